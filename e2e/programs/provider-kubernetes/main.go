// Command provider-kubernetes is provider-kubernetes with its namespaced controllers alone, and without its webhook: the
// original listens on all addresses, and lets one choose no other.
package main

import (
	"flag"
	"fmt"
	"os"
	"time"

	"github.com/crossplane/crossplane-runtime/v2/pkg/controller"
	"github.com/crossplane/crossplane-runtime/v2/pkg/feature"
	"github.com/crossplane/crossplane-runtime/v2/pkg/gate"
	"github.com/crossplane/crossplane-runtime/v2/pkg/logging"
	"github.com/crossplane/crossplane-runtime/v2/pkg/ratelimiter"
	"github.com/crossplane/crossplane-runtime/v2/pkg/reconciler/customresourcesgate"
	"github.com/crossplane/crossplane-runtime/v2/pkg/reconciler/managed"
	"github.com/crossplane/crossplane-runtime/v2/pkg/statemetrics"
	apiextensions "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1"
	"k8s.io/apimachinery/pkg/runtime/schema"
	ctrl "sigs.k8s.io/controller-runtime"
	"sigs.k8s.io/controller-runtime/pkg/cache"
	"sigs.k8s.io/controller-runtime/pkg/log/zap"
	metrics "sigs.k8s.io/controller-runtime/pkg/metrics/server"

	apis "github.com/crossplane-contrib/provider-kubernetes/apis/namespaced"
	"github.com/crossplane-contrib/provider-kubernetes/internal/controller/namespaced/config"
	"github.com/crossplane-contrib/provider-kubernetes/internal/controller/namespaced/object"
	"github.com/crossplane-contrib/provider-kubernetes/internal/features"
)

func main() {
	// The defaults are those of the provider; controller-runtime adds --kubeconfig.
	poll := flag.Duration("poll", 10*time.Minute, "how often each object is compared with its cluster")
	sync := flag.Duration("sync", time.Hour, "how often all objects are looked at again")
	rate := flag.Int("max-reconcile-rate", 100, "reconciles a second at the most")
	retry := flag.Duration("longest-retry", time.Minute, "how long to wait at most before what failed is tried again")
	flag.Parse()
	if err := run(*poll, *sync, *retry, *rate); err != nil {
		fmt.Fprintln(os.Stderr, "provider-kubernetes:", err)
		os.Exit(1)
	}
}

func run(poll, sync, retry time.Duration, rate int) error {
	zapper := zap.New()
	logger := logging.NewLogrLogger(zapper.WithName("provider-kubernetes"))
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
	if err := apiextensions.AddToScheme(manager.GetScheme()); err != nil {
		return err
	}
	flags := &feature.Flags{}
	flags.Enable(feature.EnableBetaManagementPolicies)
	flags.Enable(features.EnableBetaServerSideApply)
	all := controller.Options{
		Logger:                  logger,
		MaxConcurrentReconciles: rate,
		PollInterval:            poll,
		GlobalRateLimiter:       ratelimiter.NewGlobal(rate),
		Features:                flags,
		// Its controllers count resources whether or not anybody asks for the figures.
		MetricOptions: &controller.MetricOptions{
			PollStateMetricInterval: time.Minute,
			MRMetrics:               managed.NewMRMetricRecorder(),
			MRStateMetrics:          statemetrics.NewMRStateMetrics(),
		},
		Gate: new(gate.Gate[schema.GroupVersionKind]),
	}
	if err := customresourcesgate.Setup(manager, all); err != nil {
		return err
	}
	if err := config.SetupGated(manager, all); err != nil {
		return err
	}
	if err := object.SetupGated(manager, all, false, 10, nil); err != nil {
		return err
	}
	return manager.Start(ctrl.SetupSignalHandler())
}
