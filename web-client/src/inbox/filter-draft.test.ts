import { expect, it } from 'vitest';
import type { Filter } from '../api/filter';
import type { ViewField } from '../api/types';
import { filterOfDraft, groupOf, newRow, operatorOf, operatorsOf, replaced, withOperator } from './filter-draft';

const tag: ViewField = {
  field: 'tag',
  type: 'IDS',
  conditions: ['in', 'has', 'present'],
  words: [],
  choices: [],
};

it('gives back the filter that it was made of', () => {
  const filters: Filter[] = [
    {
      all: [
        { field: 'tag', in: ['a'] },
        {
          any: [
            { field: 'subject', contains: 'x' },
            { field: 'number', atLeast: 3 },
          ],
        },
      ],
    },
    {
      not: {
        any: [
          { field: 'tag', in: ['a'] },
          { field: 'tag', in: ['b'] },
        ],
      },
    },
    { all: [{ not: { field: 'tag', in: ['a'] } }, { field: 'holder', present: false }] },
  ];
  for (const filter of filters) expect(filterOfDraft(groupOf(filter))).toEqual(filter);
});

it('means the same where it is written more shortly', () => {
  expect(filterOfDraft(groupOf({ not: { all: [{ field: 'tag', in: ['a'] }] } }))).toEqual({
    not: { field: 'tag', in: ['a'] },
  });
  expect(filterOfDraft(groupOf({ all: [{ field: 'tag', in: ['a'] }] }))).toEqual({ field: 'tag', in: ['a'] });
});

it('leaves out what has no value yet', () => {
  const root = groupOf(undefined);
  expect(filterOfDraft({ ...root, parts: [newRow(tag), { key: 99, mode: 'any', parts: [] }] })).toBeUndefined();
});

it('offers the opposite of a condition and keeps the value', () => {
  expect(operatorsOf(tag)).toEqual(['in', 'not in', 'has', 'not has', 'present', 'not present']);
  const row = { ...newRow(tag), condition: { field: 'tag', in: ['a'] } };
  const opposite = withOperator(row, 'not in');
  expect(operatorOf(opposite)).toBe('not in');
  expect(filterOfDraft(opposite)).toEqual({ not: { field: 'tag', in: ['a'] } });
  expect(withOperator(opposite, 'has').condition).toEqual({ field: 'tag', has: ['a'] });
  expect(filterOfDraft(withOperator(opposite, 'not present'))).toEqual({ field: 'tag', present: false });
});

it('changes and removes a part however deep it is', () => {
  const root = groupOf({
    all: [
      {
        any: [
          { field: 'tag', in: ['a'] },
          { field: 'tag', in: ['b'] },
        ],
      },
    ],
  });
  const [inner] = root.parts;
  const leaf = inner !== undefined && 'parts' in inner ? inner.parts[0] : undefined;
  expect(filterOfDraft(replaced(root, leaf?.key ?? 0, undefined))).toEqual({ field: 'tag', in: ['b'] });
});
