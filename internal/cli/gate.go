package cli

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"rubicon/internal/gate"
)

const gateHelp = `Gate compares the workspace with a revision of git and fails, with exit code 1, if the
change brings a path of untrusted data or a route whose risk is at or above a threshold,
or makes one that graver. What was there before and is no graver does not count.

The report says which paths are new or graver, which routes are new, graver or easier to
walk, and what is gone.`

const gateExample = `  rubicon gate --base origin/main
  rubicon gate --base HEAD~1 --max-risk 9 --format markdown > summary.md`

// surfaceGate is a comparison as its flags describe it.
type surfaceGate struct {
	*scan
	maxRisk float64
}

// newGate returns the command "rubicon gate".
func newGate(x IO, engine Engine) *cobra.Command {
	g := &surfaceGate{scan: &scan{io: x, engine: engine, baseFlag: "--base"}}
	cmd := &cobra.Command{
		Use:     "gate --base REV [path...]",
		Short:   "Fail on a change that adds a risk",
		Long:    gateHelp,
		Example: gateExample,
	}
	cmd.Flags().StringVar(&g.diff, "base", "", "compare with this `revision` of git")
	cmd.Flags().Float64Var(&g.maxRisk, "max-risk", 7.0, "fail on what has this `risk` or more, from 0.0 to 10.0")
	g.format = addChoice(cmd, "format", "write the report in this `format`", gate.Formats(), gate.Formats()[0])
	addWorkspace(cmd, &g.req)
	addProject(cmd, &g.project)
	_ = cmd.MarkFlagRequired("base")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if g.maxRisk < 0 || g.maxRisk > 10 {
			return fmt.Errorf("--max-risk %g: a risk is a number from 0.0 to 10.0", g.maxRisk)
		}
		if err := g.project.configure(cmd, &g.req, args); err != nil {
			return err
		}
		if err := checkRequest(&g.req); err != nil {
			return err
		}
		return g.run(cmd)
	}
	return cmd
}

// run compares and reports.
func (g *surfaceGate) run(cmd *cobra.Command) error {
	ctx := cmd.Context()
	c, err := g.newComparison(ctx)
	if err != nil {
		return err
	}
	g.req.Project = projectDir(&g.req)
	now, err := g.state(ctx, g.req)
	if err != nil {
		return err
	}
	var before gate.State
	err = g.withBefore(ctx, c, g.req, func(req Request) error {
		before, err = g.state(ctx, req)
		return err
	})
	if err != nil {
		return err
	}
	result := gate.Compare(g.diff, before, now, g.maxRisk)
	if err := gate.Write(g.io.Out, g.format.value, result); err != nil {
		return fmt.Errorf("cannot write the report: %w", err)
	}
	if !result.Passes() {
		return &exitError{code: ExitFindings}
	}
	return nil
}

// state returns the attack surface that a request asks of.
func (g *surfaceGate) state(ctx context.Context, req Request) (gate.State, error) {
	return wait(ctx, func(ctx context.Context) (gate.State, error) {
		r, routes, err := g.engine.Routes(ctx, req)
		return gate.State{Report: r, Routes: routes}, err
	})
}
