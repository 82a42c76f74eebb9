import type { ApiObjectMetadata, GroupVersionKind } from 'cdk8s';
import type { Environment } from '../../config/model/environment';
import { names, objectName } from '../../config/model/names';
import { kindOf } from '../../kinds/kinds';
import { externalNameAnnotation } from '../../objects/managed-resource';
import { type SyncProps, syncAnnotations } from '../argocd/sync-annotations';
import { managementPolicies } from './management-policies';
import type { Statement } from './policy';

/** What the props of every generated managed resource have in common. */
interface ManagedResourceProps {
  readonly metadata?: ApiObjectMetadata;
  readonly spec: { readonly forProvider: object };
}

/** The binding of a kind of managed resource. */
interface ManagedKind<Props extends ManagedResourceProps> {
  readonly GVK: GroupVersionKind;
  readonly manifest: (props: Props) => unknown;
}

/** A region, and the ProviderConfig of the environment's namespace that leads to an account. */
interface Place {
  readonly region: string;
  readonly providerConfig: string;
}

/** A managed resource: only what its kind does not share with all others. */
export interface ManagedResource<Props extends ManagedResourceProps> extends SyncProps {
  /** Name in AWS, where AWS has names; the object's own name follows from it. */
  readonly name: string;
  /** Service that the resource belongs to, for its tags. @default - none, it belongs to the platform */
  readonly service?: string;
  /** Tags in addition to Name, Environment and Service. @default - none */
  readonly tags?: Readonly<Record<string, string>>;
  /**
   * Whether others depend on it, so that in a retained environment a person confirms its deletion. @default - where its
   * kind is stateful
   */
  readonly confirmDeletion?: boolean;
  /** Where it is, if not in the environment's account and region. @default - there */
  readonly place?: Place;
  /** The fields of its kind. */
  readonly forProvider: Omit<Props['spec']['forProvider'], 'region' | 'tags'>;
}

/** What the metadata of an object depends on. */
interface Described extends SyncProps {
  readonly name: string;
}

/** The facts that everything in one environment's AWS account shares. */
export class Aws {
  public constructor(private readonly environment: Environment) {}

  /** Props of a managed resource, with the environment's region, tags, provider configuration and protection. */
  public managed<Props extends ManagedResourceProps>(
    kind: ManagedKind<Props>,
    resource: ManagedResource<Props>,
  ): Props {
    const isStateful = kindOf(kind.GVK).stateful !== false;
    const { name, forProvider, confirmDeletion = isStateful, place = this.place } = resource;
    const isRemovable = !isStateful || this.environment.protection.statefulDeletion;
    const props = {
      metadata: this.metadata({ ...resource, confirmDeletion }),
      spec: {
        // Generated kinds render only the fields of their schema, so IAM drops the region and associations the tags.
        forProvider: {
          ...forProvider,
          region: place.region,
          tags: { Name: name, ...this.tags(resource.service), ...resource.tags },
        },
        managementPolicies: managementPolicies(kind.GVK, isRemovable),
        // A provider with a crossplane-runtime before v2.3, as the end-to-end loop's is and the pinned one is not, counts the
        // users of a configuration by its name in all namespaces: it would let no environment go while another uses that name
        // (crossplane#7154).
        providerConfigRef: { kind: 'ProviderConfig', name: place.providerConfig },
      },
    };
    // Each kind declares its own enum for these policies; the values are the same for all of them.
    return props as unknown as Props;
  }

  private get place(): Place {
    return { region: this.environment.region, providerConfig: this.environment.name };
  }

  /** Name, protection and order of a managed resource, or of a composite resource that stands for some. */
  public metadata({ name, confirmDeletion = false, ...sync }: Described): ApiObjectMetadata {
    const isConfirmed = confirmDeletion && this.environment.protection.confirmDeletion;
    return {
      name: objectName(name),
      annotations: {
        ...(objectName(name) !== name && { [externalNameAnnotation]: name }),
        ...syncAnnotations({ ...sync, confirmDeletion: isConfirmed }),
      },
    };
  }

  /** Tags that say whose a resource is; each resource also has its name as a tag. */
  public tags(service?: string): Readonly<Record<string, string>> {
    return { Environment: this.environment.name, ...(service && { Service: service }) };
  }

  /** ARN of a regional resource in this environment's account. */
  public arn(api: string, resource: string): string {
    return `arn:aws:${api}:${this.environment.region}:${this.environment.account}:${resource}`;
  }

  /** ARN of an IAM resource in this environment's account. */
  public iamArn(resource: string): string {
    return `arn:aws:iam::${this.environment.account}:${resource}`;
  }

  /** Host name of an AWS API in this environment's region. */
  public host(api: string): string {
    return `${api}.${this.environment.region}.amazonaws.com`;
  }

  /** Host name of this environment's image registry. */
  public get registry(): string {
    return this.host(`${this.environment.account}.dkr.ecr`);
  }

  /** Where this environment's registry has an image of the platform, by the name of what runs it. */
  public platformImage(name: string): string {
    return `${this.registry}/${names(this.environment).platformRepository(name)}`;
  }

  /** Name by which a VPC endpoint of this environment's region asks for an AWS API. */
  public endpointService(api: string): string {
    return `com.amazonaws.${this.environment.region}.${api}`;
  }

  /** Leaves access to a key to the account's IAM policies; without it nobody could ever change the key again. */
  public delegationToIam(): Statement {
    return {
      Sid: 'AccountDelegatesToIam',
      Effect: 'Allow',
      Principal: { AWS: this.iamArn('root') },
      Action: 'kms:*',
      Resource: '*',
    };
  }

  /**
   * Trusts an AWS API only on behalf of the named source, whose ARN contains the account (the confused deputy problem).
   */
  public trust(principal: string, sourceArn: string): Statement {
    return {
      Effect: 'Allow',
      Principal: { Service: principal },
      Action: 'sts:AssumeRole',
      Condition: { ArnLike: { 'aws:SourceArn': sourceArn } },
    };
  }
}
