import type { Employee, TeamRef } from '../api/types';
import { rankOf } from '../lib/rank';

/** Where a note's text names a colleague or a team; places are counted as JavaScript counts them. */
export interface Place {
  kind: 'EMPLOYEE' | 'TEAM';
  id: string;
  start: number;
  length: number;
}

/** Somebody to mention; of a team, `people` says how many it calls. */
export interface Candidate {
  kind: Place['kind'];
  id: string;
  name: string;
  people: number;
  /** They cannot read the conversation yet: the mention lets them in. */
  outside: boolean;
}

export interface Note {
  text: string;
  places: readonly Place[];
}

/** What this browser kept of a note that was not finished; a kept text of an older page had no mentions. */
export function keptNote(kept: string | null): Note {
  try {
    const { text, places } = JSON.parse(kept ?? '') as Partial<Note>;
    if (typeof text === 'string' && Array.isArray(places)) return { text, places };
  } catch {
    // Not JSON: plain text, or nothing.
  }
  return { text: kept ?? '', places: [] };
}

/** The note after the text was changed in any way: mentions move with their words, and go when those are touched. */
export function afterEdit(note: Note, text: string): Note {
  const before = note.text;
  const shorter = Math.min(before.length, text.length);
  let same = 0;
  while (same < shorter && before[same] === text[same]) same += 1;
  let tail = 0;
  while (tail < shorter - same && before[before.length - 1 - tail] === text[text.length - 1 - tail]) tail += 1;
  const end = before.length - tail;
  const grown = text.length - before.length;
  const places = note.places.flatMap((place) => {
    if (place.start + place.length <= same) return [place];
    return place.start >= end ? [{ ...place, start: place.start + grown }] : [];
  });
  return { text, places };
}

const longest = 40;

/** What is being typed after an `@` before the caret; names have spaces, so up to three words are looked at. */
export function typedMention(note: Note, caret: number): { start: number; typed: string } | undefined {
  const start = note.text.lastIndexOf('@', caret - 1);
  if (start < 0 || caret - start > longest) return undefined;
  if (start > 0 && /[\p{L}\p{N}._-]/u.test(note.text[start - 1] ?? '')) return undefined;
  if (note.places.some((place) => place.start === start)) return undefined;
  const typed = note.text.slice(start + 1, caret);
  return /\n/.test(typed) || typed.split(' ').length > 3 || typed.startsWith(' ') ? undefined : { start, typed };
}

/** Puts the name where the `@` was typed; answers the note and where the caret goes. */
export function mentioning(note: Note, from: number, caret: number, who: Candidate): { note: Note; caret: number } {
  const words = `@${who.name}`;
  const space = note.text[caret] === ' ' ? '' : ' ';
  const text = note.text.slice(0, from) + words + space + note.text.slice(caret);
  const kept = afterEdit(note, text).places.filter((place) => place.start !== from);
  const place = { kind: who.kind, id: who.id, start: from, length: words.length };
  const places = [...kept, place].sort((a, b) => a.start - b.start);
  return { note: { text, places }, caret: from + words.length + 1 };
}

/** Colleagues and their teams, without me. */
export function candidatesOf(employees: readonly Employee[], me: string, teamId: string): Candidate[] {
  const teams = new Map<string, { team: TeamRef; people: number }>();
  for (const { id, teams: own } of employees) {
    for (const team of own) {
      const known = teams.get(team.id)?.people ?? 0;
      teams.set(team.id, { team, people: known + (id === me ? 0 : 1) });
    }
  }
  const people = employees
    .filter((each) => each.id !== me && each.active !== false)
    .map(({ id, name, teams: own, role }): Candidate => {
      const manages = role === 'MANAGER' || role === 'ADMINISTRATOR';
      return { kind: 'EMPLOYEE', id, name, people: 1, outside: !manages && !own.some((team) => team.id === teamId) };
    });
  const groups = [...teams.values()].map(
    ({ team, people: count }): Candidate => ({
      kind: 'TEAM',
      id: team.id,
      name: team.name,
      people: count,
      outside: team.id !== teamId,
    }),
  );
  return [...people, ...groups];
}

const shown = 7;

export function matching(candidates: readonly Candidate[], typed: string): Candidate[] {
  return candidates
    .map((each) => ({ each, rank: rankOf(each.name, typed) - (each.outside ? 0.1 : 0) }))
    .filter(({ rank }) => rank > 0.5)
    .sort((a, b) => b.rank - a.rank || a.each.name.localeCompare(b.each.name))
    .slice(0, shown)
    .map(({ each }) => each);
}
