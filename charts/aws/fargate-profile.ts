import { Construct } from 'constructs';
import type { Environment } from '../../config/model/environment';
import { names } from '../../config/model/names';
import * as eks from '../../imports/eks.aws.m.upbound.io';
import { Aws } from './aws';
import type { AwsPolicy } from './aws-policies';
import type { Statement } from './policy';
import { Role } from './role';

/** A subnet in which pods of a profile run. */
interface ProfileSubnet {
  readonly name: string;
  readonly zone: string;
  readonly range: string | undefined;
}

/** Which pods run on Fargate, and what Fargate may do for them. */
export interface FargateProfileProps {
  readonly environment: Environment;
  /** What the profile is for; the beginning of its name and the middle of its role's. */
  readonly use: string;
  /** Pods that the profile selects, by at most five selectors. Source: Amazon EKS user guide, "AWS Fargate profile". */
  readonly selectors: readonly { readonly namespace: string; readonly labels?: Readonly<Record<string, string>> }[];
  /** What the pod execution role may do. @default - none */
  readonly statements?: readonly Statement[];
  /** Names of AWS's own policies for the pod execution role. @default - none */
  readonly awsPolicies?: readonly AwsPolicy[];
  /** The subnets of its pods. @default - the private one of each zone */
  readonly subnets?: readonly ProfileSubnet[];
  /** Argo CD sync wave within the unit. @default 0 */
  readonly wave?: number;
}

/**
 * A Fargate profile with a pod execution role of its own. AWS never changes a profile: its name carries a hash of what
 * it consists of, so that a change makes a new profile beside the old one.
 */
export class FargateProfile extends Construct {
  public constructor(scope: Construct, id: string, props: FargateProfileProps) {
    super(scope, id);
    const { environment, use, statements, awsPolicies, wave } = props;
    const aws = new Aws(environment);
    const name = names(environment);
    const role = name.role(`${use}-fargate`);

    new Role(this, 'role', {
      environment,
      name: role,
      description: `Starts the pods of ${use} and ships their logs`,
      trust: aws.trust('eks-fargate-pods.amazonaws.com', aws.arn('eks', `fargateprofile/${name.cluster}/*`)),
      statements,
      awsPolicies,
      wave,
    });
    const selectors = props.selectors.map(({ namespace, labels = {} }) => ({
      namespace,
      labels: Object.keys(labels).length > 0 ? labels : undefined,
    }));
    const subnets = subnetsOf(props);
    const parts = [
      role,
      ...subnets.map(({ zone, range }) => `${zone} ${range}`),
      ...selectors
        .map(({ namespace, labels = {} }) => [namespace, ...Object.entries(labels).flat().sort()].join(' '))
        .sort(),
    ];
    new eks.FargateProfile(
      this,
      'profile',
      aws.managed(eks.FargateProfile, {
        name: name.fargateProfile(use, parts),
        wave,
        confirmDeletion: true,
        // A change makes a new profile and ends the old one, whose pods go with it, so the new one must come first.
        options: ['PruneLast=true'],
        forProvider: {
          clusterName: name.cluster,
          podExecutionRoleArnRef: { name: role },
          selector: selectors,
          subnetIdRefs: subnets.map((subnet) => ({ name: subnet.name })),
        },
      }),
    );
  }
}

function subnetsOf({ environment, subnets }: FargateProfileProps): readonly ProfileSubnet[] {
  const { subnet } = names(environment);
  const { zones, subnets: ranges } = environment;
  return subnets ?? zones.map((zone, index) => ({ name: subnet('private', zone), zone, range: ranges.private[index] }));
}
