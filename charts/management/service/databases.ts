import { Construct } from 'constructs';
import { auroraMajor } from '../../../config/model/aws/aurora-versions';
import { databaseRole, names } from '../../../config/model/names';
import { type Database, databaseNameOf, instancesOf, postgresPort } from '../../../config/model/uses/database';
import { hostKeys } from '../../../config/model/uses/hosts';
import * as rds from '../../../imports/rds.aws.m.upbound.io';
import { Aws } from '../../aws/aws';
import { LogGroup } from '../../aws/log-group';
import type { Statement } from '../../aws/policy';
import { SecurityGroup } from '../../aws/security-group';
import type { Host } from './hosts';
import type { OwnedProps } from './owned';

/** Days for which Aurora can restore any second: as many as it takes. Source: RDS API reference, "CreateDBCluster". */
const backupDays = 35;

/** Who may do everything in a database, with a password that RDS makes, rotates and keeps in a secret. */
const masterUser = 'clusteradmin';

/** The PostgreSQL databases of a service, each in a cluster of Aurora Serverless v2, encrypted with the data key. */
export class Databases extends Construct {
  /** Logs in as the service's own user, and reads the secrets of the master users, who make that user. */
  public readonly statements: readonly Statement[];

  /** Where each database is, and the secret of its master user. */
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
    const databases = Object.entries(service.uses.databases);
    for (const [id, database] of databases) this.database(id, database);
    this.hosts = databases.flatMap(([id]) => this.hostsOf(id));
    this.statements = this.permissions(databases.map(([id]) => id));
  }

  private database(id: string, database: Database): void {
    const { environment, service } = this.props;
    // AWS would make it without retention and without our key.
    const logGroup = this.name.postgresLogGroup(service.name, id);
    new LogGroup(this, `${id}-logs`, { environment, service: service.name, name: logGroup });
    new SecurityGroup(this, `${id}-security-group`, {
      environment,
      service: service.name,
      role: databaseRole(service.name, id),
      description: `Database ${id} of ${service.name}`,
      ingress: [{ from: service.name, port: postgresPort }],
      egress: [],
    });
    this.subnets(id);
    this.parameters(id, auroraMajor(database.version));
    this.cluster(id, database);
    for (let number = 1; number <= instancesOf(database, environment.protection); number++) this.instance(id, number);
  }

  private subnets(id: string): void {
    const { environment, service } = this.props;
    new rds.SubnetGroup(
      this,
      `${id}-subnets`,
      this.aws.managed(rds.SubnetGroup, {
        name: this.name.postgres(service.name, id),
        service: service.name,
        forProvider: {
          description: `Private subnets for ${id} of ${service.name}`,
          subnetIdRefs: environment.zones.map((zone) => ({ name: this.name.subnet('private', zone) })),
        },
      }),
    );
  }

  /** Without TLS nobody logs in, and who did what stands in the log. */
  private parameters(id: string, major: number): void {
    const { service } = this.props;
    new rds.ClusterParameterGroup(
      this,
      `${id}-parameters`,
      this.aws.managed(rds.ClusterParameterGroup, {
        name: this.name.postgresParameters(service.name, id, major),
        service: service.name,
        forProvider: {
          description: `Parameters of ${id} of ${service.name}`,
          family: `aurora-postgresql${major}`,
          parameter: [
            { name: 'log_connections', value: '1', applyMethod: 'immediate' },
            { name: 'log_disconnections', value: '1', applyMethod: 'immediate' },
            { name: 'log_statement', value: 'ddl', applyMethod: 'immediate' },
            { name: 'rds.force_ssl', value: '1', applyMethod: 'immediate' },
          ],
        },
      }),
    );
  }

  private cluster(id: string, { capacity, version }: Database): void {
    const { environment, service } = this.props;
    const { deletionProtection, statefulDeletion } = environment.protection;
    const key = { name: this.name.key('data') };
    new rds.Cluster(
      this,
      id,
      this.aws.managed(rds.Cluster, {
        name: this.name.postgres(service.name, id),
        service: service.name,
        forProvider: {
          engine: 'aurora-postgresql',
          engineVersion: version,
          // What is synced is wanted at once; otherwise every look of the provider would ask for it until the next window.
          applyImmediately: true,
          allowMajorVersionUpgrade: true,
          databaseName: databaseNameOf(id),
          masterUsername: masterUser,
          manageMasterUserPassword: true,
          masterUserSecretKmsKeyIdRef: key,
          iamDatabaseAuthenticationEnabled: true,
          storageEncrypted: true,
          kmsKeyIdRef: key,
          dbSubnetGroupNameRef: { name: this.name.postgres(service.name, id) },
          dbClusterParameterGroupNameRef: {
            name: this.name.postgresParameters(service.name, id, auroraMajor(version)),
          },
          vpcSecurityGroupIdRefs: [{ name: this.name.postgresSecurityGroup(service.name, id) }],
          port: postgresPort,
          serverlessv2ScalingConfiguration: { minCapacity: capacity.from, maxCapacity: capacity.to },
          backupRetentionPeriod: backupDays,
          // In UTC: late in the evening in the Americas, early in the morning in Europe.
          preferredBackupWindow: '04:00-04:30',
          preferredMaintenanceWindow: 'tue:05:00-tue:05:30',
          copyTagsToSnapshot: true,
          enabledCloudwatchLogsExports: ['postgresql'],
          deletionProtection,
          deleteAutomatedBackups: statefulDeletion,
          skipFinalSnapshot: statefulDeletion,
          finalSnapshotIdentifier: statefulDeletion ? undefined : this.name.lastSnapshot(service.name, id),
        },
      }),
    );
  }

  private instance(id: string, number: number): void {
    const { service } = this.props;
    new rds.ClusterInstance(
      this,
      `${id}-${number}`,
      this.aws.managed(rds.ClusterInstance, {
        name: this.name.postgresInstance(service.name, id, number),
        service: service.name,
        confirmDeletion: true,
        forProvider: {
          clusterIdentifierRef: { name: this.name.postgres(service.name, id) },
          engine: 'aurora-postgresql',
          instanceClass: 'db.serverless',
          applyImmediately: true,
          // Git says which version it is.
          autoMinorVersionUpgrade: false,
          publiclyAccessible: false,
        },
      }),
    );
  }

  private hostsOf(id: string): Host[] {
    const { service } = this.props;
    const of = {
      apiVersion: 'rds.aws.m.upbound.io/v1beta1',
      kind: 'Cluster',
      name: this.name.postgres(service.name, id),
    };
    return [
      { key: hostKeys.database(id), of, fieldPath: 'status.atProvider.endpoint' },
      { key: hostKeys.reader(id), of, fieldPath: 'status.atProvider.readerEndpoint' },
      { key: hostKeys.secret(id), of, fieldPath: 'status.atProvider.masterUserSecret[0].secretArn' },
    ];
  }

  private permissions(ids: readonly string[]): Statement[] {
    const { service } = this.props;
    const clusters = ids.map((id) => this.aws.arn('rds', `cluster:${this.name.postgres(service.name, id)}`));
    const users = ids.map((id) => `dbuser:cluster-*/${this.name.postgresUser(service.name, id)}`);
    return [
      // AWS makes the id of a cluster, but the user is the service's own in all of them.
      {
        Sid: 'Databases',
        Effect: 'Allow',
        Action: 'rds-db:connect',
        Resource: users.map((user) => this.aws.arn('rds-db', user)),
      },
      {
        Sid: 'MasterSecrets',
        Effect: 'Allow',
        Action: ['secretsmanager:DescribeSecret', 'secretsmanager:GetSecretValue'],
        // RDS names it by the cluster's id, and tags it with its ARN.
        Resource: this.aws.arn('secretsmanager', 'secret:rds!cluster-*'),
        Condition: { StringEquals: { 'aws:ResourceTag/aws:rds:primaryDBClusterArn': clusters } },
      },
    ];
  }
}
