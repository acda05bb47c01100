import type { Filter } from '../api/filter';
import type { BulkAction, BulkJob, BulkSkipped, ConversationSummary } from '../api/types';
import { memberOf, ok, problem, type Routes } from './rest';
import { spamless, spamMark } from './spam';
import { matches } from './views';
import type { World } from './world';

interface Job {
  job: BulkJob;
  ids: string[];
  before: Map<string, ConversationSummary>;
  skipped: BulkSkipped[];
}

/** What an action makes of a conversation; a word where it is left as it is. */
function changed(world: World, action: BulkAction, now: ConversationSummary): Partial<ConversationSummary> | string {
  const { kind, addTags = [], removeTags = [] } = action;
  const open = now.status === 'OPEN';
  const releases = { holder: undefined, snooze: undefined };
  switch (kind) {
    case 'CLOSE':
      return open ? { ...releases, status: 'CLOSED', waitingSince: undefined } : 'already';
    case 'REOPEN':
      return open ? 'already' : { status: 'OPEN' };
    case 'SPAM':
      return now.spam ? 'already' : spamMark(world, now);
    case 'NOT_SPAM':
      return now.spam ? spamless(world, now.id) : 'already';
    case 'TAG':
      return { tagIds: [...now.tagIds.filter((id) => !removeTags.includes(id) && !addTags.includes(id)), ...addTags] };
    case 'PRIORITY':
      return now.priority === action.priority ? 'already' : { priority: action.priority ?? 'NORMAL' };
    case 'SNOOZE':
      return { ...releases, snooze: action.until === undefined ? {} : { until: action.until } };
    case 'WAKE':
      return { snooze: undefined };
    case 'MOVE':
      return action.team === now.teamId ? 'already' : { ...releases, teamId: action.team ?? now.teamId };
    case 'ASSIGN':
      return { ...releases, holder: world.ref(action.employee ?? '') };
  }
}

/** Deeds on many conversations: a few at a time, with progress, a report and the way back. */
export function addBulkRoutes(world: World, routes: Routes): void {
  const jobs: Job[] = [];
  const missing = problem(404, 'not-found', 'There is no such deed');

  const tell = ({ job }: Job): void =>
    world.tell('BULK_CHANGED', {
      job: job.id,
      state: job.state,
      total: String(job.total),
      done: String(job.done),
      skipped: String(job.skipped),
    });

  const one = (running: Job, id: string, me: string, was?: ConversationSummary): void => {
    const conversation = world.conversations.get(id);
    if (conversation === undefined) return;
    const now = conversation.summary;
    const held = now.holder !== undefined && now.holder.id !== me;
    const { action } = running.job;
    const change =
      was ?? (held && action.kind !== 'TAG' && action.kind !== 'PRIORITY' ? 'held' : changed(world, action, now));
    if (typeof change === 'string') {
      running.job.skipped += 1;
      running.skipped.push({ conversationId: id, number: now.number, subject: now.subject, reason: change });
      return;
    }
    running.before.set(id, now);
    const { version: _, ...rest } = { version: 0, ...(was === undefined ? {} : { spam: undefined }), ...change };
    world.change(conversation, 'CONVERSATION_CHANGED', rest, { employee: me });
    running.job.done += 1;
  };

  const start = (action: BulkAction, ids: string[], me: string, undone?: Job): BulkJob => {
    const job: BulkJob = {
      id: world.newId(),
      employee: me,
      action,
      state: 'RUNNING',
      total: ids.length,
      done: 0,
      skipped: 0,
      undoOf: undone?.job.id,
      undone: false,
      createdAt: new Date().toISOString(),
    };
    const running: Job = { job, ids: [...ids], before: new Map(), skipped: [] };
    jobs.unshift(running);
    const step = (): void => {
      if (job.state !== 'RUNNING') return;
      for (const id of running.ids.splice(0, 7)) one(running, id, me, undone?.before.get(id));
      if (running.ids.length === 0) job.state = 'DONE';
      tell(running);
      if (job.state === 'RUNNING') setTimeout(step, 350);
    };
    setTimeout(step, 150);
    return job;
  };

  routes.on('GET', '/api/bulk', () => ok(jobs.map(({ job }) => job).slice(0, 20)));

  routes.on('POST', '/api/bulk', ({ body, me }) => {
    const query = body.query as { view?: string; team?: string; filter?: string } | undefined;
    const matching = [...world.conversations.values()]
      .map((each) => each.summary)
      .filter((summary) =>
        query?.filter === undefined
          ? memberOf(query?.view ?? '', query?.team ?? null, me, () => false)(summary)
          : matches(JSON.parse(query.filter) as Filter, summary, me),
      );
    const ids = query === undefined ? (body.ids as string[]) : matching.map((each) => each.id);
    return { status: 201, body: start(body.action as BulkAction, ids, me) };
  });

  const step = (name: string, act: (job: Job, me: string) => BulkJob): void =>
    routes.on('POST', `/api/bulk/:id/${name}`, ({ me }, { id = '' }) => {
      const found = jobs.find(({ job }) => job.id === id);
      return found === undefined ? missing : ok(act(found, me));
    });
  step('cancel', (found) => {
    found.job.state = 'CANCELLED';
    tell(found);
    return found.job;
  });
  step('undo', (found, me) => {
    found.job.undone = true;
    return start(found.job.action, [...found.before.keys()], me, found);
  });

  routes.on('GET', '/api/bulk/:id/skipped', (_, { id = '' }) => {
    const found = jobs.find(({ job }) => job.id === id);
    return found === undefined ? missing : ok(found.skipped);
  });
}
