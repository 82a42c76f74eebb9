import type { EnvironmentInput } from '../../config/model/environment';
import { platform } from '../../config/platform';
import type { JsonObject } from '../../objects/json';
import type { Aws } from '../aws/aws';
import { Calls } from './calls';
import type { Ask, AwsResource } from './inventory/aws-resource';
import { inventory } from './inventory/inventory';

/** Whether the AWS provider acts as a role of this name. */
const isProviders = (role: string) =>
  role === platform.management.crossplaneRoleArn.replace(/^.*\//, '') || role.startsWith('crossplane-provisioner-');

/** Name of the role in the ARN of a session: `arn:aws:sts::⟨account⟩:assumed-role/⟨role⟩/⟨session⟩`. */
const roleOf = (principal: string) => /:assumed-role\/([^/]+)\//.exec(principal)?.[1] ?? '';

/** The accounts of the environments in the loop's AWS. */
export class Accounts {
  /** The calls of the providers, with their outcomes. */
  public readonly calls: Calls;
  private readonly before = new Set<string>();

  private constructor(
    private readonly aws: Pick<Aws, 'client' | 'calls'>,
    private readonly environments: readonly EnvironmentInput[],
  ) {
    this.calls = new Calls(aws.calls, ({ principal }) => isProviders(roleOf(principal)));
  }

  /** Begins with accounts that have only what people make before the first sync. */
  public static async start(
    aws: Pick<Aws, 'client' | 'calls'>,
    environments: readonly EnvironmentInput[],
  ): Promise<Accounts> {
    const accounts = new Accounts(aws, environments);
    for (const { name, zone } of environments) {
      if (zone !== undefined) {
        // The loop's Route 53 takes the reference as the zone's id.
        await accounts.ask(name)('route53', 'CreateHostedZone', { Name: zone.name, CallerReference: zone.id });
      }
      for (const { identity } of await accounts.inventory(name)) accounts.before.add(identity);
    }
    return accounts;
  }

  /** Asks the account of an environment as its root user. */
  public ask(environment: string): Ask {
    const account = this.environments.find(({ name }) => name === environment)?.account;
    if (account === undefined) {
      throw new Error(`the loop: has no environment of this name (${environment})`);
    }
    return async <Answer>(api: string, operation: string, parameters: JsonObject = {}) =>
      (await this.aws.client.call(account, api, operation, parameters)) as Answer;
  }

  /** What the account of an environment has, as AWS lists it, without what people made there before the first sync. */
  public async inventory(environment: string): Promise<readonly AwsResource[]> {
    const found = await inventory(this.ask(environment));
    return found.filter(({ identity }) => !this.before.has(identity));
  }
}
