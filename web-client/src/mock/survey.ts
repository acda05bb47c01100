import type { Satisfaction, SatisfactionTally, Survey, SurveyPolicy } from '../api/types';
import { ok, type Routes } from './rest';
import type { Conversation, World } from './world';

const atFirst: SurveyPolicy = {
  enabled: false,
  delayMinutes: 60,
  businessHours: false,
  restDays: 30,
  openDays: 14,
  scale: 'FACES',
  questions: {},
  badUntil: 2,
  notifies: true,
  reopens: false,
};

const standard = {
  en: 'How satisfied are you with our help?',
  de: 'Wie zufrieden sind Sie mit unserer Hilfe?',
  fr: 'Êtes-vous satisfait de notre aide ?',
  it: 'Quanto è soddisfatto del nostro aiuto?',
};

const said: readonly [number, string][] = [
  [5, 'Quick and friendly, thank you!'],
  [4, ''],
  [1, 'I had to ask three times.\n<b>Nobody</b> called back.'],
  [5, ''],
  [5, ''],
  [3, 'It works, but it took a week.'],
  [4, ''],
];

/** One conversation after the other is asked; some answer. */
function seed(world: World): Conversation[] {
  const asked = [...world.conversations.values()].filter((each) => each.summary.status === 'CLOSED').slice(0, 18);
  asked.forEach((conversation, index) => {
    const [score, comment = ''] = said[index] ?? [];
    const at = new Date(Date.now() - (index + 1) * 3_600_000).toISOString();
    const survey: Survey = { scale: 'FACES', score, comment, answeredAt: score === undefined ? undefined : at };
    const { contact } = conversation.summary;
    const message = world.addMessage(conversation, {
      direction: 'OUTBOUND',
      author: { kind: 'SYSTEM', name: 'support@alpenblick.example', handle: 'support@alpenblick.example' },
      to: [{ name: contact.name, handle: contact.handle }],
      text: standard.en,
      receivedAt: at,
      survey,
      delivery: { state: 'SENT', attempts: 1, heldBack: false, sentAt: at },
    });
    conversation.summary = { ...conversation.summary, lastSeq: message.seq, satisfaction: score };
  });
  return asked;
}

function tally(of: readonly Conversation[]): SatisfactionTally {
  const scores = [1, 2, 3, 4, 5].map((score) => of.filter((each) => each.summary.satisfaction === score).length);
  return { asked: of.length, answered: scores.reduce((sum, each) => sum + each, 0), scores };
}

/** Surveys: settings of the teams, and what customers said, in memory. */
export function addSurveyRoutes(world: World, routes: Routes): void {
  const policies = new Map<string, SurveyPolicy>();
  const asked = seed(world);
  const answer = (id: string) => ok({ policy: policies.get(id) ?? atFirst, standard });
  routes.on('GET', '/api/teams/:id/survey', (_, { id = '' }) => answer(id));
  routes.on('PUT', '/api/teams/:id/survey', ({ body }, { id = '' }) => {
    policies.set(id, body as unknown as SurveyPolicy);
    return answer(id);
  });

  const byOf = (conversation: Conversation) =>
    conversation.messages.findLast((each) => each.author.kind === 'EMPLOYEE')?.author;
  const chosen = (query: URLSearchParams): Conversation[] =>
    asked.filter(
      (each) =>
        (query.get('to') ?? '9') >= '2026' &&
        [null, each.summary.teamId].includes(query.get('team')) &&
        [null, byOf(each)?.id].includes(query.get('employee')) &&
        [null, each.summary.channel.id].includes(query.get('channel')),
    );
  const parts = (
    of: readonly Conversation[],
    nameOf: (each: Conversation) => { id?: string | undefined; name: string },
  ) => {
    const names = new Map(of.map((each) => [nameOf(each).id ?? '', nameOf(each).name]));
    return [...names].map(([id, name]) => ({ id, name, tally: tally(of.filter((each) => nameOf(each).id === id)) }));
  };
  const teamOf = ({ summary }: Conversation) =>
    world.teams.find((team) => team.id === summary.teamId) ?? { id: summary.teamId, name: '' };

  routes.on('GET', '/api/satisfaction', ({ query }) => {
    const of = chosen(query);
    return ok({
      all: tally(of),
      teams: parts(of, teamOf),
      people: parts(of, (each) => byOf(each) ?? { name: '' }),
      channels: parts(of, (each) => each.summary.channel),
    } satisfies Satisfaction);
  });
  routes.on('GET', '/api/satisfaction/answers', ({ query }) => {
    const items = chosen(query).flatMap((each) => {
      const { survey } = each.messages.findLast((message) => message.survey !== undefined) ?? {};
      if (survey?.score === undefined || (query.get('worded') === 'true' && survey.comment === '')) return [];
      const { id, number, subject, contact, channel } = each.summary;
      const at = survey.answeredAt ?? '';
      return [
        {
          conversationId: id,
          number,
          subject,
          contact: contact.name,
          team: teamOf(each).name,
          employee: byOf(each)?.name ?? '',
          channel: channel.name,
          scale: survey.scale,
          score: survey.score,
          comment: survey.comment,
          askedAt: at,
          answeredAt: at,
        },
      ];
    });
    return ok({ items });
  });
  routes.on('GET', '/api/satisfaction/export', () => ({
    status: 200,
    body: 'number,asked,answered,score\r\n',
    headers: { 'content-type': 'text/csv', 'content-disposition': 'attachment; filename="satisfaction.csv"' },
  }));
}
