import { kubernetesVersions } from '../../config/model/aws/kubernetes-versions';
import type { EnvironmentInput } from '../../config/model/environment';
import { names } from '../../config/model/names';

/** A cluster's way from one version to another. */
export interface Step {
  /** The environment as it is before. */
  readonly environment: EnvironmentInput;
  readonly to: string;
  /** Whether the environment follows another revision than what all share. */
  readonly isPinned: boolean;
}

const nodesOf = ({ name }: EnvironmentInput) =>
  `kubectl --context ${name} get nodes -o custom-columns=NODE:.metadata.name,KUBELET:.status.nodeInfo.kubeletVersion`;

/** What EKS has found about a cluster, of the categories and versions of a filter. */
const insightsOf = (environment: EnvironmentInput, filter: string) =>
  `aws --profile ${environment.name} eks list-insights --cluster-name ${names(environment).cluster} --filter ${filter}`;

/** What a person does for an upgrade, a line each. */
export function stepsUp({ environment, isPinned, to }: Step): readonly string[] {
  const { kubernetesVersion: from } = environment;
  return [
    `before the push, what calls APIs that ${to} has not: ${insightsOf(environment, `categories=UPGRADE_READINESS,kubernetesVersions=${to}`)}`,
    `before the push, that every kubelet is of ${from}, or EKS refuses: ${nodesOf(environment)}`,
    ...moves({ environment, isPinned, to }),
    `within seven days EKS goes back: npm run upgrade -- --environment ${environment.name} --kubernetes ${from} --upgraded-on DAY`,
    `once you are sure, restart the pods, which keep the kubelet of ${from}: docs/upgrading-kubernetes.md`,
  ];
}

/** What a person does to go back, a line each. */
export function stepsBack({ environment, isPinned, to }: Step): readonly string[] {
  const { kubernetesVersion: from } = environment;
  const insights = insightsOf(environment, 'categories=ROLLBACK_READINESS');
  return [
    `before the push, what EKS would refuse: ${insights}`,
    `before the push, pods that started on ${from}, whose kubelets are newer than ${to}: ${nodesOf(environment)}`,
    ...moves({ environment, isPinned, to }),
    'what was stored meanwhile stays: EKS takes back the control plane, and neither etcd nor pods',
  ];
}

/** How the cluster and its add-on move, which is the same in both directions. */
function moves({ environment: { name, kubernetesVersion, sync }, isPinned, to }: Step): readonly string[] {
  const [before, after] = [kubernetesVersion, to].map((version) => kubernetesVersions[version]?.coreDnsAddon);
  const addOn = before === after ? `CoreDNS stays at ${after}` : `CoreDNS goes to ${after} once the cluster runs ${to}`;
  return [
    ...(isPinned ? [`after the merge, promote ${name} to a commit that has it: docs/deploying.md`] : []),
    ...(sync === 'manual' ? [`then sync the Applications of ${name} in Argo CD`] : []),
    `while it moves, ten minutes or more, VERSION and RUNS: kubectl --context management -n ${name} get eksclusters`,
    addOn,
  ];
}
