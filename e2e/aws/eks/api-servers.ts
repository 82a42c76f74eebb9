import { readFileSync } from 'node:fs';

/** A running API server, in the form of a cluster's description. */
export interface ApiServer {
  readonly endpoint: string;
  /** PEM in base64. */
  readonly certificateAuthority: string;
}

/** The API servers that stand for clusters, by the clusters' names, from a file that may change at any time. */
export class ApiServers {
  public constructor(private readonly file: string) {}

  /** The API server of a cluster; undefined where none runs yet. */
  public of(cluster: string): ApiServer | undefined {
    return (JSON.parse(readFileSync(this.file, 'utf8')) as Record<string, ApiServer>)[cluster];
  }
}
