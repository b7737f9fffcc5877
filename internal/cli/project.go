package cli

import (
	"os"
	"path/filepath"

	"rubicon/internal/report"
)

// projectDir returns the folder that a project's files are called from, whatever the current directory is: that of the
// configuration, else the top of the repository that holds the paths, else "".
func projectDir(req *Request) string {
	if req.Config != nil && req.Config.Dir != "" {
		return realPath(req.Config.Dir)
	}
	dir, err := filepath.Abs(req.Paths[0])
	if err != nil {
		return ""
	}
	for dir = realPath(dir); ; dir = filepath.Dir(dir) {
		if _, err := os.Lstat(filepath.Join(dir, ".git")); err == nil {
			return dir
		}
		if dir == filepath.Dir(dir) {
			return ""
		}
	}
}

// projectPath returns the path of a report's file as the project calls it.
func projectPath(r *report.Report, project, path string) string {
	if project == "" {
		return path
	}
	if rel, ok := inside(project, filepath.Join(r.Root, filepath.FromSlash(path))); ok {
		return rel
	}
	return path
}

// realPath returns a path without links if it leads anywhere.
func realPath(path string) string {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		return real
	}
	return path
}

// inside returns path relative to folder dir, with slashes; ok is false if it does not lie in it.
func inside(dir, path string) (rel string, ok bool) {
	rel, err := filepath.Rel(dir, path)
	if err != nil || !filepath.IsLocal(rel) {
		return "", false
	}
	return filepath.ToSlash(rel), true
}

// workingDir returns the current directory without links, or "".
func workingDir() string {
	wd, err := os.Getwd()
	if err != nil {
		return ""
	}
	return realPath(wd)
}
