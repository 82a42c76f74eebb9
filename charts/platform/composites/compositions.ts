import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Platform } from '../../../config/model/environment';
import * as apiextensions from '../../../imports/apiextensions.crossplane.io';
import { syncAnnotations } from '../../argocd/sync-annotations';
import { managementPolicies } from '../../aws/management-policies';
import type { CompositeDefinition } from './composite-definition';
import { compositeDefinitions } from './composite-definitions';

const version = 'v1alpha1';
const step = 'compose';

/** The platform's own kinds, and how Crossplane composes each from others. */
export class CompositionsChart extends Chart {
  public constructor(scope: Construct, id: string, { apiGroup }: Pick<Platform, 'apiGroup'>) {
    super(scope, id);
    // When a definition goes, all objects of its kind go with it, even those of pinned environments.
    const annotations = syncAnnotations({ confirmDeletion: true });
    for (const definition of compositeDefinitions) {
      const name = `${definition.plural}.${apiGroup}`;
      new apiextensions.CompositeResourceDefinition(this, `${definition.kind}-definition`, {
        metadata: { name, annotations },
        spec: {
          // Every composite is in a namespace, so that an environment needs nothing outside of its own.
          scope: apiextensions.CompositeResourceDefinitionSpecScope.NAMESPACED,
          group: apiGroup,
          names: { kind: definition.kind, plural: definition.plural },
          defaultCompositionRef: { name },
          versions: [versionOf(definition)],
        },
      });
      new apiextensions.Composition(this, `${definition.kind}-composition`, {
        metadata: { name, annotations },
        spec: {
          compositeTypeRef: { apiVersion: `${apiGroup}/${version}`, kind: definition.kind },
          mode: apiextensions.CompositionSpecMode.PIPELINE,
          pipeline: [{ step, functionRef: { name: 'function-pythonic' }, input: inputOf(definition) }],
        },
      });
    }
  }
}

function versionOf({ description, columns, spec, status }: CompositeDefinition) {
  return {
    name: version,
    served: true,
    referenceable: true,
    additionalPrinterColumns: Object.entries(columns).map(([name, jsonPath]) => ({ name, type: 'string', jsonPath })),
    schema: {
      openApiv3Schema: {
        type: 'object',
        description,
        required: ['spec'],
        properties: { spec, status: { type: 'object', properties: status } },
      },
    },
  };
}

function inputOf(definition: CompositeDefinition) {
  const sources = [
    ...['accepted.py', 'managed.py'].map(pythonSource),
    policiesOf(definition),
    pythonSource(definition.source),
  ];
  return {
    apiVersion: 'pythonic.fn.crossplane.io/v1alpha1',
    kind: 'Composite',
    // Without it the function names the step after a hash that differs between its processes.
    step,
    composite: sources.join('\n\n'),
  };
}

/** The text of one of the Compositions' Python files. */
function pythonSource(file: string): string {
  return readFileSync(join(__dirname, file), 'utf8');
}

/** What `managed()` asks for the policies of the kinds that this Composition makes. */
function policiesOf({ composes }: CompositeDefinition): string {
  const lines = composes
    .filter(({ apiVersion }) => apiVersion.includes('.aws.m.upbound.io/'))
    .map((kind) => {
      const policies = (managementPolicies(kind, false) ?? []).map((policy) => `'${policy}'`);
      return `    '${kind.apiVersion} ${kind.kind}': [${policies.join(', ')}],\n`;
    });
  return `MANAGEMENT_POLICIES = {\n${lines.join('')}}\n`;
}
