// Command cut writes the Terraform provider for AWS into a folder with a few APIs of AWS instead of all 250, and a go.mod
// that builds provider-aws from it. Every file that is kept is kept as it is, but for the two that list all APIs.
//
// Compiling all APIs takes half an hour of two cores; these take a few minutes.
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/build"
	"go/format"
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
)

// apis are those of the kinds whose controllers run. The packages of other APIs that these import are compiled too, but
// not registered: what asks for a client of one panics with "unknown service package".
var apis = []string{
	"acm", "athena", "backup", "cloudwatch", "dynamodb", "ec2", "ecr", "eks", "elasticache", "glue", "iam", "kms", "logs", "rds", "route53", "s3",
	"secretsmanager", "sns", "sqs", "sts", "wafv2",
}

const (
	modulePath = "github.com/hashicorp/terraform-provider-aws"
	entry      = "xpprovider"
	// Lists the packages of all APIs.
	packagesFile = "internal/provider/sdkv2/service_packages_gen.go"
	// Has a method for the client of each API.
	clientsFile = "internal/conns/awsclient_gen.go"
)

func main() {
	if len(os.Args) != 2 {
		fail(fmt.Errorf("usage: cut FOLDER"))
	}
	if err := cut(os.Args[1]); err != nil {
		fail(err)
	}
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, "cut:", err)
	os.Exit(1)
}

func cut(target string) error {
	source, err := downloaded(modulePath)
	if err != nil {
		return err
	}
	copied := filepath.Join(target, "terraform-provider-aws")

	packages, err := edited(filepath.Join(source, packagesFile), listsOnly(apis))
	if err != nil {
		return err
	}
	reached, err := reachable(source, packages)
	if err != nil {
		return err
	}
	selected, err := selectors(reached)
	if err != nil {
		return err
	}
	clients, err := edited(filepath.Join(source, clientsFile), methodsOnly(selected))
	if err != nil {
		return err
	}
	for _, one := range reached {
		if err := copyPackage(one, source, copied); err != nil {
			return err
		}
	}
	replaced := map[string][]byte{packagesFile: packages, clientsFile: clients}
	for file, content := range replaced {
		if err := os.WriteFile(filepath.Join(copied, file), content, 0o644); err != nil {
			return err
		}
	}
	if err := copyFile(filepath.Join(source, "go.mod"), filepath.Join(copied, "go.mod")); err != nil {
		return err
	}
	return writeModule(target, copied)
}

// downloaded is the folder of a module's source, which Go fetches where it has not yet: running this command needs none of it.
func downloaded(module string) (string, error) {
	output, err := exec.Command("go", "mod", "download", "-json", module).Output()
	var answer struct{ Dir, Error string }
	if parseErr := json.Unmarshal(output, &answer); parseErr != nil {
		return "", fmt.Errorf("go mod download %s: %w", module, errors.Join(err, parseErr))
	}
	if err != nil {
		return "", fmt.Errorf("go mod download %s: %w: %s", module, err, answer.Error)
	}
	return answer.Dir, nil
}

// writeModule writes this module's go.mod with the copy in the place of the whole provider.
func writeModule(target, copied string) error {
	module := filepath.Join(target, "go.mod")
	if err := copyFile("go.mod", module); err != nil {
		return err
	}
	if err := copyFile("go.sum", filepath.Join(target, "go.sum")); err != nil {
		return err
	}
	output, err := exec.Command("go", "mod", "edit", "-replace="+modulePath+"="+copied, module).CombinedOutput()
	if err != nil {
		return fmt.Errorf("go mod edit: %w: %s", err, output)
	}
	return nil
}

// reachable are the packages that the provider's entry imports, directly or through others.
func reachable(source string, packages []byte) ([]*build.Package, error) {
	var found []*build.Package
	seen := map[string]bool{}
	waiting := []string{entry}
	for len(waiting) > 0 {
		folder := waiting[0]
		waiting = waiting[1:]
		if seen[folder] {
			continue
		}
		seen[folder] = true
		one, err := build.ImportDir(filepath.Join(source, folder), 0)
		if err != nil {
			return nil, err
		}
		found = append(found, one)
		imports, err := importsOf(one, folder, packages)
		if err != nil {
			return nil, err
		}
		for _, path := range imports {
			if inside, ok := strings.CutPrefix(path, modulePath+"/"); ok {
				waiting = append(waiting, inside)
			}
		}
	}
	return found, nil
}

func importsOf(one *build.Package, folder string, packages []byte) ([]string, error) {
	if folder != filepath.Dir(packagesFile) {
		return one.Imports, nil
	}
	var found []string
	for _, name := range one.GoFiles {
		var content any
		if name == filepath.Base(packagesFile) {
			content = packages
		}
		file, err := parser.ParseFile(token.NewFileSet(), filepath.Join(one.Dir, name), content, parser.ImportsOnly)
		if err != nil {
			return nil, err
		}
		for _, each := range file.Imports {
			found = append(found, pathOf(each))
		}
	}
	return found, nil
}

