import type { ServiceInput } from '../../config/model/service';
import type { Addition, Asked, Question } from './addition';
import { callsIn, entryWith, none, numberIn, optionalIn, reachesIn, usesIn, usesSay } from './answers';
import { Source } from './source';

const file = 'config/services.ts';

const questions: readonly Question[] = [
  { flag: 'name', value: 'NAME', says: 'Name of the service: lower-case letters, digits and inner hyphens' },
  {
    flag: 'port',
    value: 'PORT',
    says: `TCP port that its pods listen on, 1 to 65535, or ${none} for a worker, which nobody calls`,
    proposal: ({ written }) => commonest(Object.values(written.services).flatMap(portsIn).map(String)) ?? '8080',
  },
  {
    flag: 'calls',
    value: 'SERVICE[:PORT],…',
    says: `Services that it calls, or ${none}`,
    choices: ({ answers, written }) => [
      ...Object.entries(written.services).flatMap(([name, entry]) => portsIn(entry).map((port) => `${name}:${port}`)),
      ...(answers.port === none ? [] : [`${answers.name}:${answers.port}`]),
    ],
    proposal: () => none,
  },
  {
    flag: 'cpu',
    value: 'VCPUS',
    says: 'vCPUs that all of its pods may request together',
    proposal: () => '2',
  },
  {
    flag: 'memory-gib',
    value: 'GIB',
    says: 'GiB of memory that all of its pods may request together',
    proposal: () => '4',
  },
  {
    flag: 'pods',
    value: 'NUMBER',
    says: 'Pods that may exist at the same time',
    proposal: () => '8',
  },
  {
    flag: 'uses',
    value: 'USE:NAME,…',
    says: `What it uses of AWS, or ${none}: ${usesSay}`,
    proposal: () => none,
    isOptional: true,
  },
  {
    flag: 'reaches',
    value: 'NAME:HOST,…',
    says: `Hosts on the internet that it reaches over HTTPS, each by a name of its own, or ${none}`,
    proposal: () => none,
    isOptional: true,
  },
  {
    flag: 'image',
    value: 'IMAGE',
    says: `Image of its pods, sha256:… or REGISTRY/REPOSITORY:TAG@sha256:…, or ${none}: then somebody else deploys them`,
    proposal: () => none,
    isOptional: true,
  },
  {
    flag: 'replicas',
    value: 'NUMBER',
    says: `Pods that run side by side, or ${none} for the platform's two`,
    proposal: () => none,
    isOptional: true,
  },
  {
    flag: 'namespace',
    value: 'NAME',
    says: `Namespace in the workload cluster, or ${none} for the service's name`,
    proposal: () => none,
    isOptional: true,
  },
];

const places: Readonly<Record<string, string>> = {
  name: '',
  cpu: '.quota.cpu',
  'memory-gib': '.quota.memoryGiB',
  pods: '.quota.pods',
};

/** A service of the catalogue. */
export const serviceAddition: Addition = {
  questions,
  called: ({ answers }) => `the service ${answers.name}`,
  place: ({ answers }, flag) => `${file} ${answers.name}${places[flag] ?? `.${flag}`}`,
  problems: ({ answers, written }) => {
    const { name } = answers;
    if (name === undefined || !Object.hasOwn(written.services, name)) return [];
    const fix = 'choose another name, or change the service there';
    return [{ where: `${file} ${name}`, what: 'is there already', value: name, fix }];
  },
  added: (asked) => {
    const { answers, written } = asked;
    if (answers.name === undefined || Object.hasOwn(written.services, answers.name)) return written;
    return { ...written, services: { ...written.services, [answers.name]: entryOf(asked) } };
  },
  edited: (asked, texts) => {
    const source = new Source(file, texts[file] ?? '');
    return { [file]: source.withField('services', [asked.answers.name ?? ''], entryOf(asked)).text };
  },
};

/** For a call of a service that there is not, which is refused whatever the port. */
const anyPort = 1;

function entryOf({ answers, written }: Asked): ServiceInput {
  const { calls, cpu, image, name, namespace, pods, port, reaches, replicas, uses } = answers;
  const used = uses === undefined ? {} : usesIn(uses);
  const reached = reaches === undefined ? {} : reachesIn(reaches);
  const portOf = (service: string) => {
    if (service === name) return numberIn(port);
    const entry = Object.hasOwn(written.services, service) ? written.services[service] : undefined;
    return entry === undefined ? anyPort : portsIn(entry)[0];
  };
  return entryWith(
    Object.entries({
      namespace: optionalIn(namespace),
      image: optionalIn(image),
      port: numberIn(optionalIn(port)),
      calls: calls === undefined ? undefined : callsIn(calls, portOf),
      quota: { cpu: numberIn(cpu), memoryGiB: numberIn(answers['memory-gib']), pods: numberIn(pods) },
      replicas: optionalIn(replicas) === undefined ? undefined : { count: numberIn(replicas) },
      uses: Object.keys(used).length === 0 ? undefined : used,
      reaches: Object.keys(reached).length === 0 ? undefined : reached,
    }),
  );
}

/** Numbers of the ports of a service. */
function portsIn({ port, ports = {} }: ServiceInput): number[] {
  return [...(port === undefined ? [] : [port]), ...Object.values(ports)];
}

function commonest(texts: readonly string[]): string | undefined {
  const count = (text: string) => texts.filter((other) => other === text).length;
  return [...texts].sort((one, other) => count(other) - count(one))[0];
}
