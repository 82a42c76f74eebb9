import { readFileSync } from 'node:fs';

/** A resource that the stand-in for AWS has made. */
export interface ExternalResource {
  /** As `ec2 VPC`. */
  readonly kind: string;
  /** Namespace and name of the managed resource that made it. */
  readonly managedResource: string;
  /** Its name in AWS, where AWS invents it another one each time that it is made. */
  readonly externalName: string;
  /** `orphaned` where no managed resource answers for it any more. */
  readonly state: 'exists' | 'orphaned' | 'deleted';
  /** How often it was made under this name. */
  readonly created: number;
  /** How often it was deleted under this name. */
  readonly deleted: number;
}

/** What there ever was in the stand-in's AWS; throws where it has made something twice or against its rules. */
export function historyOf(file: string): readonly ExternalResource[] {
  const { resources, errors } = JSON.parse(readFileSync(file, 'utf8'));
  if (errors.length > 0) throw new Error(`the stand-in for AWS says: ${errors.join('; ')}`);
  return resources;
}

/** What there is in the stand-in's AWS; throws as `historyOf` does. */
export function inventoryOf(file: string): readonly ExternalResource[] {
  return historyOf(file).filter(({ state }) => state !== 'deleted');
}

/** How a resource is named among others, whatever AWS invents for it. */
export function nameInAws({ kind, managedResource }: ExternalResource): string {
  return `AWS: ${kind} ${managedResource}`;
}
