import { environments } from '../../config/environments';
import type { EnvironmentInput } from '../../config/model/environment';
import type { ServiceInput } from '../../config/model/service';
import { services } from '../../config/services';

/** What a loop deploys. */
export interface LoopConfiguration {
  /** Environments that have an account and a cluster. */
  readonly environments: readonly EnvironmentInput[];
  readonly services: Readonly<Record<string, ServiceInput>>;
  /** What a checkout has in `config/` in the place of the repository's own, by name. @default - the repository's own */
  readonly files?: Readonly<Record<string, string>>;
}

/** The repository's own configuration. */
export const ownConfiguration: LoopConfiguration = { environments, services };

/** Files of `config/` that only the repository's own environments have. */
export const ownEnvironmentFiles: readonly string[] = environments.map(({ name }) => `${name}.ts`);

/** Another configuration, whose files say what its values say. */
export function writtenConfiguration(
  others: readonly EnvironmentInput[],
  catalogue: Readonly<Record<string, ServiceInput>>,
): LoopConfiguration {
  const own = others.map((environment, index): [string, string] => [
    `${environment.name}.ts`,
    source('environment', 'EnvironmentInput', `environment${index}`, environment),
  ]);
  const imports = own.map(([file], index) => `import { environment${index} } from './${file.replace(/\.ts$/, '')}';\n`);
  const list = others.map((_, index) => `environment${index}`).join(', ');
  return {
    environments: others,
    services: catalogue,
    files: {
      ...Object.fromEntries(own),
      'environments.ts': `${imports.join('')}\nexport const environments = [${list}];\n`,
      'services.ts': source('service', 'Record<string, ServiceInput>', 'services', catalogue),
    },
  };
}

/** A module that exports a value; what is undefined in it is left out, and means the same. */
function source(module: string, type: string, name: string, value: object): string {
  const [imported = type] = /\w+Input/.exec(type) ?? [];
  const json = JSON.stringify(value, null, 2);
  return `import type { ${imported} } from './model/${module}';\n\nexport const ${name}: ${type} = ${json};\n`;
}
