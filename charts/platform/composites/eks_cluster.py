class EksCluster(BaseComposite):
    """The key, the cluster that it encrypts, and what needs the cluster's issuer and security group."""

    def compose(self):
        self.key()
        self.cluster()
        self.oidc_provider()
        for rule in self.spec.securityGroupRules:
            self.rule(rule)
        self.revoke_rules()
        fields = ('keyArn', 'endpoint', 'certificateAuthority', 'issuer', 'oidcProviderArn', 'clusterSecurityGroupId')
        if not all(self.status[field] for field in fields):
            # Without its later resources the XR would count as ready as soon as the earlier ones are.
            self.ready = False

    def key(self):
        key = managed(self, 'key', 'kms', 'Key', self.spec.key.name, keep=self.retained)
        key.spec.forProvider.region = self.spec.region
        key.spec.forProvider.description = f'Secrets of {self.metadata.name}'
        key.spec.forProvider.enableKeyRotation = True
        key.spec.forProvider.deletionWindowInDays = self.spec.key.deletionWindowInDays
        key.spec.forProvider.policy = self.spec.key.policy
        tagged(self, key)
        self.status.keyArn = known(key.status.atProvider.arn)

        alias = managed(self, 'alias', 'kms', 'Alias', self.spec.key.aliasName, keep=self.retained)
        alias.externalName = self.spec.key.alias
        alias.spec.forProvider.region = self.spec.region
        alias.spec.forProvider.targetKeyIdRef.name = self.spec.key.name

    def cluster(self):
        cluster = managed(self, 'cluster', 'eks', 'Cluster', self.metadata.name, keep=self.retained)
        settings = cluster.spec.forProvider
        settings.region = self.spec.region
        # AWS upgrades by itself at the end of standard support, or a year later and for more money until then.
        settings.upgradePolicy.supportType = 'EXTENDED' if self.retained else 'STANDARD'
        settings.roleArnRef.name = self.spec.roleName
        # AWS's default. It tells nobody afterwards, so a cluster that is taken over would seem to have to be replaced.
        settings.bootstrapSelfManagedAddons = True
        settings.accessConfig = {'authenticationMode': 'API', 'bootstrapClusterCreatorAdminPermissions': False}
        settings.deletionProtection = self.retained
        settings.enabledClusterLogTypes = ['api', 'audit', 'authenticator', 'controllerManager', 'scheduler']
        settings.encryptionConfig.provider.keyArn = self.status.keyArn
        settings.encryptionConfig.resources = ['secrets']
        settings.vpcConfig.endpointPrivateAccess = True
        settings.vpcConfig.endpointPublicAccess = len(self.spec.publicAccessCidrs) > 0
        if len(self.spec.publicAccessCidrs) > 0:
            settings.vpcConfig.publicAccessCidrs = self.spec.publicAccessCidrs
        settings.vpcConfig.securityGroupIdRefs[0].name = self.spec.securityGroupName
        for index, subnet in enumerate(self.spec.subnetNames):
            settings.vpcConfig.subnetIdRefs[index].name = subnet
        tagged(self, cluster)

        found = cluster.status.atProvider
        self.status.version = known(found.version)
        self.version(cluster)
        self.status.endpoint = known(found.endpoint)
        self.status.certificateAuthority = known(found.certificateAuthority[0].data)
        self.status.issuer = known(found.identity[0].oidc[0].issuer)
        self.status.clusterSecurityGroupId = known(found.vpcConfig.clusterSecurityGroupId)

    def version(self, cluster):
        """Asks for a version, unless AWS has gone further by itself than Git has asked since they last agreed."""
        wanted, runs = str(self.spec.version), str(self.status.version or '')
        before = str(self.observed.status.newestAskedVersion or wanted)
        newest = wanted if runs == wanted else max(wanted, before, key=minor)
        self.status.newestAskedVersion = newest
        if runs and minor(runs) > minor(newest):
            # Not left out: the provider would fill it in, and ask to go back to it when AWS upgrades once more.
            cluster.spec.forProvider.version = runs
            step = f'1.{minor(wanted) + 1}'
            self.conditions.Version('AheadOfGit', (
                f'AWS runs Kubernetes {runs} and Git asks for {wanted}: AWS has upgraded the cluster by itself,'
                f" and is not asked to go back — write kubernetesVersion: '{step}' in the environment's file of config/"
            ), False)
            return
        self.conditions.Version('AsAsked', '', True)
        cluster.spec.forProvider.version = wanted
        if runs and runs != wanted:
            # The provider calls an update done as soon as it has begun.
            cluster.ready = False

    def oidc_provider(self):
        provider = managed(self, 'oidc-provider', 'iam', 'OpenIDConnectProvider', self.metadata.name, keep=self.retained)
        provider.spec.forProvider.url = self.status.issuer
        provider.spec.forProvider.clientIdList = ['sts.amazonaws.com']
        tagged(self, provider)
        self.status.oidcProviderArn = known(provider.status.atProvider.arn)

    def rule(self, rule):
        """A rule between a group and the one that EKS makes for the cluster, which is whichever end has no name."""
        kind = 'SecurityGroupIngressRule' if rule.direction == 'ingress' else 'SecurityGroupEgressRule'
        resource = managed(self, f'rule-{rule.name}', 'ec2', kind, rule.name, keep=self.retained)
        settings = resource.spec.forProvider
        settings.region = self.spec.region
        settings.description = rule.description
        settings.ipProtocol = rule.protocol
        settings.fromPort = rule.port
        settings.toPort = rule.port
        for name, field in ((rule.groupName, 'securityGroupId'), (rule.peerName, 'referencedSecurityGroupId')):
            if name:
                settings[f'{field}Ref'].name = name
            else:
                settings[field] = self.status.clusterSecurityGroupId
        tagged(self, resource)

    def revoke_rules(self):
        """A rule that is not wanted any more goes in AWS too, and so it may be deleted before it is left out."""
        for name, found in self.request.observed.resources:
            if not name.startswith('rule-') or name in self.resources:
                continue
            if 'Delete' not in [str(policy) for policy in found.resource.spec.managementPolicies]:
                rule = managed(self, name, 'ec2', found.resource.kind, found.resource.metadata.name)
                rule.spec.forProvider = found.resource.spec.forProvider

    @property
    def retained(self):
        return self.spec.protection == 'retained'


def minor(version):
    """The minor version as a number, by which versions are compared."""
    return int(version.split('.')[1])
