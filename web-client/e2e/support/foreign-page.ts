import { createServer, type Server } from 'node:http';

/** Somebody's own site on another origin, which lets as little in as a site can (content security policy, trusted types). */
export class ForeignPage {
  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async with(parley: string, channel: string, attributes = '', lang = 'en'): Promise<ForeignPage> {
    const { origin } = new URL(parley);
    const policy = [
      "default-src 'none'",
      `script-src ${origin}`,
      `connect-src ${origin} ${origin.replace('http', 'ws')}`,
      "style-src 'none'",
      `img-src ${origin}`,
      "require-trusted-types-for 'script'",
    ].join('; ');
    const html = `<!doctype html><html lang="${lang}"><head><meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1"><title>A shop</title>
      <script async src="${origin}/chat.js" data-channel="${channel}" ${attributes}></script></head>
      <body><main><h1>A shop</h1><p><a href="#things">Things</a></p></main></body></html>`;
    const server = createServer((request, response) => {
      if (request.url === '/favicon.ico') return void response.writeHead(204).end();
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy });
      response.end(html);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    return new ForeignPage(server, `http://localhost:${address.port}/`);
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}
