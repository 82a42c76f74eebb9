import { type CelInput, celEnv, isCelError, parse, plan } from '@bufbuild/cel';
import { strings } from '@bufbuild/cel/ext';
import { isList, isObject, type Json, type JsonObject, places } from '../../objects/json';
import { toCel } from './cel-value';

const env = celEnv({ funcs: strings });

type Evaluate = (self: CelInput, oldSelf?: CelInput) => unknown;

const compiled = new Map<string, Evaluate>();

/** Compiles a CEL expression over `self`; throws for what this evaluator cannot evaluate faithfully. */
export function compileCel(expression: string): Evaluate {
  const known = compiled.get(expression);
  if (known !== undefined) return known;
  const parsed = parse(expression);
  // The evaluator notices a missing function or variable only when it gets there, and `||` may keep it from getting
  // there.
  const tree: Json = JSON.parse(
    JSON.stringify(parsed.expr, (_key, value) => (typeof value === 'bigint' ? `${value}` : value)),
  );
  const missing = [...unboundNames(tree)];
  if (missing.length > 0) throw new Error(`not known to the CEL evaluator (${missing})`);
  const run = plan(env, parsed);
  const evaluate: Evaluate = (self, oldSelf) => {
    const result = run(oldSelf === undefined ? { self } : { self, oldSelf });
    if (isCelError(result)) throw result;
    return result;
  };
  compiled.set(expression, evaluate);
  return evaluate;
}

/**
 * The message of the first rule about `oldSelf`, of those that stand at this place of a schema, that an update breaks;
 * throws where a rule cannot be evaluated.
 */
export function brokenTransition(schema: JsonObject, before: Json, after: Json): string | undefined {
  const transitions = rules(schema['x-kubernetes-validations']).filter(({ rule }) => /\boldSelf\b/.test(rule));
  const broken = transitions.find(({ rule }) => compileCel(rule)(toCel(schema, after), toCel(schema, before)) !== true);
  return broken && (broken.message ?? broken.rule);
}

const typeNames = ['bool', 'bytes', 'double', 'int', 'list', 'map', 'null_type', 'string', 'type', 'uint'];

function* unboundNames(tree: Json): Generator<string> {
  const all = places(tree)
    .map(({ value }) => value)
    .filter(isObject);
  const bound = new Set(['self', 'oldSelf', ...typeNames]);
  for (const { iterVar, iterVar2, accuVar } of all) {
    for (const name of [iterVar, iterVar2, accuVar]) if (typeof name === 'string') bound.add(name);
  }
  for (const node of all) {
    const name = isObject(node.value) ? (node.value.function ?? node.value.name) : undefined;
    if (typeof name !== 'string') continue;
    if (node.case === 'callExpr' && /^[a-z]/i.test(name) && env.funcs.find(name) === undefined)
      yield `function ${name}`;
    if (node.case === 'identExpr' && !bound.has(name)) yield `variable ${name}`;
  }
}

/** One entry of `x-kubernetes-validations`. */
interface Rule {
  readonly rule: string;
  readonly message?: string;
  readonly messageExpression?: string;
  readonly optionalOldSelf?: boolean;
}

/** Every validation rule that a schema holds, at any depth. */
export function rulesOf(schema: Json): readonly Rule[] {
  return places(schema).flatMap(({ key, value }) => (key === 'x-kubernetes-validations' ? rules(value) : []));
}

function rules(value: Json | undefined): readonly Rule[] {
  return isList(value) ? value.flatMap((entry) => (isRule(entry) ? [entry] : [])) : [];
}

const isRule = (entry: Json): entry is JsonObject & Rule => isObject(entry) && typeof entry.rule === 'string';

/**
 * The validation rules that a value breaks when its object is created, one line each with the field's path; rules about
 * `oldSelf` hold for updates only.
 *
 * Source: Kubernetes documentation, "Validation rules" and "Transition rules" of CustomResourceDefinitions.
 */
export function celProblems(schema: Json | undefined, value: Json | undefined, path = ''): string[] {
  if (!isObject(schema) || value === undefined) return [];
  const own = rules(schema['x-kubernetes-validations']).flatMap((rule) => broken(rule, schema, value, path));
  if (isList(value)) return [...own, ...value.flatMap((item, i) => celProblems(schema.items, item, `${path}[${i}]`))];
  if (!isObject(value)) return own;
  const properties = isObject(schema.properties) ? schema.properties : {};
  const inner = Object.entries(value).flatMap(([name, field]) =>
    celProblems(properties[name] ?? schema.additionalProperties, field, path === '' ? name : `${path}.${name}`),
  );
  return [...own, ...inner];
}

function broken(rule: Rule, schema: JsonObject, value: Json, path: string): string[] {
  const line = (what: string) => [`${path || 'the object'}: ${what} — see the rule in the kind's schema`];
  try {
    if (rule.optionalOldSelf === true) throw new Error('optionalOldSelf is not supported');
    if (/\boldSelf\b/.test(rule.rule)) return [];
    const self = toCel(schema, value);
    if (compileCel(rule.rule)(self) === true) return [];
    const said = rule.messageExpression === undefined ? rule.message : compileCel(rule.messageExpression)(self);
    return line(String(said ?? `breaks ${rule.rule}`).trim());
  } catch (error) {
    return line(`rule not evaluated (${rule.rule}): ${error instanceof Error ? error.message : error}`);
  }
}
