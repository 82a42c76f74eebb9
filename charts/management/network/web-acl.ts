import { Construct } from 'constructs';
import { entrancesOf, webAclOf } from '../../../config/model/entrance';
import type { Environment } from '../../../config/model/environment';
import { names } from '../../../config/model/names';
import type { WebAcl as WebAclInput } from '../../../config/model/web-acl';
import * as wafv2 from '../../../imports/wafv2.aws.m.upbound.io';
import { Aws } from '../../aws/aws';
import { LogGroup } from '../../aws/log-group';

/**
 * AWS's groups of rules, in the order in which they look at a request. With the limit they take 927 of the 1500 units that a
 * web ACL has without extra charge.
 *
 * Source: AWS WAF developer guide, "AWS Managed Rules rule groups list" and "Web ACL capacity units (WCUs)".
 */
const managedGroups = [
  'AWSManagedRulesAmazonIpReputationList',
  'AWSManagedRulesCommonRuleSet',
  'AWSManagedRulesKnownBadInputsRuleSet',
];

/** Headers with what lets somebody in, which no log should have. */
const secretHeaders = ['authorization', 'cookie', 'x-api-key'];

/** The web ACL before the environment's entrances from the internet, and the log of all that it looks at. */
export class WebAcl extends Construct {
  public constructor(scope: Construct, id: string, environment: Environment) {
    super(scope, id);
    const { services, webAcl } = environment;
    const isUsed = services.flatMap(entrancesOf).some((one) => webAclOf(one, environment) === 'of the platform');
    if (webAcl === undefined || !isUsed) return;
    const aws = new Aws(environment);
    const name = names(environment);
    new wafv2.WebAcl(
      this,
      'web-acl',
      aws.managed(wafv2.WebAcl, {
        name: name.webAcl,
        // Without it whatever is sent reaches the pods.
        confirmDeletion: true,
        forProvider: {
          name: name.webAcl,
          description: `Before the entrances of ${environment.name} from the internet`,
          scope: 'REGIONAL',
          // An empty action would be dropped, and whoever gets a request sees that something has looked at it.
          defaultAction: {
            allow: { customRequestHandling: { insertHeader: [{ name: 'web-acl', value: name.webAcl }] } },
          },
          ruleJson: JSON.stringify(rulesOf(webAcl)),
          visibilityConfig: {
            cloudwatchMetricsEnabled: true,
            metricName: name.webAcl,
            sampledRequestsEnabled: false,
          },
        },
      }),
    );
    new LogGroup(this, 'log-group', { environment, name: name.webAclLogGroup });
    new wafv2.WebAclLoggingConfiguration(
      this,
      'logging',
      aws.managed(wafv2.WebAclLoggingConfiguration, {
        name: name.webAcl,
        wave: 1,
        forProvider: {
          resourceArnRef: { name: name.webAcl },
          logDestinationConfigs: [aws.arn('logs', `log-group:${name.webAclLogGroup}`)],
          redactedFields: secretHeaders.map((header) => ({ singleHeader: { name: header } })),
        },
      }),
    );
  }
}

/**
 * The rules, as the API takes them.
 *
 * Source: AWS WAF API reference, "Rule"; the provider has no fields for them.
 */
function rulesOf({ managedRules, requestsInFiveMinutes }: WebAclInput): object[] {
  // The log has every request, so that no sample of them is kept besides.
  const seen = (MetricName: string) => ({
    VisibilityConfig: { CloudWatchMetricsEnabled: true, MetricName, SampledRequestsEnabled: false },
  });
  const limit = { Limit: requestsInFiveMinutes, EvaluationWindowSec: 300, AggregateKeyType: 'IP' };
  return [
    {
      Name: 'requests-of-an-address',
      Priority: 0,
      Action: { Block: {} },
      Statement: { RateBasedStatement: limit },
      ...seen('requests-of-an-address'),
    },
    ...managedGroups.map((group, index) => ({
      Name: group,
      Priority: index + 1,
      OverrideAction: managedRules === 'block' ? { None: {} } : { Count: {} },
      Statement: { ManagedRuleGroupStatement: { VendorName: 'AWS', Name: group } },
      ...seen(group),
    })),
  ];
}
