import type { Need } from './controller-needs';

/** The needs of an image from the environment's own registry: its repository there and the tag to pull. */
export function mirroredImage(path: string, controller: string, tag: string): Need[] {
  const byDefault = 'an image of a public registry, which no VPC endpoint reaches';
  return [
    [
      `${path}.repository`,
      ({ account, name, region }) => `${account}.dkr.ecr.${region}.amazonaws.com/platform-${controller}-${name}`,
      byDefault,
    ],
    [`${path}.tag`, tag, 'the tag that this release of the chart names, which nobody may have mirrored'],
  ];
}
