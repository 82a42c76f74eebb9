import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { entrancesOf } from '../../../config/model/entrance';
import type { Environment } from '../../../config/model/environment';
import type { Port } from '../../../config/model/pods/ports';
import type { Service } from '../../../config/model/service';
import { syncAnnotations } from '../../argocd/sync-annotations';
import { ingressOf } from '../../aws/ingress';

/** An Ingress is healthy when AWS has made its load balancer, and the service's secret need not wait for that. */
const last = syncAnnotations({ wave: 2 });

/**
 * A service's address in the cluster, and a load balancer in front of it for each entrance whose certificate the environment
 * names; those whose certificates are made come with them.
 */
export class Entrance extends Construct {
  public constructor(scope: Construct, id: string, environment: Environment, service: Service) {
    super(scope, id);
    const { name, ports } = service;
    const [first] = ports;
    // Nobody calls a worker.
    if (first === undefined) return;

    new k8s.KubeService(this, 'service', {
      metadata: { name },
      spec: {
        selector: { 'app.kubernetes.io/name': name },
        ports: ports.map(servicePort),
      },
    });
    for (const entrance of entrancesOf(service).filter(({ certificateArn }) => certificateArn !== undefined)) {
      const { metadata, spec } = ingressOf(environment, service, entrance);
      new k8s.KubeIngress(this, entrance.field, {
        metadata: { ...metadata, annotations: { ...metadata.annotations, ...last } },
        spec,
      });
    }
  }
}

function servicePort({ name, number, protocol }: Port): k8s.ServicePort {
  return {
    port: number,
    targetPort: k8s.IntOrString.fromNumber(number),
    protocol: 'TCP',
    ...(name !== undefined && { name, appProtocol: protocol === 'tcp' ? undefined : protocol }),
  };
}
