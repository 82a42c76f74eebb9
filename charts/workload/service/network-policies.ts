import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { privateRanges } from '../../../config/model/cidr';
import type { Environment } from '../../../config/model/environment';
import { addressesOf, privateLinksOf } from '../../../config/model/reaches/reach';
import type { Service } from '../../../config/model/service';
import { apisOf } from '../../../config/model/uses';
import { listenersOf } from '../../../config/model/uses/listeners';

const everyPod: k8s.LabelSelector = {};

/**
 * Default deny, and the calls of the catalogue. Fargate does not enforce these: there, security groups from the same
 * declarations separate the services. They take effect wherever pods of this namespace run on nodes.
 */
export class NetworkPolicies extends Construct {
  public constructor(scope: Construct, id: string, environment: Environment, service: Service) {
    super(scope, id);
    const { connections, services } = environment;
    const namespaceOf = (name: string) => services.find((other) => other.name === name)?.namespace ?? name;

    this.policy('default-deny', { podSelector: everyPod, policyTypes: ['Ingress', 'Egress'] });
    this.policy('allow-dns', {
      podSelector: everyPod,
      policyTypes: ['Egress'],
      egress: [{ to: [podsOf('kube-system', { 'k8s-app': 'kube-dns' })], ports: [port(53, 'UDP'), port(53, 'TCP')] }],
    });
    const https = [port(443, 'TCP')];
    this.policy('allow-aws', {
      podSelector: everyPod,
      policyTypes: ['Egress'],
      // Interfaces of VPC endpoints and of the API server. Pods have addresses in this range as well, and their own
      // policies protect them.
      egress: [{ to: [{ ipBlock: { cidr: environment.vpcCidr } }], ports: https }],
    });
    if (apisOf(service.uses).some(({ endpointType }) => endpointType === 'gateway')) {
      this.policy('allow-aws-gateways', {
        podSelector: everyPod,
        policyTypes: ['Egress'],
        // Through a gateway endpoint AWS answers at its public addresses, never at a private address of another
        // network.
        egress: [{ to: [{ ipBlock: { cidr: '0.0.0.0/0', except: [...privateRanges] } }], ports: https }],
      });
    }
    const listeners = [...new Set(listenersOf(service).map((listener) => listener.port))];
    if (listeners.length > 0) {
      this.policy('allow-data', {
        podSelector: everyPod,
        policyTypes: ['Egress'],
        // Databases are in the subnets of pods, whose own policies protect them.
        egress: [
          {
            to: environment.subnets.private.map((cidr) => ({ ipBlock: { cidr } })),
            ports: listeners.map((listener) => port(listener, 'TCP')),
          },
        ],
      });
    }
    const outbound = connections.filter(({ from }) => from === service.name);
    for (const { to, port: callee } of outbound) {
      this.policy(`allow-to-${to}-${callee}`, {
        podSelector: everyPod,
        policyTypes: ['Egress'],
        egress: [{ to: [podsOf(namespaceOf(to))], ports: [port(callee, 'TCP')] }],
      });
    }
    this.reaches(environment, service);
    const inbound = connections.filter(({ to }) => to === service.name);
    const publicSubnets = environment.subnets.public.map((cidr) => ({ ipBlock: { cidr } }));
    // Whoever their callers are, load balancers stand in the same subnets.
    const entered = new Set(inbound.flatMap((one) => (one.isEntrance ? [one.port] : [])));
    if (entered.size > 0) this.admit('allow-load-balancers', [...entered], publicSubnets);
    for (const call of inbound.filter(({ isEntrance }) => !isEntrance)) {
      this.admit(`allow-from-${call.from}-${call.port}`, [call.port], [podsOf(namespaceOf(call.from))]);
    }
  }

  /** What the service reaches outside the catalogue. */
  private reaches(environment: Environment, service: Service): void {
    for (const { name, range, port: reached, protocol } of addressesOf(service.reaches)) {
      const ports = [port(reached, protocol === 'tcp' ? 'TCP' : 'UDP')];
      this.policy(`allow-reach-${name}`, {
        podSelector: everyPod,
        policyTypes: ['Egress'],
        egress: [{ to: [{ ipBlock: { cidr: range } }], ports }],
      });
    }
    for (const { name, port: reached } of privateLinksOf(service.reaches)) {
      this.policy(`allow-reach-${name}`, {
        podSelector: everyPod,
        policyTypes: ['Egress'],
        // The interfaces of its endpoint. Pods have addresses in these subnets as well, and their own policies protect them.
        egress: [
          {
            to: environment.subnets.private.map((range) => ({ ipBlock: { cidr: range } })),
            ports: [port(reached, 'TCP')],
          },
        ],
      });
    }
  }

  private admit(name: string, ports: readonly number[], from: k8s.NetworkPolicyPeer[]): void {
    this.policy(name, {
      podSelector: everyPod,
      policyTypes: ['Ingress'],
      ingress: [{ from, ports: ports.map((one) => port(one, 'TCP')) }],
    });
  }

  private policy(name: string, spec: k8s.NetworkPolicySpec): void {
    new k8s.KubeNetworkPolicy(this, name, { metadata: { name }, spec });
  }
}

/** Pods of a namespace, by the label that the API server itself sets on it. */
function podsOf(namespace: string, labels?: Record<string, string>): k8s.NetworkPolicyPeer {
  return {
    namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } },
    podSelector: labels === undefined ? undefined : { matchLabels: labels },
  };
}

function port(number: number, protocol: 'TCP' | 'UDP'): k8s.NetworkPolicyPort {
  return { port: k8s.IntOrString.fromNumber(number), protocol };
}
