import type { ReactNode } from 'react';
import type { Kind } from './channel-kinds';
import classes from './channels.module.css';

/** One letter as a mark, where no simple picture says more. */
function letter(text: string): ReactNode {
  return (
    <text x="10" y="14.6" textAnchor="middle" fill="currentColor" stroke="none" fontSize="13" fontWeight="650">
      {text}
    </text>
  );
}

const bubble = 'M3.5 6a2 2 0 0 1 2-2h9a2 2 0 0 1 2 2v5.5a2 2 0 0 1-2 2H9L5.5 16.5v-3a2 2 0 0 1-2-2z';

/** Signs of our own and not the providers' marks: drawn in the colour of the words beside them. */
const signs: Record<Kind, ReactNode> = {
  EMAIL: <path d="M3 5.5h14v9H3zM3.5 6l6.5 5 6.5-5" />,
  X: <path d="m5 5 10 10M15 5 5 15" />,
  FACEBOOK: letter('f'),
  INSTAGRAM: (
    <>
      <rect x="4" y="4" width="12" height="12" rx="3.5" />
      <circle cx="10" cy="10" r="2.8" />
    </>
  ),
  WHATSAPP: <path d={`${bubble}M8 7.2c0 2 1.6 3.6 3.8 3.6`} />,
  TELEGRAM: <path d="m3 9.8 13.5-5.3-2.4 11-4.2-3.2-2.2 2.4-.4-4zM7.3 10.7l6-4.2" />,
  MASTODON: <path d={`${bubble}M7 11V8.4a1.5 1.5 0 0 1 3 0V10M10 8.4a1.5 1.5 0 0 1 3 0V11`} />,
  BLUESKY: (
    <path d="M10 9C8.8 6.5 5.5 4.5 4 5c-.8 3.5.6 6 3.3 6C5 12 5.5 15 7.5 15S10 12.5 10 11.5C10 12.5 10.5 15 12.5 15s2.5-3 .2-4c2.7 0 4.1-2.5 3.3-6-1.5-.5-4.8 1.5-6 4z" />
  ),
  DISCOURSE: <path d="M4 16l.8-3.2A6 6 0 1 1 7.3 15.3zM7.5 8.8h5M7.5 11.2h3.5" />,
  REDDIT: letter('r'),
  FEED: (
    <>
      <path d="M4.5 9.5a6 6 0 0 1 6 6M4.5 5a10.5 10.5 0 0 1 10.5 10.5" />
      <circle cx="5.5" cy="14.5" r=".9" fill="currentColor" />
    </>
  ),
  SLACK: <path d="M8 4 6.5 16M13.5 4 12 16M4.5 7.8h12M3.8 12.2h12" />,
  MATTERMOST: letter('M'),
  SMS: <path d={`${bubble}M7 8.8h.01M10 8.8h.01M13 8.8h.01`} />,
  WEB_CHAT: <path d="M3 4.5h14v11H3zM3 7.5h14M10 10.5h4.5v3H10z" />,
  API: (
    <path d="M8 4.5c-2 0-2 1-2 2.5s0 3-2 3c2 0 2 1.5 2 3s0 2.5 2 2.5M12 4.5c2 0 2 1 2 2.5s0 3 2 3c-2 0-2 1.5-2 3s0 2.5-2 2.5" />
  ),
};

export function ChannelIcon({ kind }: { kind: string }) {
  return (
    <span className={classes.icon} aria-hidden="true">
      <svg
        width="20"
        height="20"
        viewBox="0 0 20 20"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinecap="round"
        strokeLinejoin="round"
        role="none"
      >
        {signs[kind as Kind] ?? letter(kind.charAt(0))}
      </svg>
    </span>
  );
}
