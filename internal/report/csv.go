package report

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"
)

// CSV writes findings as a table for spreadsheets (RFC 4180).
type CSV struct{ w io.Writer }

// NewCSV returns a handler that writes CSV to w.
func NewCSV(w io.Writer) *CSV { return &CSV{w} }

// csvColumns are the columns. The first says what a row is: finding, coverage, or the kind of what was missed.
var csvColumns = []string{
	"kind", "severity", "code", "name", "risk", "confidence", "path", "line", "column", "end_line", "end_column", "message",
	"source_path", "source_line", "source", "languages", "cwe", "fingerprint",
}

// Handle writes a row for each finding that is not suppressed, in the report's order, one for the verdict on coverage
// and one for each thing that was missed.
func (c *CSV) Handle(r *Report) error {
	w := csv.NewWriter(c.w)
	w.UseCRLF = true
	rows := [][]string{csvColumns}
	for _, f := range shown(r) {
		rows = append(rows, csvFinding(f))
	}
	rows = append(rows, csvMiss(miss{noteCoverage, "", 0, Verdict(r)}))
	for _, m := range missed(r) {
		rows = append(rows, csvMiss(m))
	}
	return w.WriteAll(rows)
}

func csvFinding(f *Finding) []string {
	l, rule := &f.Location, f.rule()
	var cwe []string
	for _, n := range rule.CWE {
		cwe = append(cwe, fmt.Sprintf("CWE-%d", n))
	}
	row := []string{
		"finding", f.severity(), CSVCell(rule.Code), CSVCell(rule.Name), strconv.FormatFloat(f.risk(), 'f', 1, 64), string(f.Confidence),
		CSVCell(l.Path), strconv.Itoa(l.Start.Line), strconv.Itoa(l.Start.Column), strconv.Itoa(l.End.Line), strconv.Itoa(l.End.Column),
		CSVCell(f.message()), "", "", "", languages(f.Steps), strings.Join(cwe, " "), CSVCell(f.Fingerprint),
	}
	if len(f.Steps) > 0 {
		s := &f.Steps[0]
		row[12], row[13], row[14] = CSVCell(s.Location.Path), strconv.Itoa(s.Location.Start.Line), CSVCell(describe(s))
	}
	return row
}

func csvMiss(m miss) []string {
	row := make([]string, len(csvColumns))
	row[0], row[6], row[11] = m.kind, CSVCell(m.path), CSVCell(m.text)
	if m.line > 0 {
		row[7] = strconv.Itoa(m.line)
	}
	return row
}

// languages returns the languages of a path in the order in which it meets them.
func languages(steps []Step) string {
	var out []string
	for i := range steps {
		if l := steps[i].Language; len(out) == 0 || out[len(out)-1] != l {
			out = append(out, l)
		}
	}
	return strings.Join(out, " ")
}

// CSVCell returns a text as a cell that no spreadsheet takes for a formula: a quote stands before what could begin one,
// also in the full width that some of them take for the same.
func CSVCell(text string) string {
	text = Printable(text)
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(text, " \u00a0\u3000"))
	if strings.ContainsRune("=+-@|%＝＋－＠", first) && first != utf8.RuneError {
		return "'" + text
	}
	return text
}
