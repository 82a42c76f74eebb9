import { App } from 'cdk8s';
import { exampleEnvironments, examplePlatform } from '../../../config/model/example';
import type { ServiceInput } from '../../../config/model/service';
import { loadEnvironments } from '../../../config/rules/load';
import { at, type Json, listAt } from '../../../objects/json';
import { ServicePodsChart } from './pods';

const digest = `sha256:${'9c'.repeat(32)}`;
const [dev] = exampleEnvironments;
const certificateArn = `arn:aws:acm:${dev.region}:${dev.account}:certificate/00000000-0000-0000-0000-000000000000`;
const quota = { cpu: 8, memoryGiB: 16, pods: 20 };

/** What is rendered for a service ledger with these fields, in dev with these changes. */
function rendered(fields: Partial<ServiceInput>, change: object = {}): readonly Json[] {
  const ledger = { image: digest, calls: [], quota, ...fields };
  const environments = [{ ...dev, services: { ledger: change } }];
  return loadEnvironments(environments, { ledger }, examplePlatform).flatMap((environment) =>
    environment.services.flatMap((service) => new ServicePodsChart(new App(), 'ledger', environment, service).toJson()),
  );
}

const ofKind = (objects: readonly Json[], kind: string) => objects.filter((object) => at(object, 'kind') === kind);
const deployment = (...written: Parameters<typeof rendered>) =>
  at(ofKind(rendered(...written), 'Deployment')[0], 'spec');
const container = (...written: Parameters<typeof rendered>) =>
  listAt(deployment(...written), 'template', 'spec', 'containers')[0];

const probesOf = (asked: Json | undefined) =>
  ['startupProbe', 'livenessProbe', 'readinessProbe'].map((probe) => at(asked, probe));

test.each([digest, `docker.io/library/ledger:1.2.3@${digest}`])(
  '%s runs from the own repository, by digest',
  (image) => {
    const repository = `${dev.account}.dkr.ecr.${dev.region}.amazonaws.com/ledger-service-dev`;
    expect(at(container({ image }), 'image')).toBe(`${repository}@${digest}`);
  },
);

test('an environment may run another image, and has its own values of variables', () => {
  const other = `sha256:${'4d'.repeat(32)}`;
  const change = { image: other, environment: { LEVEL: 'debug' } };
  const changed = container({ environment: { LEVEL: 'info', ZONE: 'a' } }, change);
  expect(at(changed, 'image')).toMatch(other);
  expect(listAt(changed, 'env')).toEqual([
    { name: 'AWS_REGION', value: dev.region },
    { name: 'LEVEL', value: 'debug' },
    { name: 'ZONE', value: 'a' },
  ]);
});

test('a service without replicas has its jobs and no Deployment, unless an environment runs some', () => {
  const fields = { jobs, replicas: { count: 0 } };
  const kinds = (change: object) => rendered(fields, change).map((one) => at(one, 'kind'));
  expect(kinds({})).toEqual(
    ofKind(rendered({ jobs }), 'CronJob')
      .concat(ofKind(rendered({ jobs }), 'Job'))
      .map((one) => at(one, 'kind')),
  );
  expect(kinds({ replicas: { count: 1 } })).toContain('Deployment');
});

test('a fixed number of pods is in Git, and one that follows CPU is the autoscaler’s alone', () => {
  expect(at(deployment({ replicas: { count: 3 } }), 'replicas')).toBe(3);
  expect(ofKind(rendered({ replicas: { count: 3 } }), 'HorizontalPodAutoscaler')).toEqual([]);
  const scaled = rendered({ replicas: { from: 2, to: 6, cpuPercent: 55 } });
  expect(at(ofKind(scaled, 'Deployment')[0], 'spec', 'replicas')).toBeUndefined();
  expect(ofKind(scaled, 'HorizontalPodAutoscaler').map((one) => at(one, 'spec'))).toEqual([
    {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'ledger' },
      minReplicas: 2,
      maxReplicas: 6,
      metrics: [
        { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 55 } } },
      ],
    },
  ]);
});

test('an update adds pods and takes none away before', () => {
  expect(at(deployment({}), 'strategy', 'rollingUpdate')).toEqual({ maxSurge: '25%', maxUnavailable: 0 });
});

test('an update makes progress while an old pod ends, and a new one is placed and starts', () => {
  const probes = { startSeconds: 90 };
  expect(at(deployment({ port: 8080, gracePeriodSeconds: 40, probes }), 'progressDeadlineSeconds')).toBe(55 + 300 + 90);
  expect(at(deployment({ gracePeriodSeconds: 40, probes }), 'progressDeadlineSeconds')).toBe(40 + 300 + 90);
});

