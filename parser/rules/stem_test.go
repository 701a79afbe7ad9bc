package rules_test

import (
	"testing"

	"inkorg/parser/rules"
)

// TestStems has a section's name and a heading that differ in the form of a word, and words that only look alike.
func TestStems(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, heading string
		want          rules.Answer
	}{
		// By the stem, or the endings of nouns in -a.
		{"Frågor om driften", "Frågan om driften", rules.Found},
		{"Skolornas arbete", "Skolans arbete", rules.Found},
		{"Use of the funds", "Use of the funding", rules.Found},
		{"Use of the funds", "Using the funds", rules.Found},
		{"Planning of the work", "How we plan: the work", rules.NotFound},
		{"How we cooperate", "How we are cooperating", rules.Found},
		{"Avslutad del", "Avslutande del", rules.Found},
		{"Beslutade åtgärder", "Beslutande åtgärder", rules.Found},
		{"Regional cooperation", "Regional cooperations", rules.Found},
		{"How the region cooperates", "How the region cooperation", rules.Found},
		{"Tillgänglighet", "Tillgängligheten", rules.Found},
		// What the stems leave apart, and inflection does not.
		{"Organ", "Organet", rules.Found},
		{"Regionala mål", "Regionalt mål", rules.Found},
		{"Medel", "Medlen", rules.Found},
		{"Kommunerna", "Kommun", rules.Found},
		// Other words.
		{"Plan", "Plats", rules.NotFound},
		{"Form", "Format", rules.NotFound},
		{"Person", "Personal", rules.NotFound},
		{"Personer", "Personliga", rules.NotFound},
		{"Medel", "Medlem", rules.NotFound},
		{"Organ", "Organisation", rules.NotFound},
		{"Station", "State", rules.NotFound},
		{"Kost", "Kostnad", rules.NotFound},
		{"Policy", "Police", rules.NotFound},
		{"Representation", "Representant", rules.NotFound},
		{"Stad", "Stadiga", rules.NotFound},
		{"Drift", "Drivkraft", rules.NotFound},
	} {
		call := &rules.Call{Sections: []rules.Section{{Title: c.name}}}
		if got := call.Check([]rules.Source{file("# "+c.heading, prose(9))}).Findings[0].Answer; got != c.want {
			t.Errorf("%s under %s: %s, want %s", c.name, c.heading, got, c.want)
		}
	}
}
