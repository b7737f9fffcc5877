package ruby_test

import (
	"strings"
	"testing"

	"rubicon/grammars"
	"rubicon/internal/ruby"
	"rubicon/internal/source"
)

// TestComments lists the comments of a file: lines of blocks and of templates below __END__ are some, text is not.
func TestComments(t *testing.T) {
	const src = `a # one
b = "# text"
=begin four
# five

=end
__END__
# text
@@ page
<%# two rubicon: %> # text
-# text
<% # three %> <%= "# text" %>
<%= a # four
%>
@@ list
-# three
  / six
p text # text
`
	p, err := grammars.NewParser(source.Ruby)
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	tree, err := p.Parse([]byte(src))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, c := range ruby.Comments(tree, p.Parse) {
		got = append(got, src[c.Start:c.End])
	}
	if got, want := strings.Join(got, "|"), "# one|=begin four|# five|=end|<%# two rubicon: %>|<% # three %>|# four|-# three|/ six"; got != want {
		t.Errorf("comments are %s, want %s", got, want)
	}
}