test('a pod that is called goes on serving before it is told to end, and then has its time', () => {
  const spec = at(deployment({ port: 8080, gracePeriodSeconds: 40 }), 'template', 'spec');
  expect(at(spec, 'terminationGracePeriodSeconds')).toBe(55);
  expect(at(listAt(spec, 'containers')[0], 'lifecycle')).toEqual({ preStop: { sleep: { seconds: 15 } } });
});

test('a worker has no port, is asked by its command alone, and ends at once', () => {
  const worker = container({});
  expect([at(worker, 'ports'), at(worker, 'lifecycle'), ...probesOf(worker)]).toEqual(Array(5).fill(undefined));
  const [start, live, ready] = probesOf(container({ probes: { command: ['/check'], startSeconds: 30 } }));
  expect(start).toEqual({ exec: { command: ['/check'] }, timeoutSeconds: 5, periodSeconds: 5, failureThreshold: 6 });
  expect(live).toEqual({ exec: { command: ['/check'] }, timeoutSeconds: 5 });
  expect(ready).toBeUndefined();
  expect(at(deployment({ gracePeriodSeconds: 40 }), 'template', 'spec', 'terminationGracePeriodSeconds')).toBe(40);
});

test.each<[string, Partial<ServiceInput>, object, Json]>([
  ['HTTP', { port: 8080 }, {}, { httpGet: { path: '/healthz', port: 8080 } }],
  ['HTTPS', { ports: { https: 8443 } }, {}, { httpGet: { path: '/healthz', port: 8443, scheme: 'HTTPS' } }],
  ['gRPC', { ports: { grpc: 9090 } }, {}, { grpc: { port: 9090 } }],
  ['gRPC with TLS', { ports: { grpcs: 9443 } }, {}, { tcpSocket: { port: 9443 } }],
  ['TCP', { ports: { 'tcp-raw': 7000 } }, {}, { tcpSocket: { port: 7000 } }],
  [
    'HTTP with TLS that ends at the pods',
    { port: 8080 },
    { ingress: { host: 'ledger.example.com', certificateArn, tls: 'end-to-end' } },
    { httpGet: { path: '/healthz', port: 8080, scheme: 'HTTPS' } },
  ],
  [
    'the port that it names',
    { ports: { grpc: 9090, 'http-health': 8081 }, probes: { port: 'http-health', ready: '/up' } },
    {},
    { httpGet: { path: '/up', port: 8081 } },
  ],
])('a service is asked over %s', (_way, fields, change, asked) => {
  const probes = probesOf(container(fields, change));
  expect(probes).toEqual(probes.map(() => expect.objectContaining(asked as object)));
});

test('keys of the secret become variables or files, or nothing', () => {
  const given = (fields: Partial<ServiceInput>) => {
    const spec = at(deployment(fields), 'template', 'spec');
    const [first] = listAt(spec, 'containers');
    return [listAt(first, 'envFrom'), listAt(first, 'volumeMounts').slice(1), listAt(spec, 'volumes').slice(1)];
  };
  const secret = { name: 'app-config', secret: { secretName: 'app-config' } };
  const mount = { name: 'app-config', mountPath: '/etc/app-config', readOnly: true };
  expect(given({})).toEqual([[], [], []]);
  expect(given({ secret: 'environment' })).toEqual([[{ secretRef: { name: 'app-config' } }], [], []]);
  expect(given({ secret: 'files' })).toEqual([[], [mount], [secret]]);
});

test('pods are told what everything that they use is called here, and where whom they call is', () => {
  const uses = {
    tables: { 'card-holders': { partitionKey: { name: 'id', type: 'S' as const } } },
    queues: ['postings'],
    topics: ['balances'],
    buckets: ['statements'],
    workgroups: ['audit'],
    sagemakerEndpoints: ['risk'],
  };
  const ports = { http: 8080, 'grpc-admin': 9090 };
  const calls = [{ to: 'ledger', port: 9090 }];
  const variables = listAt(container({ uses, ports, calls }), 'env').map((one) => [at(one, 'name'), at(one, 'value')]);
  expect(Object.fromEntries(variables)).toEqual({
    AWS_REGION: 'us-east-1',
    TABLE_CARD_HOLDERS: 'ledger-card-holders-dev',
    QUEUE_POSTINGS: 'https://sqs.us-east-1.amazonaws.com/111122223333/ledger-postings-dev',
    TOPIC_BALANCES: 'arn:aws:sns:us-east-1:111122223333:ledger-balances-dev',
    BUCKET_STATEMENTS: 'ledger-statements-dev-111122223333',
    WORKGROUP_AUDIT: 'ledger-audit-dev',
    GLUE_DATABASE_AUDIT: 'ledger_audit_dev',
    SAGEMAKER_ENDPOINT_RISK: 'ledger-risk-dev',
    SERVICE_LEDGER__GRPC_ADMIN: 'ledger.ledger.svc.cluster.local:9090',
  });
});

