import { isDeepStrictEqual } from 'node:util';
import type { DistObject } from '../../objects/dist';
import { groupKind } from '../../objects/group-kind';
import { at, type Json, listAt, stringAt } from '../../objects/json';

/** Characters of a digest that tell images apart. */
const shownDigest = 'sha256:'.length + 12;

/** What a change of something that runs pods does to its pods, in sentences without a full stop. */
export function rolloutOf(before: DistObject, after: DistObject): string[] {
  const kind = groupKind(after);
  if (kind === 'apps Deployment') return ofDeployment(before.body, after.body);
  if (kind === 'batch CronJob') {
    const template = ['spec', 'jobTemplate', 'spec', 'template'];
    const isNew = !isDeepStrictEqual(at(before.body, ...template), at(after.body, ...template));
    return isNew ? [`its next start runs other pods${imageChange(before.body, after.body, template)}`] : [];
  }
  if (kind === 'batch Job')
    return ['Argo CD runs it before it applies anything else of its Application, and stops there if it fails'];
  return [];
}

function ofDeployment(before: Json, after: Json): string[] {
  const [from, to] = [before, after].map((body) => at(body, 'spec', 'replicas'));
  const isScaled = !isDeepStrictEqual(from, to);
  const template = ['spec', 'template'];
  const isNew = !isDeepStrictEqual(at(before, ...template), at(after, ...template));
  return [
    ...(isNew
      ? [
          `rolls out${imageChange(before, after, template)}: each pod ends only when a new one is ready, and all stay if none gets ready`,
        ]
      : []),
    ...(isScaled ? [`from ${podsOf(from)} to ${podsOf(to)}${isNew ? '' : ', without a rollout'}`] : []),
  ];
}

function podsOf(replicas: Json | undefined): string {
  if (replicas === undefined) return 'as many pods as its autoscaler wants';
  return replicas === 1 ? '1 pod' : `${String(replicas)} pods`;
}

/** Both images of a pod template, where they differ. */
function imageChange(before: Json, after: Json, template: readonly string[]): string {
  const [from = '', to = ''] = [before, after].map((body) =>
    stringAt(listAt(body, ...template, 'spec', 'containers')[0], 'image'),
  );
  return from === to ? '' : `, ${digestOf(to)} after ${digestOf(from)}`;
}

const digestOf = (image: string) => image.replace(/^.*@/, '').slice(0, shownDigest);
