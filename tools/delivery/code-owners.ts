/** A line of CODEOWNERS: who is asked about files. */
export interface Ownership {
  readonly pattern: string;
  readonly owners: readonly string[];
}

const file = '.github/CODEOWNERS';

/** The lines of a CODEOWNERS file that name files. Source: GitHub's documentation, "About code owners". */
export function ownerships(text: string): Ownership[] {
  return text
    .split('\n')
    .map((line) => line.replace(/#.*/, '').trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [pattern = '', ...owners] = line.split(/\s+/);
      return { pattern, owners };
    });
}

/** Who is asked about a file: the owners of the last line that fits; none where no line does. */
export function ownersOf(path: string, all: readonly Ownership[]): readonly string[] {
  return all.filter(({ pattern }) => fits(pattern, path)).at(-1)?.owners ?? [];
}

/**
 * One problem for each line that fits no file, that does not say from where its path goes, or whose owners are not teams of
 * the organisation: GitHub ignores such a line without a word, and asks nobody.
 *
 * @param organisation undefined where the repository is not on GitHub, and anything may own
 */
export function ownershipProblems(
  all: readonly Ownership[],
  files: readonly string[],
  organisation: string | undefined,
): string[] {
  return all.flatMap(({ pattern, owners }) => {
    const wrong = owners.filter((owner) => !/^@[\w-]+\/[\w-]+$/.test(owner) || !isOf(owner, organisation));
    return [
      ...(/^\/|^\*\*\//.test(pattern) ? [] : [`${pattern}: begins nowhere — write / or **/ before it`]),
      ...(files.some((path) => fits(pattern, path)) ? [] : [`${pattern}: fits no file — correct or remove it`]),
      ...(owners.length > 0 ? [] : [`${pattern}: has no owner — name a team`]),
      ...wrong.map((owner) => {
        return `${pattern}: is not owned by a team of ${organisation ?? 'an organisation'} (${owner}) — name one of yours`;
      }),
    ].map((problem) => `${file} ${problem}`);
  });
}

function isOf(owner: string, organisation: string | undefined): boolean {
  return organisation === undefined || owner.startsWith(`@${organisation}/`);
}

/** The organisation of a repository on GitHub, by its address; undefined for one elsewhere. */
export function organisationOf(repositoryUrl: string): string | undefined {
  return /^(?:https:\/\/|ssh:\/\/git@|git@)github\.com[/:]([^/]+)\//.exec(repositoryUrl)?.[1];
}

function fits(pattern: string, path: string): boolean {
  const expression = pattern
    .replace(/^\//, '')
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*\*\/|\*/g, (stars) => (stars === '*' ? '[^/]*' : '(?:.*/)?'));
  return new RegExp(`^${expression}${pattern.endsWith('/') ? '' : '(?:/|$)'}`).test(path);
}
