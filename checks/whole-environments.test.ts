import { join } from 'node:path';
import { withControllers } from '../charts/controllers/with-controllers';
import { environments } from '../config/environments';
import { platform } from '../config/platform';
import { loadEnvironments } from '../config/rules/load';
import { services } from '../config/services';
import { committed } from '../objects/committed-fixture';
import { readAccountTemplate } from './accounts/account-template';
import { needsOf, oncePerKind, unmetNeeds } from './accounts/provisioner';
import { peopleInArgoCdProblems } from './argocd/people';
import { teamProjectProblems } from './argocd/team-projects';
import { withComposed } from './composed/composed';
import { logRoutingProblems } from './fargate/log-routing';
import { fargatePods } from './fargate/pods';
import { profileCoverageProblems } from './fargate/profile-coverage';
import { addressProblems } from './network/addresses';
import { baselineProblems } from './network/baseline';
import { callerProblems } from './network/callers';
import { endpointSetProblems } from './network/endpoint-set';
import { podGroupGuardProblems } from './network/pod-group-guard';
import { subnetTagProblems } from './network/subnet-tags';
import { wayFromManagementProblems } from './network/way-from-management';
import { wayInProblems } from './network/ways-in';
import { wayOutProblems } from './network/ways-out';
import { wayToInternetProblems } from './network/ways-to-internet';
import { pipelineRoleProblems } from './policies/pipelines';
import { cardholderEnvironmentProblems } from './protection/cardholder-environments';
import { reachabilityProblems } from './reachability/reachability';
import { removedApiProblems } from './schemas/removed-apis';
import { clusterWideProblems } from './tenants/cluster-wide';
import { crossplaneRightsProblems } from './tenants/crossplane-rights';
import { readerProblems } from './tenants/readers';
import { servicePodProblems } from './tenants/service-pods';
import { teamGuardProblems } from './tenants/team-guards';
import { tenantProblems } from './tenants/tenant-namespaces';

const { objects } = committed;
/** What is in Kubernetes and in AWS in the end: everything in Git, and what Crossplane composes of it. */
const resources = withComposed(objects);
const loaded = loadEnvironments(environments, services, withControllers(platform));

test('people get into Argo CD by name, see and deploy their own environments, and only administrators do more', () => {
  expect(peopleInArgoCdProblems(objects, loaded)).toEqual([]);
});

describe.each(loaded)('the pods of $name', (environment) => {
  test('are taken by one Fargate profile each, whatever starts them, and none is a DaemonSet’s', () => {
    const started = fargatePods(objects, environment);
    expect(started.filter(({ labels }) => labels['k8s-app'] === 'kube-dns')).toHaveLength(1);
    expect(started.length).toBeGreaterThan(environment.services.length + 4);
    expect(profileCoverageProblems(objects, environment)).toEqual([]);
  });

  test('of services are admitted with security groups of their own, and not without', () => {
    expect(podGroupGuardProblems(objects, environment)).toEqual([]);
  });
});

describe.each(loaded)('the services of $name', (environment) => {
  test('have a namespace with pod security, limits, an identity and a secret of their own', () => {
    expect(tenantProblems(resources, environment)).toEqual([]);
  });

  test('are deployed by their teams into their own namespaces, and nothing that leads out of these', () => {
    expect(teamProjectProblems(objects, environment)).toEqual([]);
    expect(teamGuardProblems(objects, environment)).toEqual([]);
  });

  test('are pushed by their own pipelines, which may do nothing else', () => {
    expect(pipelineRoleProblems(resources, environment)).toEqual([]);
  });

  test('have pods that start with no more than they need', () => {
    expect(servicePodProblems(resources, environment)).toEqual([]);
  });

  test('have a default that denies, whatever else their namespaces allow', () => {
    const denying = objects.filter(
      ({ cluster, kind, name }) => cluster === environment.name && kind === 'NetworkPolicy' && name === 'default-deny',
    );
    expect(denying.map(({ namespace }) => namespace).sort()).toEqual(
      environment.services.map(({ namespace }) => namespace).sort(),
    );
    for (const { body } of denying) {
      expect(body.spec).toEqual({ podSelector: {}, policyTypes: ['Ingress', 'Egress'] });
    }
  });

  test('reach each other exactly as the catalogue declares, by NetworkPolicies and by security groups', () => {
    expect(reachabilityProblems(resources, environment)).toEqual([]);
  });

  test('reach beyond the cluster what they use of AWS, and nothing else', () => {
    expect(wayOutProblems(resources, environment)).toEqual([]);
  });

  test('are reached by load balancers where they declare it, and by nothing else of the platform', () => {
    expect(wayInProblems(resources, environment)).toEqual([]);
  });

  test('reach what every pod on Fargate needs: names, the API server, the endpoints', () => {
    expect(baselineProblems(resources, environment)).toEqual([]);
  });

  test('have an address, and where declared an entrance, that leads to their own pods', () => {
    expect(addressProblems(resources, environment)).toEqual([]);
  });

  test('write their logs into a group of their own', () => {
    expect(logRoutingProblems(resources, environment)).toEqual([]);
  });
});

describe.each(loaded)('the network of $name', (environment) => {
  test('has exactly the endpoints that something calls, each where pods reach it', () => {
    expect(endpointSetProblems(resources, environment)).toEqual([]);
  });

  test('has subnets in which load balancers find their place', () => {
    expect(subnetTagProblems(resources, environment)).toEqual([]);
  });

  test('leads to the internet for the proxy of services that declare hosts, each on its own port, and for nobody else', () => {
    expect(wayToInternetProblems(resources, environment)).toEqual([]);
  });

  test('lets in the callers of its entrances, with a way back to each, and nobody else by address', () => {
    expect(callerProblems(resources, environment)).toEqual([]);
  });

  test('is joined to that of the management cluster, with routes both ways and one port, and to no other', () => {
    expect(wayFromManagementProblems(resources, environment)).toEqual([]);
  });
});

describe.each(loaded)('the workload cluster of $name', (environment) => {
  test('has namespaces with pod security, budgets, Crossplane’s rights and a configuration of logs that EKS admits', () => {
    expect(clusterWideProblems(objects, environment)).toEqual([]);
    expect(crossplaneRightsProblems(resources, environment)).toEqual([]);
  });

  test('lets in whom the configuration names, and readers into their own namespaces', () => {
    expect(readerProblems(objects, environment)).toEqual([]);
  });

  test('is filtered, encrypted and pinned as cardholder data asks for', () => {
    expect(cardholderEnvironmentProblems(resources, environment)).toEqual([]);
  });

  test('has every kind that is written for it', () => {
    expect(removedApiProblems(objects, environment)).toEqual([]);
  });
});

describe.each(loaded)('the account of $name', (environment) => {
  test('lets the provider make, read, change and delete every kind that the environment has', async () => {
    const template = readAccountTemplate(join(__dirname, `../dist/accounts/environment-${environment.name}.json`));
    const needs = oncePerKind(needsOf(resources, environment));
    expect(needs.length).toBeGreaterThan(200);
    expect(await unmetNeeds(template, needs, environment)).toEqual([]);
  });
});
