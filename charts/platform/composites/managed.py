"""What the Compositions of this platform have in common."""


def managed(composite, resource_name, api, kind, name, keep=False):
    """A managed resource in the account of the XR's namespace; `keep` leaves it in AWS when the XR goes."""
    version = f'{api}.aws.m.upbound.io/v1beta1'
    resource = composite.resources[resource_name](version, kind, name=name)
    # Synth writes the table, from the same facts as for what the charts make themselves.
    resource.spec.managementPolicies = MANAGEMENT_POLICIES[f'{version} {kind}'] + ([] if keep else ['Delete'])
    resource.spec.providerConfigRef = {'kind': 'ProviderConfig', 'name': composite.metadata.namespace}
    resource.autoReady = Taken(resource)
    report(composite, resource)
    return resource


def tagged(composite, resource):
    """Gives a resource the XR's tags and its own name as a tag."""
    resource.spec.forProvider.tags = composite.spec.tags
    resource.spec.forProvider.tags.Name = resource.metadata.name


def known(value):
    """A value that AWS has given, else unknown: an empty text is what the provider writes before there is one."""
    return value if value and str(value) else Unknown()


def waits_for(composite, missing):
    """Says in the condition DependenciesReady which values of others are missing; with one missing, the XR is not ready."""
    if missing:
        # Nothing watches the others for this XR, so it looks again sooner than the usual minute.
        composite.ttl = 10
        composite.ready = False
        composite.conditions.DependenciesReady('Waiting', f"waiting for {' and for '.join(missing)}", False)
    else:
        composite.conditions.DependenciesReady('Ready', '', True)
