package main

import (
	"github.com/crossplane/upjet/v2/pkg/controller"
	ctrl "sigs.k8s.io/controller-runtime"

	acmcertificate "github.com/upbound/provider-aws/v2/internal/controller/namespaced/acm/certificate"
	athenaworkgroup "github.com/upbound/provider-aws/v2/internal/controller/namespaced/athena/workgroup"
	backupplan "github.com/upbound/provider-aws/v2/internal/controller/namespaced/backup/plan"
	backupselection "github.com/upbound/provider-aws/v2/internal/controller/namespaced/backup/selection"
	backupvault "github.com/upbound/provider-aws/v2/internal/controller/namespaced/backup/vault"
	backupvaultlockconfiguration "github.com/upbound/provider-aws/v2/internal/controller/namespaced/backup/vaultlockconfiguration"
	cloudwatchdashboard "github.com/upbound/provider-aws/v2/internal/controller/namespaced/cloudwatch/dashboard"
	cloudwatchmetricalarm "github.com/upbound/provider-aws/v2/internal/controller/namespaced/cloudwatch/metricalarm"
	cloudwatchlogsgroup "github.com/upbound/provider-aws/v2/internal/controller/namespaced/cloudwatchlogs/group"
	dynamodbtable "github.com/upbound/provider-aws/v2/internal/controller/namespaced/dynamodb/table"
	ec2defaultsecuritygroup "github.com/upbound/provider-aws/v2/internal/controller/namespaced/ec2/defaultsecuritygroup"
	ec2eip "github.com/upbound/provider-aws/v2/internal/controller/namespaced/ec2/eip"
	ec2flowlog "github.com/upbound/provider-aws/v2/internal/controller/namespaced/ec2/flowlog"
	ec2internetgateway "github.com/upbound/provider-aws/v2/internal/controller/namespaced/ec2/internetgateway"
	ec2natgateway "github.com/upbound/provider-aws/v2/internal/controller/namespaced/ec2/natgateway"
	ec2route "github.com/upbound/provider-aws/v2/internal/controller/namespaced/ec2/route"
	ec2routetable "github.com/upbound/provider-aws/v2/internal/controller/namespaced/ec2/routetable"
	ec2routetableassociation "github.com/upbound/provider-aws/v2/internal/controller/namespaced/ec2/routetableassociation"
	ec2securitygroup "github.com/upbound/provider-aws/v2/internal/controller/namespaced/ec2/securitygroup"
	ec2securitygroupegressrule "github.com/upbound/provider-aws/v2/internal/controller/namespaced/ec2/securitygroupegressrule"
	ec2securitygroupingressrule "github.com/upbound/provider-aws/v2/internal/controller/namespaced/ec2/securitygroupingressrule"
	ec2subnet "github.com/upbound/provider-aws/v2/internal/controller/namespaced/ec2/subnet"
	ec2transitgatewayvpcattachment "github.com/upbound/provider-aws/v2/internal/controller/namespaced/ec2/transitgatewayvpcattachment"
	ec2vpc "github.com/upbound/provider-aws/v2/internal/controller/namespaced/ec2/vpc"
	ec2vpcendpoint "github.com/upbound/provider-aws/v2/internal/controller/namespaced/ec2/vpcendpoint"
	ec2vpcendpointroutetableassociation "github.com/upbound/provider-aws/v2/internal/controller/namespaced/ec2/vpcendpointroutetableassociation"
	ec2vpcendpointsecuritygroupassociation "github.com/upbound/provider-aws/v2/internal/controller/namespaced/ec2/vpcendpointsecuritygroupassociation"
	ec2vpcendpointsubnetassociation "github.com/upbound/provider-aws/v2/internal/controller/namespaced/ec2/vpcendpointsubnetassociation"
	ec2vpcpeeringconnection "github.com/upbound/provider-aws/v2/internal/controller/namespaced/ec2/vpcpeeringconnection"
	ec2vpcpeeringconnectionaccepter "github.com/upbound/provider-aws/v2/internal/controller/namespaced/ec2/vpcpeeringconnectionaccepter"
	ecrlifecyclepolicy "github.com/upbound/provider-aws/v2/internal/controller/namespaced/ecr/lifecyclepolicy"
	ecrregistryscanningconfiguration "github.com/upbound/provider-aws/v2/internal/controller/namespaced/ecr/registryscanningconfiguration"
	ecrrepository "github.com/upbound/provider-aws/v2/internal/controller/namespaced/ecr/repository"
	eksaccessentry "github.com/upbound/provider-aws/v2/internal/controller/namespaced/eks/accessentry"
	eksaccesspolicyassociation "github.com/upbound/provider-aws/v2/internal/controller/namespaced/eks/accesspolicyassociation"
	eksaddon "github.com/upbound/provider-aws/v2/internal/controller/namespaced/eks/addon"
	ekscluster "github.com/upbound/provider-aws/v2/internal/controller/namespaced/eks/cluster"
	eksclusterauth "github.com/upbound/provider-aws/v2/internal/controller/namespaced/eks/clusterauth"
	eksfargateprofile "github.com/upbound/provider-aws/v2/internal/controller/namespaced/eks/fargateprofile"
	elasticacheserverlesscache "github.com/upbound/provider-aws/v2/internal/controller/namespaced/elasticache/serverlesscache"
	elasticacheuser "github.com/upbound/provider-aws/v2/internal/controller/namespaced/elasticache/user"
	elasticacheusergroup "github.com/upbound/provider-aws/v2/internal/controller/namespaced/elasticache/usergroup"
	gluecatalogdatabase "github.com/upbound/provider-aws/v2/internal/controller/namespaced/glue/catalogdatabase"
	iamopenidconnectprovider "github.com/upbound/provider-aws/v2/internal/controller/namespaced/iam/openidconnectprovider"
	iampolicy "github.com/upbound/provider-aws/v2/internal/controller/namespaced/iam/policy"
	iamrole "github.com/upbound/provider-aws/v2/internal/controller/namespaced/iam/role"
	iamrolepolicy "github.com/upbound/provider-aws/v2/internal/controller/namespaced/iam/rolepolicy"
	iamrolepolicyattachment "github.com/upbound/provider-aws/v2/internal/controller/namespaced/iam/rolepolicyattachment"
	kmsalias "github.com/upbound/provider-aws/v2/internal/controller/namespaced/kms/alias"
	kmskey "github.com/upbound/provider-aws/v2/internal/controller/namespaced/kms/key"
	"github.com/upbound/provider-aws/v2/internal/controller/namespaced/providerconfig"
	rdscluster "github.com/upbound/provider-aws/v2/internal/controller/namespaced/rds/cluster"
	rdsclusterinstance "github.com/upbound/provider-aws/v2/internal/controller/namespaced/rds/clusterinstance"
	rdsclusterparametergroup "github.com/upbound/provider-aws/v2/internal/controller/namespaced/rds/clusterparametergroup"
	rdssubnetgroup "github.com/upbound/provider-aws/v2/internal/controller/namespaced/rds/subnetgroup"
	route53record "github.com/upbound/provider-aws/v2/internal/controller/namespaced/route53/record"
	s3bucket "github.com/upbound/provider-aws/v2/internal/controller/namespaced/s3/bucket"
	s3bucketlifecycleconfiguration "github.com/upbound/provider-aws/v2/internal/controller/namespaced/s3/bucketlifecycleconfiguration"
	s3bucketnotification "github.com/upbound/provider-aws/v2/internal/controller/namespaced/s3/bucketnotification"
	s3bucketownershipcontrols "github.com/upbound/provider-aws/v2/internal/controller/namespaced/s3/bucketownershipcontrols"
	s3bucketpolicy "github.com/upbound/provider-aws/v2/internal/controller/namespaced/s3/bucketpolicy"
	s3bucketpublicaccessblock "github.com/upbound/provider-aws/v2/internal/controller/namespaced/s3/bucketpublicaccessblock"
	s3bucketserversideencryptionconfiguration "github.com/upbound/provider-aws/v2/internal/controller/namespaced/s3/bucketserversideencryptionconfiguration"
	s3bucketversioning "github.com/upbound/provider-aws/v2/internal/controller/namespaced/s3/bucketversioning"
	secretsmanagersecret "github.com/upbound/provider-aws/v2/internal/controller/namespaced/secretsmanager/secret"
	snstopic "github.com/upbound/provider-aws/v2/internal/controller/namespaced/sns/topic"
	snstopicsubscription "github.com/upbound/provider-aws/v2/internal/controller/namespaced/sns/topicsubscription"
	sqsqueue "github.com/upbound/provider-aws/v2/internal/controller/namespaced/sqs/queue"
	wafv2webacl "github.com/upbound/provider-aws/v2/internal/controller/namespaced/wafv2/webacl"
	wafv2webaclloggingconfiguration "github.com/upbound/provider-aws/v2/internal/controller/namespaced/wafv2/webaclloggingconfiguration"
)

