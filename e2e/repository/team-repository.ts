import { execFile, execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

/** The repository of a team, with what its service consists of. */
export class TeamRepository {
  private readonly env: NodeJS.ProcessEnv;

  /** Begins in an empty folder; the authority is the path of the certificate of who signed the remote's. */
  public constructor(
    private readonly folder: string,
    /** Address that it is pushed to and deployed from. */
    public readonly url: string,
    authority: string,
  ) {
    const person = { NAME: 'team', EMAIL: 'team@localhost' };
    const names = Object.entries(person).flatMap(([key, value]) =>
      ['AUTHOR', 'COMMITTER'].map((who) => [`GIT_${who}_${key}`, value]),
    );
    this.env = {
      ...process.env,
      GIT_SSL_CAINFO: authority,
      GIT_CONFIG_GLOBAL: '/dev/null',
      ...Object.fromEntries(names),
    };
    this.git('init', '--quiet', '--initial-branch=main');
  }

  /** Replaces what is in one of its folders by these objects, a file each, and pushes it; returns the commit. */
  public async push(path: string, objects: readonly object[]): Promise<string> {
    rmSync(join(this.folder, path), { recursive: true, force: true });
    for (const [index, object] of objects.entries()) {
      const file = join(this.folder, path, `${index}.yaml`);
      mkdirSync(dirname(file), { recursive: true });
      // JSON is YAML.
      writeFileSync(file, JSON.stringify(object));
    }
    this.git('add', '--all');
    this.git('commit', '--quiet', '--allow-empty', '--message=What the service consists of');
    // Not synchronously: this very process serves the remote.
    await promisify(execFile)('git', ['-C', this.folder, 'push', '--quiet', this.url, 'main'], { env: this.env });
    return this.git('rev-parse', 'HEAD').trim();
  }

  private git(...args: readonly string[]): string {
    return execFileSync('git', ['-C', this.folder, ...args], { env: this.env, encoding: 'utf8' });
  }
}
