import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Call } from '../calls/call';
import { type Answer, type AwsRequest, json, path } from '../calls/call';
import { corrected } from '../corrections/corrections';
import { ApiServers } from '../eks/api-servers';
import { Eks } from '../eks/eks';
import { Store } from '../eks/store';
import { TokenReviews } from '../eks/token-review';
import { Sessions } from '../identity/sessions';
import { Sts } from '../identity/sts';
import { CallLog } from './call-log';
import { deployStacks } from './deploy-stacks';
import { Emulators } from './emulators';
import { Front } from './front';
import { read } from './options';
import { startProxy } from './proxy';

/** Runs AWS on loopback until it is ended. */
async function main(): Promise<void> {
  const options = read(process.argv.slice(2));
  const emulators = new Emulators(options.emulators);
  const ask = (call: Call) => emulators.ask(call);
  await deployStacks(options.stacks, ask);
  const sessions = new Sessions(options.accounts);
  const store = new Store();
  const now = () => Date.now();
  const apiServers = new ApiServers(options.clusters);
  const asEks = (call: Call) => corrected(call, ask);
  const eks = new Eks({ store, apiServers, ask: asEks, now, milliseconds: options.eksSeconds * 1000 });
  const log = new CallLog(options.calls);
  const front = new Front({ sessions, sts: new Sts(sessions, ask), eks, emulators, log });
  const reviews = new TokenReviews(store, sessions, now);
  await startProxy({
    aws: (request) => front.answer(request),
    itself: async (request) => review(reviews, request),
    key: readFileSync(join(options.certificate, 'tls.key')),
    certificate: readFileSync(join(options.certificate, 'tls.crt')),
    port: options.port,
    securePort: options.securePort,
  });
  console.log(`aws: listening on 127.0.0.1:${options.port}`);
}

function review(reviews: TokenReviews, request: AwsRequest): Answer {
  const headers = { 'content-type': 'application/json' };
  const [, kind, cluster] = path(request).split('/');
  if (kind !== 'token-reviews' || cluster === undefined) return { status: 404, headers, body: '{}' };
  const answer = reviews.answer(cluster, json(request));
  console.log(`${cluster}: ${JSON.stringify(answer.status)}`);
  return { status: 200, headers, body: JSON.stringify(answer) };
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
