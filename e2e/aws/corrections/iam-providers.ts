import { form } from '../calls/call';
import { internalCall } from '../calls/internal-call';
import { escapeXml, xmlText } from '../calls/xml';
import type { Correction, Corrections } from './correction';

// Tags that providers got or lost after they were made, by ARN; the emulator knows only of those with which they were made.
const changedTags = new Map<string, ReadonlyMap<string, string>>();

/** Changes a provider's tags. Source: IAM API reference, TagOpenIDConnectProvider and UntagOpenIDConnectProvider. */
function retag(change: (tags: Map<string, string>, parameters: URLSearchParams) => void): Correction {
  return async (call, ask) => {
    const parameters = form(call);
    const arn = parameters.get('OpenIDConnectProviderArn') ?? '';
    const { account } = call.caller;
    const asked = { OpenIDConnectProviderArn: arn };
    const found = await ask(
      internalCall({ api: 'iam', account, operation: 'GetOpenIDConnectProvider', parameters: asked }),
    );
    if (found.status !== 200) return found;
    const tags = new Map(changedTags.get(arn) ?? tagsIn(found.body));
    change(tags, parameters);
    changedTags.set(arn, tags);
    const body = `<${call.operation}Response xmlns="https://iam.amazonaws.com/doc/2010-05-08/"></${call.operation}Response>`;
    return { ...found, body };
  };
}

/** Values of a list in a request, by the key of a member: `Tags.member.1.Key` and the like. */
function members(parameters: URLSearchParams, pattern: RegExp): string[] {
  return [...parameters].filter(([key]) => pattern.test(key)).map(([, value]) => value);
}

function tagsIn(xml: string): [string, string][] {
  const [, tags = ''] = /<Tags>(.*?)<\/Tags>/s.exec(xml) ?? [];
  return tags.split('</member>').flatMap((member): [string, string][] => {
    const key = xmlText(member, 'Key');
    return key === undefined ? [] : [[key, xmlText(member, 'Value') ?? '']];
  });
}

/** Corrections of OpenID Connect providers, whose tags the emulator does not change. */
export const providerCorrections: Corrections = {
  TagOpenIDConnectProvider: retag((tags, parameters) => {
    const values = members(parameters, /^Tags\.member\.\d+\.Value$/);
    for (const [index, key] of members(parameters, /^Tags\.member\.\d+\.Key$/).entries()) {
      tags.set(key, values[index] ?? '');
    }
  }),

  UntagOpenIDConnectProvider: retag((tags, parameters) => {
    for (const key of members(parameters, /^TagKeys\.member\.\d+$/)) tags.delete(key);
  }),

  GetOpenIDConnectProvider: async (call, ask) => {
    const answer = await ask(call);
    const tags = changedTags.get(form(call).get('OpenIDConnectProviderArn') ?? '');
    if (answer.status !== 200 || tags === undefined) return answer;
    const written = [...tags].map(
      ([key, value]) => `<member><Key>${escapeXml(key)}</Key><Value>${escapeXml(value)}</Value></member>`,
    );
    return { ...answer, body: answer.body.replace(/<Tags>.*?<\/Tags>/s, () => `<Tags>${written.join('')}</Tags>`) };
  },

  DeleteOpenIDConnectProvider: async (call, ask) => {
    changedTags.delete(form(call).get('OpenIDConnectProviderArn') ?? '');
    return ask(call);
  },
};
