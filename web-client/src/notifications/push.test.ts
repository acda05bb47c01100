import { expect, it } from 'vitest';
import { bytesOf, deviceName } from './push';

it('reads keys as browsers write them, without padding', () => {
  expect([...bytesOf('_-8')]).toEqual([255, 239]);
  expect(
    bytesOf('BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4'),
  ).toHaveLength(65);
});

it('names devices as people know them', () => {
  expect(deviceName('Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0')).toBe('Firefox · Linux');
  expect(deviceName('Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 Chrome/142.0 Mobile Safari/537.36')).toBe(
    'Chrome · Android',
  );
});
