import { expect, it } from 'vitest';
import { colors, freshColor } from './tagging';

it('gives a new tag a colour that few others have', () => {
  const used = colors.slice(0, 3).map((color, at) => ({ id: String(at), name: String(at), color }));
  expect(freshColor([])).toBe(colors[0]);
  expect(freshColor(used)).toBe(colors[3]);
  expect(freshColor(colors.map((color) => ({ id: color, name: color, color })))).toBe(colors[0]);
});
