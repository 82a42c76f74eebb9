import type { Problem } from '../model/problem';
import type { WrittenEnvironment } from '../model/written-environment';

/** As long as SNS takes an address. Source: RFC 5321, 4.5.3.1.3. */
const longestAddress = 254;

const address = /^[A-Za-z0-9._%+-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}$/;

/** What is wrong with who is told of alarms. */
export function recipientProblems({ alarmRecipients = [], at }: WrittenEnvironment): Problem[] {
  return alarmRecipients.flatMap((value, index): Problem[] => {
    const where = at(`alarmRecipients[${index}]`);
    if (alarmRecipients.indexOf(value) !== index) {
      return [{ where, what: 'is listed twice', value, fix: 'remove one' }];
    }
    if (address.test(value) && value.length <= longestAddress) return [];
    const url = URL.canParse(value) && /^https:\/\/[^\s]+$/.test(value) ? new URL(value) : undefined;
    if (url === undefined) {
      const what = 'is neither an e-mail address nor a URL with TLS';
      return [{ where, what, value, fix: 'write payments@example.com or https://alarms.example.com/payments' }];
    }
    if (url.username === '' && url.password === '') return [];
    const what = 'has a password in it, which everybody reads in Git';
    const fix = 'let the URL itself be what only its owner knows, or write an e-mail address';
    return [{ where, what, value, fix }];
  });
}