// selectors are all names that the packages use behind a dot: a method that is called is among them.
func selectors(packages []*build.Package) (map[string]bool, error) {
	found := map[string]bool{}
	for _, one := range packages {
		for _, name := range one.GoFiles {
			path := filepath.Join(one.Dir, name)
			if strings.HasSuffix(path, clientsFile) {
				continue
			}
			file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
			if err != nil {
				return nil, err
			}
			ast.Inspect(file, func(node ast.Node) bool {
				if selector, ok := node.(*ast.SelectorExpr); ok {
					found[selector.Sel.Name] = true
				}
				return true
			})
		}
	}
	return found, nil
}

// listsOnly keeps the elements `name.ServicePackage(ctx)` whose name is kept; every name must be there.
func listsOnly(kept []string) func(*ast.File) error {
	return func(file *ast.File) error {
		missing := map[string]bool{}
		for _, name := range kept {
			missing[name] = true
		}
		ast.Inspect(file, func(node ast.Node) bool {
			list, ok := node.(*ast.CompositeLit)
			if !ok {
				return true
			}
			var left []ast.Expr
			for _, element := range list.Elts {
				if name := packageOf(element); missing[name] {
					left = append(left, element)
					delete(missing, name)
				}
			}
			list.Elts = left
			return false
		})
		if len(missing) > 0 {
			return fmt.Errorf("no such APIs: %v — name them as folders of internal/service", missing)
		}
		return nil
	}
}

func packageOf(element ast.Expr) string {
	call, ok := element.(*ast.CallExpr)
	if !ok {
		return ""
	}
	selector, ok := call.Fun.(*ast.SelectorExpr)
	if !ok {
		return ""
	}
	if name, ok := selector.X.(*ast.Ident); ok {
		return name.Name
	}
	return ""
}

// methodsOnly keeps the methods that are called.
func methodsOnly(called map[string]bool) func(*ast.File) error {
	return func(file *ast.File) error {
		var left []ast.Decl
		for _, declaration := range file.Decls {
			method, ok := declaration.(*ast.FuncDecl)
			if !ok || called[method.Name.Name] {
				left = append(left, declaration)
			}
		}
		file.Decls = left
		return nil
	}
}

// edited is a Go file after a change, without the imports that the change left unused.
func edited(path string, change func(*ast.File) error) ([]byte, error) {
	files := token.NewFileSet()
	file, err := parser.ParseFile(files, path, nil, parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	if err := change(file); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	used := map[string]bool{}
	ast.Inspect(file, func(node ast.Node) bool {
		if selector, ok := node.(*ast.SelectorExpr); ok {
			if name, ok := selector.X.(*ast.Ident); ok {
				used[name.Name] = true
			}
		}
		return true
	})
	for _, declaration := range file.Decls {
		group, ok := declaration.(*ast.GenDecl)
		if !ok || group.Tok != token.IMPORT {
			continue
		}
		var left []ast.Spec
		for _, spec := range group.Specs {
			if one := spec.(*ast.ImportSpec); used[nameOf(one)] {
				left = append(left, one)
			}
		}
		group.Specs = left
	}
	var written bytes.Buffer
	if err := format.Node(&written, files, file); err != nil {
		return nil, err
	}
	return written.Bytes(), nil
}

func nameOf(one *ast.ImportSpec) string {
	if one.Name != nil {
		return one.Name.Name
	}
	return filepath.Base(pathOf(one))
}

func pathOf(one *ast.ImportSpec) string {
	path, err := strconv.Unquote(one.Path.Value)
	if err != nil {
		fail(err)
	}
	return path
}

// copyPackage copies what a package is compiled from.
func copyPackage(one *build.Package, source, target string) error {
	files := append([]string{}, one.GoFiles...)
	for _, pattern := range one.EmbedPatterns {
		matches, err := filepath.Glob(filepath.Join(one.Dir, pattern))
		if err != nil {
			return err
		}
		for _, match := range matches {
			name, err := filepath.Rel(one.Dir, match)
			if err != nil {
				return err
			}
			files = append(files, name)
		}
	}
	folder, err := filepath.Rel(source, one.Dir)
	if err != nil {
		return err
	}
	for _, name := range files {
		if err := copyFile(filepath.Join(one.Dir, name), filepath.Join(target, folder, name)); err != nil {
			return err
		}
	}
	return nil
}

func copyFile(from, to string) error {
	content, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return err
	}
	return os.WriteFile(to, content, 0o644)
}
