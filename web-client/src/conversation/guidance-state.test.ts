import { expect, test } from 'vitest';
import type { CheckFinding } from '../api/types';
import { acknowledged, type Guidance, obstacle } from './guidance-state';

function guidance(levels: CheckFinding['level'][], reasons: Record<string, string> = {}): Guidance {
  const findings = levels.map((level, index) => ({
    guidelineId: `g${index}`,
    guidelineVersion: 1,
    name: 'Any',
    reason: '',
    level,
    text: 'Look',
    role: '',
    places: [],
  }));
  return { findings, reasons, give: () => undefined };
}

test('advice is in nobody’s way', () => {
  expect(obstacle(guidance([]), false)).toBeUndefined();
  expect(obstacle(guidance(['ADVISE']), false)).toBeUndefined();
});

test('a warning wants a reason, and only of what is still warned', () => {
  expect(obstacle(guidance(['WARN']), false)).toBe('unexplained');
  expect(obstacle(guidance(['WARN'], { g0: '  ' }), false)).toBe('unexplained');
  const given = guidance(['WARN'], { g0: 'I saw it ', gone: 'of before' });
  expect(obstacle(given, false)).toBeUndefined();
  expect(acknowledged(given)).toEqual([{ guideline: 'g0', reason: 'I saw it' }]);
});

test('what a colleague approved needs no reason, and what is forbidden stays', () => {
  expect(obstacle(guidance(['APPROVE', 'WARN']), false)).toBe('unapproved');
  expect(obstacle(guidance(['APPROVE', 'WARN']), true)).toBeUndefined();
  expect(obstacle(guidance(['FORBID']), true)).toBe('forbidden');
});
