import { ingressSchema, portOf, spokenOn, usualHealthChecks } from '../../config/model/entrance';
import type { EnvironmentInput } from '../../config/model/environment';
import { type Port, portsOf } from '../../config/model/pods/ports';
import type { Problem } from '../../config/model/problem';
import { instead } from '../../texts/nearest';
import type { Addition, Asked, Question } from './addition';
import { entryWith, none, optionalIn } from './answers';
import { exportOf } from './environment-file';
import { Source } from './source';

const usualTls = 'load-balancer';

const questions: readonly Question[] = [
  {
    flag: 'environment',
    value: 'NAME',
    says: 'Environment in which the service gets an entrance',
    choices: ({ written }) => written.environments.map(({ name }) => name),
  },
  {
    flag: 'service',
    value: 'NAME',
    says: 'Service that is reached from the internet',
    choices: (asked) => {
      const { services = {} } = environmentOf(asked) ?? {};
      return Object.keys(asked.written.services).filter((name) => services[name]?.ingress === undefined);
    },
  },
  { flag: 'host', value: 'HOST', says: 'Name under which the load balancer answers, such as payment.example.com' },
  {
    flag: 'certificate-arn',
    value: 'ARN',
    says: `ARN of the host's certificate, in the environment's account and region, or ${none} in the environment's zone`,
    choices: (asked) => [certificateIn(asked)],
    // In its zone the platform makes certificates and records.
    proposal: (asked) => (environmentOf(asked)?.zone === undefined ? undefined : none),
    isOptional: true,
  },
  {
    flag: 'port',
    value: 'PORT',
    says: "Name of the service's port to which it leads, which says what is spoken there",
    choices: (asked) => portsIn(asked).flatMap(({ name }) => name ?? []),
    proposal: (asked) => proposedPort(asked)?.name,
    isOptional: true,
    isAsked: hasNamedPorts,
  },
  {
    flag: 'health-check-path',
    value: 'PATH',
    says: 'Path on which a healthy pod answers 200, or method of gRPC that answers OK',
    proposal: usualPath,
    isOptional: true,
  },
  {
    flag: 'tls',
    value: 'WHERE',
    says: 'Where TLS ends: at the load balancer, or at the pods, which then need a certificate',
    choices: () => ingressSchema.shape.tls.unwrap().options,
    // The name of a port says it.
    isAsked: (asked) => !hasNamedPorts(asked),
    proposal: (asked) => (environmentOf(asked)?.cardholderData ? 'end-to-end' : usualTls),
    isOptional: true,
  },
  {
    flag: 'web-acl-arn',
    value: 'ARN',
    says: `ARN of the web ACL that filters the requests, or ${none}`,
    // Where the environment has a web ACL of its own, every entrance from the internet is behind it.
    proposal: (asked) => {
      const { cardholderData, webAcl } = environmentOf(asked) ?? {};
      return cardholderData && webAcl === undefined ? undefined : none;
    },
    isOptional: true,
  },
];

const fields: Readonly<Record<string, string>> = {
  host: 'host',
  'certificate-arn': 'certificateArn',
  port: 'port',
  'health-check-path': 'healthCheckPath',
  tls: 'tls',
  'web-acl-arn': 'webAclArn',
};

/** A way by which a service of an environment is reached from the internet. */
export const entranceAddition: Addition = {
  questions,
  called: ({ answers }) => `the entrance of ${answers.service} in ${answers.environment}`,
  place: (asked, flag) => {
    const field = fields[flag];
    return field === undefined ? `--${flag}` : `${whereIn(asked)}.${field}`;
  },
  problems: (asked) => [...environmentProblems(asked), ...serviceProblems(asked)],
  added: (asked) => {
    const { answers, written } = asked;
    if (answers.service === undefined || existing(asked) !== undefined) return written;
    const service = answers.service;
    const withEntrance = (environment: EnvironmentInput): EnvironmentInput => {
      if (environment.name !== answers.environment) return environment;
      const { services = {} } = environment;
      return {
        ...environment,
        services: { ...services, [service]: { ...services[service], ingress: entryOf(asked) } },
      };
    };
    const environments = written.environments.map(withEntrance);
    const of = (value: unknown) => environments.find((_, index) => written.environments[index] === value) ?? value;
    const files = written.files.map(({ path, exported }) => ({
      path,
      exported: Object.fromEntries(Object.entries(exported).map(([name, value]) => [name, of(value)])),
    }));
    return { ...written, environments, files };
  },
  edited: (asked, texts) => {
    const { environment: name, service = '' } = asked.answers;
    const { path, exported } = exportOf(asked.written, name ?? '');
    const source = new Source(path, texts[path] ?? '');
    return { [path]: source.withField(exported, ['services', service, 'ingress'], entryOf(asked)).text };
  },
};

