import { Construct } from 'constructs';
import { names } from '../../../config/model/names';
import * as athena from '../../../imports/athena.aws.m.upbound.io';
import * as glue from '../../../imports/glue.aws.m.upbound.io';
import { Aws } from '../../aws/aws';
import { Bucket } from '../../aws/bucket';
import type { Statement } from '../../aws/policy';
import type { OwnedProps } from './owned';

/** Results are copies of data that the data bucket still has. */
const resultDays = 30;

/** The Athena workgroups of a service, each with a bucket for results and a Glue database for its tables. */
export class Workgroups extends Construct {
  /** Runs queries in these workgroups, over the tables of their databases. */
  public readonly statements: readonly Statement[];

  private readonly aws: Aws;

  public constructor(
    scope: Construct,
    id: string,
    private readonly props: OwnedProps,
  ) {
    super(scope, id);
    const { environment, service } = props;
    this.aws = new Aws(environment);
    const name = names(environment);
    for (const id of service.uses.workgroups) {
      const bucket = name.resultsBucket(service.name, id);
      new Bucket(this, `${id}-results`, {
        environment,
        name: bucket,
        service: service.name,
        expireAfterDays: resultDays,
      });
      this.workgroup(id, name.workgroup(service.name, id), bucket);
      new glue.CatalogDatabase(
        this,
        `${id}-database`,
        this.aws.managed(glue.CatalogDatabase, {
          name: name.database(service.name, id),
          service: service.name,
          forProvider: { catalogId: environment.account, description: `Tables of ${service.name} for ${id}` },
        }),
      );
    }
    this.statements = service.uses.workgroups.flatMap((id) => this.permissions(id));
  }

  private workgroup(id: string, name: string, bucket: string): void {
    const { environment, service } = this.props;
    new athena.Workgroup(
      this,
      id,
      this.aws.managed(athena.Workgroup, {
        name,
        service: service.name,
        forProvider: {
          description: `Queries of ${service.name}`,
          forceDestroy: environment.protection.statefulDeletion,
          configuration: {
            enforceWorkgroupConfiguration: true,
            publishCloudwatchMetricsEnabled: true,
            resultConfiguration: {
              outputLocation: `s3://${bucket}/`,
              expectedBucketOwner: environment.account,
              encryptionConfiguration: {
                encryptionOption: 'SSE_KMS',
                kmsKeyArnRef: { name: names(environment).key('data') },
              },
            },
          },
        },
      }),
    );
  }

  private permissions(id: string): Statement[] {
    const { environment, service } = this.props;
    const name = names(environment);
    const database = name.database(service.name, id);
    const results = `arn:aws:s3:::${name.resultsBucket(service.name, id)}`;
    const Condition = { StringEquals: { 'aws:ResourceAccount': environment.account } };
    return [
      {
        Effect: 'Allow',
        Action: athenaActions,
        Resource: this.aws.arn('athena', `workgroup/${name.workgroup(service.name, id)}`),
      },
      {
        Effect: 'Allow',
        Action: glueActions,
        // Glue asks for the catalogue and the database of a table as well.
        Resource: ['catalog', `database/${database}`, `table/${database}/*`].map((r) => this.aws.arn('glue', r)),
      },
      // Athena looks at the default database first, whatever a query names.
      { Effect: 'Allow', Action: 'glue:GetDatabase', Resource: this.aws.arn('glue', 'database/default') },
      { Effect: 'Allow', Action: resultBucketActions, Resource: results, Condition },
      { Effect: 'Allow', Action: resultObjectActions, Resource: `${results}/*`, Condition },
    ];
  }
}

const athenaActions = [
  'athena:BatchGetQueryExecution',
  'athena:GetQueryExecution',
  'athena:GetQueryResults',
  'athena:GetQueryResultsStream',
  'athena:GetWorkGroup',
  'athena:StartQueryExecution',
  'athena:StopQueryExecution',
];
const glueActions = [
  'glue:BatchGetPartition',
  'glue:GetDatabase',
  'glue:GetDatabases',
  'glue:GetPartition',
  'glue:GetPartitions',
  'glue:GetTable',
  'glue:GetTables',
];
const resultBucketActions = ['s3:GetBucketLocation', 's3:ListBucket', 's3:ListBucketMultipartUploads'];
const resultObjectActions = ['s3:AbortMultipartUpload', 's3:GetObject', 's3:ListMultipartUploadParts', 's3:PutObject'];
