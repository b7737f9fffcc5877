// Package cli is Rubicon's command line: commands, flags, exit codes, and where reports go.
//
// It knows nothing of analysis. What the commands do is behind an Engine, a struct of functions, so
// that the command line is tested without one.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"rubicon/internal/config"
	"rubicon/internal/report"
	"rubicon/internal/source"
)

// The exit codes.
const (
	ExitClean      = 0 // nothing at or above the threshold
	ExitFindings   = 1 // findings at or above the threshold
	ExitUsage      = 2 // wrong usage or configuration; nothing was analyzed
	ExitIncomplete = 3 // the analysis is incomplete: interrupted, or with --strict something was missed
)

// Engine is what the commands call.
type Engine struct {
	// Scan analyzes a workspace. An error means that there is no report at all.
	Scan func(context.Context, Request) (*report.Report, error)
	// Surveyor returns a function that analyzes a workspace as Scan does, and says where the parts of it meet. It is for
	// one goroutine at a time, and quicker with a workspace that it knows.
	Surveyor func() func(context.Context, Request) (*report.Report, *report.Map, error)
	// Directives returns the comments of a file that speak to Rubicon.
	Directives func(*source.File) ([]source.Directive, error)
	// Explain describes what is known of a function, "Foo#bar" or "krate::module::function".
	Explain func(context.Context, Request, string) (string, error)
	// Bridges returns the methods of Ruby that functions of Rust stand behind.
	Bridges func(context.Context, Request) (*report.Bridges, error)
	// Routes analyzes a workspace as Scan does, and returns its HTTP surface with the report.
	Routes func(context.Context, Request) (*report.Report, *report.Routes, error)
	// Rules returns the rules, sorted by code.
	Rules func(Request) ([]report.Rule, error)
	// Grammar returns what those who write rules want to know, with the kinds of the request's folders.
	Grammar func(Request) (*RuleGrammar, error)
	// CheckRules reads a folder of the user's rules. TestRules runs their tests.
	CheckRules func(dir string) (*RuleFolder, error)
	TestRules  func(ctx context.Context, dir string) (*RuleTest, error)
	// RulePages returns the pages about rules, by the names of their files: about those of the request's folders, or
	// about those of this build if it names none.
	RulePages func(Request) (map[string]string, error)
	// Grammars returns the grammars by which sources are parsed.
	Grammars func() []Grammar
	// CheckConfig returns an error if a configuration speaks of rules or sources that do not exist.
	CheckConfig func(*config.Config) error
}

// Request is what a command asks of an Engine.
type Request struct {
	Paths    []string // files and folders; never empty for a scan
	RuleDirs []string // folders with rules of the user's own
	Include  []string // patterns of the files that alone are read; none stands for all
	Exclude  []string // patterns of files and folders that are not read
	Select   []string // selectors of the rules that run; none stands for all
	Ignore   []string // selectors of those that do not
	Trusted  []string // the sources that are trusted
	// Overlay is the content of files that counts in place of what they hold, by absolute path.
	Overlay map[string][]byte
	// Absent are folders whose files are not there, by absolute path, and why.
	Absent map[string]string
	// Base is the folder that paths in the report are relative to; "" stands for the current one.
	Base string
	// Project is the folder that fingerprints call files from; "" stands for the root of the workspace.
	Project string
	// Renames are the paths from Project by which fingerprints call files that are called otherwise.
	Renames map[string]string
	// Config is the configuration that counts, never nil for a scan.
	Config          *config.Config
	NoCache         bool   // leave the cache alone
	CacheDir        string // the folder of the cache; "" for that of the user
	Jobs            int    // how many goroutines work at once; 0 leaves it to the engine
	IncludeVendored bool
	IncludeTests    bool
	Stats           bool
	Timings         bool // fill the report's Stats, whatever they are for
	// Progress, unless nil, is told how much of the work is done. It may be called by any goroutine.
	Progress func(done, total int)
	// Sized, unless nil, is told how many bytes of source there are before they are read.
	Sized func(bytes int64)
}

// IO is what a command has around it.
type IO struct {
	In       io.Reader
	Out, Err io.Writer
	// OutTerminal and ErrTerminal say that the writers are terminals.
	OutTerminal, ErrTerminal bool
	// Width is how many columns the terminal has; 0 if there is none.
	Width int
	// Env returns the value of an environment variable.
	Env func(string) string
	// Sized, unless nil, is told how many bytes of source a scan is about to read: so much memory it will need.
	Sized func(bytes int64)
}

// System returns the process's own.
func System() IO {
	width, _, _ := term.GetSize(int(os.Stdout.Fd())) // 0 if it is no terminal
	return IO{
		Width:       width,
		In:          os.Stdin,
		Out:         os.Stdout,
		Err:         os.Stderr,
		OutTerminal: term.IsTerminal(int(os.Stdout.Fd())),
		ErrTerminal: term.IsTerminal(int(os.Stderr.Fd())),
		Env:         os.Getenv,
	}
}

