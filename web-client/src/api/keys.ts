/** The names under which the query cache keeps what the server said; `live/` writes to the same names. */
export const keys = {
  authState: ['auth-state'] as const,
  me: ['me'] as const,
  counts: ['counts'] as const,
  employees: ['employees'] as const,
  teams: ['teams'] as const,
  lists: ['conversations'] as const,
  list: (view: View) => ['conversations', view] as const,
  details: ['conversation'] as const,
  detail: (id: string) => ['conversation', id] as const,
};

export type View =
  | { kind: 'queue'; team: string }
  | { kind: 'mine' }
  | { kind: 'joined' }
  | { kind: 'open' }
  | { kind: 'closed' };

/** The view's name in the address bar: a team's queue is named by the team's id. */
export function pathOfView(view: View): string {
  return view.kind === 'queue' ? view.team : view.kind;
}

export function viewOfPath(path: string): View {
  switch (path) {
    case 'mine':
    case 'joined':
    case 'open':
    case 'closed':
      return { kind: path };
    default:
      return { kind: 'queue', team: path };
  }
}
