import type { EnvironmentInput } from '../environment';
import { exampleEnvironments, exampleServices } from '../example';
import type { ServiceInput } from '../service';

const { payment, reporting, ...others } = exampleServices;

/** The services for tests, of which two come from repositories of their teams, and two have pipelines. */
export const deliveredServices = {
  ...others,
  payment: {
    ...payment,
    repository: { url: 'https://git.example.com/payments/payment.git', revision: 'main' },
    team: ['payment-team'],
    pipeline: { github: 'example/payment', branch: 'main' },
  },
  reporting: {
    ...reporting,
    namespace: 'reports',
    repository: { url: 'https://git.example.com/reports.git', path: 'deploy', revision: 'v2.0.0' },
    team: ['reporting-team'],
    pipeline: { gitlab: 'example/reports', branch: 'main' },
  },
} satisfies Record<string, ServiceInput>;

const [dev, staging, prod] = exampleEnvironments;
const commit = '0123456789abcdef0123456789abcdef01234567';

/** The environments for tests, which deploy these services. */
export const deliveringEnvironments = [
  {
    ...dev,
    services: { payment: { readerRoleArns: [`arn:aws:iam::${dev.account}:role/payment-developers`] } },
  },
  { ...staging, services: { payment: { repository: { revision: 'v1.4.0' } } } },
  {
    ...prod,
    sync: 'manual',
    services: {
      payment: {
        repository: { revision: commit },
        team: ['payment-on-call'],
        pipeline: { github: 'example@1001/payment@2002', environment: 'prod' },
      },
      reporting: { repository: { revision: commit } },
    },
  },
] as const satisfies readonly EnvironmentInput[];
