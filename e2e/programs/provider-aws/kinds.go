package main

import (
	"context"
	"encoding/json"
	"io"
	"reflect"
	"runtime"
	"slices"
	"sort"
	"strings"

	upjet "github.com/crossplane/upjet/v2/pkg/config"
	"github.com/crossplane/upjet/v2/pkg/types/name"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	framework "github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-sdk/v2/helper/schema"
)

// kind is what the provider knows of one kind of managed resource.
type kind struct {
	// As dist/ names it: "ec2 VPC".
	Name string `json:"name"`
	// Who gives it its external name: "AWS", or "Git" where it follows from the object.
	NamedBy string `json:"namedBy"`
	// Fields of forProvider that AWS changes only by making another resource; those inside others have their path.
	Immutable []string `json:"immutable"`
	// Fields of forProvider that the provider leaves as AWS has them where Git does not state them.
	KeptWithout []string `json:"keptWithout"`
}

// writeKinds writes what the provider knows of all its kinds, as JSON, sorted by name.
func writeKinds(ctx context.Context, provider *upjet.Provider, to io.Writer) error {
	var kinds []kind
	for _, one := range provider.Resources {
		found := fields{immutable: []string{}, keptWithout: []string{}}
		if one.TerraformPluginFrameworkResource != nil {
			found.addFramework(ctx, one.TerraformPluginFrameworkResource)
		} else {
			found.addSdk("", one.TerraformResource.Schema, 0)
		}
		kinds = append(kinds, kind{
			Name:        one.ShortGroup + " " + one.Kind,
			NamedBy:     namedBy(ctx, one),
			Immutable:   inForProvider(one, found.immutable),
			KeptWithout: inForProvider(one, found.keptWithout),
		})
	}
	sort.Slice(kinds, func(i, j int) bool { return kinds[i].Name < kinds[j].Name })
	encoder := json.NewEncoder(to)
	encoder.SetIndent("", "  ")
	return encoder.Encode(kinds)
}

// namedBy asks for the id that follows from an external name alone. Where that is the external name itself, and nothing sets it
// from the object's name, only AWS can know it.
func namedBy(ctx context.Context, one *upjet.Resource) string {
	if !one.ExternalName.DisableNameInitializer {
		return "Git"
	}
	const given = "given"
	id, err := one.ExternalName.GetIDFn(ctx, given, map[string]any{}, map[string]any{})
	if err == nil && id == given {
		return "AWS"
	}
	return "Git"
}

// fields are paths of arguments, as forProvider has them.
type fields struct {
	immutable, keptWithout []string
}

// inForProvider sorts the paths, and leaves out those of arguments that follow from the external name.
func inForProvider(one *upjet.Resource, paths []string) []string {
	sorted := []string{}
	for _, path := range paths {
		isOmitted := slices.ContainsFunc(one.ExternalName.OmittedFields, func(key string) bool {
			return path == name.NewFromSnake(key).LowerCamelComputed
		})
		if !isOmitted {
			sorted = append(sorted, path)
		}
	}
	slices.Sort(sorted)
	return sorted
}

// A list of blocks is within itself at most this often in what is activated here.
const deepest = 4

func (found *fields) addSdk(prefix string, of map[string]*schema.Schema, depth int) {
	for key, field := range of {
		if field.Computed && !field.Optional && !field.Required {
			continue
		}
		path := prefix + name.NewFromSnake(key).LowerCamelComputed
		if field.ForceNew {
			found.immutable = append(found.immutable, path)
		}
		if (field.Optional && field.Computed) || suppressesMissing(field) {
			found.keptWithout = append(found.keptWithout, path)
		}
		if block, ok := field.Elem.(*schema.Resource); ok && depth < deepest {
			found.addSdk(path+".", block.Schema, depth+1)
		}
	}
}

// suppressesMissing tells by its name, which is internal to terraform-provider-aws, the function that sees no difference where
// a whole block is missing.
func suppressesMissing(field *schema.Schema) bool {
	if field.DiffSuppressFunc == nil {
		return false
	}
	suppress := runtime.FuncForPC(reflect.ValueOf(field.DiffSuppressFunc).Pointer()).Name()
	return strings.HasSuffix(suppress, ".SuppressMissingOptionalConfigurationBlock")
}

func (found *fields) addFramework(ctx context.Context, one resource.Resource) {
	response := resource.SchemaResponse{}
	one.Schema(ctx, resource.SchemaRequest{}, &response)
	for key, attribute := range response.Schema.Attributes {
		path := name.NewFromSnake(key).LowerCamelComputed
		for _, described := range modifiersOf(ctx, attribute) {
			if strings.Contains(described, "destroy and recreate the resource") {
				found.immutable = append(found.immutable, path)
				break
			}
		}
		if attribute.IsOptional() && attribute.IsComputed() && !hasDefault(attribute) {
			found.keptWithout = append(found.keptWithout, path)
		}
	}
}

// hasDefault says whether an attribute that Git does not state gets a value from the provider, and not the one that AWS has.
func hasDefault(attribute framework.Attribute) bool {
	value := reflect.ValueOf(attribute).FieldByName("Default")
	return value.IsValid() && !value.IsNil()
}

func modifiersOf(ctx context.Context, attribute framework.Attribute) []string {
	found := []string{}
	add := func(one planmodifier.Describer) { found = append(found, one.Description(ctx)) }
	switch typed := attribute.(type) {
	case interface{ StringPlanModifiers() []planmodifier.String }:
		for _, one := range typed.StringPlanModifiers() {
			add(one)
		}
	case interface{ Int64PlanModifiers() []planmodifier.Int64 }:
		for _, one := range typed.Int64PlanModifiers() {
			add(one)
		}
	case interface{ BoolPlanModifiers() []planmodifier.Bool }:
		for _, one := range typed.BoolPlanModifiers() {
			add(one)
		}
	case interface{ SetPlanModifiers() []planmodifier.Set }:
		for _, one := range typed.SetPlanModifiers() {
			add(one)
		}
	case interface{ ListPlanModifiers() []planmodifier.List }:
		for _, one := range typed.ListPlanModifiers() {
			add(one)
		}
	}
	return found
}
