import type { Problem } from '../model/problem';
import type { Service } from '../model/service';
import type { WrittenEnvironment } from '../model/written-environment';
import { placeProblems } from './place-checks';

/** Source: Elastic Load Balancing user guide, "Application Load Balancers", "Host conditions". */
const longestHost = 128;

/** What is wrong with the way a service is reached from the internet. */
export function ingressProblems(
  ingress: Service['ingress'],
  environment: WrittenEnvironment,
  where: string,
): Problem[] {
  if (ingress === undefined) return [];
  const problems: Problem[] = [];
  if (!/^([a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?\.)+([a-z]{2,63}|xn--[a-z0-9-]{1,59})$/.test(ingress.host)) {
    const fix = 'write a host name such as payment.example.com';
    problems.push({ where: `${where}.host`, what: 'is not a DNS name', value: ingress.host, fix });
  } else if (ingress.host.length > longestHost) {
    const what = `is longer than the ${longestHost} characters that a rule of a load balancer takes`;
    problems.push({ where: `${where}.host`, what, value: ingress.host, fix: 'choose a shorter one' });
  }
  const { healthCheckPath: value } = ingress;
  if (!/^\/[\w.~!$&'()+,;=:@%/-]{0,1023}$/.test(value)) {
    const fix = 'write a path without blanks, e.g. /healthz';
    problems.push({ where: `${where}.healthCheckPath`, what: 'is no path of at most 1024 characters', value, fix });
  }
  const { account, region } = environment;
  // An ARN cannot be compared with a wrong account or region, which is reported elsewhere.
  if (account === undefined || region === undefined || placeProblems(environment).length > 0) return problems;
  const arns = [
    {
      field: 'certificateArn',
      value: ingress.certificateArn,
      form: `arn:aws:acm:${region}:${account}:certificate/`,
      rest: /^[\w-]+$/,
    },
    {
      field: 'webAclArn',
      value: ingress.webAclArn,
      form: `arn:aws:wafv2:${region}:${account}:regional/webacl/`,
      rest: /^[\w-]+\/[\w-]+$/,
    },
  ];
  for (const { field, value, form, rest } of arns) {
    if (value === undefined || (value.startsWith(form) && rest.test(value.slice(form.length)))) continue;
    const isElsewhere = !value.startsWith(form);
    const what = isElsewhere ? 'is not in the account and region of the load balancer' : 'is not a whole ARN';
    problems.push({
      where: `${where}.${field}`,
      what,
      value,
      fix: isElsewhere ? `use one that starts with ${form}` : 'copy it from AWS',
    });
  }
  return problems;
}
