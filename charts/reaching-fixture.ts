import type { Environment } from '../config/model/environment';
import { exampleEnvironments, examplePlatform } from '../config/model/example';
import type { ServiceInput } from '../config/model/service';
import { platform } from '../config/platform';
import { loadEnvironments } from '../config/rules/load';
import { withControllers } from './controllers/with-controllers';
import { renderedObjects } from './rendered-fixture';
import { units } from './units';

const service = { port: 8080, calls: [], quota: { cpu: 1, memoryGiB: 2, pods: 4 } };
const hsm = { privateLink: 'com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0', port: 1500, privateDns: true };

/** Services that between them reach everything that a service can reach outside the catalogue, and one that reaches nothing. */
const reachingServices = {
  ledger: {
    ...service,
    reaches: {
      processor: { hosts: ['api.example.com', '*.example.org'] },
      sandbox: { hosts: ['sandbox.example.net'], port: 8443 },
      bank: { cidr: '192.168.7.0/24', port: 5432 },
      time: { cidr: '192.168.8.0/24', port: 123, protocol: 'udp' },
      scheme: { prefixList: 'pl-0123456789abcdef0', within: '172.18.0.0/16', entries: 3, port: 7000 },
      hsm,
    },
  },
  vault: {
    ...service,
    calls: [{ to: 'ledger', port: 8080 }],
    uses: { buckets: ['cards'] },
    reaches: {
      hsm,
      processor: { hosts: ['api.example.com'] },
      bank: { cidr: '192.168.7.0/24', port: 5432 },
      signing: { api: 'kms', actions: ['GetPublicKey', 'Sign'], resources: ['alias/signing-{environment}'] },
      bus: { api: 'events', actions: ['PutEvents'], resources: ['event-bus/payments-{environment}'] },
      traces: { api: 'xray', actions: ['PutTelemetryRecords', 'PutTraceSegments'], resources: [] },
      pins: {
        api: 'payment-cryptography.dataplane',
        actions: ['EncryptData'],
        resources: ['alias/cards-{environment}'],
      },
      stream: { api: 'kinesis-streams', actions: ['PutRecords'], resources: ['stream/cards-{environment}'] },
    },
  },
  quiet: service,
} satisfies Record<string, ServiceInput>;

/** With ways to other networks, whether the platform of this repository has one or not. */
const joined = withControllers({
  ...platform,
  management: { ...platform.management, network: examplePlatform.management.network },
});

/** An environment in which the bank of the ledger has another address than elsewhere. */
function reachingEnvironments(): Environment[] {
  const [dev, staging] = exampleEnvironments;
  const changed = { ...dev, services: { ledger: { reaches: { bank: { cidr: '198.51.100.0/24', port: 6000 } } } } };
  return loadEnvironments([changed, staging], reachingServices, joined);
}

/** The environments of these services. */
export const environments = reachingEnvironments();
/** What they render. */
export const objects = renderedObjects(units(environments, joined));
