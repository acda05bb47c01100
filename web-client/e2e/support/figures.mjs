// Measures the client in a real browser against the server of PARLEY_URL, which has a company's past: see BrowserFigures.
// Prints one line for each figure.
import { chromium } from '@playwright/test';
import { launchOptions } from './chromium.mjs';

const { PARLEY_URL: url, PARLEY_EMAIL: email, PARLEY_PASSWORD: password, PARLEY_AGENTS: agents = '' } = process.env;
const rounds = 7;
const manyRows = 10_000;
const eventsPerSecond = 100;
const list = 'section[aria-label="Conversations"]';
const row = `${list} li a`;
const pane = 'section[aria-label="Conversation"]';

function say(what, values, unit = 'ms') {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (percent) => sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)];
  const [p50, p95] = [at(50), at(95)].map((value) => value.toFixed(value < 10 ? 1 : 0));
  process.stdout.write(
    sorted.length === 1
      ? `${what}: ${p50} ${unit}\n`
      : `${what}: p50 ${p50} ${unit}, p95 ${p95} ${unit} of ${sorted.length}\n`,
  );
}

/** In the page: the time until something is so, looked at with each frame. */
const helpers = () => {
  window.until = (isSo) =>
    new Promise((resolve, reject) => {
      const start = performance.now();
      const look = () => {
        if (isSo()) resolve(performance.now());
        else if (performance.now() - start > 30_000) reject(new Error(`Never so: ${isSo}`));
        else requestAnimationFrame(look);
      };
      look();
    });
  window.interactions = [];
  new PerformanceObserver((entries) => {
    for (const entry of entries.getEntries()) if (entry.interactionId > 0) window.interactions.push(entry);
  }).observe({ type: 'event', durationThreshold: 16, buffered: true });
};

async function newContext(browser, more = {}) {
  const context = await browser.newContext({
    baseURL: url,
    locale: 'en-GB',
    viewport: { width: 1440, height: 900 },
    serviceWorkers: 'block',
    ...more,
  });
  await context.addInitScript(helpers);
  await context.addInitScript(() => localStorage.setItem('parley.language', 'en'));
  return context;
}

async function signIn(browser, who) {
  const context = await newContext(browser);
  const page = await context.newPage();
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(who);
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText('Live', { exact: true }).waitFor();
  return { context, page, state: await context.storageState() };
}

/** Shows a list and answers when it was painted first and when its first row stood there, since the address was entered. */
async function paint(context) {
  const page = await context.newPage();
  await page.goto('/inbox/open', { waitUntil: 'commit' });
  const rows = await page.evaluate((selector) => window.until(() => document.querySelector(selector) !== null), row);
  const first = await page.evaluate(
    () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
  );
  await page.close();
  return { first, rows };
}

async function firstPaint(browser, state) {
  const cold = [];
  for (let i = 0; i < rounds; i++) {
    const context = await newContext(browser, { storageState: state });
    cold.push(await paint(context));
    await context.close();
  }
  say(
    'first paint, nothing cached',
    cold.map((one) => one.first),
  );
  say(
    'first rows, nothing cached',
    cold.map((one) => one.rows),
  );
  const context = await newContext(browser, { storageState: state, serviceWorkers: 'allow' });
  const warm = [];
  await paint(context);
  const page = await context.newPage();
  await page.goto('/inbox/open');
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.close();
  for (let i = 0; i < rounds; i++) warm.push(await paint(context));
  await context.close();
  say(
    'first paint, opened before',
    warm.map((one) => one.first),
  );
  say(
    'first rows, opened before',
    warm.map((one) => one.rows),
  );
}

