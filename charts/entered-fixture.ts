import type { EnvironmentInput } from '../config/model/environment';
import { exampleEnvironments, examplePlatform, exampleServices } from '../config/model/example';
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
    protocol: 'grpc',
    tls: 'end-to-end',
    from: ['10.9.0.0/16', '10.255.0.0/24'],
  },
} satisfies NonNullable<EnvironmentInput['services']>[string];

const configuration = loadConfiguration({
  environments: [{ ...example, services: { payment: bothWays } }],
  services: exampleServices,
  platform: { ...platform, management: examplePlatform.management },
});
const [loaded] = configuration.environments;
if (loaded === undefined) throw new Error('there is no example environment');

/** An environment whose services have every kind of entrance, for tests. */
export const entered = loaded;

/** Its units. */
export const enteredUnits = units([entered], configuration.platform);
