import type { Environment } from '../../../config/model/environment';
import { names } from '../../../config/model/names';
import { callPrefix, upperCase, variableName } from '../../../config/model/running/variables';
import type { Service } from '../../../config/model/service';
import { declaredNames, everyUse, type UseName } from '../../../config/model/uses';
import { Aws } from '../../aws/aws';

/** Environment variables by name. */
type Variables = Readonly<Record<string, string>>;

/** How a pod is told of what it uses: by the name or address with which AWS's SDKs want it. */
const variablesOf: Readonly<
  Record<UseName, (environment: Environment, service: string, declared: string) => Variables>
> = {
  tables: (environment, service, table) => ({
    [variableName('TABLE', table)]: names(environment).table(service, table),
  }),
  queues: (environment, service, queue) => ({
    [variableName('QUEUE', queue)]:
      `https://sqs.${environment.region}.amazonaws.com/${environment.account}/${names(environment).queue(service, queue)}`,
  }),
  topics: (environment, service, topic) => ({
    [variableName('TOPIC', topic)]: new Aws(environment).arn('sns', names(environment).topic(service, topic)),
  }),
  buckets: (environment, service, bucket) => ({
    [variableName('BUCKET', bucket)]: names(environment).bucket(service, bucket),
  }),
  workgroups: (environment, service, workgroup) => ({
    [variableName('WORKGROUP', workgroup)]: names(environment).workgroup(service, workgroup),
    [variableName('GLUE_DATABASE', workgroup)]: names(environment).database(service, workgroup),
  }),
  sagemakerEndpoints: (environment, service, endpoint) => ({
    [variableName('SAGEMAKER_ENDPOINT', endpoint)]: names(environment).sagemakerEndpoint(service, endpoint),
  }),
};

/**
 * What the platform tells a service's pods: the region, what it uses of AWS and whom it calls, each with the name or
 * address that it has in this environment.
 */
export function platformVariables(environment: Environment, service: Service): Variables {
  const used = everyUse.flatMap((use) =>
    declaredNames(service.uses[use]).map(({ name }) => variablesOf[use](environment, service.name, name)),
  );
  return Object.assign({ AWS_REGION: environment.region }, ...used, calledVariables(environment, service));
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
