package cli

import (
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"rubicon/internal/openapi"
	"rubicon/internal/report"
)

const routesHelp = `Routes prints the HTTP routes of the workspace: the verbs and the pattern of each, as it
is mounted, what it reads of a request, the filters that run before it, the native
functions, commands, files and hosts that it reaches, and the findings whose paths come
through it. It says of each route whether it is guarded, open or bypassable, and by which evidence.
Documents of OpenAPI (openapi and swagger, .yaml, .yml, .json; in the folders of the
applications, in doc, docs, public, spec and the like, or named by --openapi) are held
against the routes: it tells which operation describes each, and in what they differ.
A difference of a kind that --fail-on-difference names ends the command with status 1.
The format openapi describes the routes as a document of OpenAPI 3.1.`

// newRoutes returns the command "rubicon routes".
func newRoutes(x IO, engine Engine) *cobra.Command {
	var req Request
	cmd := &cobra.Command{
		Use:     "routes [path...]",
		Short:   "List the HTTP routes, what they read and what they reach",
		Long:    routesHelp,
		Example: "  rubicon routes\n  rubicon routes --format openapi app > openapi.json",
	}
	var documents []string
	cmd.Flags().StringArrayVar(&documents, "openapi", nil, "hold the routes against this `document` of OpenAPI, and not those that are found (repeatable)")
	_ = cmd.MarkFlagFilename("openapi", "yaml", "yml", "json")
	failOn := kindList{}
	cmd.Flags().Var(&failOn, "fail-on-difference", "exit with 1 where a document and the code differ in this `way` (repeatable): any, "+strings.Join(report.DifferenceKinds(), ", "))
	_ = cmd.RegisterFlagCompletionFunc("fail-on-difference", cobra.FixedCompletions(append([]string{"any"}, report.DifferenceKinds()...), cobra.ShellCompDirectiveNoFileComp))
	format := addChoice(cmd, "format", "write the routes in this `format`", []string{"text", "json", "markdown", "openapi"}, "text")
	var p project
	addWorkspace(cmd, &req)
	addProject(cmd, &p)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if err := p.configure(cmd, &req, args); err != nil {
			return err
		}
		if err := checkRequest(&req); err != nil {
			return err
		}
		req.Project = projectDir(&req)
		r, all, err := engine.Routes(cmd.Context(), req)
		if err != nil {
			return err
		}
		if err := compare(all, r.Root, documents); err != nil {
			return err
		}
		write := report.WriteRoutesText
		switch format.value {
		case "json":
			write = report.WriteRoutesJSON
		case "markdown":
			write = report.WriteRoutesMarkdown
		case "openapi":
			write = openapi.Write
		}
		if err := write(x.Out, all); err != nil {
			return err
		}
		if all.Differs(failOn) {
			return &exitError{code: ExitFindings}
		}
		return nil
	}
	return cmd
}

// kindList is a flag that is given kinds of differences, one at a time or with commas between them; any stands for all.
type kindList []string

// String returns the kinds.
func (l *kindList) String() string { return strings.Join(*l, ",") }

// Type says what a value is.
func (l *kindList) Type() string { return "way" }

// Set adds kinds.
func (l *kindList) Set(s string) error {
	for kind := range strings.SplitSeq(s, ",") {
		switch known := report.DifferenceKinds(); {
		case kind == "any":
			*l = known
		case slices.Contains(known, kind):
			*l = append(*l, kind)
		default:
			return fmt.Errorf("choose some of any, %s", strings.Join(known, ", "))
		}
	}
	return nil
}

// compare holds routes against the documents of OpenAPI that the user names, else those in the tree at root.
func compare(all *report.Routes, root string, named []string) error {
	docs, err := openapi.Load(root, named)
	if err != nil {
		return err
	}
	if len(named) == 0 {
		tree, err := os.OpenRoot(root)
		if err != nil {
			return fmt.Errorf("cannot read %s: %w", root, err)
		}
		defer tree.Close()
		docs = openapi.Find(openapi.InTree(tree), all)
	}
	openapi.Compare(all, docs)
	return nil
}
