import { execFileSync, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

/** Bare Git repositories, served on loopback over HTTPS as a Git host would. */
export class GitServer {
  private constructor(
    private readonly server: Server,
    private readonly folder: string,
  ) {}

  /** Makes an empty repository for the platform and one for a team in a folder, and serves them; the folder of a certificate has `tls.crt` and `tls.key`. */
  public static async start(folder: string, certificate: string): Promise<GitServer> {
    for (const name of ['platform.git', 'team.git']) {
      execFileSync('git', ['init', '--quiet', '--bare', '--initial-branch=main', join(folder, name)]);
      execFileSync('git', ['-C', join(folder, name), 'config', 'http.receivepack', 'true']);
    }
    const [cert, key] = ['tls.crt', 'tls.key'].map((file) => readFileSync(join(certificate, file)));
    const server = createServer({ cert, key }, (request, response) => git.answer(request, response));
    const git = new GitServer(server, folder);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return git;
  }

  /** Address of the platform's repository. */
  public get url(): string {
    return `${this.address}/platform.git`;
  }

  /** Address of the team's repository. */
  public get teamUrl(): string {
    return `${this.address}/team.git`;
  }

  private get address(): string {
    return `https://localhost:${(this.server.address() as AddressInfo).port}`;
  }

  /** Stops serving. */
  public stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  /** Hands a request to Git's own HTTP server, which speaks CGI (git-http-backend(1)). */
  private answer(request: IncomingMessage, response: ServerResponse): void {
    const url = new URL(request.url ?? '/', this.url);
    const backend = spawn('git', ['http-backend'], {
      env: {
        ...process.env,
        GIT_PROJECT_ROOT: this.folder,
        GIT_HTTP_EXPORT_ALL: '1',
        PATH_INFO: url.pathname,
        QUERY_STRING: url.search.slice(1),
        REQUEST_METHOD: request.method,
        CONTENT_TYPE: request.headers['content-type'] ?? '',
        HTTP_CONTENT_ENCODING: request.headers['content-encoding'] ?? '',
        GIT_PROTOCOL: String(request.headers['git-protocol'] ?? ''),
        REMOTE_USER: 'e2e',
        REMOTE_ADDR: '127.0.0.1',
      },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    request.pipe(backend.stdin);
    // A client may hang up in the middle of a request, and the backend has nothing more to read.
    backend.stdin.on('error', () => backend.kill());
    const chunks: Buffer[] = [];
    backend.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    backend.on('close', () => respond(response, Buffer.concat(chunks)));
  }
}

function respond(response: ServerResponse, output: Buffer): void {
  const end = output.indexOf('\r\n\r\n');
  const headers = output.subarray(0, Math.max(end, 0)).toString('latin1').split('\r\n').filter(Boolean);
  let status = end < 0 ? 500 : 200;
  for (const header of headers) {
    const [name = '', ...value] = header.split(': ');
    if (name.toLowerCase() === 'status') status = Number.parseInt(value.join(': '), 10);
    else response.setHeader(name, value.join(': '));
  }
  response.writeHead(status).end(output.subarray(end + 4));
}
