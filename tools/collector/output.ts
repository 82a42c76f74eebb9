import { at, isObject, type Json, type JsonObject, listAt, stringAt } from '../../objects/json';

/** A value that the collector hands to its exporter. */
interface Point {
  readonly name: string;
  readonly value: number;
  /** The labels that it has in CloudWatch: its own, and those of the resource. */
  readonly labels: Readonly<Record<string, string>>;
  /** Batch and place, which are the same for what was scraped together. */
  readonly together: string;
}

const pod = { Namespace: 'payment', PodName: 'payment-6c8d5f7b9-x2x4l' };

/** What follows from the records by arithmetic, or from other values by it. */
const expected: readonly (readonly [name: string, of: (others: ReadonlyMap<string, number>) => number])[] = [
  ['pod_memory_working_set', () => 134_217_728],
  ['pod_memory_limit', () => 268_435_456],
  ['pod_cpu_limit', () => 250],
  ['node_cpu_limit', () => 2000],
  ['pod_memory_utilization', () => 3.125],
  ['pod_memory_utilization_over_pod_limit', () => 50],
  ['pod_cpu_utilization', (others) => ((others.get('pod_cpu_usage_total') ?? 0) * 100) / 2000],
  ['pod_cpu_utilization_over_pod_limit', (others) => ((others.get('pod_cpu_usage_total') ?? 0) * 100) / 250],
];

/**
 * What is wrong with what came out: metrics that dashboards or alarms read and that are not there, are there twice, or have
 * another value than what was recorded.
 *
 * @param batches as OTLP writes metrics in JSON
 * @param config of the collector
 */
export function outputProblems(batches: readonly Json[], config: JsonObject): string[] {
  const points = batches.flatMap(pointsOf);
  return [
    ...declarationProblems(points, config),
    ...valueProblems(points),
    ...points
      .filter(({ name, labels }) => name.startsWith('pod_') && !isOf(labels, { ...pod, Type: 'Pod' }))
      .map(({ name, labels }) => `${name}: not of the pod (${JSON.stringify(labels)}) — mend its labels`),
    ...points
      .filter(
        ({ name, value, labels }) =>
          name.startsWith('externalsecret_') && !(value === 1 && labels.Name === 'app-config'),
      )
      .map(({ name, labels }) => `${name}: not of the secret (${JSON.stringify(labels)}) — mend its labels`),
  ];
}

/** Every metric that the exporter is told to write must come, with every label that is a dimension. */
function declarationProblems(points: readonly Point[], config: JsonObject): string[] {
  return listAt(config, 'exporters', 'awsemf', 'metric_declarations').flatMap((declaration) => {
    const dimensions = listAt(declaration, 'dimensions').flatMap((set) => (Array.isArray(set) ? set.map(String) : []));
    return listAt(declaration, 'metric_name_selectors').flatMap((selector) => {
      const found = points.filter(({ name }) => new RegExp(String(selector)).test(name));
      if (found.length === 0) return [`${selector}: nothing came of it — mend the processors`];
      const missing = [...new Set(dimensions)].filter((label) =>
        found.some(({ labels }) => labels[label] === undefined),
      );
      return missing.map((label) => `${selector}: without ${label} — add the label`);
    });
  });
}

function valueProblems(points: readonly Point[]): string[] {
  const batches = new Map<string, Point[]>();
  for (const point of points) batches.set(point.together, [...(batches.get(point.together) ?? []), point]);
  return [...batches.values()].flatMap((batch) => {
    const names = batch.map(({ name }) => name);
    const values = new Map(batch.map(({ name, value }) => [name, value]));
    const repeated = [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
    return [
      ...repeated.map((name) => `${name}: several values of one pod — aggregate them`),
      ...expected.flatMap(([name, of]) => {
        const [found, wanted] = [values.get(name), of(values)];
        if (found === undefined || Math.abs(found - wanted) <= Math.abs(wanted) / 1e9) return [];
        return [`${name}: not what follows from the records (${found}) — ${wanted} is`];
      }),
    ];
  });
}

const isOf = (labels: Readonly<Record<string, string>>, wanted: Readonly<Record<string, string>>) =>
  Object.entries(wanted).every(([label, value]) => labels[label] === value);

function pointsOf(batch: Json, index: number): Point[] {
  return listAt(batch, 'resourceMetrics').flatMap((resource, place) =>
    listAt(resource, 'scopeMetrics')
      .flatMap((scope) => listAt(scope, 'metrics'))
      .flatMap((metric) =>
        ['gauge', 'sum'].flatMap((type) =>
          listAt(metric, type, 'dataPoints').map((point) => ({
            name: stringAt(metric, 'name') ?? '',
            value: Number(at(point, 'asDouble') ?? at(point, 'asInt')),
            labels: { ...labelsOf(at(resource, 'resource')), ...labelsOf(point) },
            together: `${index} ${place}`,
          })),
        ),
      ),
  );
}

const labelsOf = (described: Json | undefined) =>
  Object.fromEntries(
    listAt(described, 'attributes').flatMap((attribute) => {
      const value = at(attribute, 'value');
      const key = stringAt(attribute, 'key');
      return key !== undefined && isObject(value) ? [[key, String(Object.values(value)[0])]] : [];
    }),
  );
