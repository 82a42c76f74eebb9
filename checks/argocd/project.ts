import type { DistObject } from '../../objects/dist';
import { groupKind } from '../../objects/group-kind';
import { at, type Json, listAt, stringAt } from '../../objects/json';
import { matchesWildcard } from '../../texts/wildcard';

/** A cluster as Argo CD knows it. */
export interface Cluster {
  readonly name: string;
  readonly server: string;
}

/** The cluster that Argo CD runs in. Source: `KubernetesInternalAPIServerAddr` of Argo CD v3.5.7. */
export const managementCluster: Cluster = { name: 'in-cluster', server: 'https://kubernetes.default.svc' };

/** What a project is asked about: an object, and the cluster where it goes. */
export interface Request {
  readonly group: string;
  readonly kind: string;
  /** Namespace, '' for an object without one. */
  readonly namespace: string;
  readonly cluster: Cluster;
}

/** One of Argo CD's projects, which answers as Argo CD v3.5.7 does (`app_project_types.go`); knows no `!` patterns. */
export class Project {
  public readonly name: string;

  public constructor(private readonly object: DistObject) {
    this.name = object.name;
  }

  /** Every project among these objects, by name. */
  public static all(objects: readonly DistObject[]): ReadonlyMap<string, Project> {
    const found = objects.filter((object) => groupKind(object) === 'argoproj.io AppProject');
    return new Map(found.map((object) => [object.name, new Project(object)]));
  }

  /** Whether an Application may take its manifests from there. */
  public admitsSource(repository: string): boolean {
    return this.list('sourceRepos').some((pattern) => matches(pattern, repository));
  }

  /** Whether an Application of that namespace may name this project. */
  public admitsApplicationsOf(namespace: string): boolean {
    return namespace === 'argocd' || this.list('sourceNamespaces').some((pattern) => matches(pattern, namespace));
  }

  /** Whether an Application may go to that namespace of that cluster. */
  public admitsDestination({ name, server }: Cluster, namespace: string): boolean {
    return this.list('destinations').some(
      (item) =>
        ((server !== '' && matches(stringAt(item, 'server') ?? '', server)) ||
          (name !== '' && matches(stringAt(item, 'name') ?? '', name))) &&
        matches(stringAt(item, 'namespace') ?? '', namespace),
    );
  }

  /** Whether some Application of this project may bring that object there. */
  public admits({ group, kind, namespace, cluster }: Request): boolean {
    if (namespace === '') {
      // Argo CD asks only where the Application goes, and it may go to any namespace that the project names there.
      const somewhere = this.list('destinations').map((item) => stringAt(item, 'namespace') ?? '');
      return (
        somewhere.some((one) => this.admitsDestination(cluster, one)) &&
        this.lists('clusterResourceWhitelist', group, kind)
      );
    }
    const everyKind = at(this.object.body, 'spec', 'namespaceResourceWhitelist') === undefined;
    return (
      this.admitsDestination(cluster, namespace) && (everyKind || this.lists('namespaceResourceWhitelist', group, kind))
    );
  }

  /** Whether it lists a kind, in whichever of its lists, or all kinds. */
  public admitsKind(group: string, kind: string): boolean {
    const everyKind = at(this.object.body, 'spec', 'namespaceResourceWhitelist') === undefined;
    return (
      everyKind ||
      this.lists('namespaceResourceWhitelist', group, kind) ||
      this.lists('clusterResourceWhitelist', group, kind)
    );
  }

  private lists(field: string, group: string, kind: string): boolean {
    return this.list(field).some(
      (item) => matches(stringAt(item, 'kind') ?? '', kind) && matches(stringAt(item, 'group') ?? '', group),
    );
  }

  private list(field: string): readonly Json[] {
    return listAt(this.object.body, 'spec', field);
  }
}

const matches = (pattern: Json, text: string) => matchesWildcard(String(pattern), text);
