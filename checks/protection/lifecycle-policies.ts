import { type DistObject, where } from '../../objects/dist';
import { groupKind } from '../../objects/group-kind';
import { isObject, type Json, listAt, parsedObject, stringAt } from '../../objects/json';
import { forProviderOf } from '../../objects/managed-resource';

/**
 * Repositories' lifecycle policies that ECR would refuse.
 *
 * Source: Amazon ECR user guide, "Lifecycle policy properties".
 */
export function lifecyclePolicyProblems(objects: readonly DistObject[]): string[] {
  return objects
    .filter((object) => groupKind(object) === 'ecr LifecyclePolicy')
    .flatMap((object) => {
      const text = stringAt(forProviderOf(object.body), 'policy');
      const document = parsedObject(text ?? '');
      return rulesProblems(listAt(document, 'rules')).map(
        (problem) => `${where(object)}: ${problem} — correct the rules`,
      );
    });
}

function rulesProblems(rules: readonly Json[]): string[] {
  if (rules.length === 0) return ['rules: missing'];
  const priorities = rules.map((rule) => (isObject(rule) ? rule.rulePriority : undefined));
  const problems = rules.flatMap((rule, index) => ruleProblems(rule).map((what) => `rules[${index}].${what}`));
  if (new Set(priorities).size < priorities.length) problems.push(`rulePriority: given twice (${priorities})`);
  const numbers = priorities.map(Number);
  const any = rules.findIndex((rule) => stringAt(rule, 'selection', 'tagStatus') === 'any');
  if (any >= 0 && numbers[any] !== Math.max(...numbers)) {
    problems.push(`rules[${any}].rulePriority: tagStatus any must come last (${numbers[any]})`);
  }
  return problems;
}

function ruleProblems(rule: Json): string[] {
  const problems: string[] = [];
  const priority = isObject(rule) ? rule.rulePriority : undefined;
  if (typeof priority !== 'number' || !Number.isInteger(priority) || priority < 1) {
    problems.push(`rulePriority: no positive integer (${priority})`);
  }
  if (stringAt(rule, 'action', 'type') !== 'expire') problems.push('action.type: not expire');
  const status = stringAt(rule, 'selection', 'tagStatus') ?? 'none';
  if (!['any', 'tagged', 'untagged'].includes(status)) problems.push(`selection.tagStatus: unknown (${status})`);
  const countType = stringAt(rule, 'selection', 'countType') ?? 'none';
  if (!['imageCountMoreThan', 'sinceImagePushed'].includes(countType)) {
    problems.push(`selection.countType: unknown (${countType})`);
  }
  const tagged = listAt(rule, 'selection', 'tagPrefixList').length + listAt(rule, 'selection', 'tagPatternList').length;
  if ((status === 'tagged') !== tagged > 0)
    problems.push('selection: tagPrefixList or tagPatternList goes with tagged');
  return problems;
}
