// Command provider-aws is provider-upjet-aws with the controllers of the kinds that dist/ activates, instead of all thousand.
package main

import (
	"context"
	"flag"
	"fmt"
	"maps"
	"os"
	"time"

	xpcontroller "github.com/crossplane/crossplane-runtime/v2/pkg/controller"
	"github.com/crossplane/crossplane-runtime/v2/pkg/feature"
	"github.com/crossplane/crossplane-runtime/v2/pkg/gate"
	"github.com/crossplane/crossplane-runtime/v2/pkg/logging"
	"github.com/crossplane/crossplane-runtime/v2/pkg/ratelimiter"
	"github.com/crossplane/crossplane-runtime/v2/pkg/reconciler/customresourcesgate"
	upjet "github.com/crossplane/upjet/v2/pkg/config"
	"github.com/crossplane/upjet/v2/pkg/controller"
	fwprovider "github.com/hashicorp/terraform-plugin-framework/provider"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	sdkschema "github.com/hashicorp/terraform-plugin-sdk/v2/helper/schema"
	"github.com/hashicorp/terraform-provider-aws/xpprovider"
	apiextensions "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1"
	"k8s.io/apimachinery/pkg/runtime/schema"
	ctrl "sigs.k8s.io/controller-runtime"
	"sigs.k8s.io/controller-runtime/pkg/cache"
	"sigs.k8s.io/controller-runtime/pkg/log/zap"
	metrics "sigs.k8s.io/controller-runtime/pkg/metrics/server"

	"github.com/upbound/provider-aws/v2/config"
	resolver "github.com/upbound/provider-aws/v2/internal/apis"
	"github.com/upbound/provider-aws/v2/internal/clients"
	"github.com/upbound/provider-aws/v2/internal/features"
)

func main() {
	// The defaults are those of the provider; controller-runtime adds --kubeconfig.
	poll := flag.Duration("poll", 10*time.Minute, "how often each resource is compared with AWS")
	sync := flag.Duration("sync", time.Hour, "how often all resources are looked at again")
	rate := flag.Int("max-reconcile-rate", 100, "reconciles a second at the most")
	retry := flag.Duration("longest-retry", time.Minute, "how long to wait at most before what failed is tried again")
	debug := flag.Bool("debug", false, "log every reconcile")
	kinds := flag.Bool("kinds", false, "print what the provider knows of its kinds, and run no controller")
	flag.Parse()
	if *kinds {
		if err := printKinds(); err != nil {
			fmt.Fprintln(os.Stderr, "provider-aws:", err)
			os.Exit(1)
		}
		return
	}
	if err := run(*poll, *sync, *retry, *rate, *debug); err != nil {
		fmt.Fprintln(os.Stderr, "provider-aws:", err)
		os.Exit(1)
	}
}

func printKinds() error {
	options, err := options(context.Background(), logging.NewNopLogger(), time.Minute, 1)
	if err != nil {
		return err
	}
	return writeKinds(context.Background(), options.Provider, os.Stdout)
}

func run(poll, sync, retry time.Duration, rate int, debug bool) error {
	ctx := ctrl.SetupSignalHandler()
	zapper := zap.New(zap.UseDevMode(debug))
	logger := logging.NewLogrLogger(zapper.WithName("provider-aws"))
	ctrl.SetLogger(zapper)
	rest, err := ctrl.GetConfig()
	if err != nil {
		return fmt.Errorf("no way to an API server: %w", err)
	}
	original, err := ctrl.NewManager(ratelimiter.LimitRESTConfig(rest, rate), ctrl.Options{
		Cache:   cache.Options{SyncPeriod: &sync},
		Metrics: metrics.Options{BindAddress: "0"},
	})
	if err != nil {
		return err
	}
	manager := retries{Manager: original, longest: retry}
	if err := apis.AddToScheme(manager.GetScheme()); err != nil {
		return err
	}
	if err := resolver.BuildScheme(apis); err != nil {
		return err
	}
	if err := apiextensions.AddToScheme(manager.GetScheme()); err != nil {
		return err
	}
	options, err := options(ctx, logger, poll, rate)
	if err != nil {
		return err
	}
	if err := customresourcesgate.Setup(manager, options.Options); err != nil {
		return err
	}
	for _, setup := range controllers {
		if err := setup(manager, options); err != nil {
			return err
		}
	}
	return manager.Start(ctx)
}

// onlyKnown takes the resources of APIs that were cut away out of the provider's tables: it panics on one that it lists and
// does not have.
func onlyKnown(ctx context.Context, framework fwprovider.Provider, sdk *sdkschema.Provider) {
	known := map[string]bool{}
	for name := range sdk.ResourcesMap {
		known[name] = true
	}
	for _, make := range framework.Resources(ctx) {
		response := resource.MetadataResponse{}
		make().Metadata(ctx, resource.MetadataRequest{ProviderTypeName: "aws"}, &response)
		known[response.TypeName] = true
	}
	unknown := func(name string, _ upjet.ExternalName) bool { return !known[name] }
	maps.DeleteFunc(config.TerraformPluginSDKExternalNameConfigs, unknown)
	maps.DeleteFunc(config.TerraformPluginFrameworkExternalNameConfigs, unknown)
}

func options(ctx context.Context, logger logging.Logger, poll time.Duration, rate int) (controller.Options, error) {
	framework, sdk, err := xpprovider.GetProvider(ctx)
	if err != nil {
		return controller.Options{}, err
	}
	onlyKnown(ctx, framework, sdk)
	provider, err := config.GetProviderNamespaced(ctx, framework, sdk, false, false)
	if err != nil {
		return controller.Options{}, err
	}
	flags := &feature.Flags{}
	flags.Enable(features.EnableBetaManagementPolicies)
	return controller.Options{
		Options: xpcontroller.Options{
			Logger:                  logger,
			GlobalRateLimiter:       ratelimiter.NewGlobal(rate),
			PollInterval:            poll,
			MaxConcurrentReconciles: rate,
			Features:                flags,
			Gate:                    new(gate.Gate[schema.GroupVersionKind]),
		},
		Provider:              provider,
		SetupFn:               clients.SelectTerraformSetup(&clients.SetupConfig{Logger: logger, TerraformProvider: provider.TerraformProvider}),
		PollJitter:            poll / 20,
		OperationTrackerStore: controller.NewOperationStore(logger),
	}, nil
}
