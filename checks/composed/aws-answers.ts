import { createHash } from 'node:crypto';
import type { DistObject } from '../../objects/dist';
import { stringAt } from '../../objects/json';
import { environmentAccounts } from './environment-accounts';

/** The id of the security group that EKS makes, which stands for that group wherever rules are read. */
export const eksSecurityGroupId = 'sg-0e15000000000e150';

/** The id of the list of a gateway endpoint's addresses. */
export const prefixListId = 'pl-0123456789abcdef0';

/** What AWS answers once a cluster is there. */
export interface ClusterAnswers {
  readonly keyArn: string;
  readonly endpoint: string;
  /** PEM in base64, more than a thousand characters long. */
  readonly certificateAuthority: string;
  readonly issuer: string;
  readonly oidcProviderArn: string;
  readonly clusterSecurityGroupId: string;
}

/**
 * Made-up answers for one EksCluster, in the form that AWS gives them; throws where there is no EksCluster of this
 * name.
 */
export function clusterAnswers(objects: readonly DistObject[], namespace: string, name: string): ClusterAnswers {
  const cluster = objects.find(
    (object) => object.kind === 'EksCluster' && object.namespace === namespace && object.name === name,
  );
  const account = environmentAccounts(objects).get(namespace);
  if (cluster === undefined || account === undefined) {
    throw new Error(`dist/${namespace}: no EksCluster of this name in an environment (${name}) — add it`);
  }
  const region = stringAt(cluster.body, 'spec', 'region') ?? '';
  const id = Buffer.from(name).toString('hex').toUpperCase().slice(-32);
  const issuer = `oidc.eks.${region}.amazonaws.com/id/${id}`;
  return {
    keyArn: `arn:aws:kms:${region}:${account}:key/00000000-0000-4000-8000-000000000000`,
    endpoint: `https://${id}.gr7.${region}.eks.amazonaws.com`,
    certificateAuthority: Buffer.from(`certificate authority of ${name}\n`.repeat(30)).toString('base64'),
    issuer: `https://${issuer}`,
    oidcProviderArn: `arn:aws:iam::${account}:oidc-provider/${issuer}`,
    clusterSecurityGroupId: eksSecurityGroupId,
  };
}

/** A made-up ARN for a key of an environment, by its name there; throws where the environment has no account. */
export function keyArn(objects: readonly DistObject[], namespace: string, region: string, name: string): string {
  const account = environmentAccounts(objects).get(namespace);
  if (account === undefined) throw new Error(`dist/${namespace}: no ProviderConfig with an account (${name}) — add it`);
  const id = createHash('sha256').update(name).digest('hex').slice(0, 12);
  return `arn:aws:kms:${region}:${account}:key/00000000-0000-4000-8000-${id}`;
}

/** The name of a load balancer. */
export const loadBalancerName = 'k8s-payment-payment-0123456789-0123456789.us-east-1.elb.amazonaws.com';

/** What ACM answers about a certificate that it has issued. */
export interface CertificateAnswers {
  readonly host: string;
  readonly arn: string;
  /** The record that proves whose the name is. */
  readonly proof: { readonly resourceRecordName: string; readonly resourceRecordValue: string };
}

/** Made-up answers for the certificate of a name, in the form that AWS gives them. */
export function certificateAnswers(host: string): CertificateAnswers {
  const id = Buffer.from(host).toString('hex').padEnd(12, '0').slice(0, 12);
  return {
    host,
    arn: `arn:aws:acm:us-east-1:111122223333:certificate/00000000-0000-4000-8000-${id}`,
    proof: { resourceRecordName: `_${id}.${host}.`, resourceRecordValue: `_${id}.acm-validations.aws.` },
  };
}
