import type { EnvironmentInput } from '../../../config/model/environment';
import { exampleEnvironments, examplePlatform, exampleServices } from '../../../config/model/example';
import { loadEnvironments } from '../../../config/rules/load';
import { awsLoadBalancerController } from './aws-load-balancer-controller';

const [dev] = exampleEnvironments;
const release = { chart: '1.0.0', image: 'v1.0.0', digest: `sha256:${'5e'.repeat(32)}` };

function valuesOf(services: EnvironmentInput['services']) {
  const [environment] = loadEnvironments([{ ...dev, services }], exampleServices, examplePlatform);
  if (environment === undefined) throw new Error('there is no example environment');
  const controller = { ...awsLoadBalancerController, name: 'aws-load-balancer-controller', release };
  return awsLoadBalancerController.values(environment, controller);
}

test('web ACLs are on where a service declares one, which is where they have an endpoint', () => {
  const { account, region } = dev;
  const certificateArn = `arn:aws:acm:${region}:${account}:certificate/1`;
  const webAclArn = `arn:aws:wafv2:${region}:${account}:regional/webacl/a/1`;
  const entered = (more: object) => ({ payment: { ingress: { host: 'pay.example.com', certificateArn, ...more } } });
  expect(valuesOf(entered({}))).toMatchObject({ enableWafv2: false });
  expect(valuesOf(entered({ webAclArn }))).toMatchObject({ enableWafv2: true });
});
