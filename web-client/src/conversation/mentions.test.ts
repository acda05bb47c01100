import { describe, expect, it } from 'vitest';
import type { Employee } from '../api/types';
import { afterEdit, candidatesOf, matching, mentioning, type Note, typedMention } from './mentions';

const support = { id: 'support', name: 'Support' };
const orders = { id: 'orders', name: 'Orders' };
const employees: Employee[] = [
  { id: 'me', name: 'Anna Keller', teams: [support], present: true },
  { id: 'b', name: 'Bruno Meier', teams: [support], present: true },
  { id: 'd', name: 'Élodie Favre', teams: [orders], present: false },
];
const candidates = candidatesOf(employees, 'me', 'support');
const bruno = candidates.find((each) => each.id === 'b');

function noteWith(text: string): Note {
  if (bruno === undefined) throw new Error('no Bruno');
  return mentioning({ text, places: [] }, text.indexOf('@'), text.indexOf('@') + 3, bruno).note;
}

describe('mentions in a note', () => {
  it('are offered after an @ that begins a word, and not within an address', () => {
    expect(typedMention({ text: 'Ask @bru', places: [] }, 8)).toEqual({ start: 4, typed: 'bru' });
    expect(typedMention({ text: 'Ask @', places: [] }, 5)).toEqual({ start: 4, typed: '' });
    expect(typedMention({ text: 'mail@bru', places: [] }, 8)).toBeUndefined();
    expect(typedMention({ text: '@bruno\nthen', places: [] }, 11)).toBeUndefined();
    expect(typedMention(noteWith('Ask @br'), 17)).toBeUndefined();
  });

  it('find colleagues and teams, also without accents, me never', () => {
    expect(matching(candidates, 'elo').map((each) => each.name)).toEqual(['Élodie Favre']);
    expect(matching(candidates, 'ord').map((each) => each.kind)).toEqual(['TEAM']);
    expect(matching(candidates, '').map((each) => each.id)).not.toContain('me');
    expect(candidates.find((each) => each.id === 'd')?.outside).toBe(true);
  });

  it('put the whole name and one space, and remember the place', () => {
    const note = noteWith('Ask @br please');
    expect(note.text).toBe('Ask @Bruno Meier please');
    expect(note.places).toEqual([{ kind: 'EMPLOYEE', id: 'b', start: 4, length: 12 }]);
  });

  it('move with their words and go when those are touched', () => {
    const note = noteWith('Ask @br please');
    expect(afterEdit(note, 'Do ask @Bruno Meier please').places[0]?.start).toBe(7);
    expect(afterEdit(note, 'Ask @Bruno Meier please, soon').places).toHaveLength(1);
    expect(afterEdit(note, 'Ask @Bruno please').places).toEqual([]);
    expect(afterEdit(note, '').places).toEqual([]);
  });
});
