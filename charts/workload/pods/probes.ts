import { k8s } from 'cdk8s-plus-28';
import type { Port } from '../../../config/model/pods/ports';
import type { Service } from '../../../config/model/service';

type Probes = Pick<k8s.Container, 'startupProbe' | 'livenessProbe' | 'readinessProbe'>;

/** Seconds between two askings of a container that starts, and how many of them may fail. */
const startPeriod = 5;

/** How Kubernetes asks a service's container: whether it has started, lives, and takes requests. */
export function probesOf(service: Service): Probes {
  const { ports, probes } = service;
  const { command, ready, live = ready, startSeconds } = probes;
  const port = ports.find(({ name }) => name === probes.port) ?? ports[0];
  const failureThreshold = Math.ceil(startSeconds / startPeriod);
  if (port === undefined) {
    if (command === undefined) return {};
    const exec = { exec: { command }, timeoutSeconds: 5 };
    return { startupProbe: { ...exec, periodSeconds: startPeriod, failureThreshold }, livenessProbe: exec };
  }
  const asked = (path: string) => ({ ...askedOn(port, path), timeoutSeconds: 3 });
  return {
    startupProbe: { ...asked(live), periodSeconds: startPeriod, failureThreshold },
    livenessProbe: asked(live),
    readinessProbe: { ...asked(ready), periodSeconds: 5 },
  };
}

function askedOn({ number, protocol }: Port, path: string): k8s.Probe {
  const port = k8s.IntOrString.fromNumber(number);
  if (protocol === 'grpc') return { grpc: { port: number } };
  // The kubelet asks gRPC without TLS; with it, the port only has to be open.
  if (protocol === 'grpcs' || protocol === 'tcp') return { tcpSocket: { port } };
  return { httpGet: { path, port, scheme: protocol === 'https' ? 'HTTPS' : undefined } };
}
