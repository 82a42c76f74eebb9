import { at, isList, type JsonObject, stringAt } from '../../checks/json';
import { ApiError, type ApiServer } from './api-server';

/** An object by its kind and name. */
export interface ObjectName {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace: string | undefined;
  readonly name: string;
}

/** Finds where an API server serves objects, by its discovery, which is asked again for a kind that it did not have. */
export class ResourcePaths {
  private readonly known = new Map<string, JsonObject>();

  constructor(private readonly api: ApiServer) {}

  /** The path of an object; throws ApiError, with status 404, for a kind that the API server does not have. */
  async of({ apiVersion, kind, namespace, name }: ObjectName): Promise<string> {
    const base = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
    const served = this.known.get(`${apiVersion} ${kind}`) ?? (await this.discover(base, apiVersion, kind));
    const scope = served.namespaced === true ? `/namespaces/${namespace ?? 'default'}` : '';
    return `${base}${scope}/${stringAt(served, 'name')}/${name}`;
  }

  private async discover(base: string, apiVersion: string, kind: string): Promise<JsonObject> {
    const resources = at(await this.api.find(base), 'resources');
    const found = (isList(resources) ? resources : []).find(
      (resource): resource is JsonObject =>
        stringAt(resource, 'kind') === kind && !stringAt(resource, 'name')?.includes('/'),
    );
    if (found === undefined) throw new ApiError(404, `no matches for kind "${kind}" in version "${apiVersion}"`);
    this.known.set(`${apiVersion} ${kind}`, found);
    return found;
  }
}
