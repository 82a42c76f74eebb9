import { costDifference } from './costs/costs';
import { rendered, type Written, written } from './fixture';
import { countsOf } from './quotas/counts';
import { reachDifference } from './reach/reach';
import { reachLines } from './reach/reach-words';

const { reporting } = written.services;
if (reporting === undefined) throw new Error('the example has no service reporting');
const [dev] = written.environments;
const before: Written = { ...written, environments: dev === undefined ? [] : [{ ...dev, endpointZones: 2 }] };
const after: Written = {
  ...before,
  services: { ...written.services, reporting: { ...reporting, reaches: { bank: { hosts: ['api.example.com'] } } } },
};
const [old, now] = [rendered(before), rendered(after)];

test('a first host on the internet costs gateways with their addresses in the zones of endpoints, and two pods', () => {
  const floor = costDifference(old, now).floor.map(({ item, before: was, after: is }) => [item, is - was]);
  expect(floor).toEqual(
    expect.arrayContaining([
      ['fargate cpu', 2 * 0.25 * 730],
      ['fargate memory', 2 * 0.5 * 730],
      ['nat gateway', 2 * 730],
      ['public address', 2 * 730],
    ]),
  );
});

test('it takes addresses of the quota', () => {
  expect(countsOf(now).filter(({ quota }) => quota === 'elasticIps')).toMatchObject([{ value: 2, limit: 5 }]);
});

test('it opens a port of the proxy to the service that declares it, and the internet to the proxy alone', () => {
  const lines = reachLines(reachDifference(old, now)).filter((line) => /newly open|route/.test(line));
  expect(lines.filter((line) => line.includes('reporting'))).toEqual([
    expect.stringMatching(/^dev: newly open: pods of reporting to pods of egress-proxy on TCP \d+$/),
  ]);
  expect(lines.filter((line) => line.includes('route of'))).toHaveLength(2);
  expect(lines.filter((line) => / to .*the internet/.test(line)).every((line) => line.includes('egress-proxy'))).toBe(
    true,
  );
});
