// Command mirror looks at images in registries, and copies one from a registry to another. It reads what to do from
// stdin, as JSON: `look` a lookRequest, for which it writes a list of looked to stdout, and `copy` a copyRequest.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/signal"

	"github.com/google/go-containerregistry/pkg/crane"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, os.Args[1:], os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string, in io.Reader, out io.Writer) error {
	if len(args) != 1 {
		return fmt.Errorf("mirror: takes one argument (%q) — write look or copy", args)
	}
	switch args[0] {
	case "look":
		var request lookRequest
		if err := json.NewDecoder(in).Decode(&request); err != nil {
			return err
		}
		return json.NewEncoder(out).Encode(look(ctx, request))
	case "copy":
		var request copyRequest
		if err := json.NewDecoder(in).Decode(&request); err != nil {
			return err
		}
		return copyImage(ctx, request)
	}
	return fmt.Errorf("mirror: has no such command (%q) — write look or copy", args[0])
}

// copyRequest is an image by its digest, and the tag under which another repository gets it.
type copyRequest struct {
	From   string `json:"from"`
	Digest string `json:"digest"`
	To     string `json:"to"`
}

// copyImage copies an image whole, with all its platforms, so that the digest stays what it is.
func copyImage(ctx context.Context, request copyRequest) error {
	options := []crane.Option{crane.WithContext(ctx), crane.WithAuthFromKeychain(keychain)}
	if err := crane.Copy(request.From+"@"+request.Digest, request.To, options...); err != nil {
		return err
	}
	digest, err := crane.Digest(request.To, options...)
	if err != nil {
		return err
	}
	if digest != request.Digest {
		return fmt.Errorf("it is %s there", digest)
	}
	return nil
}
