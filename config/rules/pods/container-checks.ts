import { instead } from '../../../texts/nearest';
import type { Probes } from '../../model/pods/container';
import type { Port } from '../../model/pods/ports';
import { callPrefix, variablePrefixes } from '../../model/pods/variables';
import type { Problem } from '../../model/problem';

/** Variables that the platform or EKS sets. */
const given = ['AWS', callPrefix, ...Object.values(variablePrefixes).flat()].map((prefix) => `${prefix}_`);

/** Ends of names of what belongs into the secret, and would otherwise be in Git. */
const secretEnds = /(?:PASSWORD|PASSWD|SECRET|TOKEN|CREDENTIALS|PRIVATE_KEY|API_KEY|ACCESS_KEY)$/i;

/** What is wrong with the environment variables of a service, in the catalogue or in an environment. */
export function variableProblems(variables: Readonly<Record<string, string>>, where: string): Problem[] {
  return Object.entries(variables).flatMap(([name, value]): Problem[] => {
    const problem = (what: string, fix: string) => [{ where: `${where}.${name}`, what, value: name, fix }];
    if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) {
      return problem(
        'is no name of an environment variable',
        'use letters, digits and _, and do not start with a digit',
      );
    }
    if (given.some((prefix) => name.startsWith(prefix))) {
      return problem('begins as the variables do that the platform and EKS set', 'choose another name');
    }
    if (secretEnds.test(name)) {
      return problem('is named as a secret is, but would be in Git', 'put it into the secret of the service');
    }
    // Kubernetes would replace it by the value of another variable.
    return value.includes('$(') ? problem('has a value with $(, which Kubernetes expands', 'write $$( for it') : [];
  });
}

/** What is wrong with how a service's pods are asked; nothing is said while its ports are not known. */
export function probeProblems(
  { port, ready, live, command }: Probes,
  ports: readonly Port[] | undefined,
  where: string,
): Problem[] {
  const names = ports?.flatMap(({ name }) => (name === undefined ? [] : [name]));
  const problems: Problem[] = [];
  if (port !== undefined && names !== undefined && !names.includes(port)) {
    const fix = names.length === 0 ? 'remove it: there is no port with a name' : instead(port, names);
    problems.push({ where: `${where}.port`, what: 'is no port of the service', value: port, fix });
  }
  if (command !== undefined && ports !== undefined && ports.length > 0) {
    const fix = 'remove it: a service with ports is asked on one of them';
    problems.push({ where: `${where}.command`, what: 'is not run', value: command, fix });
  }
  for (const [field, value] of Object.entries({ ready, live })) {
    if (value !== undefined && !/^\/[\w\-./~%?=&]*$/.test(value)) {
      problems.push({ where: `${where}.${field}`, what: 'is no path', value, fix: 'start with /, e.g. /healthz' });
    }
  }
  return problems;
}
