import { Construct } from 'constructs';
import { cacheRole, names } from '../../../config/model/names';
import { type Cache, valkeyPorts, valkeyVersion } from '../../../config/model/uses/cache';
import { hostKeys } from '../../../config/model/uses/hosts';
import * as composites from '../../../imports/composites';
import * as elasticache from '../../../imports/elasticache.aws.m.upbound.io';
import { Aws } from '../../aws/aws';
import type { Statement } from '../../aws/policy';
import { SecurityGroup } from '../../aws/security-group';
import type { Host } from './hosts';
import type { OwnedProps } from './owned';

const engine = 'valkey';

const protections = {
  disposable: composites.CacheSpecProtection.DISPOSABLE,
  retained: composites.CacheSpecProtection.RETAINED,
};

/** Days for which a retained environment keeps daily snapshots. */
const snapshotDays = 7;

/** The Valkey caches of a service, each a serverless cache of ElastiCache with one user, encrypted with the data key. */
export class Caches extends Construct {
  /** Logs in as that user. */
  public readonly statements: readonly Statement[];

  /** Where each cache is. */
  public readonly hosts: readonly Host[];

  private readonly aws: Aws;
  private readonly name: ReturnType<typeof names>;

  public constructor(
    scope: Construct,
    id: string,
    private readonly props: OwnedProps,
  ) {
    super(scope, id);
    const { environment, service } = props;
    this.aws = new Aws(environment);
    this.name = names(environment);
    const caches = Object.entries(service.uses.caches);
    for (const [id, cache] of caches) {
      new SecurityGroup(this, `${id}-security-group`, {
        environment,
        service: service.name,
        role: cacheRole(service.name, id),
        description: `Cache ${id} of ${service.name}`,
        ingress: valkeyPorts.map((port) => ({ from: service.name, port })),
        egress: [],
      });
      this.user(id);
      this.cache(id, cache);
    }
    this.hosts = caches.map(([id]) => ({
      key: hostKeys.cache(id),
      of: {
        apiVersion: 'elasticache.aws.m.upbound.io/v1beta1',
        kind: 'ServerlessCache',
        name: this.name.valkey(service.name, id),
      },
      fieldPath: 'status.atProvider.endpoint[0].address',
    }));
    this.statements = this.permissions(caches.map(([id]) => id));
  }

  /** Who logs in. A group of Valkey takes no other user, where one of Redis would demand `default`. */
  private user(id: string): void {
    const { service } = this.props;
    const name = this.name.valkey(service.name, id);
    new elasticache.User(
      this,
      `${id}-user`,
      this.aws.managed(elasticache.User, {
        name,
        service: service.name,
        forProvider: {
          // With IAM, AWS demands that it be the id.
          userName: name,
          engine,
          authenticationMode: { type: 'iam' },
          accessString: 'on ~* +@all',
        },
      }),
    );
    new elasticache.UserGroup(
      this,
      `${id}-users`,
      this.aws.managed(elasticache.UserGroup, {
        name,
        service: service.name,
        forProvider: { engine, userIdRefs: [{ name }] },
      }),
    );
  }

  private cache(id: string, { dataGB, ecpuPerSecond }: Cache): void {
    const { environment, service } = this.props;
    const { protection, region, zones } = environment;
    const name = this.name.valkey(service.name, id);
    new composites.Cache(this, id, {
      metadata: this.aws.metadata({ name, confirmDeletion: true }),
      spec: {
        region,
        tags: this.aws.tags(service.name),
        description: `Cache ${id} of ${service.name}`,
        version: valkeyVersion,
        protection: protections[protection.level],
        keyName: this.name.key('data'),
        userGroupName: name,
        securityGroupName: this.name.valkeySecurityGroup(service.name, id),
        subnetNames: zones.map((zone) => this.name.subnet('private', zone)),
        gigabytes: dataGB,
        ecpuPerSecond,
        // Late in the evening in the Americas, early in the morning in Europe.
        ...(protection.backups && { snapshots: { days: snapshotDays, time: '04:00' } }),
      },
    });
  }

  private permissions(ids: readonly string[]): Statement[] {
    const { service } = this.props;
    const names = ids.map((id) => this.name.valkey(service.name, id));
    return [
      {
        Sid: 'Caches',
        Effect: 'Allow',
        Action: 'elasticache:Connect',
        // Of which IAM wants both, the cache and the user.
        Resource: ['serverlesscache', 'user'].flatMap((type) =>
          names.map((name) => this.aws.arn('elasticache', `${type}:${name}`)),
        ),
      },
    ];
  }
}
