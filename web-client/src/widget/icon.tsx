/** @jsxImportSource preact */
import { type IconName, icons } from './icons';

export function Icon({ name }: { name: IconName }) {
  return (
    <svg viewBox="0 0 24 24" class="icon" aria-hidden="true">
      <path d={icons[name]} />
    </svg>
  );
}
