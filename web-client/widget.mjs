// Builds the chat widget for foreign pages: chat.js, which every page loads, and chat-panel.js, which it loads when it is needed.
import { createHash } from 'node:crypto';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const here = dirname(fileURLToPath(import.meta.url));

async function bundle(entry, format, define) {
  const [{ output }] = [
    await build({
      configFile: false,
      root: here,
      publicDir: false,
      logLevel: 'warn',
      define: { 'process.env.NODE_ENV': '"production"', ...define },
      oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
      build: {
        target: 'es2022',
        write: false,
        minify: true,
        modulePreload: false,
        rolldownOptions: {
          input: `src/widget/${entry}`,
          preserveEntrySignatures: 'strict',
          output: { format, entryFileNames: 'out.js' },
        },
      },
    }),
  ].flat();
  const [chunk, ...others] = output;
  if (chunk?.type !== 'chunk' || others.length > 0) throw new Error(`${entry} must become one file`);
  return chunk.code;
}

/** The two files by their names; the panel's address in chat.js names this very version. */
export async function buildWidget() {
  const panel = await bundle('panel.tsx', 'es', {});
  const version = createHash('sha256').update(panel).digest('hex').slice(0, 12);
  const chat = await bundle('chat.ts', 'iife', { __PANEL__: JSON.stringify(version) });
  return { 'chat.js': chat, 'chat-panel.js': panel };
}
