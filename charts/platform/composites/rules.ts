import type { Rule } from './schema';

/** What more than one XRD refuses, each with what to do instead. */
export const rules = {
  objectName: [
    "self.matches('^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$')",
    'is no name of an object — write lower-case letters, digits, dots and inner hyphens',
  ],
  region: ["self.matches('^[a-z]{2}(-[a-z]+)+-[0-9]$')", 'is no AWS region — write one such as eu-west-1'],
  roleName: [
    'size(self) <= 64',
    'is longer than the 64 characters that IAM takes — shorten the name of the service or of the environment',
  ],
  roleArn: [
    "self.matches('^arn:aws[a-z-]*:iam::[0-9]{12}:role/.+$')",
    'is no ARN of an IAM role — write arn:aws:iam::<account>:role/<name>',
  ],
  policyArn: [
    "self.matches('^arn:aws[a-z-]*:iam::([0-9]{12}|aws):policy/.+$')",
    'is no ARN of an IAM policy — write arn:aws:iam::<account>:policy/<name>',
  ],
  zoneId: ["self.matches('^Z[A-Z0-9]+$')", 'is no id of a zone of Route 53 — write one such as Z0123456789ABCDEFGHIJ'],
  certificateName: [
    'size(self) <= 64',
    'is longer than the 64 characters that ACM takes as the first name of a certificate — choose a shorter one',
  ],
  policy: [
    "self.startsWith('{') && self.endsWith('}')",
    'is no policy document — write a JSON object with Version and Statement',
  ],
  // Crossplane keeps the name of a composed resource for as long as it exists, whatever the XR says.
  immutableName: [
    'self == oldSelf',
    'cannot be changed — make another object under the new name, then remove this one',
  ],
  // AWS attaches once, and the provider resolves a reference once: it would keep what it has and call that a success.
  immutableReference: [
    'self == oldSelf',
    'cannot be changed — make another object that has it from the start, then remove this one',
  ],
} as const satisfies Readonly<Record<string, Rule>>;
