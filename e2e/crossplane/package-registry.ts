import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Scratch } from '../../files/scratch';

/** A Crossplane package as the package manager reads it. */
export interface CrossplanePackage {
  /** Repository below the registry, for example `crossplane-contrib/provider-aws-ec2`. */
  readonly repository: string;
  readonly tag: string;
  /** Text of its `package.yaml`. */
  readonly yaml: string;
}

interface Blob {
  readonly mediaType: string;
  readonly digest: string;
  readonly bytes: Buffer;
}

const mediaTypes = {
  manifest: 'application/vnd.oci.image.manifest.v1+json',
  config: 'application/vnd.oci.image.config.v1+json',
  layer: 'application/vnd.oci.image.layer.v1.tar+gzip',
};

/** A registry on loopback, with the part of the OCI distribution API (pull) by which Crossplane fetches packages. */
export class PackageRegistry {
  private readonly blobs = new Map<string, Blob>();

  private constructor(private readonly server: Server) {}

  /** Serves the packages on a free port. */
  public static async start(packages: readonly CrossplanePackage[]): Promise<PackageRegistry> {
    const server = createServer((request, response) => registry.answer(request.url ?? '', response));
    const registry = new PackageRegistry(server);
    registry.add(packages);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return registry;
  }

  /** `host:port`; Crossplane speaks plain HTTP to this host name. */
  public get address(): string {
    return `localhost:${(this.server.address() as AddressInfo).port}`;
  }

  /** Stops serving. */
  public stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  /** Serves these packages too. */
  public add(packages: readonly CrossplanePackage[]): void {
    for (const one of packages) this.addOne(one);
  }

  private addOne({ repository, tag, yaml }: CrossplanePackage): void {
    const tar = archive('package.yaml', yaml);
    const layer = blob(mediaTypes.layer, gzipSync(tar));
    const config = blob(
      mediaTypes.config,
      json({ os: 'linux', architecture: 'amd64', rootfs: { type: 'layers', diff_ids: [digestOf(tar)] }, config: {} }),
    );
    const manifest = blob(
      mediaTypes.manifest,
      json({
        schemaVersion: 2,
        mediaType: mediaTypes.manifest,
        config: descriptor(config),
        layers: [{ ...descriptor(layer), annotations: { 'io.crossplane.xpkg': 'base' } }],
      }),
    );
    for (const one of [layer, config, manifest]) this.blobs.set(one.digest, one);
    this.blobs.set(`${repository}:${tag}`, manifest);
  }

  private answer(url: string, response: ServerResponse): void {
    if (url === '/v2/') {
      response.writeHead(200).end();
      return;
    }
    const [, repository, reference = ''] = /^\/v2\/(.+)\/(?:manifests|blobs)\/([^/?]+)$/.exec(url) ?? [];
    const found = this.blobs.get(reference.startsWith('sha256:') ? reference : `${repository}:${reference}`);
    if (found === undefined) {
      response.writeHead(404).end();
      return;
    }
    const { mediaType, digest, bytes } = found;
    response.writeHead(200, {
      'content-type': mediaType,
      'content-length': bytes.length,
      'docker-content-digest': digest,
    });
    // Node sends no body in answer to a HEAD request.
    response.end(bytes);
  }
}

function archive(name: string, text: string): Buffer {
  const { folder, remove } = new Scratch(join(tmpdir(), 'package-'));
  try {
    writeFileSync(join(folder, name), text);
    return execFileSync('tar', ['-c', '-f', '-', name], { cwd: folder, maxBuffer: 2 ** 30 });
  } finally {
    remove();
  }
}

function json(value: object): Buffer {
  return Buffer.from(JSON.stringify(value));
}

function digestOf(bytes: Buffer): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

function blob(mediaType: string, bytes: Buffer): Blob {
  return { mediaType, digest: digestOf(bytes), bytes };
}

function descriptor({ mediaType, digest, bytes }: Blob) {
  return { mediaType, digest, size: bytes.length };
}