/** From the click until the messages stand there. */
function open(page, index) {
  return page.evaluate(
    async ([rowSelector, paneSelector, at]) => {
      const link = document.querySelectorAll(rowSelector)[at];
      const id = link.getAttribute('href').split('/').at(-1).split('?')[0];
      // What is open stays until the next one is drawn.
      for (const article of document.querySelectorAll(`${paneSelector} article`)) article.dataset.before = '';
      const start = performance.now();
      link.click();
      const end = await window.until(
        () =>
          location.pathname.endsWith(id) &&
          document.querySelector(`${paneSelector} article:not([data-before])`) !== null,
      );
      return end - start;
    },
    [row, pane, index],
  );
}

async function opening(page) {
  await page.goto('/inbox/open');
  await page.locator(row).first().waitFor();
  const times = [await open(page, 0)];
  say('the first conversation opened', times);
  times.length = 0;
  for (let i = 1; i < 10; i++) times.push(await open(page, i));
  // Other conversations each time: further down.
  for (let screen = 1; screen <= 4; screen++) {
    await page.evaluate(
      async ([selector, top]) => {
        const box = document.querySelector(selector).closest('ul').parentElement;
        box.scrollTop = top;
        // The rows of the new place stand where the eye is.
        await window.until(() => document.querySelectorAll(selector).length > 20);
        await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      },
      [row, screen * 1400],
    );
    for (let i = 9; i < 16; i++) times.push(await open(page, i));
  }
  say('opening a conversation', times);
}

async function hasRows(page, path) {
  await page.locator(`nav a[href="${path}"]`).click();
  return page
    .locator(`${list} li a[href^="${path}/"]`)
    .first()
    .waitFor({ timeout: 3_000 })
    .then(
      () => true,
      () => false,
    );
}

/** From the click on a view until its rows stand there. */
async function switching(page) {
  const times = [];
  const empty = new Set();
  for (let round = 0; round < 6; round++) {
    const paths = await page.evaluate(() =>
      [...document.querySelectorAll('nav a')]
        .map((link) => new URL(link.href).pathname)
        // Everything, what is open, what is closed, and the queues of teams.
        .filter((path) => /^\/inbox\/(open|all|closed|[0-9a-f]{8}-[0-9a-f-]{27})$/.test(path)),
    );
    for (const path of paths) {
      // A list without a row has nothing to wait for.
      if (empty.has(path)) continue;
      if (round === 0 && !(await hasRows(page, path))) {
        empty.add(path);
        continue;
      }
      if (round > 0)
        times.push(
          await page.evaluate(
            async ([selector, wanted]) => {
              const link = document.querySelector(`nav a[href="${wanted}"]`);
              const start = performance.now();
              link.click();
              const end = await window.until(() => document.querySelector(selector)?.pathname.startsWith(`${wanted}/`));
              return end - start;
            },
            [row, path],
          ),
        );
    }
  }
  say('switching views', times);
}

async function memory(page, context) {
  const client = await context.newCDPSession(page);
  await client.send('Performance.enable');
  const used = async () => {
    await client.send('HeapProfiler.collectGarbage');
    const { metrics } = await client.send('Performance.getMetrics');
    return metrics.find((metric) => metric.name === 'JSHeapUsedSize').value / 1024 / 1024;
  };
  await page.goto('/inbox/closed');
  await page.locator(row).first().waitFor();
  say('heap with the first page of a list', [await used()], 'MB');
  const frames = await page.evaluate(
    async ([selector, wanted]) => {
      const box = document.querySelector(selector).closest('ul').parentElement;
      const gaps = [];
      let before = performance.now();
      let reached = 0;
      let standing = 0;
      while (reached < wanted && standing < 600) {
        box.scrollTop += 700;
        await new Promise((resolve) => requestAnimationFrame(resolve));
        const now = performance.now();
        gaps.push(now - before);
        before = now;
        const at = Math.floor(box.scrollTop / 70);
        standing = at > reached ? 0 : standing + 1;
        reached = Math.max(reached, at);
      }
      return { gaps, reached };
    },
    [row, manyRows],
  );
  say('rows scrolled', [frames.reached], 'rows');
  say('between two frames while scrolling through them', frames.gaps);
  say('heap after that', [await used()], 'MB');
}

