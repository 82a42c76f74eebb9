import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import type { Environment } from '../../../config/model/environment';
import { proxied, proxyPort } from '../../../config/model/reaches/egress-proxy';
import { hostsOf } from '../../../config/model/reaches/reach';
import { unreachable } from './squid-configuration';

const everyPod: k8s.LabelSelector = {};

/** Who connects to the proxy on which port, and that it reaches names and public addresses, and nothing else. */
export class EgressProxyPolicies extends Construct {
  public constructor(scope: Construct, id: string, { services }: Environment) {
    super(scope, id);
    this.policy('default-deny', { podSelector: everyPod, policyTypes: ['Ingress', 'Egress'] });
    this.policy('allow-dns', {
      podSelector: everyPod,
      policyTypes: ['Egress'],
      egress: [
        {
          to: [{ ...inNamespace('kube-system'), podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } } }],
          ports: [port(53, 'UDP'), port(53, 'TCP')],
        },
      ],
    });
    for (const { name, namespace } of proxied(services)) {
      this.policy(`allow-from-${name}`, {
        podSelector: everyPod,
        policyTypes: ['Ingress'],
        ingress: [{ from: [inNamespace(namespace)], ports: [port(proxyPort(name), 'TCP')] }],
      });
    }
    const reached = [...new Set(services.flatMap(({ reaches }) => hostsOf(reaches)).map((reach) => reach.port))];
    this.policy('allow-internet', {
      podSelector: everyPod,
      policyTypes: ['Egress'],
      egress: [
        {
          to: [{ ipBlock: { cidr: '0.0.0.0/0', except: unreachable.filter((range) => !range.includes(':')) } }],
          ports: reached.sort().map((number) => port(number, 'TCP')),
        },
      ],
    });
  }

  private policy(name: string, spec: k8s.NetworkPolicySpec): void {
    new k8s.KubeNetworkPolicy(this, name, { metadata: { name }, spec });
  }
}

const inNamespace = (name: string): k8s.NetworkPolicyPeer => ({
  namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } },
});

function port(number: number, protocol: 'TCP' | 'UDP'): k8s.NetworkPolicyPort {
  return { port: k8s.IntOrString.fromNumber(number), protocol };
}
