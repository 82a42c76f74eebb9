CERTIFICATES = 'alb.ingress.kubernetes.io/certificate-arn'


class HostedEntrance(BaseComposite):
    """An Ingress with the certificates of its names, the records that prove them and lead to it, and their alarms."""

    def compose(self):
        arns = [self.certificate(host) for host in self.spec.hosts]
        ingress = self.ingress(arns)
        found = ingress.status.atProvider.manifest
        balancer = known(found.status.loadBalancer.ingress[0].hostname)
        self.status.loadBalancer = balancer
        given = str(known(found.metadata.annotations[CERTIFICATES]) or '').split(',')
        for host, arn in zip(self.spec.hosts, arns):
            # Who follows a name before its certificate is in the Ingress is answered with that of another name.
            is_given = bool(arn) and str(arn) in given
            self.name_record(host.name, balancer if is_given else Unknown())
            if not (balancer and is_given):
                # Without its records the XR would count as ready as soon as the certificates are there.
                self.ready = False

    def certificate(self, host):
        """The certificate of a name, its proof and its alarm; the ARN, unknown before AWS has issued it."""
        certificate = managed(self, f'certificate-{host.name}', 'acm', 'Certificate', host.name)
        certificate.spec.forProvider.region = self.spec.region
        certificate.spec.forProvider.domainName = host.name
        certificate.spec.forProvider.validationMethod = 'DNS'
        tagged(self, certificate)

        asked = certificate.status.atProvider.domainValidationOptions[0]
        proof = self.record(f'proof-{host.name}', f'{host.name}-proof', 'CNAME', known(asked.resourceRecordName))
        proof.spec.forProvider.ttl = 300
        proof.spec.forProvider.records = [known(asked.resourceRecordValue)]
        # ACM asks for the same record each time, which is there already where a certificate is made again.
        proof.spec.forProvider.allowOverwrite = True

        issued = certificate.status.atProvider.status == 'ISSUED'
        arn = known(certificate.status.atProvider.arn) if issued else Unknown()
        self.alarm(host, arn)
        return arn

    def alarm(self, host, arn):
        alarm = managed(self, f'alarm-{host.name}', 'cloudwatch', 'MetricAlarm', host.alarmName)
        settings = alarm.spec.forProvider
        settings.region = self.spec.region
        settings.alarmDescription = f'The certificate of {host.name} {self.spec.alarm.description}'
        settings.namespace = 'AWS/CertificateManager'
        settings.metricName = 'DaysToExpiry'
        settings.dimensions.CertificateArn = arn
        settings.statistic = 'Minimum'
        settings.period = 86400
        settings.comparisonOperator = 'LessThanThreshold'
        settings.threshold = self.spec.alarm.daysToExpiry
        settings.evaluationPeriods = 1
        # ACM counts for the first time hours after it has issued a certificate, and no more when it has expired; by then
        # the alarm has rung for days, and goes on.
        settings.treatMissingData = 'ignore'
        settings.alarmActions = self.spec.alarm.topicArns
        settings.okActions = self.spec.alarm.topicArns
        tagged(self, alarm)

    def ingress(self, arns):
        """The Ingress in the workload cluster; without certificates its load balancer would have no HTTPS listener."""
        name = f'{self.metadata.name}-ingress'
        ingress = self.resources.ingress('kubernetes.m.crossplane.io/v1alpha1', 'Object', name=name)
        ingress.spec.managementPolicies = ['Observe', 'Create', 'Update', 'Delete']
        ingress.spec.providerConfigRef = {'kind': 'ProviderConfig', 'name': self.spec.clusterConfigName}
        ingress.spec.forProvider.manifest = self.spec.ingress
        # The provider looks at what is not ready twice a minute, and seldom at what is.
        ingress.spec.readiness = {
            'policy': 'DeriveFromCelQuery',
            'celQuery': 'has(object.status.loadBalancer.ingress)',
        }
        annotations = ingress.spec.forProvider.manifest.metadata.annotations
        joined = ','.join(str(arn) for arn in arns) if all(arns) else Unknown()
        annotations[CERTIFICATES] = joined
        ingress.autoReady = Taken(ingress)
        report(self, ingress)
        return ingress

    def name_record(self, host, balancer):
        record = self.record(f'name-{host}', host, 'A', host)
        record.spec.forProvider.alias.name = balancer
        record.spec.forProvider.alias.zoneId = self.spec.loadBalancerZoneId
        record.spec.forProvider.alias.evaluateTargetHealth = False

    def record(self, resource_name, object_name, type, name):
        record = managed(self, resource_name, 'route53', 'Record', object_name)
        record.spec.forProvider.zoneId = self.spec.zoneId
        record.spec.forProvider.name = name
        record.spec.forProvider.type = type
        return record
