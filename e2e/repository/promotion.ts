import type { DistObject } from '../../objects/dist';
import type { Checkout } from './checkout';

const isCommit = (revision: string) => /^[0-9a-f]{40}$/.test(revision);

/** The revision that each environment deploys, according to the configuration of a checkout. */
export class Promotion {
  private readonly revisions: Map<string, string>;

  /**
   * Starts from the environments as they are configured. Each tag is given to the last commit; where an environment is
   * pinned to a commit, which is one of another repository, its file names that one.
   */
  public constructor(
    private readonly checkout: Checkout,
    environments: readonly { readonly name: string; readonly revision: string }[],
  ) {
    this.revisions = new Map(environments.map(({ name, revision }) => [name, revision]));
    for (const [name, revision] of this.revisions) if (isCommit(revision)) this.revise(name, checkout.head());
    const tags = new Set([...this.revisions.values()].filter((one) => one !== 'main' && !isCommit(one)));
    for (const tag of tags) checkout.tag(tag);
  }

  /** Every directory that Argo CD deploys, with its commit. */
  public units(): ReadonlyMap<string, string> {
    const ofEnvironments = [...this.revisions].flatMap(([name, revision]) => [
      [`dist/${name}/management`, revision],
      [`dist/${name}/workload`, revision],
    ]);
    const units = this.checkout.units({ 'dist/platform': 'main', ...Object.fromEntries(ofEnvironments) });
    // The root Application deploys all units of Argo CD's own folder at once.
    return new Map([...units, ['dist/argocd', this.checkout.head()]]);
  }

  /** Every object that an environment deploys, to the management cluster and to its workload cluster. */
  public objects(environment: string): readonly DistObject[] {
    const revision = this.revisions.get(environment) ?? '';
    return ['management', 'workload'].flatMap((part) => this.checkout.objects(`dist/${environment}/${part}`, revision));
  }

  /** Forgets an environment that is no longer configured. */
  public remove(environment: string): void {
    this.revisions.delete(environment);
  }

  /** Tags the last commit, and makes an environment deploy it by changing one line, as a promotion does. */
  public promote(environment: string, tag: string): void {
    this.checkout.tag(tag);
    this.revise(environment, isCommit(this.revisions.get(environment) ?? '') ? this.checkout.head() : tag);
  }

  private revise(environment: string, revision: string): void {
    const before = `revision: '${this.revisions.get(environment)}'`;
    this.checkout.edit(`config/${environment}.ts`, before, `revision: '${revision}'`);
    this.revisions.set(environment, revision);
    this.checkout.synth();
    this.checkout.commit(`Promote ${environment} to ${revision}`);
  }
}
