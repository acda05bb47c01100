import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { natures } from './types';

const server = join(import.meta.dirname, '../../../inbox-server/src/main/java/dev/parley/inbox');

it('knows every nature that the server gives a message', () => {
  const source = readFileSync(join(server, 'conversation/NatureKind.java'), 'utf8');
  const constants = /enum NatureKind \{([^;]*);/.exec(source)?.[1]?.match(/[A-Z_]+/g);
  expect(constants).toEqual([...natures]);
});
