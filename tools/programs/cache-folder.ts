import { homedir } from 'node:os';
import { join } from 'node:path';

/** The folder of this platform's tools in the user's cache folder. */
export function cacheFolder(): string {
  // By the XDG specification, a relative path is ignored.
  const xdg = process.env.XDG_CACHE_HOME;
  return join(xdg?.startsWith('/') ? xdg : join(homedir(), '.cache'), 'payment-platform');
}
