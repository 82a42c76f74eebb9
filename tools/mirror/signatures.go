package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"encoding/pem"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/google/go-containerregistry/pkg/name"
	v1 "github.com/google/go-containerregistry/pkg/v1"
	"github.com/google/go-containerregistry/pkg/v1/remote"
	protobundle "github.com/sigstore/protobuf-specs/gen/pb-go/bundle/v1"
	protocommon "github.com/sigstore/protobuf-specs/gen/pb-go/common/v1"
	protorekor "github.com/sigstore/protobuf-specs/gen/pb-go/rekor/v1"
	"github.com/sigstore/sigstore-go/pkg/bundle"
	"github.com/sigstore/sigstore-go/pkg/root"
	"github.com/sigstore/sigstore-go/pkg/verify"
)

// signer is who signs the images of a project: the identity in the certificate, and who vouched for it.
type signer struct {
	Identity string `json:"identity"`
	Issuer   string `json:"issuer"`
}

// maxPayload is far more than what is signed of an image, which is its digest and its name.
const maxPayload = 1 << 20

// signatures are verified against the keys of a Sigstore.
type signatures struct {
	verifier *verify.Verifier
}

func newSignatures(trustedRoot string) (*signatures, error) {
	trusted, err := trustedRootOf(trustedRoot)
	if err != nil {
		return nil, fmt.Errorf("the keys of Sigstore cannot be had: %w", err)
	}
	options := []verify.VerifierOption{verify.WithTransparencyLog(1), verify.WithIntegratedTimestamps(1)}
	// Where there is a log of certificates, as the public instance has one, the certificate must be in it.
	if len(trusted.CTLogs()) > 0 {
		options = append(options, verify.WithSignedCertificateTimestamps(1))
	}
	verifier, err := verify.NewVerifier(trusted, options...)
	return &signatures{verifier}, err
}

func trustedRootOf(file string) (root.TrustedMaterial, error) {
	if file == "" {
		return root.FetchTrustedRoot()
	}
	return root.NewTrustedRootFromPath(file)
}

// verify returns why an image has no signature that counts. Cosign puts each signature of an image into a layer of
// another image, beside it, whose tag is made of the digest (cosign, specs/SIGNATURE_SPEC.md).
func (s *signatures) verify(ctx context.Context, repository, digest string, wanted signer) error {
	parsed, err := name.NewRepository(repository)
	if err != nil {
		return err
	}
	beside, err := remote.Image(parsed.Tag(strings.Replace(digest, ":", "-", 1)+".sig"), remoteOptions(ctx)...)
	if isNotFound(err) {
		return errors.New("there is none")
	}
	if err != nil {
		return err
	}
	manifest, err := beside.Manifest()
	if err != nil {
		return err
	}
	reasons := []error{errors.New("there is none that counts")}
	for _, layer := range manifest.Layers {
		reason := s.verifyLayer(beside, layer, digest, wanted)
		if reason == nil {
			return nil
		}
		reasons = append(reasons, reason)
	}
	return errors.Join(reasons...)
}

func (s *signatures) verifyLayer(beside v1.Image, layer v1.Descriptor, digest string, wanted signer) error {
	payload, err := contentOf(beside, layer.Digest)
	if err != nil {
		return err
	}
	var claim struct {
		Critical struct {
			Image struct {
				Digest string `json:"docker-manifest-digest"`
			} `json:"image"`
		} `json:"critical"`
	}
	if err := json.Unmarshal(payload, &claim); err != nil {
		return fmt.Errorf("what is signed is no JSON: %w", err)
	}
	if claim.Critical.Image.Digest != digest {
		return fmt.Errorf("another image is signed, %s", claim.Critical.Image.Digest)
	}
	signed, err := bundleOf(payload, layer.Annotations)
	if err != nil {
		return err
	}
	identity, err := verify.NewShortCertificateIdentity(wanted.Issuer, "", wanted.Identity, "")
	if err != nil {
		return err
	}
	policy := verify.NewPolicy(verify.WithArtifact(bytes.NewReader(payload)), verify.WithCertificateIdentity(identity))
	_, err = s.verifier.Verify(signed, policy)
	return err
}

func contentOf(image v1.Image, digest v1.Hash) ([]byte, error) {
	layer, err := image.LayerByDigest(digest)
	if err != nil {
		return nil, err
	}
	reader, err := layer.Compressed()
	if err != nil {
		return nil, err
	}
	defer reader.Close()
	return io.ReadAll(io.LimitReader(reader, maxPayload))
}

// logEntry is what the transparency log answered when the signature was entered, as cosign keeps it.
type logEntry struct {
	SignedEntryTimestamp []byte
	Payload              struct {
		Body           []byte `json:"body"`
		IntegratedTime int64  `json:"integratedTime"`
		LogIndex       int64  `json:"logIndex"`
		LogID          string `json:"logID"`
	}
}

// bundleOf makes a Sigstore bundle of what cosign keeps in a layer's annotations.
func bundleOf(payload []byte, annotations map[string]string) (*bundle.Bundle, error) {
	signature, err := base64.StdEncoding.DecodeString(annotations["dev.cosignproject.cosign/signature"])
	if err != nil {
		return nil, fmt.Errorf("the signature is no base64: %w", err)
	}
	certificate, _ := pem.Decode([]byte(annotations["dev.sigstore.cosign/certificate"]))
	if certificate == nil {
		return nil, errors.New("the signature has no certificate")
	}
	var entry logEntry
	if err := json.Unmarshal([]byte(annotations["dev.sigstore.cosign/bundle"]), &entry); err != nil {
		return nil, fmt.Errorf("the signature has no entry of the transparency log: %w", err)
	}
	logID, err := hex.DecodeString(entry.Payload.LogID)
	if err != nil {
		return nil, fmt.Errorf("the entry of the transparency log names no log: %w", err)
	}
	var kind struct {
		Kind       string `json:"kind"`
		APIVersion string `json:"apiVersion"`
	}
	if err := json.Unmarshal(entry.Payload.Body, &kind); err != nil {
		return nil, fmt.Errorf("the entry of the transparency log is no JSON: %w", err)
	}
	mediaType, err := bundle.MediaTypeString("0.1")
	if err != nil {
		return nil, err
	}
	digest := sha256.Sum256(payload)
	return bundle.NewBundle(&protobundle.Bundle{
		MediaType: mediaType,
		VerificationMaterial: &protobundle.VerificationMaterial{
			Content: &protobundle.VerificationMaterial_X509CertificateChain{
				X509CertificateChain: &protocommon.X509CertificateChain{
					Certificates: []*protocommon.X509Certificate{{RawBytes: certificate.Bytes}},
				},
			},
			TlogEntries: []*protorekor.TransparencyLogEntry{{
				LogIndex:          entry.Payload.LogIndex,
				LogId:             &protocommon.LogId{KeyId: logID},
				KindVersion:       &protorekor.KindVersion{Kind: kind.Kind, Version: kind.APIVersion},
				IntegratedTime:    entry.Payload.IntegratedTime,
				InclusionPromise:  &protorekor.InclusionPromise{SignedEntryTimestamp: entry.SignedEntryTimestamp},
				CanonicalizedBody: entry.Payload.Body,
			}},
		},
		Content: &protobundle.Bundle_MessageSignature{
			MessageSignature: &protocommon.MessageSignature{
				MessageDigest: &protocommon.HashOutput{Algorithm: protocommon.HashAlgorithm_SHA2_256, Digest: digest[:]},
				Signature:     signature,
			},
		},
	})
}
