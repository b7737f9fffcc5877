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
		_, all, err := engine.Routes(cmd.Context(), req)
		if err != nil {
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
