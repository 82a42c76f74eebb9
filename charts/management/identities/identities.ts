import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Environment } from '../../../config/model/environment';
import { names } from '../../../config/model/names';
import type { Controller } from '../../../config/model/platform';
import * as iam from '../../../imports/iam.aws.m.upbound.io';
import { Aws } from '../../aws/aws';
import { writesLogs } from '../../aws/log-group';
import { policy } from '../../aws/policy';
import { WorkloadRole } from '../../aws/workload-role';
import loadBalancerControllerPolicy from './load-balancer-controller-policy.json';

/**
 * What the platform's own controllers may do in AWS. external-secrets is not among them: it reads each secret with the
 * identity of the service that owns it.
 */
export class IdentitiesChart extends Chart {
  public constructor(scope: Construct, id: string, environment: Environment) {
    super(scope, id, { namespace: environment.name });
    const aws = new Aws(environment);
    const name = names(environment);

    const policies: Partial<Record<Controller['name'], string>> = {
      // The controller's own document, release v3.5.0, word for word: anything less fails at an hour of its choosing.
      'aws-load-balancer-controller': JSON.stringify(loadBalancerControllerPolicy, null, 2),
      'opentelemetry-collector': policy(writesLogs(aws, name.insightsLogGroup)),
    };
    for (const { name: workload, namespace } of environment.platform.controllers) {
      const document = policies[workload];
      if (document === undefined) continue;
      new iam.Policy(
        this,
        workload,
        aws.managed(iam.Policy, {
          name: name.irsaPolicy(workload),
          forProvider: { description: `What ${workload} may do`, policy: document },
        }),
      );
      new WorkloadRole(this, `${workload}-role`, { environment, workload, namespace });
    }
  }
}
