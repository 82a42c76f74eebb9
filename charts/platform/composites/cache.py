class Cache(BaseComposite):
    """A serverless cache, once AWS has given the ARN of its key."""

    def compose(self):
        key = self.requireds.key('Key', 'kms.aws.m.upbound.io/v1beta1', self.metadata.namespace, self.spec.keyName)[0]
        arn = known(key.status.atProvider.arn)

        cache = managed(self, 'cache', 'elasticache', 'ServerlessCache', self.metadata.name, keep=self.retained)
        settings = cache.spec.forProvider
        settings.region = self.spec.region
        settings.description = self.spec.description
        settings.engine = 'valkey'
        settings.majorEngineVersion = self.spec.version
        settings.cacheUsageLimits[0].dataStorage[0] = {'maximum': self.spec.gigabytes, 'unit': 'GB'}
        settings.cacheUsageLimits[0].ecpuPerSecond[0].maximum = self.spec.ecpuPerSecond
        # The provider's own reference gives the id. AWS answers with the ARN, so the provider would see a change that AWS
        # never makes.
        settings.kmsKeyId = arn
        # The provider takes no reference here.
        settings.userGroupId = self.spec.userGroupName
        settings.securityGroupIdRefs[0].name = self.spec.securityGroupName
        for index, subnet in enumerate(self.spec.subnetNames):
            settings.subnetIdRefs[index].name = subnet
        if self.spec.snapshots:
            settings.snapshotRetentionLimit = self.spec.snapshots.days
            settings.dailySnapshotTime = self.spec.snapshots.time
        tagged(self, cache)

        self.status.endpoint = known(cache.status.atProvider.endpoint[0].address)
        waits_for(self, [] if arn else [f'the ARN of Key {self.metadata.namespace}/{self.spec.keyName}'])

    @property
    def retained(self):
        return self.spec.protection == 'retained'
