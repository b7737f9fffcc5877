package program

import (
	"encoding/binary"
	"encoding/json"
	"strings"

	"rubicon/internal/cache"
	"rubicon/internal/ir"
	"rubicon/internal/ruby"
	"rubicon/internal/rule"
	"rubicon/internal/rust"
	"rubicon/internal/source"
	"rubicon/internal/syntax"
)

// This file keeps lowered files in a cache, with the comments in them that speak to Rubicon. The key of a file has all that
// its lowering depends on: the build of Rubicon, its path, its content, what the models say of calls to those who lower,
// and, of Rust, the macros and manifests of the whole workspace. What was cut off for want of time is not kept.

// premises are what the lowering of all files of one language depends on.
type premises struct {
	Build     string
	NoReturn  map[string]bool
	Never     map[string]bool
	Tests     bool
	Sums      map[string]bool            `json:",omitempty"`
	Renders   map[string]source.Template `json:",omitempty"`
	Templates map[string]bool            `json:",omitempty"`
	Overwrite map[string]bool            `json:",omitempty"`
	Raising   map[string]bool            `json:",omitempty"`
	Delegates map[string][]delegate      `json:",omitempty"`
	Manifests []ir.Manifest              `json:",omitempty"`
	Macros    []rust.MacroText           `json:",omitempty"`
}

// delegate is what lowering reads of a row.
type delegate struct {
	To                rule.Port
	Names, As, Prefix *rule.Port
}

// premisesOf returns the hash of the premises of each language. manifests and macros are those of the workspace.
func (b *builder) premisesOf(manifests []ir.Manifest, macros []rust.MacroText) (sums [source.Cargo]cache.Key) {
	all := [source.Cargo]premises{
		source.Ruby: {
			NoReturn: b.noReturn[source.Ruby], Renders: b.renders, Templates: b.templates, Overwrite: b.overwrites, Raising: b.raising,
			Delegates: map[string][]delegate{},
		},
		source.Rust: {NoReturn: b.noReturn[source.Rust], Never: b.never, Sums: b.sums, Manifests: manifests, Macros: macros},
	}
	for name, rows := range b.set.Models.Delegates {
		for _, row := range rows {
			all[source.Ruby].Delegates[name] = append(all[source.Ruby].Delegates[name], delegate{row.To, row.Names, row.As, row.Prefix})
		}
	}
	for lang := range all {
		all[lang].Build, all[lang].Tests = b.cfg.Build, b.cfg.LeaveOutTests
		text, err := json.Marshal(all[lang])
		if err != nil {
			b.cfg.Cache = nil // it is texts, numbers and lists of such only
		}
		sums[lang] = cache.KeyOf([]byte(source.Lang(lang).String()), text)
	}
	return sums
}

// key returns the key of a file; noReturn says how the calls that never return are others than those of the models.
func (b *builder) key(f *source.File, noReturn string) cache.Key {
	return cache.KeyOf(b.premises[f.Lang][:], []byte(f.Path), []byte(noReturn), f.Content)
}

// restore returns a lowered file out of the cache, with its directives; nil if it is not there.
func (b *builder) restore(key cache.Key, f *source.File) (*ir.File, []source.Directive) {
	data := b.cfg.Cache.Get(key)
	if data == nil {
		return nil, nil
	}
	directives, data, ok := readDirectives(data, f)
	if !ok {
		return nil, nil
	}
	file, err := ir.Decode(data, f)
	if err != nil {
		return nil, nil
	}
	return file, directives
}

// keep puts a lowered file into the cache.
func (w *worker) keep(key cache.Key, file *ir.File, directives []source.Directive) {
	w.entry = ir.Encode(appendDirectives(w.entry[:0], directives), file)
	w.b.cfg.Cache.Put(key, w.entry)
}

func appendDirectives(buf []byte, directives []source.Directive) []byte {
	buf = binary.AppendUvarint(buf, uint64(len(directives)))
	for _, d := range directives {
		for _, n := range [...]uint64{uint64(d.Pos), uint64(d.End), uint64(d.Line), uint64(len(d.Text))} {
			buf = binary.AppendUvarint(buf, n)
		}
		buf = append(buf, d.Text...)
		buf = binary.AppendUvarint(buf, uint64(len(d.Also)))
		for _, line := range d.Also {
			buf = binary.AppendUvarint(buf, uint64(line))
		}
	}
	return buf
}

// readDirectives reads what appendDirectives wrote, and returns what follows.
func readDirectives(data []byte, f *source.File) (directives []source.Directive, rest []byte, ok bool) {
	next := func() uint64 {
		x, n := binary.Uvarint(data)
		if n <= 0 {
			data = nil
			return 0
		}
		data = data[n:]
		return x
	}
	for range next() {
		d := source.Directive{File: f, Pos: uint32(next()), End: uint32(next()), Line: int(next())}
		n := next()
		if n == 0 || n > uint64(len(data)) {
			return nil, nil, false
		}
		d.Text, data = string(data[:n]), data[n:]
		lines := next()
		if lines > uint64(f.Lines()) {
			return nil, nil, false
		}
		for range lines {
			d.Also = append(d.Also, int(next()))
		}
		directives = append(directives, d)
	}
	return directives, data, len(data) > 0
}

// lower returns a lowered file, number i, out of the cache if it is there.
func (w *worker) lower(f *source.File, i int) (*ir.File, error) {
	if w.b.cfg.Cache == nil {
		return w.lowerAnew(f, i)
	}
	key := w.b.key(f, "")
	if file, directives := w.b.restore(key, f); file != nil {
		w.b.directives[i] = directives
		return file, nil
	}
	w.lacking = false
	file, err := w.lowerAnew(f, i)
	if err == nil && !w.lacking {
		w.keep(key, file, w.b.directives[i])
	}
	return file, err
}

// relower lowers a file of Ruby again, number i, with other calls that never return than the models say; which is what
// corrections says.
func (w *worker) relower(file *ir.File, i int, corrections string, noReturn ir.NoReturn) *ir.File {
	f, tree := file.Source, w.b.trees[i]
	if w.b.cfg.Cache == nil {
		return ruby.Lower(tree, f, w.ruby(noReturn))
	}
	key := w.b.key(f, corrections)
	if known, _ := w.b.restore(key, f); known != nil {
		return known
	}
	w.lacking = false
	if tree == nil && f.Template == source.NoTemplate {
		var err error
		if tree, err = w.parse(f.Lang, f.Content); err != nil {
			return file // it could be parsed before
		}
		w.b.trees[i] = tree
	}
	again := ruby.Lower(tree, f, w.ruby(noReturn))
	if !w.lacking {
		w.keep(key, again, nil)
	}
	return again
}

// correctionsText writes corrections so that different ones differ; "" stands for none.
func correctionsText(adds, drops []string) string {
	if len(adds)+len(drops) == 0 {
		return ""
	}
	return strings.Join(adds, " ") + "-" + strings.Join(drops, " ")
}

// parse returns the tree of a text, which may come from another run.
func (w *worker) parse(lang source.Lang, src []byte) (*syntax.Tree, error) {
	tree, err := w.parseOnce(lang, src)
	if err != nil || tree.Truncated {
		w.lacking = true
		w.b.cutOff.Store(true)
	}
	return tree, err
}