// color reports whether text to the standard output may be coloured: by the variables of no-color.org and force-color.org.
func (x *IO) color() bool {
	return x.Env("NO_COLOR") == "" && (x.Env("FORCE_COLOR") != "" || x.OutTerminal && x.Env("TERM") != "dumb")
}

// width returns how many columns there are for text: those of the terminal, or what COLUMNS says.
func (x *IO) width() int {
	if x.OutTerminal && x.Width > 0 {
		return x.Width
	}
	if n, err := strconv.Atoi(x.Env("COLUMNS")); err == nil && n > 0 {
		return n
	}
	return 80
}

// Main runs the command line args, without the program's name, and returns the exit code.
func Main(ctx context.Context, args []string, x IO, engine Engine) int {
	root := newRoot(x, engine)
	root.SetArgs(args)
	cmd, err := root.ExecuteContextC(ctx)
	if err != nil && cmd == root {
		err = fmt.Errorf("%s\nsee rubicon --help", strings.TrimSpace(err.Error()))
	}
	var exit *exitError
	switch {
	case err == nil:
		return ExitClean
	case !errors.As(err, &exit):
		exit = &exitError{code: ExitUsage, err: err}
		if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
			exit = &exitError{code: ExitIncomplete, err: errors.New("interrupted; there is no report")}
		}
	}
	if exit.err != nil {
		fmt.Fprintf(x.Err, "%s: %s\n", cmd.CommandPath(), printableLines(exit.err.Error()))
	}
	return exit.code
}

// printableLines returns text as it may be printed, with its line breaks.
func printableLines(text string) string {
	lines := strings.Split(strings.TrimSpace(text), "\n")
	for i, line := range lines {
		lines[i] = report.Printable(strings.ReplaceAll(line, "\t", "    "))
	}
	return strings.Join(lines, "\n")
}

// exitError ends the program with a code; err is what to say, if anything.
type exitError struct {
	code int
	err  error
}

func (e *exitError) Error() string {
	if e.err == nil {
		return fmt.Sprintf("exit code %d", e.code)
	}
	return e.err.Error()
}

func (e *exitError) Unwrap() error { return e.err }

const rootHelp = `Rubicon follows untrusted data from a Sinatra route through Ruby, across the native
boundary, into Rust, and reports every path that reaches something dangerous.

Exit codes: 0 nothing at or above the threshold, 1 findings, 2 wrong usage or
configuration, 3 the analysis is incomplete (with --strict, or interrupted).`

// newRoot returns the command "rubicon" with its subcommands.
func newRoot(x IO, engine Engine) *cobra.Command {
	root := &cobra.Command{
		Use:           "rubicon",
		Short:         "Find paths of untrusted data through Ruby and Rust",
		Long:          rootHelp,
		Version:       Version(),
		SilenceUsage:  true,
		SilenceErrors: true,
		RunE:          func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	root.SetOut(x.Out)
	root.SetErr(x.Err)
	root.SetUsageTemplate(wrapped(root.UsageTemplate()))
	root.SetVersionTemplate("rubicon {{.Version}}\n")
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		return fmt.Errorf("%w; see %s --help", err, cmd.CommandPath())
	})
	root.AddCommand(
		newScan(x, engine),
		newRules(x, engine),
		newExplain(x, engine),
		newReport(x, engine),
		newBridges(x, engine),
		newRoutes(x, engine),
		newGate(x, engine),
		newConfig(x, engine),
		newBaseline(x, engine),
		newCache(x),
		newServe(x),
		newLSP(x, engine),
		newSchema(x),
		newVersion(x, engine),
		newMan(x),
	)
	refuseUnknown(root)
	return root
}

// helpWidth is how many columns a help text takes.
const helpWidth = 100

// wrapped returns a template of cobra's that breaks what flags are for into lines.
func wrapped(template string) string {
	return strings.ReplaceAll(template, "FlagUsages ", fmt.Sprintf("FlagUsagesWrapped %d ", helpWidth))
}

// newSchema returns the command "rubicon schema".
func newSchema(x IO) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "schema",
		Short: "Print the JSON Schema of --format json",
		Args:  noArgs,
	}
	of := addChoice(cmd, "of", "the schema of what this `command` writes", []string{"scan", "routes"}, "scan")
	cmd.RunE = func(*cobra.Command, []string) error {
		if of.value == "routes" {
			return out(x, string(report.RoutesSchema()))
		}
		return out(x, string(report.Schema()))
	}
	return cmd
}

