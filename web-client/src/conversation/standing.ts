import type { Authenticity } from '../api/types';

/** What a reader has to know at a glance; `none` where there is nothing to say of the sender. */
export type Standing = 'contradicted' | 'unconfirmed' | 'confirmed' | 'signed' | 'unknown' | 'none';

export function standingOf({ verdict, checks, signature }: Authenticity): Standing {
  switch (verdict) {
    case 'CONTRADICTED':
      return 'contradicted';
    case 'UNCONFIRMED':
      return 'unconfirmed';
    case 'CONFIRMED':
      return signature?.state === 'VALID' && signature.ofSender ? 'signed' : 'confirmed';
    case 'UNKNOWN':
      return signature === undefined && checks.length === 0 ? 'none' : 'unknown';
  }
}
