// Package main is a Composition function without any logic of its own: it answers with the response its input spells out.
// It proves what the Crossplane engine makes of a response; it says nothing about any published function.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"

	function "github.com/crossplane/function-sdk-go"
	fnv1 "github.com/crossplane/function-sdk-go/proto/v1"
	"github.com/crossplane/function-sdk-go/response"
	"google.golang.org/protobuf/encoding/protojson"
	"google.golang.org/protobuf/proto"
)

type scripted struct {
	fnv1.UnimplementedFunctionRunnerServiceServer
}

// RunFunction merges `response` of the input (a RunFunctionResponse as protobuf JSON) over what earlier steps desired,
// and reports the required resources it was given as a result of normal severity.
func (scripted) RunFunction(_ context.Context, req *fnv1.RunFunctionRequest) (*fnv1.RunFunctionResponse, error) {
	rsp := response.To(req, response.DefaultTTL)
	script, err := protojson.Marshal(req.GetInput().GetFields()["response"])
	if err != nil {
		return nil, err
	}
	answer := &fnv1.RunFunctionResponse{}
	if err := protojson.Unmarshal(script, answer); err != nil {
		return nil, fmt.Errorf("input.response: not a RunFunctionResponse: %w", err)
	}
	proto.Merge(rsp, answer)
	for name, given := range req.GetRequiredResources() {
		response.Normalf(rsp, "required %s: %s", name, protojson.Format(given))
	}
	return rsp, nil
}

func main() {
	address := flag.String("address", ":9443", "address to listen on")
	insecure := flag.Bool("insecure", false, "serve without mTLS")
	flag.Parse()
	err := function.Serve(scripted{}, function.Listen("tcp", *address), function.Insecure(*insecure), function.WithMetricsServer(""))
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
