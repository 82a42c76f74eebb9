import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { Scratch } from '../../files/scratch';
import { startChild } from '../processes/children';
import { readCommandLine } from '../processes/command-line';
import { freePort } from '../processes/free-port';
import { program } from '../processes/program';
import { ProgramError } from '../processes/program-error';
import { buildPrograms } from '../programs/build-programs';
import type { GoProgram } from '../programs/go-program';
import { mirror } from './mirror';
import type { MirroredImage } from './mirrored-image';
import { type Registries, reachedRegistries } from './registries';
import { resolve } from './resolve';

const proof: GoProgram = { module: __dirname, package: './proof' };

/** Two registries, and what is in the first; `proof/main.go` says what each image is. */
interface Served {
  readonly source: string;
  readonly target: string;
  readonly trustedRoot: string;
  readonly tag: string;
  readonly identity: string;
  readonly issuer: string;
  readonly digests: Readonly<Record<string, string>>;
}

void program(async () => {
  readCommandLine(process.argv.slice(2), {
    command: 'npm run mirror:proof',
    does: 'Copies images between two registries on loopback, and proves what is copied, what is not, and what is refused.',
  });
  const programs = await buildPrograms({ proof });
  const folder = new Scratch(join(tmpdir(), 'mirror-'));
  const child = startChild(programs.proof, [folder.folder], {});
  try {
    const served = await new Promise<Served>((resolve, reject) => {
      child.on('error', reject);
      child.on('close', () => reject(new ProgramError('proof: ended before it served anything — run it again')));
      child.stderr?.on('data', (text: Buffer) => process.stderr.write(text));
      child.stdout?.once('data', (line: Buffer) => resolve(JSON.parse(line.toString('utf8'))));
    });
    const problems = await new Proof(served, await reachedRegistries(served.trustedRoot)).problems();
    for (const problem of problems) console.error(problem);
    if (problems.length > 0) process.exitCode = 1;
  } finally {
    child.stdin?.end();
    folder.remove();
  }
});

/** What is claimed of the copying, each against what the registries then have. */
class Proof {
  private readonly found: string[] = [];
  private readonly printed: string[] = [];

  public constructor(
    private readonly served: Served,
    private readonly registries: Registries,
  ) {}

  /** One for each claim that does not hold. */
  public async problems(): Promise<readonly string[]> {
    const good = [this.image('signed', { signed: true }), this.image('unsigned')];
    await this.dryRun(good);
    await this.copies(good);
    await this.copiesNothingTwice(good);
    await this.refusals();
    await this.damage();
    await this.digests();
    return this.found;
  }

  private image(name: string, { signed = false, from = name } = {}): MirroredImage {
    const { source, target, tag, digests, identity, issuer } = this.served;
    return {
      name,
      written: {
        digest: `config/platform.ts controllers.${name}.digest`,
        release: `config/platform.ts controllers.${name}.image`,
      },
      repository: `${source}/${from}`,
      release: tag,
      digest: digests[from],
      signer: signed ? { identity, issuer } : undefined,
      targets: [{ environment: 'dev', repository: `${target}/${name}` }],
    };
  }

  private mirror(images: readonly MirroredImage[], dryRun = false): Promise<string[]> {
    this.printed.length = 0;
    return mirror(images, { registries: this.registries, dryRun, print: (line) => this.printed.push(line) });
  }

  private claim(what: string, actual: unknown, expected: unknown): void {
    const holds = isDeepStrictEqual(actual, expected);
    console.log(`${holds ? 'proved' : 'FAILED'}  ${what}`);
    if (!holds) this.found.push(`${what}: ${JSON.stringify(actual)}, not ${JSON.stringify(expected)}`);
  }

  private async writes(): Promise<string> {
    return (await fetch(`http://${this.served.target}/writes`)).text();
  }

  private async statusIn(registry: string, path: string): Promise<number> {
    return (await fetch(`http://${registry}/v2/${path}`, { headers: { accept: '*/*' } })).status;
  }

  private async dryRun(good: readonly MirroredImage[]): Promise<void> {
    const before = await this.writes();
    this.claim('a dry run finds nothing wrong with good images', await this.mirror(good, true), []);
    this.claim('a dry run says how much is missing', this.printed.at(-1), '2 images to copy');
    this.claim('a dry run writes nothing', await this.writes(), before);
  }

