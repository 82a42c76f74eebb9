import { dirname } from 'node:path/posix';
import { type DistObject, where } from '../../objects/dist';
import { stringAt } from '../../objects/json';
import { type Deployment, deployments } from './deployments';

/** Directories that nothing deploys or that several deploy, and deployments that list or deploy what does not exist. */
export function coverageProblems(objects: readonly DistObject[], byHand: readonly string[]): string[] {
  const directories = [...new Set(objects.map(({ file }) => dirname(file)))];
  const all = deployments(objects);
  return [
    ...directories.flatMap((directory) =>
      directoryProblems(
        directory,
        all.filter(({ deploys }) => deploys(directory)),
        byHand,
      ),
    ),
    ...all.flatMap((deployment) => deploymentProblems(deployment, directories)),
  ];
}

function directoryProblems(directory: string, by: readonly Deployment[], byHand: readonly string[]): string[] {
  const expected = byHand.includes(directory) ? 0 : 1;
  if (by.length === expected) return [];
  const names = by.map((deployment) => deployment.by.name).join(', ');
  if (by.length === 0) return [`${directory}: nothing deploys it — let an ApplicationSet list it`];
  return [`${directory}: deployed ${expected === 0 ? 'though a person applies it' : 'twice'} (${names}) — leave one`];
}

function deploymentProblems({ by, listed, revision, deploys }: Deployment, directories: readonly string[]): string[] {
  const problems = listed
    .filter((one) => one !== revision)
    .map((one) => `lists directories of another revision than it deploys (${one}, ${revision}) — use one`);
  // A chart comes from elsewhere, and so do Argo CD's own manifests.
  const isOurs = listed.length > 0 || deploysOurs(by);
  if (isOurs && !directories.some(deploys)) problems.push('deploys no directory that there is — correct its path');
  return problems.map((problem) => `${where(by)}: ${problem}`);
}

const deploysOurs = ({ body }: DistObject) => stringAt(body, 'spec', 'source', 'path')?.startsWith('dist/') === true;
