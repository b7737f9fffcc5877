package rule_test

import (
	"testing"

	"rubicon/internal/rule"
	"rubicon/rules"
)

func TestBuiltin(t *testing.T) {
	set, err := rule.Load(rules.FS)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d rules, %d kinds, %d rows", len(set.Rules), len(set.Kinds), len(set.Rows()))
}
