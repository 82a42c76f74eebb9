import { exampleEnvironments, examplePlatform, exampleServices } from '../config/model/example';
import { loadEnvironments } from '../config/rules/load';
import { units } from './units';

const rendered = (queues: number) => {
  const uses = { queues: Array.from({ length: queues }, (_, index) => `settlements-of-merchant-${index}`) };
  const services = { ...exampleServices, ledger: { ...exampleServices.reporting, uses } };
  return units(loadEnvironments(exampleEnvironments, services, examplePlatform), examplePlatform);
};

test('what a service uses may make its policy too long for AWS, which is said once and in words of the configuration', () => {
  expect(() => rendered(20)).not.toThrow();
  expect(() => rendered(100)).toThrow(
    /^config\/services.ts ledger.uses: make the policy eks-ledger-irsa-policy-staging \d+ characters long, over AWS's 6144 — declare fewer, give them shorter names, or give some to another service$/,
  );
});
