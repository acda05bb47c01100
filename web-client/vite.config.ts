import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { precache } from './precache';

/** The API's shapes in few letters: what a device keeps is of no use to others. */
const api = createHash('sha256')
  .update(readFileSync(new URL('src/api/openapi.json', import.meta.url)))
  .digest('hex');

/** What every page needs anyway. */
const firstLibraries =
  /node_modules[\\/](react|react-dom|scheduler|use-sync-external-store|i18next|react-i18next|html-parse-stringify|void-elements|@tanstack[\\/](react-)?(router|router-core|history|store|query|query-core))[\\/]/;

const server = process.env.PARLEY_SERVER ?? 'http://127.0.0.1:8080';

export default defineConfig(async ({ mode }) => ({
  plugins: [react(), precache(), ...(mode === 'mock' ? [(await import('./src/mock/plugin')).mockServer()] : [])],
  define: { __API__: JSON.stringify(api.slice(0, 16)) },
  server: {
    host: '127.0.0.1',
    port: Number(process.env.PARLEY_WEB_PORT ?? 5173),
    strictPort: true,
    proxy:
      mode === 'mock'
        ? undefined
        : {
            '/api': { target: server },
            '/auth': { target: server },
            '/ws': { target: server, ws: true },
          },
  },
  preview: { host: '127.0.0.1', port: Number(process.env.PARLEY_WEB_PORT ?? 4173), strictPort: true },
  optimizeDeps: { include: ['@tiptap/react', '@tiptap/starter-kit', '@tiptap/extensions', '@mantine/notifications'] },
  build: {
    target: 'es2022',
    manifest: true,
    emptyOutDir: true,
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
      input: { index: 'index.html', sw: 'src/worker/sw.ts' },
      output: {
        // The worker's address must stay the same from version to version.
        entryFileNames: ({ name }: { name: string }) => (name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js'),
        // Many small files cost a browser more than a few that it does not need yet.
        codeSplitting: {
          groups: [
            { name: 'libraries', test: firstLibraries },
            { name: 'icons', test: /@tabler[\\/]icons-react/, minShareCount: 2 },
            { name: 'controls', test: /@mantine[\\/]/, minShareCount: 8 },
            { name: 'common', test: /src[\\/](ui|lib|api|live|i18n|inbox|app)[\\/].*\.tsx?$/, minShareCount: 3 },
          ],
        },
      },
    },
  },
  test: {
    environment: 'happy-dom',
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['src/mock/test-setup.ts'],
    restoreMocks: true,
  },
}));