// refuseUnknown makes the commands that cobra adds refuse what they do not know, as the others do: they would print their
// help and report success.
func refuseUnknown(root *cobra.Command) {
	root.InitDefaultCompletionCmd()
	root.InitDefaultHelpCmd()
	for _, cmd := range root.Commands() {
		switch cmd.Name() {
		case "completion":
			cmd.Args = onlySubcommands
			cmd.RunE = func(cmd *cobra.Command, _ []string) error { return cmd.Help() }
		case "help":
			cmd.Args = func(cmd *cobra.Command, args []string) error {
				_, _, err := cmd.Root().Find(args)
				return err
			}
		}
	}
}

// onlySubcommands refuses arguments of a command that only has subcommands.
func onlySubcommands(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	cmd.SuggestionsMinimumDistance = 2
	hint := "see " + cmd.CommandPath() + " --help"
	if near := cmd.SuggestionsFor(args[0]); len(near) > 0 {
		hint = fmt.Sprintf("did you mean %q?", near[0])
	}
	return fmt.Errorf("unknown command %q for %q; %s", args[0], cmd.CommandPath(), hint)
}

// noArgs refuses arguments with a sentence that says what to do.
func noArgs(cmd *cobra.Command, args []string) error {
	if len(args) > 0 {
		return fmt.Errorf("unexpected argument %q; %s takes none", args[0], cmd.CommandPath())
	}
	return nil
}

// out writes text to the standard output.
func out(x IO, text string) error {
	_, err := io.WriteString(x.Out, text)
	return err
}

// choice is a flag whose value is one of a few words.
type choice struct {
	value   string
	choices []string
}

// String returns the value.
func (c *choice) String() string { return c.value }

// Type says what the value is; the help text lists the words behind what the flag is for.
func (c *choice) Type() string { return "word" }

// Set sets the value.
func (c *choice) Set(s string) error {
	for _, w := range c.choices {
		if s == w {
			c.value = s
			return nil
		}
	}
	return fmt.Errorf("choose one of %s", strings.Join(c.choices, ", "))
}

// addChoice adds a flag whose value is one of choices, with completion; the first is the default.
func addChoice(cmd *cobra.Command, name, usage string, choices []string, preset string) *choice {
	c := &choice{preset, choices}
	cmd.Flags().Var(c, name, usage+": "+strings.Join(choices, ", "))
	// The error says that the flag does not exist, which it does.
	_ = cmd.RegisterFlagCompletionFunc(name, cobra.FixedCompletions(choices, cobra.ShellCompDirectiveNoFileComp))
	return c
}

// addRuleDirs adds the flag --rules.
func addRuleDirs(cmd *cobra.Command, req *Request) {
	cmd.Flags().StringArrayVar(&req.RuleDirs, "rules", nil, "read rules and models from this `directory` too (repeatable)")
	_ = cmd.MarkFlagDirname("rules")
}

// addWorkspace adds the flags that say how a workspace is read.
func addWorkspace(cmd *cobra.Command, req *Request) {
	addRuleDirs(cmd, req)
	cmd.Flags().StringArrayVar(&req.Include, "include", nil, "read only files that match this `pattern`, as in a .gitignore (repeatable)")
	cmd.Flags().StringArrayVar(&req.Exclude, "exclude", nil, "do not read what matches this `pattern`, as in a .gitignore (repeatable)")
	cmd.Flags().IntVar(&req.Jobs, "jobs", 0, "work on this `number` of files at once (default: one for each core)")
	cmd.Flags().BoolVar(&req.NoCache, "no-cache", false, "neither use nor keep what was made of files before; see rubicon cache")
	addCacheDir(cmd, &req.CacheDir)
	cmd.MarkFlagsMutuallyExclusive("no-cache", "cache-dir")
	cmd.Flags().BoolVar(&req.IncludeVendored, "include-vendored", false, "read vendored and built trees too (vendor, node_modules, target, tmp)")
	cmd.Flags().BoolVar(&req.IncludeTests, "include-tests", false, "read test code too (spec, test, tests, benches, examples of Cargo)")
}

// checkRequest returns an error that says what is wrong with a request.
func checkRequest(req *Request) error {
	if req.Jobs < 0 {
		return fmt.Errorf("--jobs %d: give a positive number", req.Jobs)
	}
	for flag, patterns := range map[string][]string{"include": req.Include, "exclude": req.Exclude} {
		if err := source.CheckPatterns(patterns); err != nil {
			return fmt.Errorf("--%s: %w", flag, err)
		}
	}
	for _, dir := range req.RuleDirs {
		info, err := os.Stat(dir)
		switch {
		case errors.Is(err, os.ErrNotExist):
			return fmt.Errorf("no such directory: %s; --rules takes a directory with TOML files", dir)
		case err != nil:
			return fmt.Errorf("--rules: %w", err)
		case !info.IsDir():
			return fmt.Errorf("%s is a file; --rules takes a directory with TOML files", dir)
		}
	}
	return nil
}
