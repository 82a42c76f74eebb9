package main

import (
	"bytes"
	"fmt"
	"regexp"

	"github.com/awslabs/amazon-ecr-credential-helper/ecr-login"
	"github.com/google/go-containerregistry/pkg/authn"
)

// keychain knows what `docker login` has written down, and otherwise logs in to private registries of ECR with the
// credentials that the AWS CLI would use.
var keychain = authn.NewMultiKeychain(authn.DefaultKeychain, ecrKeychain{})

var ecrHost = regexp.MustCompile(`^\d{12}\.dkr\.ecr\.[a-z0-9-]+\.amazonaws\.com$`)

// loggedError is the part of a line of the log that says what is wrong.
var loggedError = regexp.MustCompile(`error="(.*)"`)

type ecrKeychain struct{}

func (ecrKeychain) Resolve(target authn.Resource) (authn.Authenticator, error) {
	host := target.RegistryStr()
	if !ecrHost.MatchString(host) {
		return authn.Anonymous, nil
	}
	// The helper says the reason only to its log.
	var log bytes.Buffer
	user, password, err := ecr.NewECRHelper(ecr.WithLogger(&log)).Get(host)
	if reason := loggedError.FindSubmatch(log.Bytes()); err != nil && reason != nil {
		return nil, fmt.Errorf("%s", reason[1])
	}
	if err != nil {
		return nil, err
	}
	return authn.FromConfig(authn.AuthConfig{Username: user, Password: password}), nil
}
