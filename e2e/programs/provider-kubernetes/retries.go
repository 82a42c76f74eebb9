package main

import (
	"fmt"
	"reflect"
	"time"

	"k8s.io/client-go/util/workqueue"
	ctrl "sigs.k8s.io/controller-runtime"
	"sigs.k8s.io/controller-runtime/pkg/controller"
	"sigs.k8s.io/controller-runtime/pkg/manager"
	"sigs.k8s.io/controller-runtime/pkg/reconcile"
)

// retries is a manager whose controllers wait at most so long before they try again what failed.
type retries struct {
	ctrl.Manager
	longest time.Duration
}

// Add gives a controller another limit than the minute that crossplane-runtime sets and lets nobody choose
// (ratelimiter.NewController).
func (m retries) Add(runnable manager.Runnable) error {
	one, ok := runnable.(controller.Controller)
	if !ok {
		return m.Manager.Add(runnable)
	}
	// The field is public, its type internal.
	limiter := reflect.Indirect(reflect.ValueOf(one)).FieldByName("RateLimiter")
	if !limiter.IsValid() {
		return fmt.Errorf("%T has no RateLimiter: another version of controller-runtime", one)
	}
	limiter.Set(reflect.ValueOf(workqueue.NewTypedItemExponentialFailureRateLimiter[reconcile.Request](time.Second, m.longest)))
	return m.Manager.Add(runnable)
}
