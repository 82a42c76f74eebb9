import type { EnvironmentInput } from '../../config/model/environment';
import type { Asked } from './addition';
import { booleanIn, entryWith, listIn, membersIn, numberIn, zoneIn } from './answers';

/** The environment that the new one resembles; undefined before it is known. */
export function likeOf({ answers, written }: Asked): EnvironmentInput | undefined {
  return written.environments.find(({ name }) => name === answers.like);
}

/** Questions whose answers are fields, with how each is read. */
const readers: Readonly<Record<string, (text: string) => unknown>> = {
  name: String,
  account: String,
  region: String,
  zones: listIn,
  vpcCidr: String,
  kubernetesVersion: String,
  protection: String,
  cardholderData: booleanIn,
  logRetentionDays: numberIn,
  alarmRecipients: membersIn,
  zone: zoneIn,
  revision: String,
  sync: String,
};

/** The new environment, as far as there are answers; a field that is asked for is taken from no other environment. */
export function entryOf(asked: Asked): EnvironmentInput {
  const { answers } = asked;
  const like = likeOf(asked);
  const kept = Object.entries(keptOf(like)).filter(([field]) => readers[field] === undefined);
  const given = Object.entries(readers).flatMap(([field, read]) => {
    const text = answers[field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)];
    // What is false by default is not written, unless the other environment writes it.
    if (text === undefined || (field === 'cardholderData' && text === 'no' && like?.cardholderData === undefined)) {
      return [];
    }
    return [[field, read(text)] as const];
  });
  return entryWith([...kept, ...given]);
}

/**
 * An environment without what only it can have: its subnets, its exceptions, which are approved for it, entrances, whose
 * hosts and certificates are its own, and versions of secrets, which its account alone has.
 */
function keptOf(like: EnvironmentInput | undefined): Partial<EnvironmentInput> {
  const { exceptions: _approved, services, subnets: _own, ...kept } = like ?? {};
  const changes = Object.entries(services ?? {}).flatMap(([service, change]) => {
    const { ingress: _host, internalIngress: _ranges, secretVersion: _version, ...shared } = change;
    const isLeft = Object.keys(shared).length > 0 || Object.keys(change).length === 0;
    return isLeft ? [[service, shared] as const] : [];
  });
  return services === undefined || changes.length === 0 ? kept : { ...kept, services: Object.fromEntries(changes) };
}