/** People who take what waits and give it back, so many times a second, until told to stop. */
async function busyOffice(browser) {
  const desks = [];
  /** What each of them takes and gives back, so that nobody takes another one's. */
  const taken = new Map();
  for (const who of agents.split(',').filter(Boolean)) {
    const { context, page } = await signIn(browser, who);
    const teams = await (await context.request.get('/api/queue/counts')).json();
    const items = [];
    for (const { teamId } of teams.teams) {
      const answer = await context.request.get(`/api/conversations?view=queue&team=${teamId}&limit=50`);
      items.push(...(await answer.json()).items);
    }
    await page.close();
    const token = (await context.cookies()).find((cookie) => cookie.name === 'XSRF-TOKEN')?.value ?? '';
    const own = items.map((item) => item.id).filter((id) => !taken.has(id));
    for (const id of own.splice(0, 10)) taken.set(id, desks.length);
    desks.push({ context, headers: { 'X-XSRF-TOKEN': token } });
  }
  let running = true;
  let events = 0;
  let refused = 0;
  // One hand for each conversation: together they make as many events as wanted, however few desks have work.
  const pause = (2000 * taken.size) / eventsPerSecond;
  const work = async (id, { context, headers }) => {
    while (running) {
      const began = performance.now();
      const claimed = await context.request.post(`/api/conversations/${id}/claim`, { headers });
      if (claimed.ok()) {
        const { token } = await claimed.json();
        await context.request.post(`/api/conversations/${id}/release`, { headers, data: { token } });
        events += 2;
      } else {
        refused += 1;
      }
      const left = pause - (performance.now() - began);
      if (left > 0) await new Promise((resolve) => setTimeout(resolve, left));
    }
  };
  const start = performance.now();
  const all = [...taken].map(([id, desk]) => work(id, desks[desk]));
  return async () => {
    running = false;
    await Promise.all(all);
    say('events meanwhile', [events / ((performance.now() - start) / 1000)], '/s');
    if (refused > 0) say('claims refused meanwhile', [refused], '');
    for (const desk of desks) await desk.context.close();
  };
}

/** What a person does all day; each step an interaction that the browser measures itself. */
async function interactions(page) {
  await page.goto('/inbox/open');
  await page.locator(row).first().waitFor();
  await page.locator(row).first().click();
  await page.locator(`${pane} article`).first().waitFor();
  await page.evaluate(() => {
    window.interactions.length = 0;
  });
  for (let round = 0; round < 8; round++) {
    for (let i = 0; i < 6; i++) {
      await page.keyboard.press('j');
      await page.waitForTimeout(120);
    }
    await page.keyboard.press('n');
    await page.getByRole('textbox', { name: 'Note for colleagues' }).waitFor();
    await page.keyboard.type('Could you look at this one?', { delay: 60 });
    for (let i = 0; i < 27; i++) await page.keyboard.press('Backspace', { delay: 20 });
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('snooze', { delay: 60 });
    await page.keyboard.press('Escape');
    await page.locator(row).nth(3).click();
    await page.waitForTimeout(300);
  }
  return page.evaluate(() => {
    const longest = new Map();
    for (const { interactionId, duration } of window.interactions) {
      longest.set(interactionId, Math.max(longest.get(interactionId) ?? 0, duration));
    }
    return [...longest.values()];
  });
}

const browser = await chromium.launch({
  ...launchOptions,
  args: [...launchOptions.args, '--enable-precise-memory-info'],
});
try {
  const { context, page, state } = await signIn(browser, email);
  await firstPaint(browser, state);
  await opening(page);
  await switching(page);
  say('interaction to next paint, nothing else happens (16 ms and more)', await interactions(page));
  if (agents !== '') {
    const stop = await busyOffice(browser);
    const times = await interactions(page).finally(stop);
    say('interaction to next paint while events come (16 ms and more)', times);
  }
  await memory(page, context);
} finally {
  await browser.close();
}
