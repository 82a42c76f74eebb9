package main

import (
	"k8s.io/apimachinery/pkg/runtime"

	acm "github.com/upbound/provider-aws/v2/apis/namespaced/acm/v1beta1"
	acmpca "github.com/upbound/provider-aws/v2/apis/namespaced/acmpca/v1beta1"
	athena "github.com/upbound/provider-aws/v2/apis/namespaced/athena/v1beta1"
	autoscaling "github.com/upbound/provider-aws/v2/apis/namespaced/autoscaling/v1beta1"
	backup "github.com/upbound/provider-aws/v2/apis/namespaced/backup/v1beta1"
	cloudwatch "github.com/upbound/provider-aws/v2/apis/namespaced/cloudwatch/v1beta1"
	cloudwatchlogs "github.com/upbound/provider-aws/v2/apis/namespaced/cloudwatchlogs/v1beta1"
	dynamodb "github.com/upbound/provider-aws/v2/apis/namespaced/dynamodb/v1beta1"
	ec2 "github.com/upbound/provider-aws/v2/apis/namespaced/ec2/v1beta1"
	ecr "github.com/upbound/provider-aws/v2/apis/namespaced/ecr/v1beta1"
	eks "github.com/upbound/provider-aws/v2/apis/namespaced/eks/v1beta1"
	elasticache "github.com/upbound/provider-aws/v2/apis/namespaced/elasticache/v1beta1"
	elbv2 "github.com/upbound/provider-aws/v2/apis/namespaced/elbv2/v1beta1"
	firehose "github.com/upbound/provider-aws/v2/apis/namespaced/firehose/v1beta1"
	glue "github.com/upbound/provider-aws/v2/apis/namespaced/glue/v1beta1"
	iam "github.com/upbound/provider-aws/v2/apis/namespaced/iam/v1beta1"
	kinesis "github.com/upbound/provider-aws/v2/apis/namespaced/kinesis/v1beta1"
	kms "github.com/upbound/provider-aws/v2/apis/namespaced/kms/v1beta1"
	lambda "github.com/upbound/provider-aws/v2/apis/namespaced/lambda/v1beta1"
	rds "github.com/upbound/provider-aws/v2/apis/namespaced/rds/v1beta1"
	route53 "github.com/upbound/provider-aws/v2/apis/namespaced/route53/v1beta1"
	s3 "github.com/upbound/provider-aws/v2/apis/namespaced/s3/v1beta1"
	s3control "github.com/upbound/provider-aws/v2/apis/namespaced/s3control/v1beta1"
	secretsmanager "github.com/upbound/provider-aws/v2/apis/namespaced/secretsmanager/v1beta1"
	sns "github.com/upbound/provider-aws/v2/apis/namespaced/sns/v1beta1"
	sqs "github.com/upbound/provider-aws/v2/apis/namespaced/sqs/v1beta1"
	providerconfig "github.com/upbound/provider-aws/v2/apis/namespaced/v1beta1"
	vpclattice "github.com/upbound/provider-aws/v2/apis/namespaced/vpclattice/v1beta1"
	wafv2 "github.com/upbound/provider-aws/v2/apis/namespaced/wafv2/v1beta1"
)

// apis are the kinds of the controllers, and all that a reference of theirs may point at: resolving one whose kind the scheme
// does not know fails, even where it is not set.
var apis = runtime.SchemeBuilder{
	providerconfig.SchemeBuilder.AddToScheme,
	acm.AddToScheme,
	acmpca.AddToScheme,
	athena.AddToScheme,
	autoscaling.AddToScheme,
	backup.AddToScheme,
	cloudwatch.AddToScheme,
	cloudwatchlogs.AddToScheme,
	dynamodb.AddToScheme,
	ec2.AddToScheme,
	ecr.AddToScheme,
	eks.AddToScheme,
	elasticache.AddToScheme,
	elbv2.AddToScheme,
	firehose.AddToScheme,
	glue.AddToScheme,
	iam.AddToScheme,
	kinesis.AddToScheme,
	kms.AddToScheme,
	lambda.AddToScheme,
	rds.AddToScheme,
	route53.AddToScheme,
	s3.AddToScheme,
	s3control.AddToScheme,
	secretsmanager.AddToScheme,
	sns.AddToScheme,
	sqs.AddToScheme,
	wafv2.AddToScheme,
	vpclattice.AddToScheme,
}
