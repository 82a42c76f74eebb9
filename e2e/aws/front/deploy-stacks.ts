import { setTimeout as sleep } from 'node:timers/promises';
import type { Ask } from '../calls/call';
import { internalCall } from '../calls/internal-call';
import { xmlText } from '../calls/xml';
import type { Stack } from './options';

const capability = 'CAPABILITY_NAMED_IAM';

/** Deploys stacks one after the other, as people do before the first sync; throws where CloudFormation makes one not. */
export async function deployStacks(stacks: readonly Stack[], ask: Ask): Promise<void> {
  for (const stack of stacks) await deploy(stack, ask);
}

async function deploy({ account, name, template, parameters }: Stack, ask: Ask): Promise<void> {
  const call = async (operation: string, more: Readonly<Record<string, string>>) => {
    const all = { StackName: name, ...more };
    return ask(internalCall({ api: 'cloudformation', account, operation, parameters: all }));
  };
  const values = Object.entries(parameters).flatMap(([key, value], index) => [
    [`Parameters.member.${index + 1}.ParameterKey`, key] as const,
    [`Parameters.member.${index + 1}.ParameterValue`, value] as const,
  ]);
  const { status, body } = await call('CreateStack', {
    TemplateBody: template,
    'Capabilities.member.1': capability,
    ...Object.fromEntries(values),
  });
  if (status !== 200) throw new Error(`stack ${name} of ${account}: refused (${status}) — ${body}`);
  for (;;) {
    const described = (await call('DescribeStacks', {})).body;
    const state = xmlText(described, 'StackStatus') ?? '';
    if (state === 'CREATE_COMPLETE') return;
    if (!state.endsWith('_IN_PROGRESS')) throw new Error(`stack ${name} of ${account}: ${state} — ${described}`);
    await sleep(100);
  }
}
