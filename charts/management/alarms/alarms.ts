import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Environment } from '../../../config/model/environment';
import { names } from '../../../config/model/names';
import * as cloudwatch from '../../../imports/cloudwatch.aws.m.upbound.io';
import * as sns from '../../../imports/sns.aws.m.upbound.io';
import { Aws } from '../../aws/aws';
import { policy } from '../../aws/policy';
import { Alarm } from './alarm';
import { dashboardBody } from './dashboard';
import { platformAlarms } from './platform-alarms';
import { serviceAlarms } from './service-alarms';

/** Who is told when something in the environment goes wrong, what that is, and a dashboard of all of it. */
export class AlarmsChart extends Chart {
  private readonly aws: Aws;
  private readonly name: ReturnType<typeof names>;

  public constructor(
    scope: Construct,
    id: string,
    private readonly environment: Environment,
  ) {
    super(scope, id, { namespace: environment.name });
    this.aws = new Aws(environment);
    this.name = names(environment);

    this.topic();
    for (const recipient of environment.alarmRecipients) this.subscription(recipient);
    const alarms = [
      ...environment.services.flatMap((service) => serviceAlarms(environment, service)),
      ...platformAlarms(environment),
    ];
    for (const alarm of alarms) new Alarm(this, `${alarm.subject}-${alarm.what}`, environment, alarm);
    new cloudwatch.Dashboard(
      this,
      'dashboard',
      this.aws.managed(cloudwatch.Dashboard, {
        name: this.name.dashboard,
        forProvider: { dashboardBody: dashboardBody(environment, alarms) },
      }),
    );
  }

  private topic(): void {
    const topic = this.name.alarmsTopic;
    new sns.Topic(
      this,
      'topic',
      this.aws.managed(sns.Topic, {
        name: topic,
        forProvider: {
          kmsMasterKeyId: this.name.keyAlias('alarms'),
          policy: policy({
            Sid: 'AlarmsOfThisAccount',
            Effect: 'Allow',
            Principal: { Service: 'cloudwatch.amazonaws.com' },
            Action: 'sns:Publish',
            Resource: this.aws.arn('sns', topic),
            Condition: {
              ArnLike: { 'aws:SourceArn': this.aws.arn('cloudwatch', 'alarm:*') },
              StringEquals: { 'aws:SourceAccount': this.environment.account },
            },
          }),
        },
      }),
    );
  }

  /**
   * Whoever is written to must confirm it within two days, or AWS forgets it; a URL does that by itself if it can.
   *
   * Source: AWS, "Amazon SNS now supports automatic deletion of unconfirmed subscriptions", 2023.
   */
  private subscription(recipient: string): void {
    const name = this.name.alarmsSubscription(recipient);
    new sns.TopicSubscription(
      this,
      name,
      this.aws.managed(sns.TopicSubscription, {
        name,
        forProvider: {
          topicArnRef: { name: this.name.alarmsTopic },
          protocol: recipient.startsWith('https://') ? 'https' : 'email',
          endpoint: recipient,
        },
      }),
    );
  }
}
