package cli

import (
	"cmp"
	_ "embed"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"rubicon/internal/baseline"
	"rubicon/internal/config"
	"rubicon/internal/report"
)

//go:embed rubicon.toml
var template string

// project says which configuration counts for a command.
type project struct {
	file string // named by the user
	none bool   // no file counts
	// at is the folder or file that counts where the user gives no paths; "" stands for the current folder.
	at string
	// buffers are the contents of files that count in place of what they hold, by absolute path.
	buffers map[string][]byte
	// path is the file that was read, also if it is wrong; absolute, or "".
	path string
	// config is what it says, and set the flags that have their values from it, once configure has returned.
	config *config.Config
	set    map[string]bool
}

// addProject adds the flags that say which configuration counts.
func addProject(cmd *cobra.Command, p *project) {
	cmd.Flags().StringVar(&p.file, "config", "", "read the configuration from this `file` (default: the closest "+config.Name+" at or above the paths)")
	cmd.Flags().BoolVar(&p.none, "no-config", false, "read no configuration")
	_ = cmd.MarkFlagFilename("config", "toml")
	cmd.MarkFlagsMutuallyExclusive("config", "no-config")
}

// load returns the configuration that counts for paths. If there is none, it says nothing.
func (p *project) load(paths []string) (*config.Config, error) {
	file := p.file
	if p.none {
		return &config.Config{}, nil
	}
	if file == "" {
		if len(paths) == 0 {
			paths = []string{cmp.Or(p.at, ".")}
		}
		found, err := config.Find(paths, p.buffers)
		if found == "" || err != nil {
			return &config.Config{}, err
		}
		file = here(found)
	}
	abs, err := filepath.Abs(file)
	if err != nil {
		return nil, err
	}
	p.path = realPath(abs)
	if content, ok := p.buffers[p.path]; ok {
		return config.Parse(file, filepath.Dir(abs), content)
	}
	return config.Load(file)
}

// text returns what the file that was read says; nil if there is none.
func (p *project) text() ([]byte, error) {
	if content, ok := p.buffers[p.path]; ok || p.path == "" {
		return content, nil
	}
	return os.ReadFile(p.path)
}

// here returns a path relative to the current directory if it lies below it.
func here(path string) string {
	wd := workingDir()
	if rel, ok := inside(wd, path); ok && wd != "" && path != "" {
		return filepath.FromSlash(rel)
	}
	return path
}

// configure loads the configuration for paths, gives the flags of cmd that the user did not give what it says, and
// sets the paths of the request: those of the configuration if the user gave none.
func (p *project) configure(cmd *cobra.Command, req *Request, paths []string) error {
	c, err := p.load(paths)
	if err != nil {
		return err
	}
	req.Config, p.config, p.set = c, c, map[string]bool{}
	values := c.Flags()
	if len(paths) == 0 {
		for _, path := range values["paths"] {
			paths = append(paths, here(path))
		}
		p.set["paths"] = len(paths) > 0
		if err := p.blame("paths", checkKey("paths", paths, "", false)); err != nil {
			return err
		}
	}
	if req.Paths = paths; len(paths) == 0 {
		req.Paths = []string{cmp.Or(p.at, ".")}
	}
	var errs []error
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		list := values[f.Name]
		if f.Changed || list == nil || cmd.Flags().Lookup("select") == nil && !ofWorkspace[f.Name] {
			return
		}
		p.set[f.Name] = true
		if err := p.blame(f.Name, p.setFlag(cmd, f.Name, list)); err != nil {
			errs = append(errs, err)
		}
	})
	return errors.Join(errs...)
}

// setFlag gives a flag the values of a key.
func (p *project) setFlag(cmd *cobra.Command, name string, values []string) error {
	found := make([]string, len(values))
	for i, v := range values {
		if name == "output" || name == "rules" || name == "baseline" || name == "openapi" {
			v = here(v)
		}
		found[i] = v
		if err := p.config.CheckFile(name, v); err != nil {
			return err
		}
		if err := cmd.Flags().Set(name, v); err != nil {
			return plainFlag(err)
		}
	}
	format, given := "", false
	if f := cmd.Flags().Lookup("format"); f != nil { // which was set before, by the order of the alphabet
		format, given = f.Value.String(), f.Changed
	}
	return checkKey(name, found, format, given)
}

// ofWorkspace are the flags that mean the same for every command that reads a workspace, also for those that have no
// rules to select.
var ofWorkspace = map[string]bool{"include": true, "exclude": true, "include-tests": true, "include-vendored": true, "rules": true, "jobs": true, "no-cache": true, "openapi": true, "fail-on-difference": true}

