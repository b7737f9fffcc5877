package planted

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
)

// Program is a program with what must be found in it.
type Program struct {
	Files []File
	Sinks []Sink
	Calls []Call
}

// File is a file of a program.
type File struct {
	Path, Text string
}

// Sink is a line that must be reported, or must not.
type Sink struct {
	Flow   int    `json:"flow"`
	Path   string `json:"path"`
	Line   int    `json:"line"`
	Code   string `json:"code"`
	Must   bool   `json:"must"`
	Silent bool   `json:"silent"`
}

// Call is the request that makes a flow run.
type Call struct {
	Flow    int    `json:"flow"`
	Path    string `json:"path"`
	Verb    string `json:"verb"`
	Key     string `json:"key"`
	Send    string `json:"send"`
	Checked bool   `json:"checked"`
}

// Write writes a planned program.
func Write(spec *Spec, v Variant) *Program {
	w := &writer{spec: spec, variant: v, names: &namer{salt: v.Names, seen: map[string]bool{}}}
	for i := range spec.Flows {
		w.flows = append(w.flows, w.write(&spec.Flows[i]))
	}
	r := rand.New(rand.NewPCG(v.Order, 7))
	if v.Order != 0 {
		r.Shuffle(len(w.flows), func(i, j int) { w.flows[i], w.flows[j] = w.flows[j], w.flows[i] })
	}
	l := &layout{w: w, r: r, program: &Program{}}
	l.run()
	slices.SortFunc(l.program.Sinks, func(a, b Sink) int {
		if a.Flow != b.Flow {
			return a.Flow - b.Flow
		}
		return strings.Compare(fmt.Sprint(a.Path, a.Line), fmt.Sprint(b.Path, b.Line))
	})
	return l.program
}

// layout distributes the written flows over files.
type layout struct {
	w       *writer
	r       *rand.Rand
	program *Program
}

func (l *layout) run() {
	if l.w.spec.Subject != Ruby {
		l.rust()
		return
	}
	var app block
	app.add(node{text: "# frozen_string_literal: true"})
	app.add(node{})
	base := "sinatra/base"
	if l.w.spec.Classic {
		base = "sinatra"
	}
	needs := []string{base}
	for _, f := range l.w.flows {
		needs = append(needs, f.needs...)
	}
	slices.Sort(needs)
	for _, n := range slices.Compact(needs) {
		app.add(node{text: "require '" + n + "'"})
	}
	for _, name := range l.libs() {
		app.add(node{text: "require_relative '" + strings.TrimSuffix(name, ".rb") + "'"})
	}
	app.add(node{})
	if l.w.spec.Classic {
		l.parts(&app, l.w.flows)
	} else {
		app.add(node{text: "class App < Sinatra::Base"})
		body := app.slot(1)
		app.add(node{text: "end"})
		flows := l.w.flows
		if l.w.variant.Split && len(flows) > 1 {
			half := len(flows) / 2
			var more block
			more.add(node{text: "class App < Sinatra::Base"})
			l.parts(more.slot(1), flows[half:])
			more.add(node{text: "end"})
			l.file("routes/more.rb", &more)
			app.add(node{text: "require_relative 'routes/more'"})
			flows = flows[:half]
		}
		l.parts(body, flows)
	}
	l.file("app.rb", &app)
	l.natives()
	for _, f := range l.w.flows {
		for _, v := range f.views {
			l.file("views/"+v.name+".erb", v.body)
		}
		l.call(f)
	}
}

// rust writes a program of Rust: one file.
func (l *layout) rust() {
	var main block
	for _, x := range strings.Split(strings.TrimSuffix(l.w.spec.lang().head, "\n"), "\n") {
		main.add(node{text: x})
	}
	var parts []*block
	for _, f := range l.w.flows {
		body := &block{}
		for line := range strings.SplitSeq(f.head, "\n") {
			body.add(node{text: line})
		}
		f.handler.indent = 1
		body.add(node{list: f.handler})
		body.add(node{text: "}"})
		parts = append(append(parts, f.consts, f.helpers, body), f.libs...)
	}
	path, manifest := "src/lib.rs", rustLibrary
	entry := &block{}
	if !l.w.spec.lang().exported {
		path, manifest = "src/main.rs", rustManifest
		l.entry(entry)
	}
	parts = append(parts, entry)
	if l.w.variant.Order != 0 {
		l.r.Shuffle(len(parts), func(i, j int) { parts[i], parts[j] = parts[j], parts[i] })
	}
	// Macros stand before what uses them.
	slices.SortStableFunc(parts, func(a, b *block) int { return b.macros() - a.macros() })
	for _, b := range parts {
		if len(b.nodes) > 0 {
			main.add(node{})
			main.add(node{list: b})
		}
	}
	l.file(path, &main)
	l.program.Files = append(l.program.Files, File{"Cargo.toml", manifest})
}

