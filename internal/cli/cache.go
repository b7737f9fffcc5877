package cli

import (
	"errors"
	"fmt"
	"os"
	"runtime/debug"
	"time"

	"github.com/spf13/cobra"

	"rubicon/internal/cache"
	"rubicon/internal/report"
)

const cacheHelp = `Rubicon keeps what it made of each file that it read, so that a scan reads anew only what
has changed, and the report, for a scan of which nothing has changed. A report is the same with the cache, without it, and after it was emptied;
--no-cache, or the key no-cache of rubicon.toml, does without it. It has 1 GiB at most:
what was not used for longest goes first.`

// newCache returns the command "rubicon cache".
func newCache(x IO) *cobra.Command {
	var dir string
	cmd := &cobra.Command{
		Use:   "cache",
		Short: "Show or empty the cache of files that were read",
		Long:  cacheHelp,
		Args:  onlySubcommands,
		RunE:  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	addCacheDir(cmd, &dir)
	add := func(name, short string, run func(dir string) error) {
		sub := &cobra.Command{
			Use:   name,
			Short: short,
			Args:  noArgs,
			RunE: func(*cobra.Command, []string) error {
				where := cacheDir(dir)
				if where == "" {
					return errors.New("there is no folder for a cache, as there is no home directory; name one by --cache-dir")
				}
				return run(where)
			},
		}
		addCacheDir(sub, &dir)
		cmd.AddCommand(sub)
	}
	add("dir", "Print the folder of the cache", func(dir string) error { return out(x, report.Printable(dir)+"\n") })
	add("stats", "Print how much the cache holds", func(dir string) error {
		u := cache.Measure(dir)
		text := fmt.Sprintf("%s: %s, %s", report.Printable(dir), counted(u.Entries, "file"), megabytes(u.Bytes))
		if !u.Oldest.IsZero() {
			text += ", all used since " + u.Oldest.Format(time.DateOnly)
		}
		return out(x, text+"\n")
	})
	add("clean", "Empty the cache", func(dir string) error {
		freed, err := cache.Clean(dir)
		if err != nil {
			return fmt.Errorf("cannot empty the cache: %w", err)
		}
		return out(x, fmt.Sprintf("%s: %s deleted, %s\n", report.Printable(dir), counted(freed.Entries, "file"), megabytes(freed.Bytes)))
	})
	return cmd
}

// megabytes writes a number of bytes.
func megabytes(n int64) string { return fmt.Sprintf("%.1f MB", float64(n)/1e6) }

func addCacheDir(cmd *cobra.Command, dir *string) {
	cmd.Flags().StringVar(dir, "cache-dir", "", "keep the cache in this `directory` (default: that of the user)")
	_ = cmd.MarkFlagDirname("cache-dir")
}

// cacheDir returns the folder of the cache: the one that the user names, else that of the user; "" if there is none.
func cacheDir(named string) string {
	if named != "" {
		return named
	}
	return cache.DefaultDir()
}

// openCache returns the cache that a request wants, and which build of Rubicon uses it; nil if there is none.
func openCache(req Request) (store *cache.Store, build string) {
	if req.NoCache {
		return nil, ""
	}
	dir, build := cacheDir(req.CacheDir), buildID()
	if dir == "" || build == "" {
		return nil, ""
	}
	return cache.Open(dir), build
}

// buildID returns a text that no two builds of Rubicon have in common, "" if none is known. It rests on what the file of
// the program says of itself: to hash it would take longer than many a scan.
func buildID() string {
	path, err := os.Executable()
	if err != nil {
		return ""
	}
	file, err := os.Stat(path)
	if err != nil {
		return ""
	}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	return fmt.Sprintf("%d %d\n%s", file.Size(), file.ModTime().UnixNano(), info)
}
