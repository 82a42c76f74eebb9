import { alarmProblems } from '../../checks/alarms/alarms';
import { controllerProblems } from '../../checks/controllers/controllers';
import { entranceProblems } from '../../checks/network/entrances';
import { wayInProblems } from '../../checks/network/ways-in';
import { wayOutProblems } from '../../checks/network/ways-out';
import { wayToInternetProblems } from '../../checks/network/ways-to-internet';
import { policyActionProblems } from '../../checks/policies/actions';
import { cardholderEnvironmentProblems } from '../../checks/protection/cardholder-environments';
import { dataProtectionProblems } from '../../checks/protection/data-protection';
import { deletionProtectionProblems } from '../../checks/protection/deletion-protection';
import { keyRotationProblems } from '../../checks/protection/key-rotation';
import { retentionProblems } from '../../checks/protection/retention-days';
import { secretProblems } from '../../checks/protection/secrets';
import { reachabilityProblems } from '../../checks/reachability/reachability';
import { cardholderProblems } from '../../config/rules/cardholder-checks';
import { deadlineProblems } from '../../config/rules/deadlines';
import { environmentProblems } from '../../config/rules/environment-checks';
import type { PciRequirement } from '../../kinds/pci-requirements';

/** A check or a rule, which its name says. */
type Check = (...args: never[]) => unknown;

/** What becomes of one requirement of PCI DSS. */
export interface Row {
  /** What it asks for, in a few words. */
  readonly asks: string;
  /** What the platform does for it. @default - nothing */
  readonly platform?: string;
  /** What refuses a change that would undo that. */
  readonly checks: readonly Check[];
  /** Who does what is left. */
  readonly rest: string;
}

/** Requirements that manifests can show to be met; there is a row for each. */
const shown: Readonly<Record<PciRequirement, Row>> = {
  '1.4.4': {
    asks: 'stored account data is not reachable from untrusted networks',
    platform: 'buckets are closed to the public; tables and queues have no way in but their endpoints',
    checks: [dataProtectionProblems],
    rest: 'the landing zone blocks public access of the whole account too',
  },
  '3.2.1': {
    asks: 'account data is kept no longer than needed, and as long as needed',
    platform:
      'versions of objects and points in time of tables can be restored; nothing stateful is deleted with its line',
    checks: [dataProtectionProblems, deletionProtectionProblems],
    rest: 'the service says by `expiresAt` what expires, and deletes the rest',
  },
  '3.5.1': {
    asks: 'stored account numbers are unreadable',
    platform: 'everything at rest is encrypted with a customer managed key of the environment',
    checks: [dataProtectionProblems],
    rest: 'the service encrypts or truncates account numbers before it stores them: encryption of a disk alone does not count (3.5.1.2)',
  },
  '3.7.4': {
    asks: 'keys change at the end of their period',
    platform: 'KMS rotates every key each year',
    checks: [keyRotationProblems],
    rest: 'the service rotates keys of its own',
  },
  '4.2.1': {
    asks: 'account numbers are encrypted on the way over open networks',
    platform: 'load balancers speak TLS 1.2 or later to the internet, and TLS to the pods; buckets refuse plain HTTP',
    checks: [entranceProblems, cardholderProblems, cardholderEnvironmentProblems, dataProtectionProblems],
    rest: 'the service brings a certificate into its pods; calls between services are its own matter',
  },
  '6.3.2': {
    asks: 'it is known which software runs',
    platform: 'no tag of an image is written twice; the controllers are pinned',
    checks: [dataProtectionProblems, controllerProblems],
    rest: "the service's pipeline keeps an inventory of what is in its images",
  },
  '6.4.2': {
    asks: 'something detects and prevents attacks on public web applications, at all times',
    platform:
      'no entrance without a web ACL; that of the platform blocks what rules of AWS match, limits the requests of an address, and keeps a log',
    checks: [cardholderProblems, cardholderEnvironmentProblems],
    rest: 'a security team owns the rules of the web ACL, and reads its logs',
  },
  '6.5.1': {
    asks: 'changes are documented, approved and tested',
    platform: 'a full commit id says what is deployed; a person syncs it; the plan says what it will do',
    checks: [cardholderProblems, cardholderEnvironmentProblems],
    rest: 'the Git host asks for a review of every change of `main`, and keeps `main` from being rewritten',
  },
  '10.2.1': {
    asks: 'logs say who did what',
    platform: 'clusters log API calls, audit and logins; load balancers log every request; VPCs log flows',
    checks: [dataProtectionProblems, entranceProblems],
    rest: 'the landing zone has CloudTrail; the service logs access to account data',
  },
  '10.3.2': {
    asks: 'nobody changes logs',
    platform:
      "the policy of the bucket with load balancers' logs denies everybody to overwrite or delete; its versions are kept",
    checks: [dataProtectionProblems],
    rest: 'the landing zone keeps people from changing that policy, and from deleting log groups; whoever does stands in CloudTrail',
  },
  '10.5.1': {
    asks: 'logs are kept for 12 months',
    platform: 'no log group and no bucket of logs forgets before that',
    checks: [environmentProblems, dataProtectionProblems, retentionProblems],
    rest: 'three months of them are at hand in CloudWatch; somebody has to read them (10.4)',
  },
  '10.7.2': {
    asks: 'failures of critical security controls are detected, alerted and addressed promptly',
    platform:
      'alarms when Crossplane no longer looks for changes, when secrets are not copied, and when the proxy to the internet or the measuring of pods stops; somebody is told of them',
    checks: [alarmProblems, cardholderProblems, cardholderEnvironmentProblems],
    rest: 'whoever is told confirms the subscription, and answers; no alarm watches web ACLs, flow logs or audit logs, and the landing zone watches its own controls',
  },
};

