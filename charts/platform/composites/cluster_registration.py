import json


class ClusterRegistration(BaseComposite):
    """The Secret by which Argo CD knows a cluster; Argo CD gets its tokens from AWS with a role."""

    def compose(self):
        name = self.spec.cluster.name
        cluster = self.requireds.cluster('EksCluster', self.apiVersion, self.spec.cluster.namespace, name)[0]
        has_access = self.has_access()
        endpoint = known(cluster.status.endpoint) if has_access else Unknown()
        authority = known(cluster.status.certificateAuthority)
        group = str(self.apiVersion).split('/')[0]

        secret = self.resources.secret('v1', 'Secret', name=name)
        secret.metadata.labels['argocd.argoproj.io/secret-type'] = 'cluster'
        secret.metadata.labels[f'{group}/environment'] = self.spec.cluster.namespace
        secret.type = 'Opaque'
        # Not stringData, which the API server turns into data and the engine would see missing for ever.
        secret.data.name = B64Encode(name)
        secret.data.server = B64Encode(endpoint)
        secret.data.config = B64Encode(self.config(authority))
        place = self.spec.cluster.namespace
        missing = [] if known(cluster.status.endpoint) and authority else [f'the address of EksCluster {place}/{name}']
        if not has_access:
            missing.append(f'AccessPolicyAssociation {place}/{self.spec.accessName} to be ready')
        waits_for(self, missing)

    def has_access(self):
        """Whether Argo CD's rights are there; an API server remembers for minutes who came without any."""
        namespace = self.spec.cluster.namespace
        association = ('eks.aws.m.upbound.io/v1beta1', 'AccessPolicyAssociation', namespace, self.spec.accessName)
        access = self.requireds.access(*association)[0]
        return access.conditions.Ready.status

    def config(self, authority):
        """How Argo CD talks to the cluster; unknown without the authority that signs the cluster's certificate."""
        if not authority:
            return authority
        return json.dumps({
            'awsAuthConfig': {'clusterName': str(self.spec.cluster.name), 'roleARN': str(self.spec.roleArn)},
            'tlsClientConfig': {'caData': str(authority)},
        }, separators=(',', ':'))
