"""Whether a provider has taken what a Composition asks of a managed resource, and what it says where it has not."""

import json


class Taken:
    """True when the provider has looked at a resource as it is wanted now, and AWS has refused nothing of it.

    As the resource's `autoReady` it is asked when everything is composed, before the resource's own Ready is.
    """

    def __init__(self, resource):
        self.resource = resource

    def __bool__(self):
        resource = self.resource
        wanted, found = (json.loads(format(side.spec, 'json')) for side in (resource.desired, resource.observed))
        return trouble(resource) is None and seen(resource) and holds(wanted, found)


def condition(resource, type):
    """A condition of the resource as it was observed, else an empty one."""
    for found in resource.observed.status.conditions:
        if found.type == type:
            return found
    return Map()


def seen(resource):
    """Whether the conditions are of the resource's newest generation; only Synced says of which it is."""
    generation, seen = resource.observed.metadata.generation, condition(resource, 'Synced').observedGeneration
    return not generation or not seen or int(seen) >= int(generation)


def trouble(resource):
    """Reason and message of what keeps a resource from being as it is wanted; None where the provider tells nothing."""
    if not seen(resource):
        return None
    for type in ('Synced', 'LastAsyncOperation'):
        found = condition(resource, type)
        if found.status == 'False':
            return reason(resource, found), f'{resource.kind} {resource.metadata.name}: {found.message or found.reason}'
    return None


def reason(resource, found):
    if found.reason == 'ReconcilePaused':
        return 'Paused'
    if found.type == 'LastAsyncOperation':
        # A failed operation makes Synced false as well, until the next attempt begins.
        return 'TriedAgain'
    return 'ChangeRefused' if condition(resource, 'Ready').status == 'True' else 'NotYetAccepted'


def holds(wanted, found):
    """Whether everything that is wanted is there; what others have added does not count."""
    if isinstance(wanted, dict):
        return isinstance(found, dict) and all(holds(value, found.get(key)) for key, value in wanted.items())
    if isinstance(wanted, list):
        same = isinstance(found, list) and len(found) == len(wanted)
        return same and all(holds(*pair) for pair in zip(wanted, found))
    return wanted == found


def report(composite, resource):
    """Says in the composite's condition Accepted what a provider tells of this resource and of those before it."""
    composite.troubles = getattr(composite, 'troubles', [])
    found = trouble(resource)
    if found:
        composite.troubles.append(found)
    for reason in ('ChangeRefused', 'Paused', 'TriedAgain', 'NotYetAccepted'):
        messages = [message for one, message in composite.troubles if one == reason]
        if messages:
            composite.conditions.Accepted(reason, '; '.join(messages), False)
            return
    composite.conditions.Accepted('Accepted', '', True)
