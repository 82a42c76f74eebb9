import { platform } from '../../config/platform';

/** An upstream project whose CRDs are imported, at a pinned version. */
export interface Source {
  /** Also the folder of its CRDs below the directory given with --from. */
  readonly name: string;
  /** Git tag of the upstream repository. */
  readonly version: string;
  /** Where upstream keeps the CRD of one kind. */
  readonly url: (version: string, group: string, plural: string) => string;
  /** Plurals of the kinds that charts use, by API group. */
  readonly kinds: Readonly<Record<string, readonly string[]>>;
}

const gitHub = 'https://raw.githubusercontent.com';

/** Every CRD that the charts are typed and checked against; a kind that no chart uses does not belong here. */
export const sources: readonly Source[] = [
  {
    name: 'provider-upjet-aws',
    version: platform.versions.providerAws,
    url: (version, group, plural) =>
      `${gitHub}/crossplane-contrib/provider-upjet-aws/${version}/package/crds/${group}_${plural}.yaml`,
    kinds: {
      'acm.aws.m.upbound.io': ['certificates'],
      'athena.aws.m.upbound.io': ['workgroups'],
      'aws.m.upbound.io': ['providerconfigs'],
      'backup.aws.m.upbound.io': ['plans', 'selections', 'vaultlockconfigurations', 'vaults'],
      'cloudwatch.aws.m.upbound.io': ['dashboards', 'metricalarms'],
      'cloudwatchlogs.aws.m.upbound.io': ['groups'],
      'dynamodb.aws.m.upbound.io': ['tables'],
      'ec2.aws.m.upbound.io': [
        'defaultsecuritygroups',
        'eips',
        'flowlogs',
        'internetgateways',
        'natgateways',
        'routes',
        'routetableassociations',
        'routetables',
        'securitygroupegressrules',
        'securitygroupingressrules',
        'securitygroups',
        'subnets',
        'transitgatewayvpcattachments',
        'vpcendpointroutetableassociations',
        'vpcendpoints',
        'vpcendpointsecuritygroupassociations',
        'vpcendpointsubnetassociations',
        'vpcpeeringconnectionaccepters',
        'vpcpeeringconnections',
        'vpcs',
      ],
      'ecr.aws.m.upbound.io': ['lifecyclepolicies', 'registryscanningconfigurations', 'repositories'],
      'eks.aws.m.upbound.io': [
        'accessentries',
        'accesspolicyassociations',
        'addons',
        'clusterauths',
        'clusters',
        'fargateprofiles',
      ],
      'elasticache.aws.m.upbound.io': ['serverlesscaches', 'usergroups', 'users'],
      'glue.aws.m.upbound.io': ['catalogdatabases'],
      'iam.aws.m.upbound.io': ['openidconnectproviders', 'policies', 'rolepolicies', 'rolepolicyattachments', 'roles'],
      'kms.aws.m.upbound.io': ['aliases', 'keys'],
      'rds.aws.m.upbound.io': ['clusterinstances', 'clusterparametergroups', 'clusters', 'subnetgroups'],
      'route53.aws.m.upbound.io': ['records'],
      's3.aws.m.upbound.io': [
        'bucketlifecycleconfigurations',
        'bucketnotifications',
        'bucketownershipcontrols',
        'bucketpolicies',
        'bucketpublicaccessblocks',
        'buckets',
        'bucketserversideencryptionconfigurations',
        'bucketversionings',
      ],
      'secretsmanager.aws.m.upbound.io': ['secrets'],
      'sns.aws.m.upbound.io': ['topics', 'topicsubscriptions'],
      'sqs.aws.m.upbound.io': ['queues'],
      'wafv2.aws.m.upbound.io': ['webaclloggingconfigurations', 'webacls'],
    },
  },
  {
    name: 'crossplane',
    version: platform.versions.crossplane,
    url: (version, group, plural) => `${gitHub}/crossplane/crossplane/${version}/cluster/crds/${group}_${plural}.yaml`,
    kinds: {
      'apiextensions.crossplane.io': [
        'compositeresourcedefinitions',
        'compositions',
        'managedresourceactivationpolicies',
      ],
      'pkg.crossplane.io': ['deploymentruntimeconfigs', 'functions', 'providers'],
    },
  },
  {
    name: 'argo-cd',
    version: platform.versions.argocd,
    // Argo CD names its files after the singular: application-crd.yaml.
    url: (version, _group, plural) =>
      `${gitHub}/argoproj/argo-cd/${version}/manifests/crds/${plural.replace(/s$/, '')}-crd.yaml`,
    kinds: { 'argoproj.io': ['applications', 'applicationsets', 'appprojects'] },
  },
  {
    name: 'external-secrets',
    version: platform.controllers['external-secrets'].image,
    url: (version, group, plural) =>
      `${gitHub}/external-secrets/external-secrets/${version}/config/crds/bases/${group}_${plural}.yaml`,
    kinds: { 'external-secrets.io': ['externalsecrets', 'secretstores'] },
  },
  {
    name: 'provider-kubernetes',
    version: platform.versions.providerKubernetes,
    url: (version, group, plural) =>
      `${gitHub}/crossplane-contrib/provider-kubernetes/${version}/package/crds/${group}_${plural}.yaml`,
    kinds: { 'kubernetes.m.crossplane.io': ['objects', 'providerconfigs'] },
  },
  {
    name: 'vpc-resource-controller',
    // EKS runs this controller itself, so the tag only fixes the schema that the charts are written against.
    version: 'v1.8.2',
    url: (version, group, plural) =>
      `${gitHub}/aws/amazon-vpc-resource-controller-k8s/${version}/config/crd/bases/${group}_${plural}.yaml`,
    kinds: { 'vpcresources.k8s.aws': ['securitygrouppolicies'] },
  },
];

/** Plurals of the kinds built into Kubernetes that charts use, by API group; '' is the core group. */
export const coreKinds: Readonly<Record<string, readonly string[]>> = {
  '': [
    'configmaps',
    'limitranges',
    'namespaces',
    'resourcequotas',
    'secrets', // Only Compositions make one.
    'serviceaccounts',
    'services',
  ],
  'admissionregistration.k8s.io': ['validatingadmissionpolicies', 'validatingadmissionpolicybindings'],
  apps: ['deployments'],
  autoscaling: ['horizontalpodautoscalers'],
  batch: ['cronjobs', 'jobs'],
  'networking.k8s.io': ['ingresses', 'networkpolicies'],
  policy: ['poddisruptionbudgets'],
  'rbac.authorization.k8s.io': ['clusterrolebindings', 'clusterroles', 'rolebindings', 'roles'],
};
