import { Construct } from 'constructs';
import type { Environment } from '../../config/model/environment';
import { names } from '../../config/model/names';
import * as composites from '../../imports/composites';
import { Aws } from './aws';

/** Whose role it is. */
export interface WorkloadRoleProps {
  readonly environment: Environment;
  /** Service or controller, and the name of its service account. */
  readonly workload: string;
  /** Namespace of its service account in the workload cluster. */
  readonly namespace: string;
  /** Service that the role belongs to. @default - none, it belongs to the platform */
  readonly service?: string;
}

/**
 * The role that a service account of the workload cluster assumes, with the policy of the same workload. Its trust
 * names the cluster's issuer, which AWS makes.
 */
export class WorkloadRole extends Construct {
  public constructor(scope: Construct, id: string, { environment, workload, namespace, service }: WorkloadRoleProps) {
    super(scope, id);
    const aws = new Aws(environment);
    const name = names(environment);
    const roleName = name.irsaRole(workload);
    new composites.WorkloadIdentity(this, 'identity', {
      metadata: aws.metadata({ name: roleName }),
      spec: {
        clusterName: name.cluster,
        serviceAccount: { namespace, name: workload },
        roleName,
        description: `Pods of ${workload}`,
        policyArn: aws.iamArn(`policy/${name.irsaPolicy(workload)}`),
        permissionsBoundary: aws.iamArn(`policy/${name.boundary}`),
        tags: aws.tags(service),
      },
    });
  }
}
