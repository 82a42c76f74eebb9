import { Aws } from '../../charts/aws/aws';
import { unknownDigest } from '../../config/model/digest';
import type { Environment, Platform, Signer } from '../../config/model/environment';
import { names } from '../../config/model/names';
import { imageOf } from '../../config/model/pods/image';
import { egressProxy, egressProxyImage, proxied } from '../../config/model/reaches/egress-proxy';

/** An image as its project publishes it, and as `config/` wants it. */
export interface PublishedImage {
  /** Name of the controller or the service that runs it, or of the proxy. */
  readonly name: string;
  /** Where its release and its digest are written, for messages. */
  readonly written: Readonly<Record<'digest' | 'release', string>>;
  readonly repository: string;
  readonly release: string;
  /** What `config/` says that the image is. @default - nobody has looked it up yet */
  readonly digest?: string;
  /** Whose signature it must have. @default - nobody's: its project signs no images, or nobody has said who does */
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
    written: {
      digest: `config/platform.ts controllers.${name}.digest`,
      release: `config/platform.ts controllers.${name}.image`,
    },
    repository: image,
    release: release.image,
    digest: release.digest === unknownDigest ? undefined : release.digest,
    signer: signature === 'none' ? undefined : signature(release.image),
  }));
  // Canonical signs no images.
  const ofProxy = {
    name: egressProxy,
    written: { digest: 'config/platform.ts egressProxy.digest', release: 'config/platform.ts egressProxy.image' },
    repository: egressProxyImage,
    release: proxy.image,
    digest: proxy.digest === unknownDigest ? undefined : proxy.digest,
  };
  return [...ofControllers, ofProxy];
}

/** The images of services that others publish, as a file writes them; what is pushed to a service's own repository is none. */
export function writtenImages(
  at: (service: string) => string,
  services: Readonly<Record<string, { readonly image?: string | undefined }>>,
): PublishedImage[] {
  return Object.entries(services).flatMap(([name, { image = '' }]) => {
    const { digest, published } = imageOf(image) ?? {};
    if (published === undefined) return [];
    const written = { digest: at(name), release: at(name) };
    const { repository, tag: release } = published;
    return [{ name, written, repository, release, digest: digest === unknownDigest ? undefined : digest }];
  });
}

/**
 * Every image that is not built here, and the repositories of those environments in which it runs; that of the proxy only
 * where a service needs it.
 */
export function mirroredImages(platform: Platform, environments: readonly Environment[]): MirroredImage[] {
  const isRun = ({ platform: { controllers }, services }: Environment, image: string) =>
    image === egressProxy ? proxied(services).length > 0 : controllers.some(({ name }) => name === image);
  const ofPlatform = publishedImages(platform)
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
  return [...ofPlatform, ...serviceImages(environments)];
}

/** Services, and environments, that run the same image share one entry. */
function serviceImages(environments: readonly Environment[]): MirroredImage[] {
  const all = environments.flatMap((environment) => {
    const services = Object.fromEntries(environment.services.map((service) => [service.name, service]));
    const at = (service: string) => `config/ ${service}.image in ${environment.name}`;
    return writtenImages(at, services).map((image) => {
      const repository = `${new Aws(environment).registry}/${names(environment).repository(image.name)}`;
      return { ...image, targets: [{ environment: environment.name, repository }] };
    });
  });
  const key = ({ repository, release, digest }: MirroredImage) => `${repository}:${release}@${digest}`;
  const first = all.filter((image, index) => all.findIndex((other) => key(other) === key(image)) === index);
  return first.map((image) => ({
    ...image,
    targets: all.filter((other) => key(other) === key(image)).flatMap(({ targets }) => targets),
  }));
}
