import { kubeletPort } from '../../model/aws/fargate';
import { dnsLabelProblems } from '../../model/dns-label';
import { type Port, portProtocols, protocolOf } from '../../model/pods/ports';
import type { Problem } from '../../model/problem';

/** Ports on which no service may listen, and why. */
const takenPorts: Readonly<Record<number, string>> = {
  443: 'is open to every service in the whole VPC, for the endpoints of AWS, so that only its own NetworkPolicy would keep callers out',
  [kubeletPort]: "is the port of Fargate's kubelet",
};

/** Characters that the name of a port may have. Source: Kubernetes API reference, "ContainerPort". */
const longestName = 15;

/** What is wrong with the ports of a service of the catalogue. */
export function portProblems(ports: readonly Port[], at: (field: string) => string): Problem[] {
  const named = ports.filter(({ name }) => name !== undefined);
  const where = ({ name }: Port) => at(name === undefined ? 'port' : `ports.${name}`);
  const both =
    named.length > 0 && named.length < ports.length
      ? [{ where: at('port'), what: 'is written beside ports', fix: 'write it as one of ports, by name' }]
      : [];
  return [
    ...both,
    ...ports.flatMap((port, index): Problem[] => {
      const { number: value } = port;
      const taken = takenPorts[value];
      const first = ports.slice(0, index).find((other) => other.number === value);
      return [
        ...(port.name === undefined ? [] : nameProblems(port.name, where(port))),
        ...(taken === undefined ? [] : [{ where: where(port), what: taken, value, fix: 'listen on another one' }]),
        ...(first === undefined
          ? []
          : [
              {
                where: where(port),
                what: `is also ${first.name ?? 'port'}`,
                value,
                fix: 'give each port a number of its own',
              },
            ]),
      ];
    }),
  ];
}

function nameProblems(name: string, where: string): Problem[] {
  const problems = dnsLabelProblems(where, name, longestName);
  if (problems.length > 0 || protocolOf(name) !== undefined) return problems;
  const fix = `begin it with ${portProtocols.slice(0, -1).join(', ')} or ${portProtocols.at(-1)}, e.g. http-${name}`;
  return [{ where, what: 'does not begin with what is spoken on the port', value: name, fix }];
}
