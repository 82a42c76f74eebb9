// Command proof serves two registries on loopback, for `npm run mirror:proof`: one with images as projects publish them,
// signed with the keys of a Sigstore of its own, and one with the repositories of an account. It writes a line of JSON
// that says what there is, and ends with its stdin.
package main

import (
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"encoding/pem"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"

	"github.com/google/go-containerregistry/pkg/name"
	"github.com/google/go-containerregistry/pkg/registry"
	v1 "github.com/google/go-containerregistry/pkg/v1"
	"github.com/google/go-containerregistry/pkg/v1/empty"
	"github.com/google/go-containerregistry/pkg/v1/mutate"
	"github.com/google/go-containerregistry/pkg/v1/random"
	"github.com/google/go-containerregistry/pkg/v1/remote"
	"github.com/google/go-containerregistry/pkg/v1/static"
	"github.com/google/go-containerregistry/pkg/v1/types"
	"github.com/sigstore/sigstore-go/pkg/root"
	"github.com/sigstore/sigstore-go/pkg/testing/ca"
	"github.com/sigstore/sigstore-go/pkg/tlog"
)

const (
	tag      = "v1.2.3"
	issuer   = "https://issuer.example.org"
	identity = "releases@example.org"
	stranger = "somebody@example.org"
)

// served is what there is, by the names of the images.
type served struct {
	Source      string            `json:"source"`
	Target      string            `json:"target"`
	TrustedRoot string            `json:"trustedRoot"`
	Tag         string            `json:"tag"`
	Identity    string            `json:"identity"`
	Issuer      string            `json:"issuer"`
	Digests     map[string]string `json:"digests"`
}

func main() {
	if len(os.Args) != 2 {
		log.Fatal("proof: takes one argument — write a folder for the keys")
	}
	all, err := serve(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	if err := json.NewEncoder(os.Stdout).Encode(all); err != nil {
		log.Fatal(err)
	}
	if _, err := io.Copy(io.Discard, os.Stdin); err != nil {
		log.Fatal(err)
	}
}

func serve(folder string) (*served, error) {
	source, err := listen(damaging(registry.New(registry.Logger(log.New(io.Discard, "", 0)))))
	if err != nil {
		return nil, err
	}
	target, err := listen(counting(registry.New(registry.Logger(log.New(io.Discard, "", 0)))))
	if err != nil {
		return nil, err
	}
	sigstore, err := ca.NewVirtualSigstore()
	if err != nil {
		return nil, err
	}
	trustedRoot := filepath.Join(folder, "trusted-root.json")
	if err := writeTrustedRoot(sigstore, trustedRoot); err != nil {
		return nil, err
	}
	all := &served{source, target, trustedRoot, tag, identity, issuer, map[string]string{}}
	// By the name of each: whose signature it has, if any.
	signers := map[string]string{
		"signed": identity, "stranger": stranger, "unsigned": "", "forged": "", "moved": "", "other": "", "absent": "",
		"damaged": "", "foreign": "",
	}
	for image, by := range signers {
		digest, err := publish(source, image)
		if err != nil {
			return nil, err
		}
		all.Digests[image] = digest
		if by != "" {
			if err := sign(sigstore, source, image, digest, digest, by); err != nil {
				return nil, err
			}
		}
		if image != "absent" {
			// An account's repository exists before anything is in it.
			if _, err := push(target+"/"+image, "first"); err != nil {
				return nil, err
			}
		}
	}
	// Whoever runs a Sigstore can write any identity into a certificate; only its keys are others.
	another, err := ca.NewVirtualSigstore()
	if err != nil {
		return nil, err
	}
	if err := sign(another, source, "foreign", all.Digests["foreign"], all.Digests["foreign"], identity); err != nil {
		return nil, err
	}
	// The signature of another image.
	if err := sign(sigstore, source, "forged", all.Digests["forged"], all.Digests["signed"], identity); err != nil {
		return nil, err
	}
	// The tag has moved since its digest was written down.
	if _, err := publish(source, "moved"); err != nil {
		return nil, err
	}
	// Something else has the tag already.
	_, err = push(target+"/other", tag)
	return all, err
}

func listen(handler http.Handler) (string, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	go func() { log.Fatal(http.Serve(listener, handler)) }()
	return listener.Addr().String(), nil
}

// counting answers /writes with how many requests have changed something.
func counting(inner http.Handler) http.Handler {
	var writes atomic.Int64
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/writes" {
			fmt.Fprint(w, writes.Load())
			return
		}
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			writes.Add(1)
		}
		inner.ServeHTTP(w, r)
	})
}

// damaging changes a byte of each layer of the image called damaged.
func damaging(inner http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodGet && strings.HasPrefix(r.URL.Path, "/v2/damaged/blobs/") {
			w = &damaged{ResponseWriter: w}
		}
		inner.ServeHTTP(w, r)
	})
}

type damaged struct {
	http.ResponseWriter
	done bool
}

func (d *damaged) Write(content []byte) (int, error) {
	if d.done || len(content) == 0 {
		return d.ResponseWriter.Write(content)
	}
	d.done = true
	changed := append([]byte{}, content...)
	changed[len(changed)-1] ^= 1
	return d.ResponseWriter.Write(changed)
}