// plainFlag returns what is wrong with a value without the flag, which stands before it.
func plainFlag(err error) error {
	var invalid *pflag.InvalidValueError
	if errors.As(err, &invalid) {
		return invalid.Unwrap()
	}
	return err
}

const configHelp = `Config works with rubicon.toml, which says once for a project what the flags of a scan
say each time. A key has the name of its flag, and a flag on the command line counts more
than the key. The file that counts is the closest one at or above the scanned paths.`

// newConfig returns the command "rubicon config".
func newConfig(x IO, engine Engine) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "config",
		Short: "Write, show and check rubicon.toml",
		Long:  configHelp,
		Args:  onlySubcommands,
		RunE:  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newConfigInit(x), newConfigShow(x, engine), newConfigCheck(x, engine), &cobra.Command{
		Use:   "schema",
		Short: "Print the JSON Schema of " + config.Name,
		Args:  noArgs,
		RunE:  func(*cobra.Command, []string) error { return out(x, string(config.Schema())) },
	})
	return cmd
}

func newConfigInit(x IO) *cobra.Command {
	return &cobra.Command{
		Use:   "init [directory]",
		Short: "Write a " + config.Name + " to begin with",
		Args:  cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			dir := "."
			if len(args) > 0 {
				dir = args[0]
			}
			path := filepath.Join(dir, config.Name)
			f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
			if errors.Is(err, os.ErrExist) {
				return fmt.Errorf("%s exists already; it is left as it is", path)
			}
			if err != nil {
				return fmt.Errorf("cannot write %s: %w", path, plain(err))
			}
			_, err = f.WriteString(template)
			if err2 := f.Close(); err == nil {
				err = err2
			}
			if err != nil {
				return fmt.Errorf("cannot write %s: %w", path, plain(err))
			}
			return out(x, "wrote "+report.Printable(path)+"\n")
		},
	}
}

func newConfigShow(x IO, engine Engine) *cobra.Command {
	var p project
	cmd := &cobra.Command{
		Use:   "show [path...]",
		Short: "Print what counts for a scan of the paths",
		RunE: func(_ *cobra.Command, args []string) error {
			c, err := p.load(args)
			if err == nil {
				err = engine.CheckConfig(c)
			}
			if err != nil {
				return err
			}
			return showConfig(x, c)
		},
	}
	addProject(cmd, &p)
	return cmd
}

// showConfig prints the keys that the file has, as TOML. Files are written as they are found from here.
func showConfig(x IO, c *config.Config) error {
	var b strings.Builder
	if c.Path == "" {
		b.WriteString("# no " + config.Name + " counts here: everything is as without flags\n")
		return out(x, b.String())
	}
	fmt.Fprintf(&b, "# %s\n", report.Printable(here(c.Path)))
	text, err := c.TOML()
	if err != nil {
		return err
	}
	b.WriteString(text)
	return out(x, printableLines(b.String())+"\n")
}

func newConfigCheck(x IO, engine Engine) *cobra.Command {
	return &cobra.Command{
		Use:   "check [file or directory]",
		Short: "Check a " + config.Name,
		Args:  cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			var p project
			var dirs []string
			where := "here"
			if len(args) > 0 {
				if info, err := os.Stat(args[0]); err == nil && info.IsDir() {
					dirs, where = args, "in "+report.Printable(args[0])
				} else {
					p.file = args[0]
				}
			}
			c, err := p.load(dirs)
			if err != nil {
				return err
			}
			if c.Path == "" {
				return fmt.Errorf("no %s %s or above; rubicon config init writes one", config.Name, where)
			}
			// The flags know which values they take; those of rubicon routes have keys too.
			p = project{file: c.Path}
			for _, cmd := range []*cobra.Command{newScan(x, engine), newRoutes(x, engine)} {
				if err := p.configure(cmd, &Request{}, nil); err != nil {
					return err
				}
			}
			if err := engine.CheckConfig(c); err != nil {
				return err
			}
			if err := checkBaseline(c); err != nil {
				return err
			}
			if err := checkDocuments(&p); err != nil {
				return err
			}
			return out(x, report.Printable(here(c.Path))+" is right\n")
		},
	}
}

// checkBaseline returns an error if the baseline that a configuration names cannot be read: a scan would end with it.
func checkBaseline(c *config.Config) error {
	if c.Baseline == "" {
		return nil
	}
	if _, err := baseline.Load(here(filepath.Join(c.Dir, c.Baseline))); err != nil {
		return fmt.Errorf("%s:%d: baseline: %w", here(c.Path), c.Line("baseline"), err)
	}
	return nil
}
