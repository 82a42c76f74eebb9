class AccountAccess(BaseComposite):
    """The claim of an account, and the configuration that all managed resources of the environment use once it is made."""

    def compose(self):
        environment = self.metadata.namespace
        self.config('claim-config', f'{environment}-claim')
        claim = self.claim()
        # What works stays, whatever becomes of the claim.
        if claim.conditions.Ready.status or 'config' in self.request.observed.resources:
            self.config('config', environment)
            self.conditions.Claimed('Claimed', '', True)
        else:
            self.wait_for(claim)

    def config(self, resource_name, name):
        config = self.resources[resource_name]('aws.m.upbound.io/v1beta1', 'ProviderConfig', name=name)
        config.spec.credentials = self.spec.credentials
        config.spec.assumeRoleChain[0].roleARN = f'arn:aws:iam::{self.spec.account}:role/{self.spec.roleName}'
        config.spec.assumeRoleChain[0].externalID = self.spec.externalId
        # It has no condition that would say so.
        config.ready = True

    def claim(self):
        """AWS gives a secret an ARN of its own making, so one that is there is refused and not taken for this one.

        It stays in AWS: the configuration by which it would be deleted goes at the same moment (crossplane#4661).
        """
        claim = managed(self, 'claim', 'secretsmanager', 'Secret', self.spec.claim.name, keep=True)
        claim.spec.providerConfigRef.name = f'{self.metadata.namespace}-claim'
        claim.spec.forProvider.region = self.spec.region
        claim.spec.forProvider.name = self.spec.claim.name
        claim.spec.forProvider.description = 'Says that a management cluster has this account; has no value'
        tagged(self, claim)
        return claim

    def wait_for(self, claim):
        """Says why nothing may be made yet, and what to do where somebody else was there before."""
        self.ready = False
        refusals = [claim.conditions[name] for name in ('LastAsyncOperation', 'Synced')]
        said = ' '.join(str(one.message) for one in refusals if one.status is False and one.message)
        if 'ResourceExistsException' in said or 'already exists' in said:
            where = f'account {self.spec.account} is claimed already ({self.spec.claim.name})'
            who = f'another management cluster has made {self.metadata.namespace} there, or this one has lost its names'
            to_do = 'restore them as docs/rebuilding-the-management-cluster.md says'
            self.conditions.Claimed('Taken', f'{where}: {who} — {to_do}', False)
        else:
            self.conditions.Claimed('Waiting', said or f'waiting for the claim of account {self.spec.account}', False)