// publish pushes an image for two platforms, as projects do, and returns the digest of the index.
func publish(registry, image string) (string, error) {
	index := mutate.IndexMediaType(empty.Index, types.OCIImageIndex)
	for _, architecture := range []string{"amd64", "arm64"} {
		one, err := random.Image(1024, 2)
		if err != nil {
			return "", err
		}
		platform := &v1.Platform{OS: "linux", Architecture: architecture}
		index = mutate.AppendManifests(index, mutate.IndexAddendum{Add: one, Descriptor: v1.Descriptor{Platform: platform}})
	}
	reference, err := name.ParseReference(registry + "/" + image + ":" + tag)
	if err != nil {
		return "", err
	}
	if err := remote.WriteIndex(reference, index); err != nil {
		return "", err
	}
	digest, err := index.Digest()
	return digest.String(), err
}

func push(repository, tag string) (string, error) {
	image, err := random.Image(64, 1)
	if err != nil {
		return "", err
	}
	reference, err := name.ParseReference(repository + ":" + tag)
	if err != nil {
		return "", err
	}
	if err := remote.Write(reference, image); err != nil {
		return "", err
	}
	digest, err := image.Digest()
	return digest.String(), err
}

// sign puts a signature of what `signed` is beside the image that `digest` is, as cosign does.
func sign(sigstore *ca.VirtualSigstore, registry, image, digest, signed, by string) error {
	payload, err := json.Marshal(map[string]any{
		"critical": map[string]any{
			"identity": map[string]string{"docker-reference": image},
			"image":    map[string]string{"docker-manifest-digest": signed},
			"type":     "cosign container image signature",
		},
		"optional": nil,
	})
	if err != nil {
		return err
	}
	annotations, err := annotationsOf(sigstore, payload, by)
	if err != nil {
		return err
	}
	layer := static.NewLayer(payload, "application/vnd.dev.cosign.simplesigning.v1+json")
	beside, err := mutate.Append(empty.Image, mutate.Addendum{Layer: layer, Annotations: annotations})
	if err != nil {
		return err
	}
	reference, err := name.ParseReference(registry + "/" + image + ":" + strings.Replace(digest, ":", "-", 1) + ".sig")
	if err != nil {
		return err
	}
	return remote.Write(reference, beside)
}

func annotationsOf(sigstore *ca.VirtualSigstore, payload []byte, by string) (map[string]string, error) {
	entity, err := sigstore.Sign(by, issuer, payload)
	if err != nil {
		return nil, err
	}
	content, err := entity.VerificationContent()
	if err != nil {
		return nil, err
	}
	signature, err := entity.SignatureContent()
	if err != nil {
		return nil, err
	}
	entries, err := entity.TlogEntries()
	if err != nil || len(entries) != 1 {
		return nil, errors.Join(err, errors.New("the transparency log has not one entry"))
	}
	bundle, err := logBundle(sigstore, entries[0])
	if err != nil {
		return nil, err
	}
	certificate := content.Certificate()
	if certificate == nil {
		return nil, errors.New("the signature has no certificate")
	}
	return map[string]string{
		"dev.cosignproject.cosign/signature": base64.StdEncoding.EncodeToString(signature.Signature()),
		"dev.sigstore.cosign/certificate":    string(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: certificate.Raw})),
		"dev.sigstore.cosign/bundle":         bundle,
	}, nil
}

// logBundle is what cosign keeps of an entry of the transparency log. The entry's own promise is not to be had, so the
// log signs it again.
func logBundle(sigstore *ca.VirtualSigstore, entry *tlog.Entry) (string, error) {
	recorded := entry.TransparencyLogEntry()
	payload := tlog.RekorPayload{
		Body:           base64.StdEncoding.EncodeToString(recorded.CanonicalizedBody),
		IntegratedTime: recorded.IntegratedTime,
		LogIndex:       recorded.LogIndex,
		LogID:          hex.EncodeToString(recorded.LogId.KeyId),
	}
	promise, err := sigstore.RekorSignPayload(payload)
	if err != nil {
		return "", err
	}
	bundle, err := json.Marshal(map[string]any{"SignedEntryTimestamp": promise, "Payload": payload})
	return string(bundle), err
}

// writeTrustedRoot leaves out the log of certificates, since this Sigstore enters its certificates into none.
func writeTrustedRoot(sigstore *ca.VirtualSigstore, file string) error {
	logs := map[string]*root.TransparencyLog{}
	for id, one := range sigstore.RekorLogs() {
		// It is written there in hexadecimal digits, which the format does not expect.
		raw, err := hex.DecodeString(id)
		if err != nil {
			return err
		}
		one.ID = raw
		logs[id] = one
	}
	none := map[string]*root.TransparencyLog{}
	authorities := sigstore.FulcioCertificateAuthorities()
	trusted, err := root.NewTrustedRoot(root.TrustedRootMediaType01, authorities, none, nil, logs)
	if err != nil {
		return err
	}
	text, err := json.Marshal(trusted)
	if err != nil {
		return err
	}
	return os.WriteFile(file, text, 0o600)
}
