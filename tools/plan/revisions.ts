import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { join, sep } from 'node:path';
import { readTree } from '../../files/read-tree';
import { type Dist, type DistObject, parseDist } from '../../objects/dist';
import { isTemplate, type Templates } from '../../plan/access/account-templates';
import { ProgramError } from '../processes/program-error';

/** A file of `dist/`. */
interface DistFile {
  readonly path: string;
  /** What Git calls its content. */
  readonly blob: string;
  readonly text: string;
}

const isYaml = (path: string) => /\.ya?ml$/.test(path);

/** `dist/` as it is, and as it was at any revision that the repository has; each file is read once per content. */
export class Revisions {
  private readonly read = new Map<string, Dist>();
  private readonly commits = new Map<string, string | undefined>();
  private readonly at = new Map<string, readonly DistObject[]>();

  /**
   * @param root folder of the repository
   * @param rendered texts of `dist/` in the working tree, by their paths below it. @default - those that are there
   * @throws ProgramError where it is not in a Git repository
   */
  public constructor(
    private readonly root: string,
    private readonly rendered?: Readonly<Record<string, string>>,
  ) {
    if (this.ask('rev-parse', '--git-dir') === undefined) {
      throw new ProgramError(`${root}: is not in a Git repository — clone it; a plan compares two of its revisions`);
    }
  }

  /** Whether the clone lacks a part of the history. */
  public get isShallow(): boolean {
    return this.ask('rev-parse', '--is-shallow-repository') === 'true';
  }

  /** The commit that a tag, a branch of `origin`, a branch or a commit's id names; undefined where nothing has the name. */
  public commit(revision: string): string | undefined {
    if (!this.commits.has(revision)) this.commits.set(revision, this.resolved(revision));
    return this.commits.get(revision);
  }

  private resolved(revision: string): string | undefined {
    if (/[\s\0]/.test(revision)) return undefined;
    // `origin/HEAD` is not what is checked out.
    const folders = /^HEAD\b/.test(revision) ? [] : ['refs/tags/', 'refs/remotes/origin/', 'refs/heads/'];
    const names = [...folders, ''].map((prefix) => `${prefix}${revision}^{commit}`);
    const { stdout } = this.git(['cat-file', '--batch-check'], names.join('\n'));
    return /^([0-9a-f]{40,}) commit /m.exec(stdout.toString('utf8'))?.[1];
  }

  /**
   * The commit at which what is checked out left a branch.
   *
   * @throws ProgramError where there is no such branch or no such commit
   */
  public mergeBase(branch: string): string {
    const tip = this.commit(branch);
    const whole = this.isShallow ? `git fetch --unshallow origin ${branch}` : `git fetch origin ${branch}`;
    if (tip === undefined) {
      throw new ProgramError(`Git: has no branch to compare with (${branch}) — run "${whole}", or give --from`);
    }
    const base = this.ask('merge-base', tip, 'HEAD');
    if (base !== undefined) return base;
    const why = this.isShallow ? 'the clone is shallow, so where this left it is unknown' : 'nothing in common with it';
    throw new ProgramError(`Git: ${why} (${branch}) — run "${whole}", or give --from`);
  }

  /** Whether what is checked out differs from what a branch has, or had. */
  public isChanged(branch: string): boolean {
    const isMerged = this.mergeBase(branch) === this.commit('HEAD');
    return !isMerged || this.ask('status', '--porcelain') !== '';
  }

  /** The first characters of a commit's id, as people cite it. */
  public short(commit: string): string {
    return this.ask('rev-parse', '--short', commit) ?? commit;
  }

  /** The objects of `dist/` in the working tree; throws ProgramError with everything that could not be read. */
  public workingTree(): readonly DistObject[] {
    return this.objectsOf(this.filesOfWorkingTree(), '');
  }

