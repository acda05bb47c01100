import { defineConfig } from '@playwright/test';

const port = 5392;

/** Runs against the mock server; set PARLEY_URL to run against a real one. */
export default defineConfig({
  testDir: 'e2e',
  timeout: 120_000,
  expect: { timeout: 20_000 },
  workers: 1,
  forbidOnly: process.env.CI !== undefined,
  reporter: [['list']],
  outputDir: 'test-results',
  use: {
    baseURL: process.env.PARLEY_URL ?? `http://127.0.0.1:${port}`,
    trace: 'retain-on-failure',
    timezoneId: 'Europe/Zurich',
    reducedMotion: 'reduce',
    launchOptions: {
      executablePath: process.env.PARLEY_CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  ...(process.env.PARLEY_URL === undefined
    ? {
        webServer: {
          command: 'node build.mjs dist && node node_modules/vite/bin/vite.js preview --mode mock --outDir dist',
          url: `http://127.0.0.1:${port}/`,
          env: { PARLEY_WEB_PORT: String(port), PARLEY_MOCK_LIFE: 'off' },
        },
      }
    : {}),
});
