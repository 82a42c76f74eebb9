import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Environment } from '../../config/model/environment';
import { names } from '../../config/model/names';
import { egressProxy, proxied } from '../../config/model/reaches/egress-proxy';
import * as ecr from '../../imports/ecr.aws.m.upbound.io';
import { Aws } from '../aws/aws';
import { ImageRepository } from '../aws/image-repository';

/**
 * How images are scanned, and a repository for the image of each controller and of the proxy, since no endpoint reaches the image's own
 * registry.
 */
export class RegistryChart extends Chart {
  public constructor(scope: Construct, id: string, environment: Environment) {
    super(scope, id, { namespace: environment.name });
    const name = names(environment);
    const { scanType, scanFrequency } = environment.protection.imageScan;

    if (environment.ownsRegion) {
      new ecr.RegistryScanningConfiguration(
        this,
        'scanning',
        new Aws(environment).managed(ecr.RegistryScanningConfiguration, {
          name: `eks-registry-scanning-${environment.name}`,
          forProvider: {
            scanType,
            rule: [{ scanFrequency, repositoryFilter: [{ filter: '*', filterType: 'WILDCARD' }] }],
          },
        }),
      );
    }
    const images = [
      ...environment.platform.controllers.map((controller) => controller.name),
      ...(proxied(environment.services).length > 0 ? [egressProxy] : []),
    ];
    for (const image of images) {
      new ImageRepository(this, image, { environment, name: name.platformRepository(image) });
    }
  }
}
