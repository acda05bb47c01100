import { defineConfig } from '@playwright/test';
import { launchOptions } from './e2e/support/chromium.mjs';

const mockPort = process.env.PARLEY_MOCK_PORT ?? '5392';
const real = process.env.PARLEY_URL;
/** Where Maven has built the client; without it, it is built first. */
const built = process.env.PARLEY_WEB_BUILT;
const mockServer = `node node_modules/vite/bin/vite.js preview --mode mock --outDir "${built ?? 'dist'}"`;

/**
 * Journeys in a real browser. Those against a running server are started by `BrowserJourney` of inbox-server, which names
 * it in the environment; without one the specs against the mock server run (`npm run e2e`, and Maven's verify).
 */
export default defineConfig({
  testDir: 'e2e',
  testMatch: real === undefined ? '*.mock.spec.ts' : /^(?!.*\.mock\.spec\.ts$).*\.spec\.ts$/,
  outputDir: 'test-results',
  // Journeys against a server wait most of the time; those against the mock server keep a processor busy, and share its world.
  workers: real === undefined ? 1 : 3,
  retries: 0,
  forbidOnly: process.env.CI !== undefined,
  timeout: real === undefined ? 60_000 : 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: {
    baseURL: real ?? `http://127.0.0.1:${mockPort}`,
    locale: 'en-GB',
    timezoneId: 'Europe/Zurich',
    reducedMotion: 'reduce',
    // Where it matters, a spec allows it: for each new browser it would fetch the whole client once more.
    serviceWorkers: 'block',
    // Emptied from test to test, it still knows the client: nothing is fetched and compiled anew.
    reuseContext: real === undefined,
    viewport: { width: 1440, height: 900 },
    actionTimeout: 20_000,
    screenshot: 'only-on-failure',
    launchOptions,
  },
  ...(real === undefined
    ? {
        webServer: {
          command: built === undefined ? `node build.mjs dist && ${mockServer}` : mockServer,
          url: `http://127.0.0.1:${mockPort}/`,
          timeout: 180_000,
          env: {
            PARLEY_WEB_PORT: mockPort,
            PARLEY_MOCK_LIFE: 'off',
            // The configuration is loaded by Vite's bundler, as it always was.
            VITE_CONFIG_NATIVE_IGNORE_WARNING: 'true',
          },
        },
      }
    : {
        projects: [
          { name: 'founding', testMatch: 'mail.spec.ts' },
          { name: 'days', testIgnore: ['mail.spec.ts', 'turns.spec.ts'], dependencies: ['founding'] },
          { name: 'turns', testMatch: 'turns.spec.ts', dependencies: ['days'] },
        ],
      }),
});
