// Package setting looks at files that are no source, but say how programs of the workspace are built and run:
// Dockerfiles, units of systemd, the profiles of Cargo. What they say counts where native code is concerned: which user
// it has the rights of, and what becomes of errors that Rust would notice.
//
// A file of the first two sorts speaks of the programs in its folder, or, where there are none, in the nearest folder
// above that has some. Only what they say is read: an image that is not described here, and a user that somebody gives
// when he starts it, are not known. What a shell script does is looked for in its text, by its words.
package setting

import (
	"cmp"
	"path"
	"regexp"
	"slices"
	"strings"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
	"rubicon/internal/taint"
)

// Input is the files of a workspace.
type Input struct {
	Graph *callgraph.Graph
	// Files are those that say how programs are built and run.
	Files []*source.File
	// Scripts are the names of the shell scripts, and Read reads one.
	Scripts []string
	Read    func(name string) ([]byte, error)
}

// Run returns the findings of a workspace, by the places at which they are reported.
func Run(in Input) *taint.Result {
	a := &analysis{Input: in, g: in.Graph}
	a.findNative()
	for _, row := range a.g.Set.Models.Settings {
		if a.native(row, "") == nil {
			continue
		}
		switch row.Of {
		case rule.SettingImage:
			a.images(row)
		case rule.SettingUnit:
			a.units(row)
		default:
			a.profiles(row)
		}
	}
	slices.SortStableFunc(a.flows, func(x, y taint.Flow) int {
		p, q := &x.Steps[0], &y.Steps[0]
		return cmp.Or(cmp.Compare(p.File.Path, q.File.Path), cmp.Compare(p.Pos, q.Pos), cmp.Compare(x.Kind, y.Kind))
	})
	return &taint.Result{Graph: a.g, Flows: a.flows, Unread: a.unread}
}

type analysis struct {
	Input
	g      *callgraph.Graph
	code   []nativeCode
	cargo  []*cargo
	flows  []taint.Flow
	unread []taint.Unread
}

// nativeCode is a place where Ruby and native code meet.
type nativeCode struct {
	mechanism string
	file      string // where the native function is, or is bound
}

// exportMechanism is that of exported functions which nothing of the workspace calls.
const exportMechanism = "export"

// findNative finds the native code of the workspace.
func (a *analysis) findNative() {
	add := func(mechanism string, id ir.FuncID) {
		if f := a.g.Prog.File(id).Source; !f.Test {
			a.code = append(a.code, nativeCode{mechanism, f.Path})
		}
	}
	for _, n := range a.g.AllNatives() {
		add(n.Mechanism, n.Site.Func)
		for _, id := range n.Targets {
			add(n.Mechanism, id)
		}
	}
	for id := range a.g.Prog.Funcs {
		if a.g.Exported(ir.FuncID(id)) {
			add(exportMechanism, ir.FuncID(id))
		}
	}
}

// native returns the native code below a folder that a row is about.
func (a *analysis) native(row *rule.Setting, dir string) (files []string) {
	for _, c := range a.code {
		if slices.Contains(row.Mechanisms, c.mechanism) && above(dir, c.file) {
			files = append(files, c.file)
		}
	}
	return files
}

// of returns the files of a language that a row is about.
func (a *analysis) of(row *rule.Setting, lang source.Lang) (files []*source.File) {
	for _, f := range a.Files {
		if f.Lang == lang && !row.Except.MatchString(f.Path) {
			files = append(files, f)
		}
	}
	return files
}

// nativeFor reports whether the programs that a file speaks of are such that have native code in their process.
func (a *analysis) nativeFor(row *rule.Setting, f *source.File) bool {
	dir := clean(path.Dir(f.Path))
	for dir != "" && !slices.ContainsFunc(a.g.Prog.Files, func(s *ir.File) bool { return above(dir, s.Source.Path) }) {
		dir = clean(path.Dir(dir))
	}
	return a.native(row, dir) != nil
}

// found reports a finding at a stretch of a file.
func (a *analysis) found(row *rule.Setting, f *source.File, pos, end uint32, detail string, edit *taint.Edit) {
	a.g.Meet(&row.Row)
	a.flows = append(a.flows, taint.Flow{
		Kind: row.Kind, Misuse: &row.Misuse, Confidence: taint.Confidence(row.Confidence), Edit: edit,
		Steps: []taint.Step{{
			Role: taint.RoleSink, Pos: pos, End: end, File: f, Note: strings.TrimSuffix(row.Note+": "+detail, ": "),
		}},
	})
}

