import { expect, it } from 'vitest';
import { emojiOf, emojisIn, findEmojis } from './emoji';

it('finds emoji by short code, and by name in the reader’s language', async () => {
  const english = await emojisIn('en');
  expect(emojiOf(english, 'smile')).toBe('😄');
  expect(emojiOf(english, 'no_such_thing')).toBeUndefined();
  expect(findEmojis(english, 'pizza', 3)[0]?.unicode).toBe('🍕');
  const german = await emojisIn('de');
  expect(findEmojis(german, 'hund', 20).map(({ unicode }) => unicode)).toContain('🐶');
});
