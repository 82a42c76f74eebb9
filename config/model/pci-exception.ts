import { z } from 'zod';
import type { PciRequirement } from '../../kinds/pci-requirements';

/** Requirements that an environment with cardholder data may leave unmet for a while, with what it then does. */
export const excusable = {
  '4.2.1': 'speaks plain HTTP to the pods behind an entrance',
  '6.4.2': 'has an entrance without a web ACL that blocks',
  '6.5.1': 'follows a tag, which can be moved',
  '10.7.2': 'leaves alarms without anybody who is told',
} as const satisfies Readonly<Partial<Record<PciRequirement, string>>>;

/** A requirement that may be left unmet. */
export type Excusable = keyof typeof excusable;

const requirements = Object.keys(excusable) as [Excusable, ...Excusable[]];

/** Schema of one exception. */
export const pciExceptionSchema = z.strictObject({
  /** Requirement of PCI DSS that is not met, for example `6.4.2`. */
  requirement: z.enum(requirements),
  /** Who has approved it: a person, not a team. */
  approvedBy: z.string().min(1),
  /** The last day on which it holds, such as `2027-03-31`; at most a year from the day of the check. */
  until: z.string(),
  /** Why, and what is done instead, for the assessor. */
  reason: z.string().min(1),
});
