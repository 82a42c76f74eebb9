import { AwsError } from '../calls/aws-error';
import { type Answer, type Ask, type Call, form } from '../calls/call';
import { escapeXml, xmlItems, xmlText } from '../calls/xml';
import type { Correction, Corrections } from './correction';
import { Ec2Client } from './ec2-client';

// moto keeps descriptions only of rules with CIDRs; here are the others, by the ids of their rules.
const descriptions = new Map<string, string>();

/** Target of a rule in a request: `IpPermissions.1.Groups.1` and the like. */
const targetKey = /^(IpPermissions\.\d+\.(?:Groups|UserIdGroupPairs|PrefixListIds|IpRanges|Ipv6Ranges)\.\d+)\.(\w+)$/;

/** Source: Amazon EC2 API reference, AuthorizeSecurityGroupIngress: InvalidPermission.Duplicate, InvalidPrefixListId.NotFound. */
const authorize: Correction = async (call, ask) => {
  const parameters = form(call);
  const wanted = new Map<string, string | undefined>();
  for (const [key, value] of [...parameters]) {
    const [, target, member] = targetKey.exec(key) ?? [];
    if (target === undefined) continue;
    if (!wanted.has(target)) wanted.set(target, undefined);
    if (member === 'PrefixListId') await mustHavePrefixList(value, new Ec2Client(call, ask));
    if (member === 'Description') {
      wanted.set(target, value);
      // Otherwise moto would accept the same rule twice, with different descriptions.
      parameters.delete(key);
    }
  }
  const answer = await ask({ ...call, body: Buffer.from(parameters.toString()) });
  const rules = xmlItems(answer.body, 'securityGroupRuleSet').map((item) => xmlText(item, 'securityGroupRuleId'));
  const texts = [...wanted.values()];
  for (const [index, id] of rules.entries()) {
    const text = texts.length === rules.length ? texts[index] : texts[0];
    if (id !== undefined && text !== undefined) descriptions.set(id, text);
  }
  return described(answer);
};

/** Source: Amazon EC2 API reference, ModifySecurityGroupRules: a description that is left out is removed. */
const modify: Correction = async (call, ask) => {
  const parameters = form(call);
  const answer = await ask(call);
  if (answer.status !== 200) return answer;
  for (const [key, id] of parameters) {
    const [, rule] = /^(SecurityGroupRule\.\d+)\.SecurityGroupRuleId$/.exec(key) ?? [];
    if (rule === undefined) continue;
    const text = parameters.get(`${rule}.SecurityGroupRule.Description`);
    if (text === null) descriptions.delete(id);
    else descriptions.set(id, text);
  }
  return answer;
};

/** Corrections of rules of security groups. */
export const ruleCorrections: Corrections = {
  AuthorizeSecurityGroupEgress: authorize,
  AuthorizeSecurityGroupIngress: authorize,
  DescribeSecurityGroupRules: async (call, ask) => described(await ask(call)),
  ModifySecurityGroupRules: modify,
};

async function mustHavePrefixList(id: string, ec2: Ec2Client): Promise<void> {
  const lists = await ec2.list('DescribeManagedPrefixLists', 'prefixListSet');
  if (lists.some((item) => xmlText(item, 'prefixListId') === id)) return;
  throw new AwsError(400, 'InvalidPrefixListId.NotFound', `The prefix list ID '${id}' does not exist`);
}

/** An answer with the descriptions of its rules. */
function described(answer: Answer): Answer {
  let { body } = answer;
  for (const item of xmlItems(body, 'securityGroupRuleSet')) {
    const text = descriptions.get(xmlText(item, 'securityGroupRuleId') ?? '');
    const bare = item.replace(/<description>[^<]*<\/description>/, '');
    const description = text === undefined ? '' : `<description>${escapeXml(text)}</description>`;
    body = body.replace(item, () => bare.replace('<item>', () => `<item>${description}`));
  }
  return { ...answer, body };
}

/** Lets the members of a group reach each other. */
export async function allowFromItself(call: Call, ask: Ask, groupId: string): Promise<void> {
  await new Ec2Client(call, ask).run('AuthorizeSecurityGroupIngress', {
    GroupId: groupId,
    'IpPermissions.1.IpProtocol': '-1',
    'IpPermissions.1.Groups.1.GroupId': groupId,
  });
}
