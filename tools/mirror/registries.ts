import { ProgramError } from '../processes/program-error';
import { runProcess } from '../processes/run-process';
import { buildPrograms } from '../programs/build-programs';
import type { GoProgram } from '../programs/go-program';
import type { PublishedImage } from './mirrored-image';

/** What there is under a tag. */
export interface Found {
  /** Empty where the repository has no such tag. */
  readonly digest: string;
  /** Whether there is no such repository. */
  readonly missing: boolean;
  /** Why the registry could not be asked; empty where it could. */
  readonly error: string;
}

/** What there is of an image at its source and in each repository that it was looked for in. */
export interface Looked extends Found {
  /** Why its signature does not count; empty where it does, and where none is asked for. */
  readonly unsigned: string;
  readonly targets: readonly Found[];
}

/** An image to look at, and the repositories in which to look for its tag. */
export interface Look extends PublishedImage {
  readonly targets: readonly string[];
}

/** An image by its digest, and the repository and tag that get it. */
export interface Copy {
  readonly from: string;
  readonly digest: string;
  readonly to: string;
}

/** The registries from and to which images are copied. */
export interface Registries {
  /** What there is of each image, in the order given. */
  look(images: readonly Look[]): Promise<readonly Looked[]>;
  /** Copies an image with all its platforms; throws ProgramError where the copy is not the image that was meant. */
  copy(copy: Copy): Promise<void>;
}

const mirror: GoProgram = { module: __dirname, package: '.' };

/**
 * Registries as the program beside this file reaches them, with the modules of crane and of Sigstore that go.mod pins.
 *
 * @param trustedRoot file with the keys of the Sigstore that signed; by default those of its public instance, which are
 *   fetched
 * @throws ProgramError where Go is missing or the build fails
 */
export async function reachedRegistries(trustedRoot = ''): Promise<Registries> {
  const programs = await buildPrograms({ mirror });
  const run = async (command: 'look' | 'copy', input: unknown, failed: (why: string) => string) => {
    const { code, stdout, stderr } = await runProcess(programs.mirror, [command], { input: JSON.stringify(input) });
    if (code !== 0) throw new ProgramError(failed(stderr.trim()));
    return stdout;
  };
  return {
    look: async (images) => {
      const asked = images.map(({ repository, release, digest = '', signer, targets }) => {
        return { repository, tag: release, digest, signer, targets };
      });
      return JSON.parse(await run('look', { trustedRoot, images: asked }, (why) => why));
    },
    copy: async (copy) => {
      await run(
        'copy',
        copy,
        (why) => `${copy.to}: was not copied (${why}) — run the command again, which goes on here`,
      );
    },
  };
}