test('disk is requested only beyond what Fargate gives anyway', () => {
  const disk = (ephemeralStorageGiB: number) =>
    at(container({ ephemeralStorageGiB }), 'resources', 'limits', 'ephemeral-storage');
  expect([disk(20), disk(21)]).toEqual([undefined, '21Gi']);
});

const jobs = {
  'end-of-day': { schedule: '0 2 * * *', timeZone: 'Europe/Zurich', args: ['night'], deadlineSeconds: 900, retries: 2 },
  migrate: { runs: 'before-each-rollout' as const, command: ['/migrate'], deadlineSeconds: 60 },
};

test('a job at times never runs twice at once, ends, and is not kept', () => {
  const [cronJob] = ofKind(rendered({ jobs, command: ['/ledger'], args: ['serve'] }), 'CronJob');
  expect(at(cronJob, 'spec')).toMatchObject({
    schedule: '0 2 * * *',
    timeZone: 'Europe/Zurich',
    concurrencyPolicy: 'Forbid',
    jobTemplate: {
      spec: {
        // Each of three tries has to be placed.
        activeDeadlineSeconds: 1800,
        backoffLimit: 2,
        ttlSecondsAfterFinished: 3600,
        template: { spec: { restartPolicy: 'Never', containers: [{ command: ['/ledger'], args: ['night'] }] } },
      },
    },
  });
});

test('a job before each rollout is a hook, and starts its own program without the arguments of another', () => {
  const [job] = ofKind(rendered({ jobs, args: ['serve'] }), 'Job');
  expect(at(job, 'metadata', 'annotations')).toEqual({
    'argocd.argoproj.io/hook': 'Sync',
    'argocd.argoproj.io/hook-delete-policy': 'BeforeHookCreation',
    'argocd.argoproj.io/sync-wave': '-1',
  });
  const [started] = listAt(job, 'spec', 'template', 'spec', 'containers');
  expect([at(started, 'command'), at(started, 'args')]).toEqual([['/migrate'], undefined]);
});

test('a job is no pod that callers of the service reach', () => {
  const [cronJob] = ofKind(rendered({ jobs }), 'CronJob');
  const labels = at(cronJob, 'spec', 'jobTemplate', 'spec', 'template', 'metadata', 'labels');
  expect(labels).toEqual({ 'app.kubernetes.io/name': 'end-of-day', 'app.kubernetes.io/part-of': 'ledger' });
});

test('a version of the secret is a Secret of its own, there before any pod and until no pod has it', () => {
  const version = '7f0c1a52-0d1e-4b6f-9a3c-5e8d2b4c6a10';
  const objects = rendered({ secret: 'environment', jobs }, { secretVersion: version });
  const [secret] = ofKind(objects, 'ExternalSecret');
  expect(at(secret, 'metadata')).toMatchObject({
    name: 'app-config-7f0c1a52',
    annotations: {
      'argocd.argoproj.io/sync-wave': '-2',
      'argocd.argoproj.io/sync-options': 'PruneLast=true,SkipDryRunOnMissingResource=true',
    },
  });
  expect(at(secret, 'spec')).toMatchObject({
    target: { name: 'app-config-7f0c1a52' },
    dataFrom: [{ extract: { key: 'ledger/app-config-dev', version: `uuid/${version}` } }],
  });
  const named = JSON.stringify(objects).match(/"secretRef":\{"name":"[^"]*"/g);
  expect(new Set(named)).toEqual(new Set(['"secretRef":{"name":"app-config-7f0c1a52"']));
  expect(named).toHaveLength(3);
  expect(ofKind(rendered({ secret: 'files' }), 'ExternalSecret')).toEqual([]);
});

test('a pod is told its database and the host of streams, which AWS names, out of the ConfigMap that has them', () => {
  const postings = { partitionKey: { name: 'id', type: 'S' }, stream: 'new-image' } as const;
  const env = listAt(container({ uses: { tables: { postings }, databases: { 'card-books': {} } } }), 'env');
  const told = (name: string, key: string) => ({ name, valueFrom: { configMapKeyRef: { name: 'hosts', key } } });
  expect(env.slice(1)).toEqual([
    { name: 'TABLE_POSTINGS', value: 'ledger-postings-dev' },
    { name: 'POSTGRES_DATABASE_CARD_BOOKS', value: 'card_books' },
    { name: 'POSTGRES_USER_CARD_BOOKS', value: 'ledger_card_books_dev' },
    told('POSTGRES_HOST_CARD_BOOKS', 'databases.card-books'),
    told('POSTGRES_READER_CARD_BOOKS', 'databases.card-books.reader'),
    told('POSTGRES_SECRET_CARD_BOOKS', 'databases.card-books.secret'),
    told('AWS_DYNAMODB_STREAMS_HOST', 'dynamodb-streams'),
    { name: 'AWS_ENDPOINT_URL_DYNAMODB_STREAMS', value: 'https://$(AWS_DYNAMODB_STREAMS_HOST)' },
  ]);
});
