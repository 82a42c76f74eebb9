import type { Answer, Ask, Call } from '../calls/call';
import type { Corrections } from './correction';

/** The emulator's id of each zone, by the id that the zone has for whoever asks. */
const zones = new Map<string, string>();

/** Asks about a zone by the emulator's id. */
async function asked(call: Call, ask: Ask): Promise<Answer> {
  const [, wanted = ''] = /\/hostedzone\/([^/?]+)/.exec(call.target) ?? [];
  const own = zones.get(wanted);
  if (own === undefined) return ask(call);
  return renamed(await ask({ ...call, target: call.target.replace(wanted, own) }));
}

function renamed(answer: Answer): Answer {
  const body = [...zones].reduce((text, [wanted, own]) => text.replaceAll(own, wanted), answer.body);
  return { ...answer, body };
}

/**
 * Zones whose id is the caller's reference: the emulator makes ids up, and a configuration names the zone that its account
 * has, by the id.
 */
export const route53Corrections: Corrections = {
  CreateHostedZone: async (call, ask) => {
    const answer = await ask(call);
    const [, wanted] = /<CallerReference>(Z[A-Z0-9]+)<\/CallerReference>/.exec(call.body.toString()) ?? [];
    const [, own] = /\/hostedzone\/(\w+)</.exec(answer.body) ?? [];
    if (wanted !== undefined && own !== undefined) zones.set(wanted, own);
    return renamed(answer);
  },
  ListHostedZones: async (call, ask) => renamed(await ask(call)),
  GetHostedZone: asked,
  ChangeResourceRecordSets: asked,
  ListResourceRecordSets: asked,
};