// problem notes why a file was not understood.
func (a *analysis) problem(f *source.File, line int, err error) {
	a.unread = append(a.unread, taint.Unread{Path: f.Path, Line: line, Message: err.Error()})
}

// images reports the images whose program is one of Ruby and runs as root.
func (a *analysis) images(row *rule.Setting) {
	for _, f := range a.of(row, source.Docker) {
		d, err := readDockerfile(f)
		if err != nil {
			a.problem(f, 0, err)
			continue
		}
		last := d.stages[len(d.stages)-1]
		by, user, image := last.runAs()
		at, detail := last.from, "the last stage has no USER"
		switch {
		case by != nil:
			at, detail = *by, "USER "+user
		case last.runs != nil:
			at = *last.runs
		}
		root := by != nil && isRoot(user) || by == nil && row.Root.MatchString(image)
		command := last.command + "\n" + a.scripts(last.command)
		if root && row.Runs.MatchString(last.baseImage()+" "+command) && !row.Drops.MatchString(command+"\n"+last.allTexts()) && a.nativeFor(row, f) {
			a.found(row, f, at.pos, at.end, detail, nil)
		}
	}
}

// isRoot reports whether a name or number of a user is that of root.
func isRoot(user string) bool { return user == "root" || user == "0" }

// baseImage returns the image that a stage begins with, also by way of others.
func (s *stage) baseImage() string {
	for s.below != nil {
		s = s.below
	}
	return s.image
}

// allTexts returns the texts that stand in a stage and in those that it begins with.
func (s *stage) allTexts() (texts string) {
	for ; s != nil; s = s.below {
		texts += s.texts
	}
	return texts
}

// scriptName finds the words of a command that may name a script.
var scriptName = regexp.MustCompile(`[\w./-]+`)

// scripts returns the texts of the scripts of the workspace that a command names.
func (a *analysis) scripts(command string) string {
	var texts strings.Builder
	for _, word := range scriptName.FindAllString(command, -1) {
		for _, name := range a.Scripts {
			if path.Base(name) != path.Base(word) {
				continue
			}
			if content, err := a.Read(name); err == nil {
				texts.Write(content)
				texts.WriteByte('\n')
			}
		}
	}
	return texts.String()
}

// units reports the units whose program is one of Ruby and runs as root.
func (a *analysis) units(row *rule.Setting) {
	all := a.of(row, source.Systemd)
	changed := map[*source.File]bool{}
	for _, f := range all {
		if isDropIn(f) {
			continue
		}
		more := dropIns(f, all)
		for _, d := range more {
			changed[d] = true
		}
		a.unit(row, f, newUnit(append([]*source.File{f}, more...)...))
	}
	for _, f := range all {
		if u := newUnit(f); isDropIn(f) && !changed[f] && u.user != nil {
			a.unit(row, f, u)
		}
	}
}

// unit reports a unit.
func (a *analysis) unit(row *rule.Setting, f *source.File, u *unit) {
	if u.service == nil || u.byUser || !a.nativeFor(row, f) {
		return
	}
	for _, l := range u.commands {
		text, full := l.command()
		text += "\n" + a.scripts(text)
		if row.Drops.MatchString(text) || !row.Runs.MatchString(text) {
			continue
		}
		if full {
			a.found(row, l.file, l.pos, l.end, "the command has all rights, whatever User says", nil)
			return
		}
		a.unitUser(row, u, l)
		return
	}
	if isDropIn(f) && row.Runs.MatchString(path.Dir(f.Path)) {
		a.unitUser(row, u, u.service)
	}
}

// unitUser reports a unit that has no user, or root; run is the line that says what it runs.
func (a *analysis) unitUser(row *rule.Setting, u *unit, run *unitLine) {
	switch {
	case u.user != nil && isRoot(u.user.value):
		a.found(row, u.user.file, u.user.pos, u.user.end, "User="+u.user.value, &taint.Edit{
			Title: "let systemd make a user for it", Pos: u.user.pos, End: u.user.end, Text: "DynamicUser=yes",
		})
	case u.user == nil && !u.dynamic:
		edit := &taint.Edit{Title: "let systemd make a user for it", Pos: run.pos, End: run.pos, Text: "DynamicUser=yes\n"}
		if run == u.service {
			edit.Pos, edit.End, edit.Text = run.end, run.end, "\nDynamicUser=yes"
		}
		a.found(row, run.file, run.pos, run.end, "the unit has neither User nor DynamicUser", edit)
	}
}
