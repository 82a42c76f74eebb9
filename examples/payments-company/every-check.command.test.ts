import { accountTemplates } from '../../charts/accounts/account-templates';
import { loadConfiguration } from '../../charts/configuration';
import { renderedObjects } from '../../charts/rendered-fixture';
import { units } from '../../charts/units';
import { accountTemplate } from '../../checks/accounts/account-template';
import { needsOf, oncePerKind, unmetNeeds } from '../../checks/accounts/provisioner';
import { withComposed } from '../../checks/composed/composed';
import { everyProblem } from '../../checks/every-problem';
import { environments } from './environments';
import { platform } from './platform';
import { services } from './services';

const loaded = loadConfiguration({ environments, services, platform });
const rendered = units(loaded.environments, loaded.platform);
const objects = renderedObjects(rendered);

// It starts no command, but all checks of this many objects take ten seconds.
test('no check finds anything in what the example renders', async () => {
  expect(await everyProblem(objects, loaded.environments)).toEqual([]);
});

test.each(loaded.environments)('the account of $name lets the provider make everything that it has', async (one) => {
  const templates = accountTemplates(loaded.environments, loaded.platform, rendered);
  const template = accountTemplate(templates[`accounts/environment-${one.name}.json`] ?? '');
  const needs = oncePerKind(needsOf(withComposed(objects), one));
  expect(needs.length).toBeGreaterThan(200);
  expect(await unmetNeeds(template, needs, one)).toEqual([]);
});
