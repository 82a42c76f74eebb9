import type { k8s } from 'cdk8s-plus-28';
import type { Environment } from '../../../config/model/environment';
import { queuesOf, topicsOf } from '../../../config/model/message-flows';
import { names } from '../../../config/model/names';
import { callPrefix, upperCase, variableName } from '../../../config/model/pods/variables';
import { proxied, proxyVariables } from '../../../config/model/reaches/egress-proxy';
import type { Service } from '../../../config/model/service';
import { declaredNames, everyUse, type UseName } from '../../../config/model/uses';
import { databaseNameOf } from '../../../config/model/uses/database';
import { hostKeys, hostsConfigMap } from '../../../config/model/uses/hosts';
import { Aws } from '../../aws/aws';

/** Environment variables by name. */
type Variables = Readonly<Record<string, string>>;

/** How a pod is told of what it uses: by the name or address with which AWS's SDKs want it. */
const variablesOf: Readonly<
  Record<UseName, (environment: Environment, service: Pick<Service, 'name' | 'uses'>, declared: string) => Variables>
> = {
  tables: (environment, { name }, table) => ({
    [variableName('TABLE', table)]: names(environment).table(name, table),
  }),
  databases: (environment, { name }, database) => ({
    [variableName('POSTGRES_DATABASE', database)]: databaseNameOf(database),
    [variableName('POSTGRES_USER', database)]: names(environment).postgresUser(name, database),
  }),
  caches: (environment, { name }, cache) => ({
    [variableName('VALKEY_CACHE', cache)]: names(environment).valkey(name, cache),
    [variableName('VALKEY_USER', cache)]: names(environment).valkey(name, cache),
  }),
  queues: (environment, { name, uses }, queue) => {
    const { account, region } = environment;
    const inAws = names(environment).queue(name, queue, isFifo(queuesOf(uses), queue));
    return { [variableName('QUEUE', queue)]: `https://sqs.${region}.amazonaws.com/${account}/${inAws}` };
  },
  topics: (environment, { name, uses }, topic) => {
    const inAws = names(environment).topic(name, topic, isFifo(topicsOf(uses), topic));
    return { [variableName('TOPIC', topic)]: new Aws(environment).arn('sns', inAws) };
  },
  buckets: (environment, { name }, bucket) => ({
    [variableName('BUCKET', bucket)]: names(environment).bucket(name, bucket),
  }),
  workgroups: (environment, { name }, workgroup) => ({
    [variableName('WORKGROUP', workgroup)]: names(environment).workgroup(name, workgroup),
    [variableName('GLUE_DATABASE', workgroup)]: names(environment).database(name, workgroup),
  }),
  sagemakerEndpoints: (environment, { name }, endpoint) => ({
    [variableName('SAGEMAKER_ENDPOINT', endpoint)]: names(environment).sagemakerEndpoint(name, endpoint),
  }),
};

const isFifo = (declared: readonly (readonly [string, { readonly fifo: boolean }])[], name: string): boolean =>
  declared.some(([one, { fifo }]) => one === name && fifo);

/**
 * What the platform tells a service's pods: the region, what it uses of AWS and whom it calls, each with the name or
 * address that it has in this environment, and by which proxy it reaches hosts on the internet.
 */
export function platformVariables(environment: Environment, service: Service): Variables {
  const used = everyUse.flatMap((use) =>
    declaredNames(service.uses[use]).map(({ name }) => variablesOf[use](environment, service, name)),
  );
  return Object.assign(
    { AWS_REGION: environment.region },
    ...used,
    calledVariables(environment, service),
    ...proxied([service]).map(proxyVariables),
  );
}

/** What of this only AWS knows: a pod waits until the ConfigMap has it. */
export function hostVariables({ uses }: Service): k8s.EnvVar[] {
  const told = (name: string, key: string): k8s.EnvVar => {
    return { name, valueFrom: { configMapKeyRef: { name: hostsConfigMap, key } } };
  };
  const caches = Object.keys(uses.caches).map((name) => told(variableName('VALKEY_HOST', name), hostKeys.cache(name)));
  const databases = Object.keys(uses.databases).flatMap((name) => [
    told(variableName('POSTGRES_HOST', name), hostKeys.database(name)),
    told(variableName('POSTGRES_READER', name), hostKeys.reader(name)),
    told(variableName('POSTGRES_SECRET', name), hostKeys.secret(name)),
  ]);
  if (Object.values(uses.tables).every(({ stream }) => stream === undefined)) return [...databases, ...caches];
  const host = 'AWS_DYNAMODB_STREAMS_HOST';
  // AWS's SDKs take the second.
  const url = { name: 'AWS_ENDPOINT_URL_DYNAMODB_STREAMS', value: `https://$(${host})` };
  return [...databases, ...caches, told(host, hostKeys.streams), url];
}

/** With the name of the port where it has one; no name has two hyphens in a row, so that two underscores part them. */
function calledVariables({ services }: Environment, { calls }: Service): Variables {
  return Object.fromEntries(
    calls.map(({ to, port }) => {
      const callee = services.find(({ name }) => name === to);
      const called = callee?.ports.find(({ number }) => number === port)?.name;
      const name = variableName(callPrefix, to) + (called === undefined ? '' : `__${upperCase(called)}`);
      return [name, `${to}.${callee?.namespace ?? to}.svc.cluster.local:${port}`];
    }),
  );
}
