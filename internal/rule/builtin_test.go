package rule_test

import (
	"slices"
	"strings"
	"testing"

	"rubicon/internal/rule"
	"rubicon/internal/source"
	"rubicon/rules"
)

// allowedCWE are the weaknesses that findings are mapped to: the most specific ones that the CWE
// allows a vulnerability to be mapped to.
var allowedCWE = []int{22, 73, 78, 79, 88, 89, 93, 94, 95, 113, 114, 117, 125, 130, 134, 180, 183, 184, 190, 208, 209, 213, 248, 250, 306, 321, 362, 401, 426, 427, 454, 470, 476, 489, 497, 502, 552, 573, 601, 639, 653, 685, 686, 693, 749, 770, 777, 787, 789, 822, 863, 915, 918, 942, 1059, 1173, 1333, 1426}

func builtin(t testing.TB) *rule.Set {
	t.Helper()
	set, err := rule.Load(rules.FS)
	if err != nil {
		t.Fatal(err)
	}
	return set
}

// TestBuiltinRules checks what every built-in rule must have beyond what Load asks of any rule.
func TestBuiltinRules(t *testing.T) {
	for _, r := range builtin(t).Rules {
		if len(r.OWASPAPI) == 0 || len(r.PCIDSS) == 0 || len(r.References) == 0 || len(r.Examples) == 0 {
			t.Errorf("%s: %s lacks owasp_api, pci_dss, references or an example", r.Origin, r.Code)
		}
		for _, cwe := range r.CWE {
			if !slices.Contains(allowedCWE, cwe) {
				t.Errorf("%s: %s: CWE-%d is not one that a finding may be mapped to; choose one of %v", r.Origin, r.Code, cwe, allowedCWE)
			}
		}
		for _, o := range r.OWASPAPI {
			if !strings.HasPrefix(o, "API") || !strings.HasSuffix(o, ":2023") {
				t.Errorf("%s: %s: owasp_api = %q; write it as API8:2023", r.Origin, r.Code, o)
			}
		}
		for _, ref := range r.References {
			if !strings.HasPrefix(ref, "https://") {
				t.Errorf("%s: %s: reference %q is no https URL", r.Origin, r.Code, ref)
			}
		}
		for _, e := range r.Examples {
			if e.Lang == "txtar" && (!strings.HasPrefix(strings.TrimSpace(e.Bad), "-- ") || !strings.HasPrefix(strings.TrimSpace(e.Good), "-- ")) {
				t.Errorf("%s: the example is no txtar archive", e.Origin)
			}
		}
	}
}

// TestBuiltinKinds checks that every kind has a rule that reports it, and a row that makes it, or one that turns it
// into another.
func TestBuiltinKinds(t *testing.T) {
	set := builtin(t)
	var sunk rule.Kinds
	for _, row := range set.Sinks() {
		sunk |= row.Kinds
	}
	for _, k := range set.Kinds {
		if k.Bit != 0 && set.TurnKinds.Has(k.Bit) {
			continue
		}
		if k.PartOf == "" && len(set.RulesOf(k.Name)) == 0 {
			t.Errorf("%s: no rule reports the kind %s", k.Origin, k.Name)
		}
		if k.Bit != 0 && !sunk.Has(k.Bit) && k.Name != "native" {
			t.Errorf("%s: no sink has the kind %s", k.Origin, k.Name)
		}
	}
}

// TestBuiltinRows checks that rows are numbered, and where they stand.
func TestBuiltinRows(t *testing.T) {
	for i, row := range builtin(t).Rows() {
		if row.ID != i || row.Origin.Line == 0 || !strings.HasPrefix(row.Origin.File, "models/") {
			t.Errorf("row %d: ID %d, origin %s", i, row.ID, row.Origin)
		}
	}
}

func TestLookup(t *testing.T) {
	m := builtin(t).Models
	system := m.Lookup(source.Ruby, "system")
	if system == nil || len(system.Sinks) == 0 {
		t.Fatal("nothing is known of Kernel.system")
	}
	if e := m.Lookup(source.Ruby, "empty?"); e == nil || len(e.Flows) == 0 || len(e.Guards) == 0 {
		t.Error("empty? must meet its own rows and those of #*?")
	}
	if e := m.Lookup(source.Ruby, "wonderful?"); e == nil || len(e.Flows) != 1 || e.Flows[0].Callee.String() != "#*?" {
		t.Error("wonderful? must meet the row of #*? only")
	}
	if e := m.Lookup(source.Ruby, "wonderful"); e != nil {
		t.Error("rows for a method that no row describes")
	}
	if e := m.Lookup(source.Rust, "format!"); e == nil || len(e.Flows) == 0 {
		t.Error("nothing is known of format!")
	}
	if e := m.Lookup(source.Rust, "arg"); e == nil || e.Sinks[0].Callee.Owner != "std::process::Command" {
		t.Error("nothing is known of Command::arg")
	}
}

func TestModels(t *testing.T) {
	m := builtin(t).Models
	if is := m.Alias(source.Rust, "String"); is != "std::string::String" {
		t.Errorf("String is %s", is)
	}
	if is := m.Alias(source.Rust, "Unheard"); is != "Unheard" {
		t.Errorf("Unheard is %s", is)
	}
	if !m.IsA("FFI::MemoryPointer", "FFI::AbstractMemory") || m.IsA("FFI::Pointer", "FFI::MemoryPointer") {
		t.Error("FFI's classes are in disorder")
	}
	ruby, rust := m.NoReturn(source.Ruby), m.NoReturn(source.Rust)
	for _, name := range []string{"raise", "halt", "redirect"} {
		if !ruby[name] {
			t.Errorf("%s returns", name)
		}
	}
	for _, name := range []string{"panic!", "std::process::exit"} {
		if !rust[name] {
			t.Errorf("%s returns", name)
		}
	}
	if n := m.NativeParameter("ffi", ":string", ""); n == nil || n.Carrier != "pointer" {
		t.Error("the ffi type :string is no pointer")
	}
	if n := m.NativeParameter("ffi", "size_t", ""); n == nil || n.Carrier != "number" {
		t.Error("the ffi type size_t is no number")
	}
}
