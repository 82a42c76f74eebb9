import { type Answer, type Call, form } from '../calls/call';
import type { Corrections } from './correction';

/** Users that log in by IAM, of which the emulator knows none, by account, region and id. */
const byIam = new Set<string>();

const keyOf = ({ caller, region }: Call, user: string) => `${caller.account} ${region} ${user}`;

/** The answer with the sort of login of each user in it. */
function withLogins(call: Call, answer: Answer): Answer {
  const ofUser = /<UserId>([^<]+)<\/UserId>(?:(?!<UserId>).)*?<Authentication>.*?<\/Authentication>/gs;
  const body = answer.body.replace(ofUser, (text, user: string) =>
    byIam.has(keyOf(call, user)) ? text.replace(/<Type>[^<]+<\/Type>/, '<Type>iam</Type>') : text,
  );
  return { ...answer, body };
}

/** Users of ElastiCache. Source: ElastiCache API reference, "CreateUser" and data type AuthenticationMode. */
export const elasticacheCorrections: Corrections = {
  CreateUser: async (call, ask) => {
    const answer = await ask(call);
    const given = form(call);
    if (answer.status === 200 && given.get('AuthenticationMode.Type') === 'iam')
      byIam.add(keyOf(call, given.get('UserId') ?? ''));
    return withLogins(call, answer);
  },

  ModifyUser: async (call, ask) => {
    const answer = await ask(call);
    const given = form(call);
    const [type, key] = [given.get('AuthenticationMode.Type'), keyOf(call, given.get('UserId') ?? '')];
    if (answer.status === 200 && type === 'iam') byIam.add(key);
    else if (answer.status === 200 && type !== null) byIam.delete(key);
    return withLogins(call, answer);
  },

  DescribeUsers: async (call, ask) => withLogins(call, await ask(call)),

  DeleteUser: async (call, ask) => {
    const answer = await ask(call);
    if (answer.status === 200) byIam.delete(keyOf(call, form(call).get('UserId') ?? ''));
    return answer;
  },
};
