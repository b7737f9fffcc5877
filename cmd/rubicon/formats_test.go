package main

import (
	"bytes"
	"context"
	"os"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"rubicon/internal/cli"
	"rubicon/internal/report"
)

// TestReportsFollowSchemas scans the bundled application and checks the reports for programs: JSON
// by Rubicon's own schema, SARIF by the published one.
func TestReportsFollowSchemas(t *testing.T) {
	sarif, err := os.ReadFile("../../internal/report/testdata/sarif-schema-2.1.0.json")
	if err != nil {
		t.Fatal(err)
	}
	for format, schema := range map[string][]byte{"json": report.Schema(), "sarif": sarif} {
		var stdout, stderr bytes.Buffer
		x := cli.IO{Out: &stdout, Err: &stderr, Env: os.Getenv}
		args := []string{"scan", "--no-cache", "--stats", "--format", format, "../../testdata/apps/papers"}
		if code := cli.Main(context.Background(), args, x, cli.NewEngine()); code != cli.ExitFindings {
			t.Fatalf("exit code %d: %s", code, stderr.String())
		}
		validate(t, format, schema, stdout.Bytes())
	}
}

// TestRoutesFollowSchema does the same for the routes.
func TestRoutesFollowSchema(t *testing.T) {
	var stdout, stderr bytes.Buffer
	x := cli.IO{Out: &stdout, Err: &stderr, Env: os.Getenv}
	if code := cli.Main(context.Background(), []string{"routes", "--no-cache", "--format", "json", "../../testdata/apps/papers"}, x, cli.NewEngine()); code != cli.ExitClean {
		t.Fatalf("exit code %d: %s", code, stderr.String())
	}
	validate(t, "routes", report.RoutesSchema(), stdout.Bytes())
	if !bytes.Contains(stdout.Bytes(), []byte(`"verbs": [`)) {
		t.Error("no route is found")
	}
}

func validate(t *testing.T, format string, schema, text []byte) {
	t.Helper()
	parse := func(content []byte) any {
		doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(content))
		if err != nil {
			t.Fatalf("%s: %v", format, err)
		}
		return doc
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("mem://schema", parse(schema)); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("mem://schema")
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Validate(parse(text)); err != nil {
		t.Errorf("%s: %v", format, err)
	}
}
