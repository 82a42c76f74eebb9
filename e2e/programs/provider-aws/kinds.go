package main

import (
	"context"
	"encoding/json"
	"io"
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
}

// writeKinds writes what the provider knows of all its kinds, as JSON, sorted by name.
func writeKinds(ctx context.Context, provider *upjet.Provider, to io.Writer) error {
	var kinds []kind
	for _, one := range provider.Resources {
		immutable := []string{}
		if one.TerraformPluginFrameworkResource != nil {
			immutable = ofFramework(ctx, one.TerraformPluginFrameworkResource)
		} else {
			immutable = ofSdk("", one.TerraformResource.Schema, 0)
		}
		sort.Strings(immutable)
		kinds = append(kinds, kind{Name: one.ShortGroup + " " + one.Kind, NamedBy: namedBy(ctx, one), Immutable: immutable})
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

// A list of blocks is within itself at most this often in what is activated here.
const deepest = 4

func ofSdk(prefix string, fields map[string]*schema.Schema, depth int) []string {
	found := []string{}
	for key, field := range fields {
		if field.Computed && !field.Optional && !field.Required {
			continue
		}
		path := prefix + name.NewFromSnake(key).LowerCamelComputed
		if field.ForceNew {
			found = append(found, path)
		}
		if block, ok := field.Elem.(*schema.Resource); ok && depth < deepest {
			found = append(found, ofSdk(path+".", block.Schema, depth+1)...)
		}
	}
	return found
}

func ofFramework(ctx context.Context, one resource.Resource) []string {
	found := []string{}
	response := resource.SchemaResponse{}
	one.Schema(ctx, resource.SchemaRequest{}, &response)
	for key, attribute := range response.Schema.Attributes {
		for _, described := range modifiersOf(ctx, attribute) {
			if strings.Contains(described, "destroy and recreate the resource") {
				found = append(found, name.NewFromSnake(key).LowerCamelComputed)
				break
			}
		}
	}
	return found
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
