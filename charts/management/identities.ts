import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Environment } from '../../config/environment';
import * as iam from '../../imports/iam.aws.m.upbound.io';
import { Aws } from '../aws';
import { names } from '../names';
import { policy } from '../policy';
import loadBalancerControllerPolicy from './load-balancer-controller-policy.json';
import { writesLogs } from './log-group';

/**
 * What the platform's own controllers may do in AWS. external-secrets is not among them: it reads each secret with the
 * identity of the service that owns it.
 */
export class IdentitiesChart extends Chart {
  public constructor(scope: Construct, id: string, environment: Environment) {
    super(scope, id, { namespace: environment.name });
    const aws = new Aws(environment);
    const name = names(environment);

    const policies = {
      // The controller's own document, release v3.5.0, word for word: anything less fails at an hour of its choosing.
      'aws-load-balancer-controller': JSON.stringify(loadBalancerControllerPolicy, null, 2),
      'opentelemetry-collector': policy(writesLogs(aws, name.insightsLogGroup)),
    };
    for (const [controller, document] of Object.entries(policies)) {
      new iam.Policy(
        this,
        controller,
        aws.managed({
          name: name.irsaPolicy(controller),
          forProvider: { description: `What ${controller} may do`, policy: document },
        }),
      );
    }
  }
}
