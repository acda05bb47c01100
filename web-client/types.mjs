// Writes the shapes of the server's JSON (src/api/openapi.json, kept by OpenApiTests of inbox-server) as TypeScript.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compile } from 'json-schema-to-typescript';

const api = join(dirname(fileURLToPath(import.meta.url)), 'src', 'api');
const described = readFileSync(join(api, 'openapi.json'), 'utf8').replaceAll('#/components/schemas/', '#/$defs/');
const { schemas } = JSON.parse(described);
const names = Object.keys(schemas);
const all = {
  type: 'object',
  properties: Object.fromEntries(names.map((name) => [name, { $ref: `#/$defs/${name}` }])),
  required: names,
  $defs: schemas,
};
const written = await compile(all, 'Schemas', {
  additionalProperties: false,
  bannerComment: '/** Made from openapi.json by types.mjs: not to be edited. */',
});
writeFileSync(join(api, 'schema.d.ts'), written);
