import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { pipelineAudience } from '../../config/model/delivery/pipeline';
import type { Environment } from '../../config/model/environment';
import { names } from '../../config/model/names';
import * as iam from '../../imports/iam.aws.m.upbound.io';
import { Aws } from '../aws/aws';
import { WorkloadRole } from '../aws/workload-role';

/** What the platform's own controllers may do in AWS, and whose tokens the roles of pipelines take. */
export class IdentitiesChart extends Chart {
  public constructor(scope: Construct, id: string, environment: Environment) {
    super(scope, id, { namespace: environment.name });
    for (const issuer of environment.pipelineIssuers) {
      new iam.OpenIdConnectProvider(
        this,
        issuer,
        new Aws(environment).managed(iam.OpenIdConnectProvider, {
          name: names(environment).pipelineProvider(issuer),
          forProvider: { url: issuer, clientIdList: [pipelineAudience] },
        }),
      );
    }
    for (const { name: workload, namespace, policy } of environment.platform.controllers) {
      if (policy === undefined) continue;
      new iam.Policy(
        this,
        workload,
        new Aws(environment).managed(iam.Policy, {
          name: names(environment).irsaPolicy(workload),
          forProvider: { description: `What ${workload} may do`, policy: policy(environment) },
        }),
      );
      new WorkloadRole(this, `${workload}-role`, { environment, workload, namespace });
    }
  }
}
