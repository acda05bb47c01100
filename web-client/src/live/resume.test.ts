import { expect, it } from 'vitest';
import { frameOf, summaryOf } from '../mock/examples';
import type { Events, Frame } from './frame';
import { Resume } from './resume';

function frame(id: string, change: Partial<Frame> = {}): Frame {
  return frameOf(summaryOf(), { id, ...change });
}

/** A stream that can be asked, and what was delivered. */
function setting(answers: (Events | 'gone')[]) {
  const delivered: string[] = [];
  const asked: string[] = [];
  let reloads = 0;
  let release: (() => void) | undefined;
  const resume = new Resume({
    fetchAfter: async (id) => {
      asked.push(id);
      if (release === undefined) await new Promise<void>((done) => (release = done));
      return answers.shift() ?? { frames: [], broken: 0, last: id, more: false };
    },
    deliver: (each) => delivered.push(each.id),
    reload: () => {
      reloads += 1;
    },
  });
  return { resume, delivered, asked, reloads: () => reloads, answerNow: () => release?.() };
}

const part = (last: string, more: boolean, ids: string[]): Events => ({
  frames: ids.map((id) => frame(id)),
  broken: 0,
  last,
  more,
});
const events = (...ids: string[]): Events => part(ids.at(-1) ?? '0-0', false, ids);
const more = (last: string, ...ids: string[]): Events => part(last, true, ids);

it('delivers what was missed before what waited, in order and once', async () => {
  const { resume, delivered, answerNow } = setting([events('5-0', '6-0', '7-0')]);
  const done = resume.subscribed('4-0');
  resume.received(frame('8-0'));
  resume.received(frame('7-0'));
  expect(delivered).toEqual([]);
  answerNow();
  await done;
  expect(delivered).toEqual(['5-0', '6-0', '7-0', '8-0']);
});

it('asks again while there is more, also when none of a part was for us', async () => {
  const { resume, delivered, asked, answerNow } = setting([more('5-0', '5-0'), more('9-0'), events('10-0')]);
  const done = resume.subscribed('4-0');
  answerNow();
  await done;
  expect(asked).toEqual(['4-0', '5-0', '9-0']);
  expect(delivered).toEqual(['5-0', '10-0']);
});

it('delivers a repeat only once, whichever topic it comes by', async () => {
  const { resume, delivered } = setting([]);
  await resume.subscribed(undefined);
  resume.received(frame('5-0'));
  resume.received(frame('5-0'));
  expect(delivered).toEqual(['5-0']);
});

it('does not take an event for a repeat because a later one overtook it', async () => {
  const { resume, delivered } = setting([]);
  await resume.subscribed(undefined);
  resume.received(frame('6-0'));
  resume.received(frame('5-0'));
  expect(delivered).toEqual(['6-0', '5-0']);
  expect(resume.last).toBe('6-0');
});

it('delivers the own copy with the claim token besides the public one', async () => {
  const { resume, delivered } = setting([]);
  await resume.subscribed(undefined);
  resume.received(frame('5-0'));
  resume.received(frame('5-0', { summary: summaryOf({ claimToken: 3 }) }));
  expect(delivered).toEqual(['5-0', '5-0']);
});

it('asks after a break from a little before the last event', async () => {
  const { resume, asked, answerNow } = setting([events('9000-1', '9500-0')]);
  await resume.subscribed(undefined);
  resume.received(frame('9000-1'));
  resume.broken();
  resume.received(frame('9900-0'));
  const done = resume.subscribed('1-0');
  answerNow();
  await done;
  expect(asked[0]).toBe('7000-0');
});

it('reloads everything when the stream no longer holds what came after, and goes on live', async () => {
  const { resume, delivered, reloads, answerNow } = setting(['gone']);
  const done = resume.subscribed('4-0');
  resume.received(frame('50-0'));
  answerNow();
  await done;
  expect(reloads()).toBe(1);
  expect(delivered).toEqual(['50-0']);
});

it('reloads everything when an event cannot be read', async () => {
  const { resume, reloads, answerNow } = setting([{ frames: [], broken: 1, last: '5-0', more: false }]);
  const done = resume.subscribed('4-0');
  answerNow();
  await done;
  expect(reloads()).toBe(1);
});

it('forgets a catch-up that another break has overtaken', async () => {
  const { resume, delivered, answerNow } = setting([events('5-0')]);
  const done = resume.subscribed('4-0');
  resume.broken();
  answerNow();
  await done;
  expect(delivered).toEqual([]);
});
