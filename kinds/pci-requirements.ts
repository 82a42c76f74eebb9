/** The requirements of PCI DSS 4.0.1 on cardholder data that manifests can show to be met, each with what shows it. */
export const pciRequirements = [
  ['1.4.4', 'buckets are closed to the public'],
  ['3.2.1', 'what is deleted or overwritten can be recovered for a while'],
  ['3.5.1', 'data at rest is encrypted with a customer managed key'],
  ['3.7.4', 'keys are rotated'],
  ['4.2.1', 'buckets refuse requests without TLS, and load balancers speak it to pods'],
  ['6.3.2', 'no image is replaced under its tag'],
  ['6.4.2', 'a web ACL filters what comes from the internet'],
  ['6.5.1', 'what is deployed is a commit, which nobody can move'],
  ['10.2.1', 'clusters record who did what'],
  ['10.3.2', 'nobody changes or deletes the records of load balancers'],
  ['10.5.1', 'records are kept for a year'],
  ['10.7.2', 'somebody is told when an alarm rings'],
] as const;

/** The number of a requirement. */
export type PciRequirement = (typeof pciRequirements)[number][0];

/** How a message cites a requirement. */
export function citation(requirement: PciRequirement): string {
  return `PCI DSS ${requirement}`;
}
