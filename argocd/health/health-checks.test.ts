import { healthCases } from './cases';
import { type HealthCheck, healthChecks } from './health-checks';
import { runLua } from './run-lua';

const group = 'platform.example.org';

/** Checks whose kinds match, in the glob patterns of Argo CD: `*` for any text, `{a,b}` for either. */
function checksOf(apiVersion: unknown, kind: unknown): HealthCheck[] {
  const [of] = String(apiVersion).split('/');
  return healthChecks(group).filter(({ kinds }) => {
    const pattern = kinds
      .replaceAll('.', '\\.')
      .replaceAll('*', '.*')
      .replace(/\{([^}]*)\}/g, (_, either: string) => `(?:${either.replaceAll(',', '|')})`);
    return new RegExp(`^${pattern}$`).test(`${of}/${kind}`);
  });
}

test.each(healthCases(group))('$title is $status', ({ object, status, message }) => {
  const checks = checksOf(object.apiVersion, object.kind);
  expect(checks).toHaveLength(1);
  for (const { script } of checks) expect(runLua(script, object)).toEqual({ status, message });
});

test('kinds with a health of their own are left to it', () => {
  expect(checksOf('apiextensions.crossplane.io/v2', 'CompositeResourceDefinition')).toEqual([]);
  expect(checksOf('argoproj.io/v1alpha1', 'ApplicationSet')).toEqual([]);
  expect(checksOf('apps/v1', 'Deployment')).toEqual([]);
});

test('a health check has no library that Argo CD does not give it', () => {
  expect(() => runLua('return { status = string.upper("healthy") }', {})).toThrow(/string/);
});
