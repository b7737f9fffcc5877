package cli

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"rubicon/internal/lsp"
	"rubicon/internal/report"
)

const lspHelp = `Lsp is a language server: an editor starts it and talks to it over the standard input and
output. It shows findings while you type, with their paths, explains them, offers repairs, says
which routes reach a native function, and leads from a call in Ruby to its function in Rust.

Each folder that is open in the editor is read as rubicon scan reads it, with its rubicon.toml.
The flags are those of a scan; a flag counts more than the key of that name.`

// newLSP returns the command "rubicon lsp".
func newLSP(x IO, engine Engine) *cobra.Command {
	s := &scan{io: x, engine: engine}
	cmd := &cobra.Command{
		Use:   "lsp",
		Short: "Serve an editor by the Language Server Protocol",
		Long:  lspHelp,
		Args:  noArgs,
	}
	s.addSelection(cmd)
	stdio := cmd.Flags().Bool("stdio", true, "talk over the standard input and output, which is what it does")
	_ = cmd.Flags().MarkHidden("stdio") // clients give it unasked
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		if !*stdio {
			return errors.New("--stdio=false: there is no other way to talk")
		}
		p := &projects{engine: engine, flags: given(cmd), survey: engine.Surveyor()}
		err := lsp.Serve(cmd.Context(), x.In, nopCloser{x.Out}, lsp.Engine{
			Version:    Version(),
			Directives: engine.Directives,
			Analyze:    p.analyze,
		})
		if err != nil {
			return &exitError{code: ExitFindings, err: err} // the protocol wants 1
		}
		return nil
	}
	return cmd
}

// nopCloser keeps the process's own output open.
type nopCloser struct{ io.Writer }

// Close does nothing.
func (nopCloser) Close() error { return nil }

// given returns the flags that the user gave, as arguments.
func given(cmd *cobra.Command) (args []string) {
	cmd.Flags().Visit(func(f *pflag.Flag) {
		if f.Name == "stdio" {
			return
		}
		if list, ok := f.Value.(pflag.SliceValue); ok {
			for _, v := range list.GetSlice() {
				args = append(args, "--"+f.Name+"="+v)
			}
			return
		}
		args = append(args, "--"+f.Name+"="+f.Value.String())
	})
	return args
}

// projects analyzes projects for an editor.
type projects struct {
	engine Engine
	flags  []string // as the user gave them
	survey func(context.Context, Request) (*report.Report, *report.Map, error)
}

// analyze scans a project, by the flags and the project's configuration.
func (p *projects) analyze(ctx context.Context, req lsp.Request) (*lsp.Analysis, error) {
	s := &scan{engine: p.engine}
	cmd := &cobra.Command{Use: "lsp"}
	s.addSelection(cmd)
	if err := cmd.ParseFlags(p.flags); err != nil {
		return nil, err
	}
	s.project.at, s.project.buffers = req.Path, req.Overlay
	err := s.project.configure(cmd, &s.req, nil)
	if err == nil {
		err = checkRequest(&s.req)
	}
	if err != nil {
		return nil, configError(err, &s.project)
	}
	s.req.Base, s.req.Overlay, s.req.Progress = folderOf(req.Path), req.Overlay, req.Progress
	s.req.Project = projectDir(&s.req)
	r, links, err := p.survey(ctx, s.req)
	if err != nil {
		if ctx.Err() == nil && s.req.Config.Path != "" {
			if wrong := p.engine.CheckConfig(s.req.Config); wrong != nil {
				return nil, configError(wrong, &s.project)
			}
		}
		return nil, err
	}
	r.Sort()
	if s.baseline != "" {
		if err := s.applyBaseline(r); err != nil {
			r.Errors = append(r.Errors, report.Problem{Path: s.baseline, Message: err.Error()})
		}
	}
	a := &lsp.Analysis{Report: s.wanted(r), Map: links, ConfigPath: s.project.path}
	a.ConfigText, err = s.project.text()
	return a, err
}

// folderOf returns a path if it is a folder, else the one that it lies in.
func folderOf(path string) string {
	if info, err := os.Stat(path); err == nil && !info.IsDir() {
		return filepath.Dir(path)
	}
	return path
}

// configError makes an error about a configuration one that says where in the file; errors name the file and the line.
func configError(err error, p *project) error {
	path := p.path
	if path == "" {
		return err
	}
	out := &lsp.ConfigError{Path: path}
	for line := range strings.Lines(err.Error()) {
		problem := report.Problem{Path: path, Message: strings.TrimSpace(line)}
		if rest, ok := strings.CutPrefix(problem.Message, here(path)+":"); ok {
			number, text, _ := strings.Cut(rest, ":")
			if n, err := strconv.Atoi(number); err == nil {
				problem.Line, problem.Message = n, strings.TrimSpace(text)
			}
		}
		out.Problems = append(out.Problems, problem)
	}
	return out
}
