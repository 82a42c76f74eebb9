import { controllerValues } from '../../charts/controllers/controller-values';
import { exampleEnvironments, exampleServices } from '../../config/model/example';
import { platform } from '../../config/platform';
import { loadEnvironments } from '../../config/rules/load';
import { parseDist } from '../../objects/dist';
import { controllerNeeds } from './controller-needs/controller-needs';
import { controllerValueProblems } from './controller-values';

const [environment] = loadEnvironments(exampleEnvironments, exampleServices, platform);
if (environment === undefined) throw new Error('there is no example environment');
const dev = environment;

function problemsOf(chart: string, targetRevision: string, values: unknown): string[] {
  const application = {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name: chart, namespace: 'dev' },
    spec: { project: 'dev', source: { chart, targetRevision, helm: { values: JSON.stringify(values) } } },
  };
  return controllerValueProblems(parseDist('dist/argocd/x.yaml', JSON.stringify(application)).objects, dev);
}

/** Values without what stands at a path. */
function without(values: object, path: string): object {
  const [first = '', ...rest] = path.split('.');
  return Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) => {
      if (key !== first) return [[key, value]];
      return rest.length === 0 ? [] : [[key, without(value, rest.join('.'))]];
    }),
  );
}

describe.each(platform.controllers.map(({ name, chart }) => ({ name, chart })))('$name', ({ name, chart }) => {
  const values = controllerValues[name](dev);
  const needs = controllerNeeds.get(chart.name)?.values ?? [];

  test('is given all that its release needs', () => {
    expect(needs).not.toEqual([]);
    expect(problemsOf(chart.name, chart.version, values)).toEqual([]);
  });

  test.each(needs.map(([path, , byDefault]) => ({ path, byDefault })))(
    'without $path is told what the default does',
    ({ path, byDefault }) => {
      const problems = problemsOf(chart.name, chart.version, without(values, path));
      expect(problems).toEqual([expect.stringContaining(`Application/${chart.name}: values.${path}: not `)]);
      expect(problems[0]?.endsWith(`(undefined) — set it; by default: ${byDefault}`)).toBe(true);
    },
  );

  test('in another release has needs that somebody must read first', () => {
    expect(problemsOf(chart.name, '99.0.0', values)).toEqual([expect.stringMatching(/another release .+99\.0\.0/)]);
  });
});

test('a chart whose needs nobody wrote down is a problem', () => {
  expect(problemsOf('cert-manager', '1.0.0', {})).toEqual([expect.stringMatching(/without needs \(cert-manager\)/)]);
});

test('a value other than the one that is needed is a problem', () => {
  const values = controllerValues['external-secrets'](dev);
  const [problem, ...others] = problemsOf('external-secrets', '2.9.0', { ...values, leaderElect: false });
  expect(problem).toMatch(/values\.leaderElect: not true \(false\)/);
  expect(others).toEqual([]);
});
