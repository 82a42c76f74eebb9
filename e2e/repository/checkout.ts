import { execFile, execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { environments } from '../../config/environments';
import { type DistObject, parseDist } from '../../objects/dist';
import { ownEnvironmentFiles } from './configuration';

/** A repository that can be pushed to. */
interface Remote {
  readonly url: string;
  /** Path of the certificate of the authority that signed its own. */
  readonly authority: string;
}

/** What a working copy is made of. */
interface Origin {
  /** Folder of the repository. */
  readonly root: string;
  /** Folder of the working copy. */
  readonly folder: string;
  readonly remote: Remote;
  /** What it has in `config/` in the place of services and environments, by name. @default - what the repository has */
  readonly files?: Readonly<Record<string, string>> | undefined;
}

/** What a file said from one commit on. */
export interface FileVersion {
  /** To the second before. */
  readonly committed: Date;
  readonly text: string;
}

/** A working copy of this repository as its users have it, with a remote of its own. */
export class Checkout {
  private readonly env: NodeJS.ProcessEnv;

  private constructor(
    /** Its folder. */
    public readonly folder: string,
    private readonly remote: Remote,
    private readonly adapt: (dist: string) => void,
  ) {
    this.env = {
      ...process.env,
      GIT_SSL_CAINFO: remote.authority,
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_AUTHOR_NAME: 'e2e',
      GIT_AUTHOR_EMAIL: 'e2e@localhost',
      GIT_COMMITTER_NAME: 'e2e',
      GIT_COMMITTER_EMAIL: 'e2e@localhost',
    };
  }

  /**
   * Copies the files of a repository as they are now, committed or not, and points them at another remote. `adapt` changes
   * each rendered `dist/` to what can be deployed here.
   */
  public static from({ root, folder, remote, files: others }: Origin, adapt: (dist: string) => void): Checkout {
    const list = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
    const files = execFileSync('git', ['-C', root, ...list], { encoding: 'utf8', maxBuffer: 2 ** 26 });
    for (const file of files.split('\0').filter((name) => name !== '' && existsSync(join(root, name)))) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      // Argo CD deploys nothing from a repository with a link that leads out of it, as an absolute one does.
      cpSync(join(root, file), join(folder, file), { verbatimSymlinks: true });
    }
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    const checkout = new Checkout(folder, remote, adapt);
    checkout.git('init', '--quiet', '--initial-branch=main');
    checkout.git('remote', 'add', 'origin', remote.url);
    checkout.edit('config/platform.ts', /repositoryUrl: '[^']*'/, `repositoryUrl: '${remote.url}'`);
    if (others === undefined) checkout.limitEndpointZones();
    else checkout.replaceConfiguration(others);
    checkout.synth();
    checkout.commit('The platform');
    return checkout;
  }

  /**
   * Puts every interface endpoint into one zone. The AWS provider waits a minute before it joins an endpoint and a subnet, and
   * joins an endpoint's subnets one after another (`modifyVPCEndpointExclusive` of terraform-provider-aws).
   */
  private limitEndpointZones(): void {
    for (const { name, endpointZones } of environments) {
      const file = `config/${name}.ts`;
      if (endpointZones === undefined) this.edit(file, /\n {2}vpcCidr:/, '\n  endpointZones: 1,\n  vpcCidr:');
      else if (endpointZones !== 1) this.edit(file, `endpointZones: ${endpointZones}`, 'endpointZones: 1');
    }
  }

  private replaceConfiguration(files: Readonly<Record<string, string>>): void {
    for (const name of ownEnvironmentFiles) this.remove(`config/${name}`);
    for (const [name, text] of Object.entries(files)) this.write(`config/${name}`, text);
  }

  /** Address that it is pushed to and deployed from. */
  public get url(): string {
    return this.remote.url;
  }

  /** Replaces a text in a file once; throws where the file has no such text. */
  public edit(file: string, text: string | RegExp, replacement: string): void {
    const path = join(this.folder, file);
    const before = readFileSync(path, 'utf8');
    const after = before.replace(text, () => replacement);
    if (after === before) throw new Error(`${file}: has no such text (${text}) — adapt the end-to-end test to it`);
    writeFileSync(path, after);
  }

  /** Writes a file, whether it exists or not. */
  public write(file: string, content: string): void {
    mkdirSync(dirname(join(this.folder, file)), { recursive: true });
    writeFileSync(join(this.folder, file), content);
  }

  /** Deletes a file. */
  public remove(file: string): void {
    rmSync(join(this.folder, file));
  }

  /** Renders `dist/` with the command that users run. */
  public synth(): void {
    execFileSync('npm', ['run', '--silent', 'synth'], { cwd: this.folder, stdio: ['ignore', 'ignore', 'inherit'] });
    this.adapt(join(this.folder, 'dist'));
  }

  /** Commits everything and returns the commit. */
  public commit(message: string): string {
    this.git('add', '--all');
    this.git('commit', '--quiet', `--message=${message}`);
    return this.head();
  }

  /** The last commit. */
  public head(): string {
    return this.git('rev-parse', 'HEAD').trim();
  }

  /** Reverts the last commit with a new one, since it may have been pushed. */
  public revert(): string {
    this.git('revert', '--no-edit', 'HEAD');
    return this.head();
  }

  /** Pushes the main branch and all tags. */
  public async push(): Promise<void> {
    // Not synchronously: this very process may serve the remote.
    const args = ['-C', this.folder, 'push', '--quiet', '--tags', 'origin', 'main'];
    await promisify(execFile)('git', args, { env: this.env });
  }

  /** Tags the last commit. */
  public tag(name: string): void {
    this.git('tag', name);
  }

  /** The units of `dist/`: each directory below the given folders at their revisions, with the commit that it is deployed from. */
  public units(folders: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
    return new Map(
      Object.entries(folders).flatMap(([folder, revision]) => {
        const commit = this.git('rev-parse', `${revision}^{commit}`).trim();
        const directories = this.git('ls-tree', '-d', '--name-only', commit, `${folder}/`).trim().split('\n');
        return directories.filter(Boolean).map((directory): [string, string] => [directory, commit]);
      }),
    );
  }

  /** The objects below a folder of `dist/` at a revision. */
  public objects(folder: string, revision: string): readonly DistObject[] {
    const files = this.git('ls-tree', '-r', '--name-only', revision, `${folder}/`).trim().split('\n').filter(Boolean);
    return files.flatMap((file) => parseDist(file, this.git('show', `${revision}:${file}`)).objects);
  }

  /** The versions of a file, the newest first. */
  public versions(file: string): readonly FileVersion[] {
    const log = this.git('log', '--format=%H %cI', '--diff-filter=AM', '--', file).trim().split('\n').filter(Boolean);
    return log.map((line) => {
      const [commit = '', time = ''] = line.split(' ');
      return { committed: new Date(time), text: this.git('show', `${commit}:${file}`) };
    });
  }

  private git(...args: readonly string[]): string {
    return execFileSync('git', ['-C', this.folder, ...args], {
      env: this.env,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    });
  }
}
