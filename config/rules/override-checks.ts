import { instead } from '../../texts/nearest';
import type { Platform } from '../model/environment';
import type { Problem } from '../model/problem';
import { changed } from '../model/service';
import type { WrittenEnvironment } from '../model/written-environment';
import type { WrittenService } from '../model/written-service';
import { ingressProblems } from './ingress-checks';
import { overriddenPodProblems } from './pods/pod-checks';
import { podsOf, quotaProblems } from './quota-checks';

/** What is wrong with an environment's changes to services, beyond what is wrong with the catalogue itself. */
export function overrideProblems(
  environment: WrittenEnvironment,
  services: readonly WrittenService[],
  platform: Platform,
): Problem[] {
  return Object.entries(environment.services).flatMap(([name, override]): Problem[] => {
    const where = environment.at(`services.${name}`);
    const service = services.find((candidate) => candidate.name === name);
    if (service === undefined) {
      const known = services.map((one) => one.name);
      const fix = known.length === 0 ? 'add it to config/services.ts' : instead(name, known);
      return [{ where, what: 'is not in the catalogue', value: name, fix }];
    }
    const inCatalogue = quotaProblems(podsOf(service, platform), where, platform).map((problem) =>
      JSON.stringify(problem),
    );
    // Both parts must be well formed to be judged together. A change that nobody wrote is there, as undefined.
    const quota = 'quota' in override && service.quota ? changed(service.quota, override.quota) : undefined;
    const { ending, replicas } = 'replicas' in override ? podsOf(service, platform, override.replicas) : {};
    return [
      ...quotaProblems({ name, quota, replicas, ending, jobs: service.jobs }, where, platform).filter(
        (own) => !inCatalogue.includes(JSON.stringify(own)),
      ),
      ...overriddenPodProblems(service, override, where),
      ...ingressProblems({ ...override, name, ports: service.ports }, environment, platform, where),
    ];
  });
}
