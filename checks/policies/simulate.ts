import { runSimulation, type Simulation } from '@cloud-copilot/iam-simulate';
import type { JsonObject } from '../../objects/json';

/** A call to AWS, and the policies that decide about it. */
export interface Call {
  /** ARN of the calling role, or the calling service principal. */
  readonly principal: string;
  readonly action: string;
  /** ARN of the resource that is acted upon. */
  readonly resource: string;
  /** Account of the resource. */
  readonly account: string;
  /** Condition keys of the request. @default - none */
  readonly context?: Readonly<Record<string, string | string[]>>;
  /** Policies of the calling role. @default - none */
  readonly identity?: readonly JsonObject[];
  /** Policy of the resource: of a bucket, a key, or a role that is assumed. @default - none */
  readonly resourcePolicy?: JsonObject;
  /** Policy of the VPC endpoint that the call goes through. @default - none, the call goes through no endpoint */
  readonly endpointPolicy?: JsonObject;
}

/** What AWS would decide: one of the evaluator's three results. */
export type Decision = 'Allowed' | 'ExplicitlyDenied' | 'ImplicitlyDenied';

/** Lets an IAM evaluator decide about a call; throws for policies or calls that the evaluator finds invalid. */
export async function decide(call: Call): Promise<Decision> {
  const { principal, action, resource, account, context, identity, resourcePolicy, endpointPolicy } = call;
  const simulation: Simulation = {
    request: { principal, action, resource: { resource, accountId: account }, contextVariables: { ...context } },
    identityPolicies: (identity ?? []).map((policy, index) => ({ name: `identity-${index}`, policy })),
    serviceControlPolicies: [],
    resourceControlPolicies: [],
    resourcePolicy,
    vpcEndpointPolicies: endpointPolicy && [{ name: 'endpoint', policy: endpointPolicy }],
  };
  const result = await runSimulation(simulation, {});
  if (result.resultType === 'error') {
    throw new Error(`${action} on ${resource}: not simulated (${JSON.stringify(result.errors)})`);
  }
  return result.overallResult;
}
