import { parseDist } from '../../objects/dist';
import { portsToTry } from './rules';

const rules = (...bodies: object[]) =>
  parseDist(
    'dist/dev/x.yaml',
    bodies
      .map((spec) => JSON.stringify({ apiVersion: 'a/v1', kind: 'K', metadata: { name: 'n' }, spec }))
      .join('\n---\n'),
  ).objects;

describe('the ports to try', () => {
  test('are the first one, the usual ones and those that services listen on, with the next one each', () => {
    expect(portsToTry([], [8080])).toEqual([1, 22, 53, 443, 8080, 8081]);
  });

  test('are both ends of every range, and what follows it', () => {
    const policy = { ingress: [{ ports: [{ port: 9000, endPort: 9005 }] }] };
    const rule = { forProvider: { fromPort: 7000, toPort: 7002 } };
    expect(portsToTry(rules(policy, rule), [])).toEqual(expect.arrayContaining([7000, 7002, 7003, 9000, 9005, 9006]));
  });

  test('are ports that exist', () => {
    expect(portsToTry(rules({ forProvider: { fromPort: 0, toPort: 65535 } }), [])).toEqual([1, 22, 53, 443, 65535]);
  });
});
