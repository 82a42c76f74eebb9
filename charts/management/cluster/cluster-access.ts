import { Construct } from 'constructs';
import type { Environment } from '../../../config/model/environment';
import { names } from '../../../config/model/names';
import * as eks from '../../../imports/eks.aws.m.upbound.io';
import * as kubernetes from '../../../imports/kubernetes.m.crossplane.io';
import { Aws } from '../../aws/aws';
import { Role } from '../../aws/role';

/** Sync waves: of who deploys, Argo CD and Crossplane, and of people. */
interface Waves {
  readonly platform: number;
  readonly people: number;
}

type Principal = Pick<eks.AccessEntrySpecForProvider, 'principalArn' | 'principalArnFromRoleRef'>;

/** Source of all of them: EKS user guide, "Review access policy permissions". */
const accessPolicies = 'arn:aws:eks::aws:cluster-access-policy';

/**
 * Who gets into the workload cluster: Argo CD through a role made for it, the roles that administer it, and those that read
 * the namespaces of services.
 */
export class ClusterAccess extends Construct {
  private readonly aws: Aws;

  public constructor(
    scope: Construct,
    id: string,
    private readonly environment: Environment,
    private readonly waves: Waves,
  ) {
    super(scope, id);
    this.aws = new Aws(environment);
    const role = names(environment).role('argocd');

    // Without permissions in AWS: what it may do stands in its access entry, inside the cluster.
    new Role(this, 'argocd', {
      environment,
      name: role,
      description: 'Deploys the workload units; assumed by Argo CD',
      wave: waves.platform,
      trust: {
        Effect: 'Allow',
        Principal: { AWS: environment.platform.management.argocdRoleArn },
        Action: ['sts:AssumeRole', 'sts:TagSession'],
      },
    });
    this.administrator('argocd', { principalArnFromRoleRef: { name: role } }, waves.platform);
    this.crossplane();
    for (const principalArn of environment.adminRoleArns) {
      this.administrator(names(environment).principal(principalArn), { principalArn }, waves.people);
    }
    this.readers();
  }

  /** A principal has one entry, so whoever reads several namespaces reads them all by it. */
  private readers(): void {
    const arns = new Set(this.environment.services.flatMap(({ readerRoleArns }) => readerRoleArns));
    for (const principalArn of arns) {
      const readable = this.environment.services.filter(({ readerRoleArns }) => readerRoleArns.includes(principalArn));
      this.entry(names(this.environment).principal(principalArn), { principalArn }, this.waves.people, {
        policyArn: `${accessPolicies}/AmazonEKSViewPolicy`,
        accessScope: { type: 'namespace', namespaces: readable.map(({ namespace }) => namespace) },
      });
    }
  }

  /** Lets Crossplane into the cluster; what the group `crossplane` may write there, each namespace's unit says. */
  private crossplane(): void {
    const clusterName = names(this.environment).cluster;
    const kubeconfig = `${clusterName}-kubeconfig`;
    const namespace = this.environment.name;
    new eks.AccessEntry(
      this,
      'crossplane-entry',
      this.aws.managed(eks.AccessEntry, {
        name: names(this.environment).access('provisioner'),
        wave: this.waves.platform,
        forProvider: {
          clusterName,
          principalArn: this.aws.iamArn(`role/${names(this.environment).provisioner}`),
          kubernetesGroups: ['crossplane'],
          type: 'STANDARD',
        },
      }),
    );
    const auth = this.aws.managed(eks.ClusterAuth, {
      name: clusterName,
      wave: this.waves.platform,
      forProvider: { clusterName },
    });
    new eks.ClusterAuth(this, 'crossplane-auth', {
      ...auth,
      spec: { ...auth.spec, writeConnectionSecretToRef: { name: kubeconfig } },
    });
    new kubernetes.KubernetesProviderConfig(this, 'crossplane-provider-config', {
      metadata: this.aws.metadata({ name: clusterName, wave: this.waves.platform }),
      spec: {
        credentials: {
          source: kubernetes.ProviderConfigSpecCredentialsSource.SECRET,
          secretRef: { name: kubeconfig, namespace, key: 'kubeconfig' },
        },
      },
    });
  }

  private administrator(id: string, principal: Principal, wave: number): void {
    this.entry(id, principal, wave, {
      policyArn: `${accessPolicies}/AmazonEKSClusterAdminPolicy`,
      accessScope: { type: 'cluster' },
    });
  }

  private entry(
    id: string,
    principal: Principal,
    wave: number,
    rights: Pick<eks.AccessPolicyAssociationSpecForProvider, 'policyArn' | 'accessScope'>,
  ): void {
    const { cluster: clusterName, access } = names(this.environment);
    const name = access(id);
    new eks.AccessEntry(
      this,
      `${id}-entry`,
      this.aws.managed(eks.AccessEntry, { name, wave, forProvider: { clusterName, ...principal, type: 'STANDARD' } }),
    );
    new eks.AccessPolicyAssociation(
      this,
      `${id}-policy`,
      this.aws.managed(eks.AccessPolicyAssociation, {
        name,
        wave,
        forProvider: {
          clusterName,
          principalArnRef: { name },
          ...rights,
        },
      }),
    );
  }
}