/** Requirements of which more than a resource decides. */
const others: Readonly<Record<string, Row>> = {
  '1.3.1': {
    asks: 'only necessary traffic comes in',
    platform: 'security groups open the ports that a call or an entrance declares, and no others',
    checks: [wayInProblems, reachabilityProblems],
    rest: 'reviewers read what a change newly opens, in its plan',
  },
  '1.3.2': {
    asks: 'only necessary traffic goes out',
    platform:
      'pods reach endpoints of AWS, declared services and what they declare beyond them; hosts on the internet only by a proxy with an allow-list for each service, behind the only NAT gateways',
    checks: [wayOutProblems, wayToInternetProblems],
    rest: '–',
  },
  '6.3.3': {
    asks: 'security patches are installed',
    platform:
      'a version of Kubernetes that ends support is refused 45 days before, and told of until it is promoted; Renovate opens a pull request for what is pinned',
    checks: [deadlineProblems],
    rest: 'somebody merges, promotes and restarts pods',
  },
  '7.2.5': {
    asks: 'applications have the rights that they need',
    platform: 'a policy for each service, of what it declares to use',
    checks: [policyActionProblems],
    rest: '–',
  },
  '8.3.9, 8.6.3': {
    asks: 'secrets are rotated',
    checks: [],
    rest: "whoever writes the secret's value; the platform never knows it. A rotation function needs a way to what it rotates, which is the service's own",
  },
  '8.6.2': {
    asks: 'no secret is in source code',
    platform: '`dist/` has names of secrets, and no values',
    checks: [secretProblems],
    rest: '–',
  },
  '10.2, 11.5': {
    asks: 'what happens in the account is logged, and intrusion and change are detected',
    checks: [],
    rest: "the account's landing zone, by CloudTrail, GuardDuty and Config, for all accounts alike. Fargate has no GuardDuty runtime agent; audit-log monitoring works",
  },
  '12.10.5': { asks: 'alarms are answered', checks: [], rest: 'an on-call team' },
};

/** Every requirement that this repository knows of, by its number, in their order. */
export const requirements: readonly (readonly [string, Row])[] = Object.entries({ ...shown, ...others }).sort(
  ([one], [other]) => one.localeCompare(other, 'en', { numeric: true }),
);
