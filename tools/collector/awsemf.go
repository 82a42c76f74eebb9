package main

import (
	"context"
	"os"

	"go.opentelemetry.io/collector/component"
	"go.opentelemetry.io/collector/consumer"
	"go.opentelemetry.io/collector/exporter"
	"go.opentelemetry.io/collector/pdata/pmetric"
)

// declaration is a metric declaration of awsemfexporter's README.
type declaration struct {
	Dimensions          [][]string `mapstructure:"dimensions"`
	MetricNameSelectors []string   `mapstructure:"metric_name_selectors"`
}

// config has the fields of awsemfexporter's README that the platform writes. Any other one is refused.
type config struct {
	Namespace                         string        `mapstructure:"namespace"`
	Region                            string        `mapstructure:"region"`
	LogGroupName                      string        `mapstructure:"log_group_name"`
	LogStreamName                     string        `mapstructure:"log_stream_name"`
	DimensionRollupOption             string        `mapstructure:"dimension_rollup_option"`
	EKSFargateContainerInsightsEnable bool          `mapstructure:"eks_fargate_container_insights_enabled"`
	ParseJSONEncodedAttributeValues   []string      `mapstructure:"parse_json_encoded_attr_values"`
	MetricDeclarations                []declaration `mapstructure:"metric_declarations"`
	ResourceToTelemetrySettings       struct {
		Enabled bool `mapstructure:"enabled"`
	} `mapstructure:"resource_to_telemetry_conversion"`
}

// printing writes metrics to standard output, a batch in a line, as OTLP in JSON.
type printing struct {
	component.StartFunc
	component.ShutdownFunc
}

func (printing) Capabilities() consumer.Capabilities { return consumer.Capabilities{} }

func (printing) ConsumeMetrics(_ context.Context, metrics pmetric.Metrics) error {
	var marshaler pmetric.JSONMarshaler
	line, err := marshaler.MarshalMetrics(metrics)
	if err != nil {
		return err
	}
	_, err = os.Stdout.Write(append(line, '\n'))
	return err
}

// newStandIn stands in for awsemfexporter, whose module cannot be had: it takes its configuration and prints.
func newStandIn() exporter.Factory {
	return exporter.NewFactory(
		component.MustNewType("awsemf"),
		func() component.Config { return &config{} },
		exporter.WithMetrics(
			func(context.Context, exporter.Settings, component.Config) (exporter.Metrics, error) {
				return printing{}, nil
			},
			component.StabilityLevelDevelopment,
		),
	)
}
