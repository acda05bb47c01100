import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { mockServer } from './src/mock/plugin';

const server = process.env.PARLEY_SERVER ?? 'http://127.0.0.1:8080';

export default defineConfig(({ mode }) => ({
  plugins: [react(), ...(mode === 'mock' ? [mockServer()] : [])],
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
