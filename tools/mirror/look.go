package main

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"sync"

	"github.com/google/go-containerregistry/pkg/name"
	"github.com/google/go-containerregistry/pkg/v1/remote"
	"github.com/google/go-containerregistry/pkg/v1/remote/transport"
)

// lookRequest says which images to look at.
type lookRequest struct {
	// TrustedRoot is a file with the keys of Sigstore; empty for those of its public instance, which are fetched.
	TrustedRoot string  `json:"trustedRoot"`
	Images      []image `json:"images"`
}

// image is one that a project publishes.
type image struct {
	Repository string `json:"repository"`
	Tag        string `json:"tag"`
	// Digest is the one that is wanted; empty where it is not known yet, and no signature is then looked at.
	Digest string `json:"digest"`
	// Signer is whose signature it must have; nil where the project signs none.
	Signer *signer `json:"signer"`
	// Targets are repositories in which the tag is looked for.
	Targets []string `json:"targets"`
}

// looked is what there is of an image.
type looked struct {
	found
	// Unsigned says why the signature does not count; empty where it does, or none is asked for.
	Unsigned string  `json:"unsigned"`
	Targets  []found `json:"targets"`
}

// found is what there is under a tag.
type found struct {
	// Digest is empty where the repository has no such tag.
	Digest string `json:"digest"`
	// Missing says that there is no such repository.
	Missing bool `json:"missing"`
	// Error is why the registry could not be asked.
	Error string `json:"error"`
}

func look(ctx context.Context, request lookRequest) []looked {
	// Only once, and only where a signature is asked for, since the keys are fetched.
	verifier := sync.OnceValues(func() (*signatures, error) { return newSignatures(request.TrustedRoot) })
	results := []looked{}
	for _, one := range request.Images {
		result := looked{found: find(ctx, one.Repository, one.Tag), Targets: []found{}}
		if one.Signer != nil && one.Digest != "" && result.Error == "" {
			signatures, err := verifier()
			if err == nil {
				err = signatures.verify(ctx, one.Repository, one.Digest, *one.Signer)
			}
			if err != nil {
				result.Unsigned = err.Error()
			}
		}
		for _, target := range one.Targets {
			result.Targets = append(result.Targets, find(ctx, target, one.Tag))
		}
		results = append(results, result)
	}
	return results
}

func find(ctx context.Context, repository, tag string) found {
	reference, err := name.ParseReference(repository + ":" + tag)
	if err != nil {
		return found{Error: err.Error()}
	}
	descriptor, err := remote.Head(reference, remoteOptions(ctx)...)
	if err == nil {
		return found{Digest: descriptor.Digest.String()}
	}
	if !isNotFound(err) {
		return found{Error: err.Error()}
	}
	// An answer to HEAD has no body, which says what is missing.
	_, err = remote.Get(reference, remoteOptions(ctx)...)
	return found{Missing: hasCode(err, transport.NameUnknownErrorCode)}
}

func remoteOptions(ctx context.Context) []remote.Option {
	return []remote.Option{remote.WithContext(ctx), remote.WithAuthFromKeychain(keychain)}
}

func isNotFound(err error) bool {
	var answer *transport.Error
	return errors.As(err, &answer) && answer.StatusCode == http.StatusNotFound
}

func hasCode(err error, code transport.ErrorCode) bool {
	var answer *transport.Error
	return errors.As(err, &answer) &&
		slices.ContainsFunc(answer.Errors, func(one transport.Diagnostic) bool { return one.Code == code })
}
