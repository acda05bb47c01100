import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const server = process.env.PARLEY_SERVER ?? 'http://127.0.0.1:8080';

export default defineConfig(async ({ mode }) => ({
  plugins: [react(), ...(mode === 'mock' ? [(await import('./src/mock/plugin')).mockServer()] : [])],
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
  },
  test: {
    environment: 'happy-dom',
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['src/mock/test-setup.ts'],
    restoreMocks: true,
  },
}));
