import json


class WorkloadIdentity(BaseComposite):
    """The role of one service account of a cluster, which nobody else can assume, with its policy."""

    def compose(self):
        cluster = self.requireds.cluster('EksCluster', self.apiVersion, self.metadata.namespace, self.spec.clusterName)[0]
        trust = self.trust(known(cluster.status.issuer), known(cluster.status.oidcProviderArn))

        role = managed(self, 'role', 'iam', 'Role', self.spec.roleName)
        role.spec.forProvider.description = self.spec.description
        role.spec.forProvider.assumeRolePolicy = trust
        if self.spec.permissionsBoundary:
            role.spec.forProvider.permissionsBoundary = self.spec.permissionsBoundary
        tagged(self, role)

        attachment = managed(self, 'policy', 'iam', 'RolePolicyAttachment', self.spec.roleName)
        attachment.spec.forProvider.policyArn = self.spec.policyArn
        attachment.spec.forProvider.roleRef.name = self.spec.roleName if trust else trust
        self.status.roleArn = known(role.status.atProvider.arn)
        cluster_name = f'{self.metadata.namespace}/{self.spec.clusterName}'
        waits_for(self, [] if trust else [f'the identity provider of EksCluster {cluster_name}'])

    def trust(self, issuer, provider):
        """The trust policy; unknown as long as the cluster has no identity provider."""
        if not issuer or not provider:
            return Unknown()
        host = str(issuer).removeprefix('https://')
        account = self.spec.serviceAccount
        return json.dumps({
            'Version': '2012-10-17',
            'Statement': [{
                'Effect': 'Allow',
                'Principal': {'Federated': str(provider)},
                'Action': 'sts:AssumeRoleWithWebIdentity',
                'Condition': {'StringEquals': {
                    f'{host}:aud': 'sts.amazonaws.com',
                    f'{host}:sub': f'system:serviceaccount:{account.namespace}:{account.name}',
                }},
            }],
        }, indent=2)
