import { expect, it } from 'vitest';
import { policyOf, tagOf } from './channel-embed';

it('writes what a site needs, for the server that this is', () => {
  expect(tagOf('https://parley.acme.example', 'c-1')).toBe(
    '<script async src="https://parley.acme.example/chat.js" data-channel="c-1"></script>',
  );
  expect(policyOf('https://parley.acme.example')).toContain(
    'connect-src https://parley.acme.example wss://parley.acme.example',
  );
});
