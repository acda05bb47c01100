import { Store, useStore } from '../live/store';

const remembered = 'parley.aside';
// Where it would cover the conversation it is only opened by hand.
const besides = matchMedia('(min-width: 1200px)').matches;
const shown = new Store(besides && localStorage.getItem(remembered) === 'shown');

/** Whether the panel beside the conversation is open; remembered in this browser. */
export function useAsideShown(): boolean {
  return useStore(shown);
}

export function showAside(show: boolean): void {
  localStorage.setItem(remembered, show ? 'shown' : 'hidden');
  shown.set(show);
}
