// Measures what the chat costs a page of another site, against the server of PARLEY_URL: see VisitorsBenchmark.
// Prints one line for each figure.
import { createServer } from 'node:http';
import { chromium } from '@playwright/test';
import { launchOptions } from './chromium.mjs';

const { PARLEY_URL: url, PARLEY_CHAT: channel, PARLEY_SITE_PORT: port } = process.env;
const rounds = 11;
/** A phone of the middle on a slow line: Lighthouse's "Slow 4G" with a processor four times slower. */
const slow = { offline: false, latency: 150, downloadThroughput: 204_800, uploadThroughput: 93_750 };

const page = (chat) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A shop</title>
  ${chat ? `<script async src="${url.replace(/\/$/, '')}/chat.js" data-channel="${channel}"></script>` : ''}</head>
  <body><main><h1>A shop</h1></main></body></html>`;

function say(what, values, unit = 'ms') {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (percent) => sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)];
  process.stdout.write(`${what}: p50 ${at(50).toFixed(0)} ${unit}, longest ${at(100).toFixed(0)} ${unit}\n`);
}

/** One visitor with nothing cached. */
async function visit(browser, address, phone) {
  const context = await browser.newContext({ locale: 'en-GB' });
  const tab = await context.newPage();
  const session = await context.newCDPSession(tab);
  let bytes = 0;
  await session.send('Network.enable');
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  if (phone) {
    await session.send('Network.emulateNetworkConditions', slow);
    await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  }
  await tab.addInitScript(() => {
    window.blocked = 0;
    new PerformanceObserver((entries) => {
      for (const { duration } of entries.getEntries()) window.blocked += duration - 50;
    }).observe({ type: 'longtask', buffered: true });
  });
  await tab.goto(address);
  const loaded = await tab.evaluate(() => performance.getEntriesByType('navigation')[0].loadEventEnd);
  const figures = { loaded, blocked: 0, shown: 0, opened: 0, bytes: 0 };
  if (address.endsWith('?chat')) {
    const launcher = tab.getByRole('button', { name: /^Open chat/ });
    await launcher.waitFor();
    figures.shown = await tab.evaluate(() => performance.now());
    figures.bytes = bytes;
    const start = performance.now();
    await launcher.click();
    await tab.getByRole('textbox', { name: 'Message' }).waitFor();
    figures.opened = performance.now() - start;
  }
  figures.blocked = await tab.evaluate(() => window.blocked);
  await context.close();
  return figures;
}

const server = createServer((request, response) => {
  response.writeHead(request.url === '/favicon.ico' ? 204 : 200, { 'content-type': 'text/html; charset=utf-8' });
  response.end(request.url === '/favicon.ico' ? '' : page(request.url.endsWith('?chat')));
});
await new Promise((resolve) => server.listen(Number(port), '127.0.0.1', resolve));
const browser = await chromium.launch(launchOptions);
for (const phone of [false, true]) {
  const where = phone ? 'phone on a slow line' : 'desktop';
  const [without, withChat] = [[], []];
  for (let round = 0; round < rounds; round++) {
    without.push(await visit(browser, `http://localhost:${port}/`, phone));
    withChat.push(await visit(browser, `http://localhost:${port}/?chat`, phone));
  }
  say(
    `${where}, page without the chat until it is loaded`,
    without.map((each) => each.loaded),
  );
  say(
    `${where}, page with the chat until it is loaded`,
    withChat.map((each) => each.loaded),
  );
  say(
    `${where}, until the button can be pressed`,
    withChat.map((each) => each.shown),
  );
  say(
    `${where}, from the press until one can write`,
    withChat.map((each) => each.opened),
  );
  say(
    `${where}, main thread blocked beyond 50 ms`,
    withChat.map((each) => each.blocked),
  );
  say(
    `${where}, bytes before it is opened, with the page`,
    withChat.map((each) => each.bytes),
    'bytes',
  );
}
await browser.close();
server.close();
