import { type Json, listAt } from '../../objects/json';
import type { Ask } from '../accounts/inventory/aws-resource';
import { AwsRefusal } from '../aws/client';

/** Form of an image in ECR. Source: Amazon ECR user guide, "Amazon ECR registry concepts". */
const form = /^(\d{12})\.dkr\.ecr\.[a-z0-9-]+\.amazonaws\.com\/([^:@]+)(?::([^:@/]+))?(?:@(sha256:[0-9a-f]{64}))?$/;

const mediaType = 'application/vnd.oci.image.manifest.v1+json';

/** The images that the repositories of an account have, and those that pipelines push. */
export class Images {
  private readonly withheld = new Set<string>();

  /** Takes the account, and what asks it. */
  public constructor(
    private readonly account: string,
    private readonly ask: Ask,
  ) {}

  /** Has no pipeline push an image of this digest, as if nobody had built it. */
  public withhold(digest: string): void {
    this.withheld.add(digest);
  }

  /**
   * Whether a pod can pull an image. Pipelines push whatever somebody asks for, unless it is withheld; but they need a
   * repository, which nobody but the platform makes. Nothing outside the account can be reached.
   */
  public async canPull(image: string): Promise<boolean> {
    const [, account, repositoryName, tag = 'latest', digest] = form.exec(image) ?? [];
    if (account !== this.account || repositoryName === undefined) return false;
    const id = digest === undefined ? { imageTag: tag } : { imageDigest: digest };
    try {
      const found: Json = await this.ask('ecr', 'BatchGetImage', { repositoryName, imageIds: [id] });
      if (listAt(found, 'images').length > 0) return true;
      if (digest !== undefined && this.withheld.has(digest)) return false;
      // ECR compares a digest with that of the manifest, the emulator does not: it only wants another manifest for each.
      const annotations = { image };
      const imageManifest = JSON.stringify({ schemaVersion: 2, mediaType, config: {}, layers: [], annotations });
      const imageTag = digest === undefined ? tag : digest.slice(-16);
      await this.ask('ecr', 'PutImage', { repositoryName, imageManifest, ...id, imageTag });
      return true;
    } catch (error) {
      if (!(error instanceof AwsRefusal)) throw error;
      if (error.code === 'RepositoryNotFoundException') return false;
      // Another pod of the same image may have asked in the same moment.
      if (error.code === 'ImageAlreadyExistsException') return true;
      throw error;
    }
  }
}
