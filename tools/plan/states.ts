import type { Templates } from '../../plan/access/account-templates';
import { type Deployed, deployedOf } from '../../plan/delivery';
import { ProgramError } from '../processes/program-error';
import type { Revisions } from './revisions';

/** Two states of everything that is deployed, and what they are called. */
export interface States {
  readonly from: Deployed;
  readonly to: Deployed;
  /** The templates of accounts, which people deploy. */
  readonly templates: { readonly from: Templates; readonly to: Templates };
  /** For people, for example `main at 4cde5c2`. */
  readonly names: { readonly from: string; readonly to: string };
  /** Whether they are one environment before and after a promotion. */
  readonly promoted: boolean;
}

/** What is to be compared. */
export interface Asked {
  /** A revision, or an environment: what is deployed there. @default - where this left the branch */
  readonly from?: string | undefined;
  /** A revision. @default - the working tree */
  readonly to?: string | undefined;
}

/**
 * Reads what is deployed before and after.
 *
 * @param branch that everything shared follows
 * @throws ProgramError for a revision that there is not, and for what cannot be read
 */
export function statesOf(revisions: Revisions, branch: string, { from, to }: Asked): States {
  const end = to === undefined ? undefined : commitOf(revisions, to, '--to');
  const objects = end === undefined ? revisions.workingTree() : revisions.objectsAt(end);
  const after = deployedOf(objects, pinnedIn(revisions));
  const templates = (start: string) => ({ from: revisions.templates(start), to: revisions.templates(end) });
  const called = end === undefined ? 'the working tree' : named(revisions, to, end);
  const environment = from === undefined ? undefined : after.revisions.get(from);
  if (from !== undefined && environment !== undefined) {
    const { revision, isBranch } = environment;
    const commit = isBranch ? revisions.commit(branch) : revisions.commit(revision);
    if (commit === undefined) throw new ProgramError(missing(`config/${from}.ts revision`, revision, revisions));
    const now = deployedOf(objects, (one) =>
      one === revision ? revisions.objectsAt(commit) : pinnedIn(revisions)(one),
    );
    const promoted = deployedOf(objects, (one) => (one === revision ? objects : pinnedIn(revisions)(one)));
    const names = { from: `${from} at ${named(revisions, revision, commit)}`, to: called };
    return {
      from: isBranch ? deployedOf(revisions.objectsAt(commit), pinnedIn(revisions)) : now,
      to: promoted,
      templates: templates(commit),
      names,
      promoted: true,
    };
  }
  const start = from === undefined ? revisions.mergeBase(branch) : commitOf(revisions, from, '--from');
  const before = deployedOf(revisions.objectsAt(start), pinnedIn(revisions));
  requirePinned(before, after, revisions);
  return {
    from: before,
    to: after,
    templates: templates(start),
    names: { from: named(revisions, from ?? branch, start), to: called },
    promoted: false,
  };
}

const pinnedIn = (revisions: Revisions) => (revision: string) => {
  const commit = revisions.commit(revision);
  return commit === undefined ? undefined : revisions.objectsAt(commit);
};

function named(revisions: Revisions, revision: string | undefined, commit: string): string {
  const short = revisions.short(commit);
  return revision === undefined || commit.startsWith(revision) ? short : `${revision} (${short})`;
}

function commitOf(revisions: Revisions, revision: string, option: string): string {
  const commit = revisions.commit(revision);
  if (commit === undefined) throw new ProgramError(missing(option, revision, revisions));
  return commit;
}

function missing(where: string, revision: string, revisions: Revisions): string {
  const fetch = revisions.isShallow ? 'git fetch --unshallow --tags' : 'git fetch --tags';
  return `${where}: is not in this repository (${revision}) — run "${fetch}", or push it`;
}

/** A promotion to what nobody can look at, or from what may be deployed and only this clone lacks, is no plan. */
function requirePinned(before: Deployed, after: Deployed, revisions: Revisions): void {
  const problems = [...after.revisions].flatMap(([name, { revision, exists }]) => {
    const former = before.revisions.get(name);
    if (former?.revision === revision) return [];
    const where = `config/${name}.ts revision`;
    return [
      ...(exists ? [] : [missing(where, revision, revisions)]),
      ...(former?.exists === false && revisions.isShallow ? [missing(where, former.revision, revisions)] : []),
    ];
  });
  if (problems.length > 0) throw new ProgramError(problems.join('\n'));
}
