import { Aws } from '../../charts/aws/aws';
import { unknownDigest } from '../../config/model/digest';
import type { Environment, Platform, Signer } from '../../config/model/environment';
import { egressProxy, egressProxyImage, proxied } from '../../config/model/reaches/egress-proxy';

/** An image as its project publishes it, and as `config/platform.ts` wants it. */
export interface PublishedImage {
  /** Name of the controller that runs it, or of the proxy. */
  readonly name: string;
  /** The field of `config/platform.ts` that has its release. @default - that of the controller */
  readonly field?: string;
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

/** The image of each controller, and of the proxy. */
export function publishedImages({ controllers, egressProxy: proxy }: Platform): PublishedImage[] {
  const ofControllers = controllers.map(({ name, image, signature, release }) => ({
    name,
    repository: image,
    release: release.image,
    digest: release.digest === unknownDigest ? undefined : release.digest,
    signer: signature === 'none' ? undefined : signature(release.image),
  }));
  // Canonical signs no images.
  const ofProxy = {
    name: egressProxy,
    field: 'egressProxy',
    repository: egressProxyImage,
    release: proxy.image,
    digest: proxy.digest === unknownDigest ? undefined : proxy.digest,
  };
  return [...ofControllers, ofProxy];
}

/** The image of each controller and, where a service needs it, of the proxy, and the repositories of those environments in which it runs. */
export function mirroredImages(platform: Platform, environments: readonly Environment[]): MirroredImage[] {
  const isRun = ({ platform: { controllers }, services }: Environment, image: string) =>
    image === egressProxy ? proxied(services).length > 0 : controllers.some(({ name }) => name === image);
  return publishedImages(platform)
    .map((image) => ({
      ...image,
      targets: environments
        .filter((environment) => isRun(environment, image.name))
        .map((environment) => ({
          environment: environment.name,
          repository: new Aws(environment).platformImage(image.name),
        })),
    }))
    .filter(({ name, targets }) => name !== egressProxy || targets.length > 0);
}