type Ingress = NonNullable<NonNullable<NonNullable<EnvironmentInput['services']>[string]>['ingress']>;

/** The entrance; what there is no answer for yet stands as it might be, so that the rules judge the rest. */
function entryOf(asked: Asked): Ingress {
  const { answers } = asked;
  const path = answers['health-check-path'];
  const certificate = answers['certificate-arn'];
  const [first] = portsIn(asked);
  return entryWith(
    Object.entries({
      host: answers.host ?? 'service.example.com',
      certificateArn: certificate === undefined ? certificateIn(asked) : optionalIn(certificate),
      port: answers.port === first?.name ? undefined : answers.port,
      healthCheckPath: path === usualPath(asked) ? undefined : path,
      tls: answers.tls === usualTls ? undefined : answers.tls,
      webAclArn: optionalIn(answers['web-acl-arn']),
    }),
  );
}

function environmentOf({ answers, written }: Asked): EnvironmentInput | undefined {
  return written.environments.find(({ name }) => name === answers.environment);
}

/** The ports of the service. */
function portsIn({ answers, written }: Asked): Port[] {
  const { port, ports = {} } = written.services[answers.service ?? ''] ?? {};
  return portsOf({ ports, ...(port !== undefined && { port }) });
}

function hasNamedPorts(asked: Asked): boolean {
  return portsIn(asked).some(({ name }) => name !== undefined);
}

/** The first to which a load balancer may lead; with cardholder data one with TLS. */
function proposedPort(asked: Asked): Port | undefined {
  const able = portsIn(asked).filter((port) => spokenOn(port) !== undefined);
  const safe = able.filter((port) => spokenOn(port)?.isEncrypted === true);
  return (environmentOf(asked)?.cardholderData ? safe[0] : undefined) ?? able[0];
}

/** Where a health check asks if nobody says it. */
function usualPath(asked: Asked): string {
  const { port: name } = asked.answers;
  const port = portOf({ port: name }, portsIn(asked));
  return usualHealthChecks[port !== undefined && spokenOn(port)?.isGrpc === true ? 'grpc' : 'http'];
}

/** How the ARN of a certificate for the entrance looks. */
function certificateIn(asked: Asked): string {
  const { account, region } = environmentOf(asked) ?? {};
  return `arn:aws:acm:${region}:${account}:certificate/ID`;
}

function existing(asked: Asked): Ingress | undefined {
  return environmentOf(asked)?.services?.[asked.answers.service ?? '']?.ingress;
}

function whereIn({ answers }: Asked): string {
  return `config/${answers.environment}.ts services.${answers.service}.ingress`;
}

function environmentProblems(asked: Asked): Problem[] {
  const { answers, written } = asked;
  if (answers.environment === undefined || environmentOf(asked) !== undefined) return [];
  const names = written.environments.map(({ name }) => name);
  const what = 'is no environment of config/environments.ts';
  return [{ where: '--environment', what, value: answers.environment, fix: instead(answers.environment, names) }];
}

function serviceProblems(asked: Asked): Problem[] {
  if (existing(asked) === undefined) return [];
  const fix = 'choose another service, or change the entrance there';
  return [{ where: whereIn(asked), what: 'is there already', value: existing(asked)?.host, fix }];
}
