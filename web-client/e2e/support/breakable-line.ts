import { connect, createServer, type Server, type Socket } from 'node:net';

/** A line between a browser and the server that can be cut: open connections break, new ones are refused until it is mended. */
export class BreakableLine {
  private readonly open = new Set<Socket>();
  private broken = false;

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async to(target: string): Promise<BreakableLine> {
    const { port } = new URL(target);
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    const line = new BreakableLine(server, `http://localhost:${address.port}`);
    server.on('connection', (client) => line.join(client, Number(port)));
    return line;
  }

  private join(client: Socket, port: number): void {
    if (this.broken) {
      client.destroy();
      return;
    }
    const upstream = connect(port, '127.0.0.1');
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      this.open.add(one);
      one.pipe(other);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        this.open.delete(one);
        other.destroy();
      });
    }
  }

  cut(): void {
    this.broken = true;
    for (const socket of this.open) socket.destroy();
  }

  mend(): void {
    this.broken = false;
  }

  close(): void {
    this.cut();
    this.server.close();
  }
}
