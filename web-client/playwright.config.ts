import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

const chromium = process.env.PARLEY_CHROMIUM ?? '/usr/bin/chromium';
const mockPort = 5392;
const real = process.env.PARLEY_URL;

/**
 * Journeys in a real browser against a running server: `BrowserJourney` of inbox-server starts both and names them in the
 * environment. Without one, only the specs against the mock server run.
 */
export default defineConfig({
  testDir: 'e2e',
  testMatch: real === undefined ? '*.mock.spec.ts' : /^(?!.*\.mock\.spec\.ts$).*\.spec\.ts$/,
  outputDir: 'test-results',
  workers: 1,
  retries: 0,
  forbidOnly: process.env.CI !== undefined,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: {
    baseURL: real ?? `http://127.0.0.1:${mockPort}`,
    locale: 'en-GB',
    timezoneId: 'Europe/Zurich',
    reducedMotion: 'reduce',
    viewport: { width: 1440, height: 900 },
    screenshot: 'only-on-failure',
    launchOptions: {
      // Elsewhere than on Debian, Playwright's own download is used.
      ...(existsSync(chromium) ? { executablePath: chromium } : {}),
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
  ...(real === undefined
    ? {
        webServer: {
          command: 'node build.mjs dist && node node_modules/vite/bin/vite.js preview --mode mock --outDir dist',
          url: `http://127.0.0.1:${mockPort}/`,
          env: { PARLEY_WEB_PORT: String(mockPort), PARLEY_MOCK_LIFE: 'off' },
        },
      }
    : {}),
});
