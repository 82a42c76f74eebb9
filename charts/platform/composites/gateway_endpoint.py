class GatewayEndpoint(BaseComposite):
    """A gateway VPC endpoint, the routes to it, and the way of a security group to its addresses."""

    def compose(self):
        endpoint = managed(self, 'endpoint', 'ec2', 'VPCEndpoint', self.metadata.name)
        endpoint.spec.forProvider.region = self.spec.region
        endpoint.spec.forProvider.vpcEndpointType = 'Gateway'
        endpoint.spec.forProvider.serviceName = self.spec.serviceName
        endpoint.spec.forProvider.vpcIdRef.name = self.spec.vpcName
        endpoint.spec.forProvider.policy = self.spec.policy
        tagged(self, endpoint)

        routes = managed(self, 'routes', 'ec2', 'VPCEndpointRouteTableAssociation', self.spec.routes.name)
        routes.spec.forProvider.region = self.spec.region
        routes.spec.forProvider.vpcEndpointIdRef.name = self.metadata.name
        routes.spec.forProvider.routeTableIdRef.name = self.spec.routes.routeTableName

        self.status.prefixListId = known(endpoint.status.atProvider.prefixListId)
        rule = managed(self, 'rule', 'ec2', 'SecurityGroupEgressRule', self.spec.rule.name)
        rule.spec.forProvider.region = self.spec.region
        rule.spec.forProvider.description = self.spec.rule.description
        rule.spec.forProvider.securityGroupIdRef.name = self.spec.rule.groupName
        rule.spec.forProvider.prefixListId = self.status.prefixListId
        rule.spec.forProvider.ipProtocol = 'tcp'
        rule.spec.forProvider.fromPort = 443
        rule.spec.forProvider.toPort = 443
        tagged(self, rule)
        if not self.status.prefixListId:
            # Without the rule the XR would count as ready as soon as the endpoint is.
            self.ready = False