  private async copies(good: readonly MirroredImage[]): Promise<void> {
    this.claim('images that are missing are copied', await this.mirror(good), []);
    for (const { name, digest = '', release } of good) {
      const url = `http://${this.served.target}/v2/${name}/manifests/${release}`;
      const answer = await fetch(url, { headers: { accept: 'application/vnd.oci.image.index.v1+json' } });
      this.claim(`${name} has the digest of its source`, answer.headers.get('docker-content-digest'), digest);
      const { manifests } = (await answer.json()) as {
        manifests: { digest: string; platform: { architecture: string } }[];
      };
      const architectures = manifests.map(({ platform }) => platform.architecture);
      this.claim(`${name} keeps its platforms`, architectures, ['amd64', 'arm64']);
      const statuses = manifests.map((one) => this.statusIn(this.served.target, `${name}/manifests/${one.digest}`));
      this.claim(`${name} is there for each platform`, await Promise.all(statuses), [200, 200]);
    }
  }

  private async copiesNothingTwice(good: readonly MirroredImage[]): Promise<void> {
    const before = await this.writes();
    this.claim('images that are there are no problem', await this.mirror(good), []);
    this.claim('nothing is missing any more', this.printed.at(-1), 'Nothing is missing');
    this.claim('what is there is not written again', await this.writes(), before);
  }

  private async refusals(): Promise<void> {
    const port = await freePort();
    const rows: readonly (readonly [string, MirroredImage, RegExp])[] = [
      ['signed by somebody else', this.image('stranger', { signed: true }), /has no signature of releases@.*somebody@/],
      ['without a signature that its project makes', this.image('unsigned', { signed: true }), /\(there is none\)/],
      ['with the signature of another image', this.image('forged', { signed: true }), /another image is signed/],
      ['signed with the keys of another Sigstore', this.image('foreign', { signed: true }), /has no signature of/],
      ['whose tag has moved', this.image('moved'), /digest: is not that of .*find out who moved the tag/],
      ['whose place has another image', this.image('other'), /is another image than/],
      ['without a repository to go to', this.image('absent'), /there is no such repository \(dev\)/],
      [
        'of a release that is not there',
        { ...this.image('moved'), release: 'v9.9.9' },
        /is no release in .*\(v9\.9\.9\)/,
      ],
      ['without a digest', { ...this.image('moved'), digest: undefined }, /nobody has looked it up yet/],
      [
        'in a registry that does not answer',
        { ...this.image('moved'), repository: `127.0.0.1:${port}/x` },
        /cannot be read/,
      ],
    ];
    const before = await this.writes();
    for (const [what, image, line] of rows) {
      const problems = await this.mirror([image]);
      this.claim(
        `an image ${what} is refused`,
        problems.map((problem) => line.test(problem) || problem),
        [true],
      );
    }
    // The last image alone would be copied.
    const all = [...rows.map(([, image]) => image), this.image('damaged')];
    this.claim('all problems are named at once', (await this.mirror(all)).length, rows.length);
    this.claim('beside a refused image none is copied', await this.writes(), before);
  }

  private async damage(): Promise<void> {
    const refused = await this.mirror([this.image('damaged')]).catch((error: unknown) => error instanceof ProgramError);
    this.claim('an image that arrives damaged is refused', refused, true);
    const path = `damaged/manifests/${this.served.tag}`;
    this.claim('an image that arrives damaged is not there', await this.statusIn(this.served.target, path), 404);
  }

  private async digests(): Promise<void> {
    const entry = (digest: string) =>
      `  controllers: {\n    signed: { chart: '1.0.0', image: '${this.served.tag}'${digest} },\n  }`;
    const { digest = '', ...unknown } = this.image('signed');
    const looked = await resolve([unknown], entry(''), this.registries);
    this.claim('a digest is looked up and written', looked.text, entry(`, digest: '${digest}'`));
    const moved = await resolve([this.image('moved')], entry(''), this.registries);
    this.claim('a digest is not written over one that differs', [moved.text, moved.problems.length], [entry(''), 1]);
  }
}
