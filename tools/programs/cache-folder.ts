import { homedir } from 'node:os';
import { join } from 'node:path';

/** The folder of this platform's tools in the user's cache folder. */
export function cacheFolder(): string {
  // The XDG specification has a relative path ignored.
  const xdg = process.env.XDG_CACHE_HOME;
  return join(xdg?.startsWith('/') ? xdg : join(homedir(), '.cache'), 'payment-platform');
}