  /** The templates of accounts at a commit. @default - in the working tree */
  public templates(commit?: string): Templates {
    const files = commit === undefined ? this.filesOfWorkingTree() : this.filesAt(commit, isTemplate);
    return new Map(files.filter(({ path }) => isTemplate(path)).map(({ path, text }) => [path, text]));
  }

  /** The objects of `dist/` at a commit; throws ProgramError with everything that could not be read. */
  public objectsAt(commit: string): readonly DistObject[] {
    const known = this.at.get(commit);
    if (known !== undefined) return known;
    const isRead = (path: string, blob: string) => this.read.has(`${blob} ${path}`);
    const files = this.filesAt(commit, (path, blob) => isYaml(path) && !isRead(path, blob));
    const objects = this.objectsOf(files, `${this.short(commit)}: `);
    this.at.set(commit, objects);
    return objects;
  }

  private filesOfWorkingTree(): readonly DistFile[] {
    return Object.entries(this.rendered ?? readTree(join(this.root, 'dist'))).map(([path, text]) => ({
      path: ['dist', ...path.split(sep)].join('/'),
      blob: blobOf(text),
      text,
    }));
  }

  /** The files of `dist/` at a commit; only those that are wanted have their text. */
  private filesAt(commit: string, isWanted: (path: string, blob: string) => boolean): readonly DistFile[] {
    const listed = this.ask('ls-tree', '-r', '-z', '--full-tree', commit, '--', 'dist') ?? '';
    const entries = [...listed.matchAll(/\S+ blob (\S+)\t([^\0]+)\0?/g)].map(([, blob = '', path = '']) => ({
      blob,
      path,
    }));
    const wanted = entries.filter(({ blob, path }) => isWanted(path, blob)).map(({ blob }) => blob);
    const texts = this.blobs([...new Set(wanted)]);
    return entries.map((entry) => ({ ...entry, text: texts.get(entry.blob) ?? '' }));
  }

  private objectsOf(files: readonly DistFile[], where: string) {
    const yaml = files.filter(({ path }) => isYaml(path));
    const all = yaml.map(({ path, blob, text }) => {
      const key = `${blob} ${path}`;
      const dist = this.read.get(key) ?? parseDist(path, text);
      this.read.set(key, dist);
      return dist;
    });
    const problems = all.flatMap((dist) => dist.problems.map((problem) => `${where}${problem}`));
    if (yaml.length === 0) problems.push(`${where}dist: no YAML files (dist/) — run "npm run synth"`);
    if (problems.length > 0) throw new ProgramError(problems.join('\n'));
    return all.flatMap(({ objects }) => objects);
  }

  /** The texts of blobs, by their ids. */
  private blobs(ids: readonly string[]): ReadonlyMap<string, string> {
    if (ids.length === 0) return new Map();
    const { stdout } = this.git(['cat-file', '--batch'], ids.join('\n'));
    const texts = new Map<string, string>();
    let position = 0;
    while (position < stdout.length) {
      const end = stdout.indexOf('\n', position);
      const [id = '', , size = '0'] = stdout.toString('utf8', position, end).split(' ');
      const start = end + 1;
      texts.set(id, stdout.toString('utf8', start, start + Number(size)));
      position = start + Number(size) + 1;
    }
    return texts;
  }

  private ask(...args: readonly string[]): string | undefined {
    const { status, stdout } = this.git(args);
    return status === 0 ? stdout.toString('utf8').trimEnd() : undefined;
  }

  private git(args: readonly string[], input = '') {
    const { error, status, stdout } = spawnSync('git', args, { cwd: this.root, input, maxBuffer: 2 ** 31 });
    if (error !== undefined) throw new ProgramError(`git: does not start (${error.message}) — install Git`);
    return { status, stdout };
  }
}

/** What Git calls a file of this text. Source: Pro Git, "Git Objects". */
function blobOf(text: string): string {
  return createHash('sha1')
    .update(`blob ${Buffer.byteLength(text)}\0${text}`)
    .digest('hex');
}
