import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';

const secret = 'a5b4c3d2e1f00f1e2d3c4b5a69788796';
const page = { id: '100200300', name: 'Alpenblick' };
const subscription = { object: '', callback_url: '', fields: [] as string[], active: false };

/** What somebody did below a post of the page, as Meta tells of it. */
interface Change {
  item: 'comment' | 'reaction';
  verb: 'add' | 'edited';
  comment_id: string;
  from: { id: string; name: string };
  message?: string;
  reaction_type?: string;
}

/** What was posted in the page's name: where, and with which words. */
interface Posted {
  edge: string;
  body: string;
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

/** Meta's Graph API with one page, and the webhooks that tell of what its visitors do. */
export class Facebook {
  readonly app = { id: '424242424242', secret, token: 'EAAJourney' };
  readonly page = page;
  readonly posted: Posted[] = [];
  private readonly subscribed = structuredClone(subscription);
  private installed: string[] = [];
  private numbers = 9000;

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async start(): Promise<Facebook> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    const facebook = new Facebook(server, `http://127.0.0.1:${address.port}`);
    server.on('request', async (request, response) => {
      const { pathname, searchParams } = new URL(request.url ?? '/', facebook.url);
      const body = await read(request);
      const answer = await facebook.answer(
        request.method ?? '',
        pathname.replace(/^\/v[0-9.]+\//, ''),
        searchParams,
        body,
      );
      response.writeHead(answer === undefined ? 404 : 200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(answer ?? { error: { message: 'Unsupported request.', code: 100 } }));
    });
    return facebook;
  }

  private async answer(method: string, edge: string, query: URLSearchParams, body: string): Promise<unknown> {
    const asked = `${method} ${edge}`;
    switch (asked) {
      case 'GET me':
        return page;
      case 'GET debug_token':
        return { data: { is_valid: true, type: 'PAGE', app_id: this.app.id, expires_at: 0 } };
      case `GET ${this.app.id}/subscriptions`:
        return { data: this.subscribed.active ? [this.subscribed] : [] };
      case `POST ${this.app.id}/subscriptions`:
        return this.subscribe(new URLSearchParams(body));
      case `GET ${page.id}/subscribed_apps`:
        return { data: this.installed.length > 0 ? [{ id: this.app.id, subscribed_fields: this.installed }] : [] };
      case `POST ${page.id}/subscribed_apps`:
        this.installed = (query.get('subscribed_fields') ?? '').split(',');
        return { success: true };
      default:
        return method === 'POST' && /\/(comments|messages)$/.test(edge) ? this.post(edge, body) : undefined;
    }
  }

  /** Meta asks the address whether it knows the verify token, and takes it only then. */
  private async subscribe(form: URLSearchParams): Promise<unknown> {
    const callback = form.get('callback_url') ?? '';
    const question = new URLSearchParams({
      'hub.mode': 'subscribe',
      'hub.challenge': '1158201444',
      'hub.verify_token': form.get('verify_token') ?? '',
    });
    const answer = await fetch(`${callback}?${question}`);
    if ((await answer.text()) !== '1158201444') return undefined;
    Object.assign(this.subscribed, {
      object: form.get('object') ?? '',
      callback_url: callback,
      fields: (form.get('fields') ?? '').split(','),
      active: true,
    });
    return { success: true };
  }

  private post(edge: string, body: string): unknown {
    this.numbers += 1;
    this.posted.push({ edge, body });
    return edge.endsWith('comments')
      ? { id: `55_${this.numbers}` }
      : { recipient_id: '900', message_id: `m_${this.numbers}` };
  }

  /** Tells the server of it, signed as it has to be; resolves with the status. */
  async tell(change: Change, key = secret): Promise<number> {
    const now = Math.floor(Date.now() / 1000);
    const value = { ...change, post_id: `${page.id}_55`, parent_id: `${page.id}_55`, created_time: now };
    const body = JSON.stringify({
      object: 'page',
      entry: [{ id: page.id, time: now, changes: [{ field: 'feed', value }] }],
    });
    const answer = await fetch(this.subscribed.callback_url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-hub-signature-256': `sha256=${createHmac('sha256', key).update(body).digest('hex')}`,
      },
      body,
    });
    return answer.status;
  }

  close(): void {
    this.server.close();
    this.server.closeAllConnections();
  }
}
