package cli

import (
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
		return write(x.Out, all)
	}
	return cmd
}

// compare holds routes against the documents of OpenAPI that the user names, else those in the tree at root.
func compare(all *report.Routes, root string, named []string) error {
	docs, err := openapi.Load(root, named)
	if err == nil && len(named) == 0 {
		docs, err = openapi.Find(root, all)
	}
	if err != nil {
		return err
	}
	openapi.Compare(all, docs)
	return nil
}
