import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer, type Server } from 'node:https';
import type { Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { Answer, AwsRequest } from '../calls/call';

// Longer than a reconcile of the provider, and short enough for connections that nobody uses to end.
const keepAliveMs = 30_000;

/** What it takes to start a proxy. */
export interface ProxyProps {
  /** Answers a request to a host of AWS. */
  readonly aws: (request: AwsRequest) => Promise<Answer>;
  /** Answers a request to the proxy itself, on its secure port. */
  readonly itself: (request: AwsRequest) => Promise<Answer>;
  readonly key: Buffer;
  /** For the hosts of AWS and for loopback. */
  readonly certificate: Buffer;
  /** Port of the proxy. */
  readonly port: number;
  /** Port for requests to the proxy itself, over TLS. */
  readonly securePort: number;
}

/** A forward proxy on loopback that answers for all hosts of AWS, instead of forwarding, and refuses all others. */
export async function startProxy(props: ProxyProps): Promise<void> {
  const secure = createSecureServer({ key: props.key, cert: props.certificate }, (request, response) => {
    const isAws = hostOf(request).endsWith('.amazonaws.com');
    void serve(request, response, isAws ? props.aws : props.itself);
  });
  secure.keepAliveTimeout = keepAliveMs;
  const proxy = createServer((_, response) => {
    response.writeHead(405).end('This proxy takes CONNECT to hosts of AWS only.\n');
  });
  proxy.on('connect', (request: IncomingMessage, socket: Socket, head: Buffer) =>
    connect(secure, request, socket, head),
  );
  await Promise.all([listening(secure, props.securePort), listening(proxy, props.port)]);
}

function connect(secure: Server, request: IncomingMessage, socket: Socket, head: Buffer): void {
  // A client may hang up at any time.
  socket.on('error', () => socket.destroy());
  const host = (request.url ?? '').replace(/:\d+$/, '');
  if (!host.endsWith('.amazonaws.com')) {
    console.error(`${host}: no host of AWS, refused`);
    socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
    return;
  }
  socket.setNoDelay(true);
  socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
  if (head.length > 0) socket.unshift(head);
  secure.emit('connection', socket);
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  answer: (request: AwsRequest) => Promise<Answer>,
): Promise<void> {
  try {
    const headers: Record<string, string> = {};
    for (const [name, value] of Object.entries(request.headers)) {
      if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
    }
    const { method = 'GET', url = '/' } = request;
    const sent = { method, host: hostOf(request), target: url, headers, body: await buffer(request) };
    const { status, headers: answered, body } = await answer(sent);
    const isLong = method !== 'HEAD' && status !== 204 && status !== 304;
    response.writeHead(status, { ...answered, ...(isLong && { 'content-length': Buffer.byteLength(body) }) });
    response.end(isLong ? body : undefined);
  } catch (error) {
    console.error(`${request.method} ${request.headers.host}${request.url}:`, error);
    response.destroy();
  }
}

function hostOf(request: IncomingMessage): string {
  return (request.headers.host ?? '').replace(/:\d+$/, '');
}

function listening(server: Server | ReturnType<typeof createServer>, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
}
