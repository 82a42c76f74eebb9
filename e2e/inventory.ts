import { readFileSync } from 'node:fs';

/** A resource that the stand-in for AWS has made and not deleted. */
export interface ExternalResource {
  /** As `ec2 VPC`. */
  readonly kind: string;
  /** Namespace and name of the managed resource that made it. */
  readonly managedResource: string;
  /** `orphaned` where no managed resource answers for it any more. */
  readonly state: 'exists' | 'orphaned';
}

/** What there is in the stand-in's AWS; throws where it has made something twice or against its rules. */
export function inventoryOf(file: string): readonly ExternalResource[] {
  const { resources, errors } = JSON.parse(readFileSync(file, 'utf8'));
  if (errors.length > 0) throw new Error(`the stand-in for AWS says: ${errors.join('; ')}`);
  return resources.filter(({ state }: { state: string }) => state !== 'deleted');
}
