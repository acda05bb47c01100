import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { resolve } from 'node:path';
import type { Plugin, PreviewServer, ViteDevServer } from 'vite';
import { WebSocketServer } from 'ws';
import { addAnsweringRoutes } from './answering';
import { addBulkRoutes } from './bulk';
import { addChannelRoutes } from './channels';
import { MockChat } from './chat';
import { addClaimRoutes } from './claims';
import { addDraftingRoutes } from './drafting';
import { addFieldRoutes } from './fields';
import { addGuidanceRoutes } from './guidance';
import { startLife } from './life';
import { seedMails } from './mail';
import { addMergeRoutes } from './merging';
import { addNotificationRoutes } from './notifications';
import { addPeopleRoutes } from './people';
import { addReplyRoutes } from './replies';
import { addReadRoutes, type MockResponse, Routes } from './rest';
import { addRoutingRoutes } from './routing';
import { addSearchRoutes } from './search';
import { anna, seededWorld } from './seed';
import { seedSocial } from './social';
import { addSpamRoutes } from './spam';
import { MockBroker } from './stomp';
import { addSurveyRoutes } from './survey';
import { addTagRoutes } from './tags';
import { addTogetherRoutes } from './together';
import { addViewRoutes } from './views';
import { addWordingRoutes } from './wording';

/** One a line, because each feature adds its own. */
const everything = [
  addReadRoutes,
  addClaimRoutes,
  addAnsweringRoutes,
  addReplyRoutes,
  addDraftingRoutes,
  addPeopleRoutes,
  addTagRoutes,
  addTogetherRoutes,
  addFieldRoutes,
  addViewRoutes,
  addBulkRoutes,
  addWordingRoutes,
  addNotificationRoutes,
  addMergeRoutes,
  addRoutingRoutes,
  addSpamRoutes,
  addSurveyRoutes,
  addSearchRoutes,
  addChannelRoutes,
  addGuidanceRoutes,
];

function meOf(request: IncomingMessage): string {
  const cookie = /(?:^|;\s*)MOCK=([^;]*)/.exec(request.headers.cookie ?? '')?.[1];
  if (cookie === 'none') return '';
  return cookie ?? anna;
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const bytes = Buffer.concat(parts);
  if ((request.headers['content-type'] ?? '').startsWith('multipart/')) {
    const head = bytes.toString('latin1');
    const name = /filename="([^"]*)"/.exec(head)?.[1] ?? 'file';
    const type = /Content-Type: ([^\r\n]+)/i.exec(head)?.[1] ?? 'application/octet-stream';
    return { name: Buffer.from(name, 'latin1').toString('utf8'), size: bytes.length, type };
  }
  return bytes.length === 0 ? {} : JSON.parse(bytes.toString('utf8'));
}

function write(response: ServerResponse, { status, body, headers }: MockResponse): void {
  const json = body !== undefined && typeof body !== 'string' && !Buffer.isBuffer(body);
  response.writeHead(status, { ...(json ? { 'content-type': 'application/json' } : {}), ...headers });
  response.end(body === undefined ? '' : json ? JSON.stringify(body) : (body as string | Buffer));
}

/** A world as it is at first; on request with conversations of other channels than e-mail, and with mails of doubtful senders. */
function begin(social = false, mails = false) {
  const world = seededWorld();
  if (social) seedSocial(world);
  if (mails) seedMails(world);
  const routes = new Routes();
  for (const add of everything) add(world, routes);
  const broker = new MockBroker(world);
  const life = process.env.PARLEY_MOCK_LIFE !== 'off';
  if (life) startLife(world, broker);
  return { routes, broker, chat: new MockChat(life) };
}

function serve({ middlewares, httpServer, config }: ViteDevServer | PreviewServer): void {
  let mock = begin();
  let version = 0;

  middlewares.use((request, response, next) => {
    const url = new URL(request.url ?? '/', 'http://mock');
    // A worker with other bytes is another version of the client to a browser.
    if (url.pathname === '/sw.js' && version > 0) {
      const worker = readFileSync(resolve(config.root, config.build.outDir, 'sw.js'), 'utf8');
      const headers = { 'content-type': 'text/javascript', 'cache-control': 'no-cache' };
      return write(response, { status: 200, body: `${worker}\n// ${version}`, headers });
    }
    if (url.pathname.startsWith('/chat/')) {
      url.host = request.headers.host ?? 'localhost';
      mock.chat.handle(request, response, url).then((done) => done || next(), next);
      return;
    }
    if (!/^\/(api|auth)\//.test(url.pathname)) return next();
    if (url.pathname === '/api/mock/chat') {
      bodyOf(request).then((order) => write(response, { status: 200, body: mock.chat.order(order) }), next);
      return;
    }
    if (url.pathname === '/api/mock/version') {
      version += 1;
      return write(response, { status: 204 });
    }
    if (url.pathname === '/api/mock/reset') {
      mock = begin(url.searchParams.has('social'), url.searchParams.has('mails'));
      version = 0;
      return write(response, { status: 204 });
    }
    const me = meOf(request);
    if (me === '' && url.pathname.startsWith('/api/')) {
      return write(response, { status: 401, body: { code: 'signed-out', title: 'Sign in first' } });
    }
    bodyOf(request).then((body) => {
      const headers = request.headers as Record<string, string | undefined>;
      const method = request.method ?? 'GET';
      const answer = mock.routes.handle({ method, path: url.pathname, query: url.searchParams, headers, body, me });
      setTimeout(() => write(response, answer), 40);
    }, next);
  });

  const sockets = new WebSocketServer({ noServer: true, handleProtocols: (all) => [...all][0] ?? false });
  httpServer?.on('upgrade', (request, socket, head) => {
    if (/^\/chat\/[^/]+\/live$/.test(request.url ?? '')) {
      sockets.handleUpgrade(request, socket, head, (ready) => mock.chat.accept(ready));
      return;
    }
    if (request.url !== '/ws') return;
    sockets.handleUpgrade(request, socket, head, (ready) => mock.broker.accept(ready, meOf(request)));
  });
}

/** While developing, the chat widget is built anew each time that a page asks for it. */
function serveWidget({ middlewares }: ViteDevServer): void {
  middlewares.use((request, response, next) => {
    const name = /^\/(chat|chat-panel)\.js(?:\?|$)/.exec(request.url ?? '')?.[1];
    if (name === undefined) return next();
    import('../../widget.mjs').then(async ({ buildWidget }) => {
      const body = (await buildWidget())[`${name as 'chat' | 'chat-panel'}.js`];
      write(response, {
        status: 200,
        body,
        headers: { 'content-type': 'text/javascript', 'cache-control': 'no-cache' },
      });
    }, next);
  });
}

/** A Parley server in memory behind Vite's dev or preview server: REST, STOMP and some life of its own. */
export function mockServer(): Plugin {
  return {
    name: 'parley-mock',
    configureServer: (server) => {
      serveWidget(server);
      serve(server);
    },
    configurePreviewServer: serve,
  };
}
