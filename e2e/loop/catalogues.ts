import { environments } from '../../config/environments';
import type { EnvironmentInput } from '../../config/model/environment';
import type { ServiceInput } from '../../config/model/service';
import { sandbox } from '../../examples/payments-company/sandbox';
import { services } from '../../examples/payments-company/services';
import { environmentOf, manyServices } from '../../tools/scale/many-services';
import { type LoopConfiguration, writtenConfiguration } from '../repository/configuration';

/** Services of the catalogue that `scale` brings up. */
const many = 100;

/** The digest of an image that services without one run, so that there are pods. */
const image = `sha256:${'a5'.repeat(32)}`;

/** Configurations that a loop may run in the place of the repository's own, by the names that people call them. */
export const catalogues: Readonly<Record<string, () => LoopConfiguration>> = {
  // With a web ACL, which no environment of this repository has either.
  example: () => adapted({ ...sandbox, webAcl: {} }, services),
  scale: () => adapted(environmentOf(many), manyServices(many)),
};

type Overrides = NonNullable<EnvironmentInput['services']>;
type Override = Overrides[string];

/**
 * An environment, in the region of this repository's own, to which a way leads, and its services, without what no loop has: more zones of endpoints than one, which take the provider a
 * minute each, repositories of teams, and what other companies have shared.
 */
export function adapted(
  environment: EnvironmentInput,
  catalogue: Readonly<Record<string, ServiceInput>>,
): LoopConfiguration {
  const [own] = environments;
  if (own === undefined) throw new Error('config/environments.ts: has no environment, so nobody knows of a region');
  const { region, zones } = own;
  // Certificates name the region too.
  const moved: EnvironmentInput = JSON.parse(JSON.stringify(environment).replaceAll(environment.region, region));
  const { services: overrides = {}, ...others } = moved;
  const changed = Object.entries(overrides).map(([name, one]): [string, Override] => [name, adaptedOverride(one)]);
  const deployed = Object.entries(catalogue).map(([name, one]): [string, ServiceInput] => [name, adaptedService(one)]);
  return writtenConfiguration(
    [{ ...others, zones, endpointZones: 1, services: Object.fromEntries(changed) }],
    Object.fromEntries(deployed),
  );
}

function adaptedService({ repository: _, team: __, ...service }: ServiceInput): ServiceInput {
  return { image, ...service, reaches: withoutShared(service.reaches) };
}

function adaptedOverride({ repository: _, team: __, ...override }: Override): Override {
  return { ...override, ...(override.reaches && { reaches: withoutShared(override.reaches) }) };
}

/** What a service reaches, without prefix lists and endpoint services, which are not the account's. */
function withoutShared(reaches: NonNullable<ServiceInput['reaches']> = {}): NonNullable<ServiceInput['reaches']> {
  const own = Object.entries(reaches).filter(
    ([, { prefixList, privateLink }]) => prefixList === undefined && privateLink === undefined,
  );
  return Object.fromEntries(own);
}
