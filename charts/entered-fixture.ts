import type { EnvironmentInput } from '../config/model/environment';
import { exampleEnvironments, examplePlatform, exampleServices } from '../config/model/example';
import type { ServiceInput } from '../config/model/service';
import { platform } from '../config/platform';
import { loadConfiguration } from './configuration';
import { units } from './units';

const [example] = exampleEnvironments;
const certificateArn = `arn:aws:acm:${example.region}:${example.account}:certificate/a`;

/** How payment is reached in the fixture: from the internet, and by gRPC from two networks behind the transit gateway. */
export const bothWays = {
  ingress: {
    host: 'pay.example.com',
    aliases: ['payments.example.com'],
    paths: [{ path: '/v1' }, { path: '/callback', match: 'exact' }],
    certificateArn,
    redirect: true,
  },
  internalIngress: {
    host: 'pay.internal.example.com',
    certificateArn,
    port: 'grpcs',
    from: ['10.9.0.0/16', '10.255.0.0/24'],
  },
} satisfies NonNullable<EnvironmentInput['services']>[string];

const { port: _, ...payment } = exampleServices.payment;

/** The catalogue of the fixture, whose payment answers by HTTP, and by gRPC with TLS. */
const services = { ...exampleServices, payment: { ...payment, ports: { http: 8080, grpcs: 8443 } } };

function loaded(
  changes: EnvironmentInput['services'],
  services: Readonly<Record<string, ServiceInput>>,
  more: Partial<EnvironmentInput> = {},
) {
  const configuration = loadConfiguration({
    environments: [{ ...example, ...more, services: changes }],
    services,
    platform: { ...platform, management: examplePlatform.management },
  });
  const [environment] = configuration.environments;
  if (environment === undefined) throw new Error('there is no example environment');
  return { environment, units: units([environment], configuration.platform) };
}

/** An environment whose services have every kind of entrance, and its units, for tests. */
export const { environment: entered, units: enteredUnits } = loaded({ payment: bothWays }, services);

const { certificateArn: _ingress, ...ingress } = bothWays.ingress;
const { certificateArn: _internal, ...internalIngress } = bothWays.internalIngress;

/** The same where the platform makes names and certificates, and payment has a cache. */
export const { environment: hosted, units: hostedUnits } = loaded(
  { payment: { ingress, internalIngress } },
  { ...services, payment: { ...services.payment, uses: { ...payment.uses, caches: { sessions: {} } } } },
  { zone: { name: 'example.com', id: 'Z0123456789ABCDEFGHIJ' } },
);
