import type { Loop } from '../loop/loop';

/** The figure of how often the AWS provider crashed and was started again, with its name. */
export function crashes({ providers }: Pick<Loop, 'providers'>): [name: string, value: number] {
  return ['crashes of the AWS provider by its own race (crossplane/upjet#472)', providers.aws.crashes];
}
