import { helmValues } from '../../charts/controllers/helm-values';
import { unknownDigest } from '../../config/model/digest';
import type { Environment, Platform, Signer } from '../../config/model/environment';

/** An image as its project publishes it, and as `config/platform.ts` wants it. */
export interface PublishedImage {
  /** Name of the controller that runs it. */
  readonly name: string;
  readonly repository: string;
  readonly release: string;
  /** What `config/platform.ts` says that the image is. @default - nobody has looked it up yet */
  readonly digest?: string;
  /** Whose signature it must have. @default - none: its project signs no images */
  readonly signer?: Signer;
}

/** An image, and where it is to be copied. */
export interface MirroredImage extends PublishedImage {
  readonly targets: readonly Target[];
}

/** A repository of an environment's registry. */
export interface Target {
  readonly environment: string;
  readonly repository: string;
}

/** The image of each controller. */
export function publishedImages({ controllers }: Platform): PublishedImage[] {
  return controllers.map(({ name, image, signature, release }) => ({
    name,
    repository: image,
    release: release.image,
    digest: release.digest === unknownDigest ? undefined : release.digest,
    signer: signature === 'none' ? undefined : signature(release.image),
  }));
}

/** The image of each controller, and the repositories of those environments in which it runs. */
export function mirroredImages(platform: Platform, environments: readonly Environment[]): MirroredImage[] {
  return publishedImages(platform).map((image) => ({
    ...image,
    targets: environments.flatMap((environment) =>
      environment.platform.controllers
        .filter(({ name }) => name === image.name)
        .map((controller) => ({
          environment: environment.name,
          repository: helmValues.image(environment, controller).repository,
        })),
    ),
  }));
}
