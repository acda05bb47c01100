import type { Side } from './protocol';

/** What the page's script tag says. */
export interface Options {
  /** Where Parley is, with a slash at the end. */
  server: string;
  channel: string;
  language: string | undefined;
  identity: string | undefined;
  side: Side | undefined;
  open: boolean;
}

function sideOf(text: string | undefined): Side | undefined {
  const side = text?.toUpperCase();
  return side === 'LEFT' || side === 'RIGHT' ? side : undefined;
}

export function optionsOf(script: HTMLScriptElement): Options | undefined {
  const { channel = '', language, identity, side, open } = script.dataset;
  if (channel === '' || !URL.canParse(script.src)) return undefined;
  return {
    server: new URL('.', script.src).href,
    channel,
    language,
    identity: identity || undefined,
    side: sideOf(side),
    open: open !== undefined && open !== 'false',
  };
}
