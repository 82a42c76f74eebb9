import { platform } from '../../config/platform';
import type { Process, ProcessProps } from '../../tools/processes/process';
import type { Processes } from '../../tools/processes/processes';
import type { Aws } from '../aws/aws';
import type { Cluster } from '../clusters/cluster';
import type { Programs } from '../programs/programs';

/** The programs of the providers' packages. */
export interface Providers {
  readonly aws: Process;
  readonly kubernetes: Process;
}

/**
 * The AWS provider's own race, after which a kubelet starts it again: the end of a creation writes into an object that a
 * reconciliation writes into (crossplane/upjet#472, open).
 */
const race = /^fatal error: concurrent map/m;

/** Starts the providers as Crossplane would start their pods; they run the controllers of a kind once it is activated. */
export async function startProviders(props: {
  readonly programs: Pick<Programs, 'providerAws' | 'providerKubernetes'>;
  readonly management: Cluster;
  /** Tells the AWS provider where AWS is, and who the provider is there. */
  readonly aws: Pick<Aws, 'environment'>;
  readonly processes: Processes;
  /**
   * How often they look at what they have made. @default - as good as never, since they look when a proof asks them to: what
   * it counts would depend on the moment
   */
  readonly poll?: string;
}): Promise<Providers> {
  const { programs, management, aws, processes, poll = '4h' } = props;
  const pod = { roleArn: platform.management.crossplaneRoleArn, serviceAccount: 'crossplane-system:provider-aws' };
  const start = (name: string, command: string, more: Pick<ProcessProps, 'env' | 'startsAgain'> = {}) =>
    processes.start({
      name,
      command,
      // They retry what failed after seconds, not after a minute: here, what it waits for exists within seconds.
      args: [`--kubeconfig=${management.kubeconfig}`, `--poll=${poll}`, '--sync=4h', '--longest-retry=5s'],
      ...more,
      ready: async (logged) => logged().includes('Starting workers'),
    });
  const [awsProvider, kubernetes] = await Promise.all([
    start('provider-aws', programs.providerAws, {
      env: aws.environment(pod),
      startsAgain: (logged) => race.test(logged),
    }),
    start('provider-kubernetes', programs.providerKubernetes),
  ]);
  return { aws: awsProvider, kubernetes };
}