// controllers are those of the provider for each kind that dist/ activates, and the one that counts uses of a ProviderConfig.
var controllers = []func(ctrl.Manager, controller.Options) error{
	providerconfig.SetupGated,
	acmcertificate.SetupGated,
	athenaworkgroup.SetupGated,
	backupplan.SetupGated,
	backupselection.SetupGated,
	backupvault.SetupGated,
	backupvaultlockconfiguration.SetupGated,
	cloudwatchdashboard.SetupGated,
	cloudwatchmetricalarm.SetupGated,
	cloudwatchlogsgroup.SetupGated,
	dynamodbtable.SetupGated,
	ec2defaultsecuritygroup.SetupGated,
	ec2eip.SetupGated,
	ec2flowlog.SetupGated,
	ec2internetgateway.SetupGated,
	ec2natgateway.SetupGated,
	ec2route.SetupGated,
	ec2routetable.SetupGated,
	ec2routetableassociation.SetupGated,
	ec2securitygroup.SetupGated,
	ec2securitygroupegressrule.SetupGated,
	ec2securitygroupingressrule.SetupGated,
	ec2subnet.SetupGated,
	ec2transitgatewayvpcattachment.SetupGated,
	ec2vpc.SetupGated,
	ec2vpcendpoint.SetupGated,
	ec2vpcendpointroutetableassociation.SetupGated,
	ec2vpcendpointsecuritygroupassociation.SetupGated,
	ec2vpcendpointsubnetassociation.SetupGated,
	ec2vpcpeeringconnection.SetupGated,
	ec2vpcpeeringconnectionaccepter.SetupGated,
	ecrlifecyclepolicy.SetupGated,
	ecrregistryscanningconfiguration.SetupGated,
	ecrrepository.SetupGated,
	eksaccessentry.SetupGated,
	eksaccesspolicyassociation.SetupGated,
	eksaddon.SetupGated,
	ekscluster.SetupGated,
	eksclusterauth.SetupGated,
	eksfargateprofile.SetupGated,
	elasticacheserverlesscache.SetupGated,
	elasticacheuser.SetupGated,
	elasticacheusergroup.SetupGated,
	gluecatalogdatabase.SetupGated,
	iamopenidconnectprovider.SetupGated,
	iampolicy.SetupGated,
	iamrole.SetupGated,
	iamrolepolicy.SetupGated,
	iamrolepolicyattachment.SetupGated,
	kmsalias.SetupGated,
	kmskey.SetupGated,
	rdscluster.SetupGated,
	rdsclusterinstance.SetupGated,
	rdsclusterparametergroup.SetupGated,
	rdssubnetgroup.SetupGated,
	route53record.SetupGated,
	s3bucket.SetupGated,
	s3bucketlifecycleconfiguration.SetupGated,
	s3bucketnotification.SetupGated,
	s3bucketownershipcontrols.SetupGated,
	s3bucketpolicy.SetupGated,
	s3bucketpublicaccessblock.SetupGated,
	s3bucketserversideencryptionconfiguration.SetupGated,
	s3bucketversioning.SetupGated,
	secretsmanagersecret.SetupGated,
	snstopic.SetupGated,
	snstopicsubscription.SetupGated,
	sqsqueue.SetupGated,
	wafv2webacl.SetupGated,
	wafv2webaclloggingconfiguration.SetupGated,
}
