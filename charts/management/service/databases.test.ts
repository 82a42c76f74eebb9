import { App } from 'cdk8s';
import { exampleEnvironments, examplePlatform, exampleServices } from '../../../config/model/example';
import type { UsesInput } from '../../../config/model/uses';
import { loadEnvironments } from '../../../config/rules/load';
import { ServiceNamespaceChart } from '../../workload/service/service';
import { ServiceChart } from './service';

type Written = NonNullable<UsesInput['databases']>[string];

/** What a service with one database has in an environment, in AWS and in its namespace. */
function rendered(database: Written = {}, environment = exampleEnvironments[0]) {
  const ledger = { ...exampleServices.reporting, uses: { databases: { 'card-books': database } } };
  const [loaded] = loadEnvironments([environment], { ledger }, examplePlatform);
  const [service] = loaded?.services ?? [];
  if (loaded === undefined || service === undefined) throw new Error('no environment with a service');
  return [
    ...new ServiceChart(new App(), 'management', loaded, service).toJson(),
    ...new ServiceNamespaceChart(new App(), 'workload', loaded, service).toJson(),
  ];
}

const fieldsOf = (objects: ReturnType<typeof rendered>, kind: string, name: string) =>
  objects.find((object) => object.kind === kind && object.metadata.name === name)?.spec.forProvider;

const [dev, staging] = exampleEnvironments;

test('a cluster is encrypted, takes signatures for passwords, logs, and grows as its entry says', () => {
  const cluster = fieldsOf(rendered({ capacity: { from: 1, to: 8 } }), 'Cluster', 'ledger-card-books-dev');
  expect(cluster).toMatchObject({
    databaseName: 'card_books',
    engine: 'aurora-postgresql',
    iamDatabaseAuthenticationEnabled: true,
    kmsKeyIdRef: { name: 'eks-data-dev' },
    manageMasterUserPassword: true,
    masterUserSecretKmsKeyIdRef: { name: 'eks-data-dev' },
    serverlessv2ScalingConfiguration: { minCapacity: 1, maxCapacity: 8 },
    storageEncrypted: true,
  });
});

test('a retained cluster refuses to go, leaves a last snapshot, and has a second instance', () => {
  const kept = rendered({}, staging);
  expect(fieldsOf(kept, 'Cluster', 'ledger-card-books-staging')).toMatchObject({
    deletionProtection: true,
    deleteAutomatedBackups: false,
    skipFinalSnapshot: false,
    finalSnapshotIdentifier: 'ledger-card-books-last-staging',
  });
  const instances = (objects: typeof kept) => objects.filter(({ kind }) => kind === 'ClusterInstance').length;
  expect([instances(kept), instances(rendered({}, dev)), instances(rendered({ instances: 1 }, staging))]).toEqual([
    2, 1, 1,
  ]);
});

test('nobody but the pods of the service reaches the port, by rules at both ends and a way out of the namespace', () => {
  const objects = rendered();
  const rules = objects.filter(({ kind }) => /Security(?:Group)(?:In|E)gressRule/.test(kind));
  expect(rules.map(({ metadata, spec }) => [metadata.name, spec.forProvider.fromPort])).toEqual([
    ['eks-ledger-sg-dev-to-ledger-card-books-database-5432', 5432],
    ['eks-ledger-card-books-database-sg-dev-from-ledger-5432', 5432],
  ]);
  const policy = objects.find(({ kind, metadata }) => kind === 'NetworkPolicy' && metadata.name === 'allow-data');
  expect(policy.spec.egress[0].ports).toEqual([{ port: 5432, protocol: 'TCP' }]);
  expect(policy.spec.egress[0].to).toHaveLength(3);
});

test('pods log in as a user of their own, and read the master secret of their own cluster alone', () => {
  const policy = fieldsOf(rendered(), 'Policy', 'eks-ledger-irsa-policy-dev').policy;
  const statements: { Sid: string }[] = JSON.parse(policy).Statement;
  expect(statements.filter(({ Sid }) => /Databases|MasterSecrets/.test(Sid))).toEqual([
    {
      Sid: 'Databases',
      Effect: 'Allow',
      Action: 'rds-db:connect',
      Resource: ['arn:aws:rds-db:us-east-1:111122223333:dbuser:cluster-*/ledger_card_books_dev'],
    },
    {
      Sid: 'MasterSecrets',
      Effect: 'Allow',
      Action: ['secretsmanager:DescribeSecret', 'secretsmanager:GetSecretValue'],
      Resource: 'arn:aws:secretsmanager:us-east-1:111122223333:secret:rds!cluster-*',
      Condition: {
        StringEquals: {
          'aws:ResourceTag/aws:rds:primaryDBClusterArn': [
            'arn:aws:rds:us-east-1:111122223333:cluster:ledger-card-books-dev',
          ],
        },
      },
    },
  ]);
});

test('pods are told where the database is', () => {
  const hosts = rendered().find(({ kind, metadata }) => kind === 'Object' && metadata.name === 'ledger-hosts');
  const told = hosts.spec.references.map((one: { toFieldPath: string; patchesFrom: { fieldPath: string } }) => [
    one.toFieldPath,
    one.patchesFrom.fieldPath,
  ]);
  expect(told).toEqual([
    ['data[databases.card-books]', 'status.atProvider.endpoint'],
    ['data[databases.card-books.reader]', 'status.atProvider.readerEndpoint'],
    ['data[databases.card-books.secret]', 'status.atProvider.masterUserSecret[0].secretArn'],
  ]);
});

test('another major version takes another group of parameters', () => {
  const groups = (version: string) =>
    rendered({ version })
      .filter(({ kind }) => kind === 'ClusterParameterGroup')
      .map(({ metadata, spec }) => [metadata.name, spec.forProvider.family]);
  expect(groups('16.8')).toEqual([['ledger-card-books-postgresql16-dev', 'aurora-postgresql16']]);
  expect(groups('17.5')).toEqual([['ledger-card-books-postgresql17-dev', 'aurora-postgresql17']]);
});