// entry writes the function that runs all flows.
func (l *layout) entry(to *block) {
	to.add(node{text: "fn main() {"})
	for _, f := range l.w.flows {
		to.add(node{text: fmt.Sprintf("  flow%d();", f.flow.ID)})
	}
	to.add(node{text: "}"})
}

// macros returns 1 if b defines a macro of Rust.
func (b *block) macros() int {
	if len(b.nodes) > 0 && strings.HasPrefix(b.nodes[0].text, "macro_rules!") {
		return 1
	}
	return 0
}

// natives writes the native library, if the program binds one.
func (l *layout) natives() {
	var lib block
	for _, x := range strings.Split(strings.TrimSuffix(nativeHead, "\n"), "\n") {
		lib.add(node{text: x})
	}
	head := len(lib.nodes)
	for _, f := range l.w.flows {
		if len(f.natives.nodes) > 0 {
			lib.add(node{list: f.natives})
		}
	}
	if len(lib.nodes) > head {
		l.file("ext/native/src/lib.rs", &lib)
		l.program.Files = append(l.program.Files, File{"ext/native/Cargo.toml", nativeManifest})
	}
}

// libs writes the classes and modules, one file for all or one for each, and returns the names.
func (l *layout) libs() []string {
	var all []*block
	for _, f := range l.w.flows {
		all = append(all, f.libs...)
	}
	if l.w.variant.Order != 0 {
		l.r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	}
	if len(all) == 0 {
		return nil
	}
	var names []string
	if l.w.variant.Split {
		for i, b := range all {
			name := fmt.Sprintf("lib/part%d.rb", i)
			l.file(name, b)
			names = append(names, name)
		}
		return names
	}
	var one block
	for i, b := range all {
		if i > 0 {
			one.add(node{})
		}
		one.add(node{list: b})
	}
	l.file("lib/parts.rb", &one)
	return []string{"lib/parts.rb"}
}

// parts writes constants, filters, routes and helpers of flows.
func (l *layout) parts(to *block, flows []*written) {
	for _, f := range flows {
		if len(f.consts.nodes) > 0 {
			to.add(node{list: f.consts})
		}
	}
	var groups []func()
	groups = append(groups, func() { l.helpers(to, flows) }, func() {
		for _, f := range flows {
			if len(f.filters.nodes) > 0 {
				to.add(node{})
				to.add(node{list: f.filters})
			}
		}
	}, func() {
		for _, f := range flows {
			to.add(node{})
			to.add(node{text: f.head})
			f.handler.indent = 1
			to.add(node{list: f.handler})
			to.add(node{text: "end"})
		}
	})
	if l.w.variant.Order != 0 {
		l.r.Shuffle(len(groups), func(i, j int) { groups[i], groups[j] = groups[j], groups[i] })
	}
	for _, g := range groups {
		g()
	}
}

// helpers writes the methods of the application: as methods of its class, or in a block of helpers.
func (l *layout) helpers(to *block, flows []*written) {
	plain := l.w.spec.Seed%2 == 0
	for _, f := range flows {
		if len(f.helpers.nodes) == 0 {
			continue
		}
		to.add(node{})
		if plain {
			to.add(node{list: f.helpers})
			continue
		}
		to.add(node{text: "helpers do"})
		f.helpers.indent = 1
		to.add(node{list: f.helpers})
		to.add(node{text: "end"})
	}
}

// file adds a file, and its sinks.
func (l *layout) file(path string, b *block) {
	var text strings.Builder
	for i, x := range b.lines(nil, 0) {
		text.WriteString(x.text + "\n")
		if x.mark != nil {
			l.program.Sinks = append(l.program.Sinks, Sink{
				Flow: x.mark.flow, Path: path, Line: i + 1, Code: x.mark.code, Must: x.mark.must, Silent: x.mark.silent,
			})
		}
	}
	l.program.Files = append(l.program.Files, File{path, text.String()})
}

func (l *layout) call(f *written) {
	send := f.flow.Source.Send
	c := Call{Flow: f.flow.ID, Path: fmt.Sprintf("/r%d", f.flow.ID), Verb: "GET", Key: f.key, Send: send, Checked: f.flow.Checked}
	if send == "body" || send == "json" {
		c.Verb = "POST"
	}
	l.program.Calls = append(l.program.Calls, c)
}
