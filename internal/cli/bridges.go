package cli

import (
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"rubicon/internal/report"
)

const bridgesHelp = `Bridges prints the methods of Ruby that functions of Rust stand behind: by which
mechanism they are bound and where, the function and where it is, and how many calls
in Ruby reach it. A method whose function is not in the workspace is marked with the
reason. So are the programs of the workspace that Ruby starts. The calls in Rust that
methods and blocks of Ruby stand behind follow. The formats dot and mermaid draw the map.`

// newBridges returns the command "rubicon bridges".
func newBridges(x IO, engine Engine) *cobra.Command {
	var req Request
	cmd := &cobra.Command{
		Use:     "bridges [path...]",
		Short:   "Map the methods of Ruby to the functions of Rust behind them",
		Long:    bridgesHelp,
		Example: "  rubicon bridges\n  rubicon bridges --format json app ext\n  rubicon bridges --format dot | dot -Tsvg > bridges.svg",
	}
	format := addChoice(cmd, "format", "write the map in this `format`", []string{"text", "json", "dot", "mermaid"}, "text")
	var p project
	addWorkspace(cmd, &req)
	addProject(cmd, &p)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if err := p.configure(cmd, &req, args); err != nil {
			return err
		}
		if err := checkRequest(&req); err != nil {
			return err
		}
		all, err := engine.Bridges(cmd.Context(), req)
		if err != nil {
			return err
		}
		switch format.value {
		case "json":
			e := json.NewEncoder(x.Out)
			e.SetEscapeHTML(false)
			e.SetIndent("", "  ")
			return e.Encode(all)
		case "dot":
			return writeDOT(x.Out, all)
		case "mermaid":
			return writeMermaid(x.Out, all)
		}
		return writeBridges(x.Out, all)
	}
	return cmd
}

// writeBridges writes one line for each bridge and function, and a summary.
func writeBridges(out io.Writer, all *report.Bridges) error {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	for _, b := range all.Bridges {
		begin := fmt.Sprintf("%s\t%s\t%s\t", report.Printable(b.Ruby), report.Printable(b.Mechanism), placeText(b.Binding))
		for _, f := range b.Functions {
			fmt.Fprintf(w, "%s%s\t%s\t%s\n", begin, report.Printable(f.Name), placeText(f.Place), counted(b.Calls, "call"))
		}
		if b.Reason != "" {
			fmt.Fprintf(w, "%s%s\tunresolved: %s\t%s\n", begin, report.Printable(b.Native), report.Printable(b.Reason), counted(b.Calls, "call"))
		}
	}
	if err := w.Flush(); err != nil {
		return err
	}
	for _, b := range all.Back {
		fmt.Fprintf(w, "%s\tcalls back\t%s\t%s\t%s\n", report.Printable(b.Caller), placeText(b.Call), report.Printable(b.Function.Name), placeText(b.Function.Place))
	}
	if err := w.Flush(); err != nil {
		return err
	}
	for _, p := range all.Unbound {
		fmt.Fprintf(out, "%s: binds a method whose name or class is not known\n", placeText(p))
	}
	_, err := fmt.Fprintf(out, "%s, %d resolved; %s back\n", counted(len(all.Bridges), "bridge"), all.Resolved(), counted(len(all.Back), "call"))
	return err
}

func placeText(p report.Place) string { return report.Printable(p.Path) + ":" + strconv.Itoa(p.Line) }

// counted returns a number with what it counts.
func counted(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return strconv.Itoa(n) + " " + what + "s"
}

// link is an edge of the drawn map.
type link struct {
	ruby, label, native string
	unresolved, back    bool
}

// links returns the edges of the map, each once. What is not resolved leads to its name with a question mark.
func links(all *report.Bridges) (list []link) {
	known := map[link]bool{}
	add := func(l link) {
		if !known[l] {
			known[l] = true
			list = append(list, l)
		}
	}
	for _, b := range all.Bridges {
		for _, f := range b.Functions {
			add(link{ruby: b.Ruby, label: b.Mechanism, native: f.Name})
		}
		if b.Reason != "" {
			add(link{ruby: b.Ruby, label: b.Mechanism + ": " + b.Reason, native: b.Native + " ?", unresolved: true})
		}
	}
	for _, b := range all.Back {
		add(link{ruby: b.Function.Name, label: "calls back", native: b.Caller, back: true})
	}
	return list
}

// writeDOT writes the map in the language of Graphviz.
func writeDOT(w io.Writer, all *report.Bridges) error {
	var b strings.Builder
	b.WriteString("digraph bridges {\n  rankdir=LR;\n  node [shape=box];\n")
	for _, l := range links(all) {
		from, to, style := l.ruby, l.native, ""
		if l.back {
			from, to, style = l.native, l.ruby, ", constraint=false"
		}
		if l.back || l.unresolved {
			style += ", style=dashed"
		}
		fmt.Fprintf(&b, "  %s -> %s [label=%s%s];\n", quoteDOT(from), quoteDOT(to), quoteDOT(l.label), style)
	}
	b.WriteString("}\n")
	_, err := io.WriteString(w, b.String())
	return err
}

// quoteDOT returns s as a quoted string of DOT: only quotes and backslashes mean something in it.
func quoteDOT(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(report.Printable(s)) + `"`
}

// writeMermaid writes the map as a flowchart of Mermaid.
func writeMermaid(w io.Writer, all *report.Bridges) error {
	var b strings.Builder
	b.WriteString("flowchart LR\n")
	numbers := map[string]int{}
	node := func(side, name string) string {
		key := side + name
		n, known := numbers[key]
		if !known {
			n = len(numbers)
			numbers[key] = n
			fmt.Fprintf(&b, "  n%d[\"%s\"]\n", n, quoteMermaid(name))
		}
		return "n" + strconv.Itoa(n)
	}
	for _, l := range links(all) {
		from, to, arrow := node("ruby ", l.ruby), node("rust ", l.native), "-->"
		if l.back {
			from, to = to, from
		}
		if l.back || l.unresolved {
			arrow = "-.->"
		}
		fmt.Fprintf(&b, "  %s %s|%s| %s\n", from, arrow, quoteMermaid(l.label), to)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// quoteMermaid returns s with what means something in Mermaid as entities.
func quoteMermaid(s string) string {
	return strings.NewReplacer("#", "#35;", `"`, "#quot;", "<", "#lt;", ">", "#gt;", "|", "#124;").Replace(report.Printable(s))
}
