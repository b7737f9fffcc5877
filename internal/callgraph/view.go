package callgraph

import (
	"path"
	"slices"
	"strings"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// This file finds out which templates a call renders, and which options the application has set.
//
// A template's code is a method of a module of its own (see ir.FuncTemplate). Whoever renders it has that
// module mixed in: so what stands in the template is resolved in the application's class, and instance
// variables are the application's.

// Rendering is a template that a call renders.
type Rendering struct {
	Func ir.FuncID
	Row  *rule.Render
}

// views are the templates of the workspace.
type views struct {
	all    []ir.FuncID
	byName map[string][]ir.FuncID // by the last part of the name, without extensions
	sites  map[ir.FuncID][]Site   // the calls that render it, in program order
	routes map[ir.FuncID]*Route   // the only route that renders it
	// actions are the methods that render a template by their name.
	actions map[ir.FuncID][]ir.FuncID
	named   map[ir.FuncID]ir.Name // of those: the name of the method
	folders map[string]string     // of classes whose methods do: where their templates lie
}

// route returns the route that renders a template, if it is the only one that does, or nil.
func (v *views) route(template ir.FuncID) *Route { return v.routes[template] }

// setting is an option that a call sets.
type setting struct {
	site  Site
	value ir.Value // NoValue: it was not understood
	read  bool     // the class answers a call of the option's name by it
	text  string   // what the call sets by its name alone (disable)
}

// optionKey is an option of a class.
type optionKey struct{ class, name string }

// isTemplate reports whether function id is the code of a template.
func (g *Graph) isTemplate(id ir.FuncID) bool { return g.Prog.Func(id).Flags&ir.FuncTemplate != 0 }

// TemplateOf returns the template that function id stands in, itself or as a block in it.
func (g *Graph) TemplateOf(id ir.FuncID) (ir.FuncID, bool) {
	for g.Prog.Func(id).Kind == ir.KindClosure && g.Prog.Func(id).Parent != ir.NoFunc {
		id = g.Prog.Parent(id)
	}
	return id, g.isTemplate(id)
}

// RenderSites returns the calls that render a template, in program order.
func (g *Graph) RenderSites(template ir.FuncID) []Site { return g.views.sites[template] }

// LocalReads returns the places where a template reads its local variable of that name: what looks like a
// call of a method, in the template or in a block of it.
func (g *Graph) LocalReads(template ir.FuncID, name ir.Name) []Site {
	var sites []Site
	for _, s := range g.calls.of(name) {
		if g.Prog.Instr(s.Func, s.Value).Flags&ir.FlagVariableLike == 0 {
			continue
		}
		if t, ok := g.TemplateOf(s.Func); ok && t == template {
			sites = append(sites, s)
		}
	}
	return sites
}

// findViews lists the templates.
func (g *Graph) findViews() {
	g.views = views{byName: map[string][]ir.FuncID{}, sites: map[ir.FuncID][]Site{}, routes: map[ir.FuncID]*Route{},
		actions: map[ir.FuncID][]ir.FuncID{}, named: map[ir.FuncID]ir.Name{}, folders: map[string]string{}}
	for id := range g.Prog.Funcs {
		if id := ir.FuncID(id); g.isTemplate(id) {
			g.views.all = append(g.views.all, id)
			base := path.Base(g.templateName(id))
			g.views.byName[base] = append(g.views.byName[base], id)
		}
	}
}

// templateName returns the path of a template's file without its extensions, or the name that it has in
// its Ruby file, "" if it has none.
func (g *Graph) templateName(id ir.FuncID) string {
	src := g.Prog.File(id).Source
	if src.Template == source.NoTemplate {
		return g.Prog.Text(g.Prog.Func(id).Name)
	}
	dir, base := path.Split(src.Path)
	if i := strings.IndexByte(base, '.'); i > 0 {
		base = base[:i]
	}
	return dir + base
}

// readViews reads the calls that set options and those that render templates.
func (g *Graph) readViews() {
	g.findViews()
	g.options = map[optionKey][]setting{}
	g.eachDescribed(func(e *rule.Entry) bool { return len(e.Options) > 0 }, g.readOption)
	if len(g.views.all) == 0 {
		return
	}
	g.eachDescribed(func(e *rule.Entry) bool { return len(e.Templates) > 0 }, g.readTemplate)
	users := map[ir.FuncID][]string{}
	use := func(t ir.FuncID, by []string) (changed bool) {
		for _, u := range by {
			if !slices.Contains(users[t], u) {
				users[t] = append(users[t], u)
				changed = true
			}
		}
		return changed
	}
	g.readActions(use)
	g.eachDescribed(func(e *rule.Entry) bool { return len(e.Renders) > 0 }, func(s Site, in *ir.Instr) {
		for _, r := range g.renderings(s, in) {
			if !slices.Contains(g.views.sites[r.Func], s) {
				g.views.sites[r.Func] = append(g.views.sites[r.Func], s)
			}
		}
		for _, t := range g.anyView(s, in) {
			use(t, g.usersOf(s.Func, users))
		}
	})
	// A template that another one renders is used by whoever renders that one.
	for changed := true; changed; {
		changed = false
		for _, t := range g.views.all {
			for _, s := range g.views.sites[t] {
				changed = use(t, g.usersOf(s.Func, users)) || changed
			}
		}
	}
	helpers := make([][]string, len(g.Set.Models.Views))
	for i, row := range g.Set.Models.Views {
		helpers[i] = g.helpersOf(row)
	}
	for _, t := range g.views.all {
		if sites := g.views.sites[t]; len(sites) == 1 {
			if _, nested := g.TemplateOf(sites[0].Func); !nested {
				g.views.routes[t] = g.RouteOf(sites[0].Func)
			}
		}
		module := g.classes.classes[g.classes.scope(t)]
		g.classes.version++
		for _, u := range users[t] {
			module.includers = append(module.includers, u)
			if c := g.classes.classes[u]; c != nil && c.module {
				module.includers = append(module.includers, c.includers...)
			}
		}
		// Who includes a helper besides does not use the templates.
		for i, row := range g.Set.Models.Views {
			if len(helpers[i]) > 0 && g.anyIsA(users[t], row.Class) {
				module.includers = append(module.includers, helpers[i]...)
			}
		}
	}
}

// anyIsA reports whether one of classes is a class, or descends from it.
func (g *Graph) anyIsA(classes []string, class string) bool {
	return slices.ContainsFunc(classes, func(c string) bool {
		is, _ := g.classes.isA(Type{Name: c}, class)
		return is
	})
}

// readActions finds the methods that render a template by their name, as rows of views say.
func (g *Graph) readActions(use func(ir.FuncID, []string) bool) {
	for _, row := range g.Set.Models.Views {
		for _, c := range g.classes.order {
			if is, _ := g.classes.isA(Type{Name: c.name}, row.Class); !is || c.module || c.template || c.name == row.Class {
				continue
			}
			users := []string{c.name}
			folder := path.Join(row.Folder, underscored(strings.TrimSuffix(c.name, row.Suffix)))
			g.views.folders[c.name] = folder
			for _, t := range g.views.all {
				name := "/" + g.templateName(t)
				dir, base := path.Split(name)
				switch {
				case g.Prog.File(t).Source.Template == source.NoTemplate:
				case row.Layout != "" && strings.HasSuffix(name, "/"+path.Join(row.Folder, row.Layout)):
					use(t, users)
				case strings.HasSuffix(dir, "/"+folder+"/"):
					g.met[row.ID] = true
					g.views.named[t] = g.Prog.Name(base)
					use(t, users)
					if m := c.methods[g.Prog.Name(base)]; m != nil && m.Func != ir.NoFunc {
						g.views.actions[t] = append(g.views.actions[t], m.Func)
					}
				}
			}
		}
	}
}

// helpersOf returns the modules whose methods the templates of a row have.
func (g *Graph) helpersOf(row *rule.View) []string {
	var modules []string
	for _, c := range g.classes.order {
		if row.Helpers != "" && c.module && !c.template && strings.HasSuffix(c.name, row.Helpers) {
			modules = append(modules, c.name)
		}
	}
	return modules
}

// underscored returns the path that a class's name stands for: Admin::UserPages is admin/user_pages.
func underscored(class string) string {
	var b strings.Builder
	for i, r := range strings.ReplaceAll(class, "::", "/") {
		upper := r >= 'A' && r <= 'Z'
		if upper && i > 0 && b.String()[b.Len()-1] != '/' {
			b.WriteByte('_')
		}
		b.WriteString(strings.ToLower(string(r)))
	}
	return b.String()
}

// anyView returns the files that a call may render if it says their name by what is not constant: those in
// its folder of views, unless their classes follow from their paths. What the call hands them is not followed;
// but they are known to be the application's.
func (g *Graph) anyView(s Site, in *ir.Instr) []ir.FuncID {
	var found []ir.FuncID
	for _, row := range g.rowsByName(s.Func, in).Renders {
		_, nested := g.TemplateOf(s.Func)
		byPath := slices.ContainsFunc(g.Set.Models.Views, func(v *rule.View) bool { return v.Folder == row.Folder })
		if nested || byPath || !g.describes(&row.Row, s, in) || !g.Env(s).Present(*row.Name) || len(g.Env(s).Texts(*row.Name)) > 0 {
			continue
		}
		folder, _ := g.viewFolder(s, row)
		for dir := path.Dir(g.Prog.File(s.Func).Source.Path); folder != "" && len(found) == 0; dir = path.Dir(dir) {
			prefix := path.Join(dir, folder) + "/"
			for _, t := range g.views.all {
				if src := g.Prog.File(t).Source; src.Template != source.NoTemplate && strings.HasPrefix(src.Path, prefix) {
					found = append(found, t)
				}
			}
			if dir == "." || dir == "/" {
				break
			}
		}
	}
	return found
}

// usersOf returns the classes whose objects self can be in function id, which renders something.
func (g *Graph) usersOf(id ir.FuncID, users map[ir.FuncID][]string) []string {
	if t, ok := g.TemplateOf(id); ok {
		return users[t]
	}
	if name := g.SelfType(id).Name; name != object || len(g.topLevel) == 0 {
		return []string{name}
	}
	return g.topLevel[:1]
}

// eachDescribed visits the Ruby calls whose name has rows of a kind, in program order for each name.
func (g *Graph) eachDescribed(has func(*rule.Entry) bool, visit func(Site, *ir.Instr)) {
	for _, name := range g.Set.Models.CallsThat(source.Ruby, has) {
		for _, s := range g.calls.of(g.Prog.Name(name)) {
			if g.lang(s.Func) == source.Ruby {
				visit(s, g.Prog.Instr(s.Func, s.Value))
			}
		}
	}
}

// describes reports whether a row describes the call at s for sure.
func (g *Graph) describes(row *rule.Row, s Site, in *ir.Instr) bool {
	implicit := in.Flags&ir.FlagImplicitSelf != 0
	recv := g.SelfType(s.Func)
	if args := g.Prog.Args(s.Func, in); !implicit && len(args) > 0 {
		recv = g.TypeOf(s.Func, args[0].Value)
	}
	if implicit && g.classes.records(recv.Name) {
		return slices.ContainsFunc(g.classes.extended(recv.Name), func(user Type) bool { return g.describesOn(row, s, in, user) })
	}
	return g.describesOn(row, s, in, recv)
}

// describesOn is describes for a receiver of a type.
func (g *Graph) describesOn(row *rule.Row, s Site, in *ir.Instr, recv Type) bool {
	implicit := in.Flags&ir.FlagImplicitSelf != 0
	// A method of all objects is not what is called on one of a library's class that has the method itself.
	ofLibrary := !implicit && recv.Name != object && row.Callee.Owner != ""
	if m := g.classes.find(recv, in.Name); m != nil && m.Owner != row.Callee.Owner && !(m.Owner == object && ofLibrary) {
		return false // the workspace defines what is called
	}
	if g.fitRuby(s.Func, in, &row.Callee, recv, implicit) != fitSure || !row.When.Eval(g.Env(s)) {
		return false
	}
	g.met[row.ID] = true
	return true
}

func (g *Graph) readTemplate(s Site, in *ir.Instr) {
	for _, row := range g.rowsByName(s.Func, in).Templates {
		g.describes(&row.Row, s, in)
	}
}

// readOption notes the options that a call sets. One that is a hash is an option for each key: a.b.
func (g *Graph) readOption(s Site, in *ir.Instr) {
	for _, row := range g.rowsByName(s.Func, in).Options {
		if !g.describes(&row.Row, s, in) {
			continue
		}
		recvs, _ := g.declaring(s, in)
		for _, recv := range recvs {
			for _, name := range g.Env(s).Texts(*row.Name) {
				g.setOption(s, in, row, optionKey{g.appOf(recv.Name), name})
			}
		}
	}
}

func (g *Graph) setOption(s Site, in *ir.Instr, row *rule.Option, key optionKey) {
	if row.Value == nil {
		g.options[key] = append(g.options[key], setting{site: s, text: row.Is, read: row.Read})
		return
	}
	pos := 0
	for _, a := range g.Prog.Args(s.Func, in) {
		if g.AtPort(s.Func, in, a, pos, row.Value) {
			k := key
			if n, ok := a.Role.Keyword(); ok {
				k.name += "." + g.Prog.Text(n)
			}
			g.options[k] = append(g.options[k], setting{site: s, value: a.Value, read: row.Read})
			hash := g.Prog.Instr(s.Func, g.Root(s.Func, a.Value))
			if g.Prog.Text(hash.Name) == ir.OpHash {
				for _, entry := range g.Prog.Args(s.Func, hash) {
					if n, ok := entry.Role.Keyword(); ok {
						k := optionKey{key.class, key.name + "." + g.Prog.Text(n)}
						g.options[k] = append(g.options[k], setting{site: s, value: entry.Value, read: row.Read})
					}
				}
			}
		}
		if positional(a.Role) {
			pos++
		}
	}
}

// option returns what the class of self in function id, its ancestors and those that mix it in set an option
// to.
func (g *Graph) option(id ir.FuncID, name string) []setting {
	if t, ok := g.TemplateOf(id); ok {
		if set, all := g.optionOfCalls(t, name); all {
			return set
		}
	}
	if len(g.options) == 0 {
		return nil
	}
	self := g.SelfType(id).Name
	classes := []string{self}
	if c := g.classes.classes[self]; c != nil && c.module {
		classes = append(classes, c.includers...)
	}
	if self == object {
		classes = append(classes, g.topLevel...)
	}
	var all []setting
	for _, c := range classes {
		for _, a := range g.classes.mro(c) {
			if set := g.options[optionKey{a, name}]; len(set) > 0 {
				all = append(all, set...)
				break // what its ancestors are set to, it is not
			}
		}
	}
	return all
}

// optionOfCalls returns what the calls that render a template set an option to; all is false if one of them does
// not.
func (g *Graph) optionOfCalls(template ir.FuncID, name string) (set []setting, all bool) {
	key, ok := strings.CutPrefix(name, g.Prog.Text(g.Prog.Func(template).Ret)+".")
	if !ok {
		return nil, false
	}
	for _, s := range g.views.sites[template] {
		in := g.Prog.Instr(s.Func, s.Value)
		own := len(set)
		for _, row := range g.rowsByName(s.Func, in).Renders {
			for i := range row.Options {
				for _, v := range g.optionsAt(s, in, &row.Options[i], key) {
					set = append(set, setting{site: v, value: v.Value})
				}
			}
		}
		if len(set) == own {
			return nil, false
		}
	}
	return set, len(set) > 0
}

// optionsAt returns what stands at a key of the options that a call is given at a port.
func (g *Graph) optionsAt(s Site, in *ir.Instr, p *rule.Port, key string) []Site {
	if p.Kind == rule.PortKeyword {
		named := *p
		named.Name = key
		return g.OperandsAt(s, &named)
	}
	below := *p
	below.Path = append(slices.Clip(p.Path), rule.Elem{Name: key})
	return g.OperandsAt(s, &below)
}

// Option implements rule.Env.
func (e *env) Option(name string) []string {
	var texts []string
	for _, s := range e.g.option(e.site.Func, name) {
		if s.text != "" {
			texts = append(texts, s.text)
			continue
		}
		t, ok := e.g.texts(s.site.Func, s.value, maxTrace)
		if !ok {
			t = e.g.arrayTexts(s.site.Func, s.value)
		}
		texts = append(texts, t...)
	}
	return texts
}

// renderings returns the templates that a call renders.
func (g *Graph) renderings(s Site, in *ir.Instr) []Rendering {
	var list []Rendering
	for _, row := range g.rowsByName(s.Func, in).Renders {
		if !g.describes(&row.Row, s, in) {
			continue
		}
		env := g.Env(s)
		found := g.textTemplates(s, in, row)
		if found == nil {
			for _, name := range env.Texts(*row.Name) {
				dir, base := path.Split(name)
				found = append(found, g.templatesNamed(s, row, dir+row.Prefix+base)...)
			}
		}
		for _, name := range g.layouts(s, row, env) {
			any := *row
			any.Syntax = source.NoTemplate
			found = append(found, g.templatesNamed(s, &any, name)...)
		}
		for _, t := range found {
			list = append(list, Rendering{t, row})
		}
	}
	return list
}

// layouts returns the names of the templates around the one that a call renders.
func (g *Graph) layouts(s Site, row *rule.Render, env rule.Env) []string {
	for _, p := range row.Layout {
		if names := env.Texts(p); len(names) > 0 && !slices.Contains(names, "true") {
			return slices.DeleteFunc(names, func(n string) bool { return n == "false" || n == "nil" })
		}
	}
	if _, nested := g.TemplateOf(s.Func); nested || row.DefaultLayout == "" {
		return nil
	}
	return []string{row.DefaultLayout}
}

// textTemplates returns the template that stands in the call itself: erb "<%= x %>".
func (g *Graph) textTemplates(s Site, in *ir.Instr, row *rule.Render) []ir.FuncID {
	file := g.Prog.Funcs[s.Func].File
	for _, v := range g.operands(s.Func, in, row.Name) {
		at := g.Prog.Instr(s.Func, v).Pos
		for _, t := range g.views.byName["."] {
			if g.Prog.Funcs[t].File == file && g.Prog.Func(t).Pos == at && g.Prog.Func(t).Name == 0 {
				return []ir.FuncID{t}
			}
		}
	}
	return nil
}

// templatesNamed returns the templates that a call renders by that name: those of the Ruby file itself, and
// files in the folder of views of the nearest folder above the call, or else in any.
func (g *Graph) templatesNamed(s Site, row *rule.Render, name string) []ir.FuncID {
	var files, here []ir.FuncID
	for _, t := range g.views.byName[path.Base(name)] {
		fn, src := g.Prog.Func(t), g.Prog.File(t).Source
		switch {
		case row.Syntax != source.NoTemplate && g.Prog.Text(fn.Ret) != row.Syntax.String():
		case src.Template != source.NoTemplate:
			files = append(files, t)
		case g.Prog.Funcs[t].File == g.Prog.Funcs[s.Func].File && g.templateName(t) == name:
			here = append(here, t)
		}
	}
	if len(files) == 0 {
		return here
	}
	return append(here, g.viewFiles(s, row, name, files)...)
}

// viewFiles returns those of the template files, all of a name's last part, that a call renders.
func (g *Graph) viewFiles(s Site, row *rule.Render, name string, files []ir.FuncID) []ir.FuncID {
	folder, known := g.viewFolder(s, row)
	suffix := path.Join(folder, name)
	for dir := path.Dir(g.Prog.File(s.Func).Source.Path); ; dir = path.Dir(dir) {
		if found := g.withPath(files, path.Join(dir, suffix), false); len(found) > 0 {
			return found
		}
		if dir == "." || dir == "/" {
			break
		}
	}
	if t, nested := g.TemplateOf(s.Func); nested {
		if found := g.withPath(files, path.Join(path.Dir(g.Prog.File(t).Source.Path), name), false); len(found) > 0 {
			return found
		}
	}
	if own := g.views.folders[g.SelfType(s.Func).Name]; own != "" {
		return g.withPath(files, "/"+path.Join(own, name), true)
	}
	if !known {
		suffix = name
	}
	if found := g.withPath(files, "/"+suffix, true); len(found) <= MaxByName {
		return found
	}
	return nil
}

// withPath returns the templates of list whose path without extensions is name, or ends with it.
func (g *Graph) withPath(list []ir.FuncID, name string, suffix bool) []ir.FuncID {
	var found []ir.FuncID
	for _, t := range list {
		if p := "/" + g.templateName(t); p == "/"+name || suffix && strings.HasSuffix(p, name) {
			found = append(found, t)
		}
	}
	return found
}

// viewFolder returns the folder of templates below some other one, as far as its option is constant; known is
// false if there is an option that says nothing.
func (g *Graph) viewFolder(s Site, row *rule.Render) (folder string, known bool) {
	if row.FolderOption == "" {
		return row.Folder, true
	}
	set := g.option(s.Func, row.FolderOption)
	if len(set) == 0 {
		return row.Folder, true
	}
	last := set[len(set)-1]
	folder = g.constantPath(last.site.Func, last.value, maxTrace)
	return folder, folder != ""
}

// constantPath returns the constant parts of a path that an expression puts together, without what leads
// upward: File.expand_path("../views", __FILE__) is views.
func (g *Graph) constantPath(id ir.FuncID, v ir.Value, depth int) string {
	if depth == 0 || v == ir.NoValue {
		return ""
	}
	in := g.Prog.Instr(id, g.Root(id, v))
	switch in.Op {
	case ir.OpConst:
		if in.Aux != ir.ConstString {
			return ""
		}
		parts := strings.Split(g.Prog.Text(in.Name), "/")
		parts = slices.DeleteFunc(parts, func(p string) bool { return p == "" || p == "." || p == ".." || strings.HasSuffix(p, ".rb") })
		return path.Join(parts...)
	case ir.OpCall:
		var joined string
		for _, a := range g.Prog.Args(id, in) {
			joined = path.Join(joined, g.constantPath(id, a.Value, depth-1))
		}
		return joined
	}
	return ""
}

// Gem implements rule.Env.
func (e *env) Gem(name string) string { return e.g.Prog.Gems[name] }

// Uses implements rule.Env.
func (e *env) Uses(class string) bool { return e.g.inUse(class) }
