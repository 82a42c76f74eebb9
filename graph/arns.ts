import type { DistObject } from '../objects/dist';
import { groupKind } from '../objects/group-kind';
import { textField } from './platform-objects';

/** The ARNs that a text has in it, or is. */
export function arnsIn(text: string): string[] {
  return text.match(/\barn:aws[a-z-]*:[a-z0-9-]+:[^\s"',]+/g) ?? [];
}

/** The name that AWS knows an object by. */
export function nameInAws(object: DistObject): string {
  return object.annotations['crossplane.io/external-name'] ?? (textField(object, 'name') || object.name);
}

/** The API of an object as ARNs and actions name it. */
export function apiOfObject(object: DistObject): string {
  return groupKind(object).replace('cloudwatchlogs', 'logs').split(' ')[0] ?? '';
}

/**
 * The names that an ARN may end with: all behind its account, and that without a word for the kind. What a pattern leaves
 * open behind a name belongs to it: the objects of a bucket, and the six characters that Secrets Manager puts there
 * (Secrets Manager user guide, "What's in a Secrets Manager secret?").
 */
export function namesIn(arn: string): string[] {
  const resource = arn
    .split(':')
    .slice(5)
    .join(':')
    .replace(/(?:[/:]\*|-\?{6})$/, '');
  return [resource, resource.replace(/^[a-z-]+[/:]/, '')];
}

/** Whether an ARN is that of an object: of its API, and with its name. */
export function isArnOf(arn: string, object: DistObject): boolean {
  return arn.split(':')[2] === apiOfObject(object) && namesIn(arn).includes(nameInAws(object));
}
