import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const place = '__BUILT__';

/** Tells the service worker which files make up this version; those whose names carry a hash need no other revision. */
export function precache(): Plugin {
  return {
    name: 'parley-precache',
    apply: 'build',
    writeBundle({ dir = 'dist' }) {
      const worker = join(dir, 'sw.js');
      const paths = readdirSync(dir, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(dir.length).replaceAll('\\', '/'))
        .filter((path) => path !== '/sw.js' && !path.startsWith('/.vite/'))
        .sort();
      const files = paths.map((url) => {
        const revision = createHash('sha256')
          .update(readFileSync(join(dir, url)))
          .digest('hex')
          .slice(0, 16);
        return { url, revision: url.startsWith('/assets/') ? null : revision };
      });
      const code = readFileSync(worker, 'utf8');
      if (!code.includes(place)) this.error(`sw.js has no ${place} to put the list of files in`);
      if (/^\s*(import|export)\b/m.test(code)) this.error('sw.js must be one file: a worker loads no modules');
      const version = createHash('sha256').update(JSON.stringify(files)).digest('hex').slice(0, 16);
      writeFileSync(
        worker,
        code.replace(place, () => JSON.stringify({ version, files })),
      );
    },
  };
}
