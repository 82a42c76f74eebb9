import { exampleEnvironments, examplePlatform, exampleServices } from '../../config/model/example';
import { platform } from '../../config/platform';
import type { Answers, Question } from './addition';
import type { Written } from './configuration-files';
import { entranceAddition } from './entrance';

const { port: _, ...payment } = exampleServices.payment;
const [dev] = exampleEnvironments;
const cards = { ...dev, name: 'cards', cardholderData: true };

const written: Written = {
  environments: [dev, cards],
  services: { ...exampleServices, payment: { ...payment, ports: { 'tcp-raw': 7000, grpc: 9090, https: 8443 } } },
  platform: { ...platform, management: examplePlatform.management },
  files: [],
};

/** Which of the questions about the port are asked of an entrance, with their proposals. */
function asked(answers: Answers): [string, string | undefined][] {
  const given = { written, answers };
  const isAsked = ({ flag, isAsked: when }: Question) =>
    ['port', 'tls', 'health-check-path'].includes(flag) && (when?.(given) ?? true);
  return entranceAddition.questions
    .filter(isAsked)
    .map(({ flag, proposal }): [string, string | undefined] => [flag, proposal?.(given)]);
}

test('of a service with named ports the port is asked, whose name says the rest; of another where TLS ends', () => {
  expect(asked({ environment: 'dev', service: 'payment' })).toEqual([
    ['port', 'grpc'],
    ['health-check-path', '/healthz'],
  ]);
  expect(asked({ environment: 'cards', service: 'payment', port: 'grpc' })).toEqual([
    ['port', 'https'],
    ['health-check-path', '/grpc.health.v1.Health/Check'],
  ]);
  expect(asked({ environment: 'dev', service: 'reporting' })).toEqual([
    ['health-check-path', '/healthz'],
    ['tls', 'load-balancer'],
  ]);
});

test('an entrance states its port where it is not the first, and its health check where it is not the usual one', () => {
  const entry = (answers: Answers) => {
    const whole = { environment: 'dev', service: 'payment', host: 'pay.example.com', ...answers };
    return entranceAddition.added({ written, answers: whole }).environments[0]?.services?.payment?.ingress;
  };
  const usual = '/grpc.health.v1.Health/Check';
  expect(entry({ port: 'grpc', 'health-check-path': usual })).toEqual({
    host: 'pay.example.com',
    certificateArn: expect.any(String),
    port: 'grpc',
  });
  expect(entry({ port: 'tcp-raw', 'health-check-path': usual })).toMatchObject({ healthCheckPath: usual });
  expect(entry({ port: 'tcp-raw' })).not.toHaveProperty('port');
});
