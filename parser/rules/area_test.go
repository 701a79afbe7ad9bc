package rules_test

import (
	"testing"

	"inkorg/parser/rules"
)

// TestMentions counts what is said of the areas.
func TestMentions(t *testing.T) {
	t.Parallel()
	file := func(parts ...string) rules.Source { return rules.Source{Name: "a.pdf", Document: doc(parts...)} }
	for _, c := range []struct {
		name    string
		sources []rules.Source
		want    rules.Mention
	}{
		{"counted over pages", []rules.Source{file("Vi.", "---", "En standard. Flera standarder.", "---", "Standarden")}, rules.Mention{Area: "standarder", Count: 3, Document: "a.pdf", Page: 2}},
		{"a compound at its end", []rules.Source{file("Informationsstandarder och gränssnittsstandarden")}, rules.Mention{Area: "standarder", Count: 2, Document: "a.pdf", Page: 1}},
		{"a compound at its beginning", []rules.Source{file("Erfarenhetsutbytesgruppen")}, rules.Mention{Area: "erfarenhet", Count: 1, Document: "a.pdf", Page: 1}},
		{"an inflected phrase", []rules.Source{file("Ett säkert inloggningssystem")}, rules.Mention{Area: "infrastruktur", Count: 1, Document: "a.pdf", Page: 1}},
		{"the document before the mail", []rules.Source{{Document: doc("standarder"), Body: true}, file("standarder")}, rules.Mention{Area: "standarder", Count: 2, Document: "a.pdf", Page: 1}},
		{"only the mail", []rules.Source{{Document: doc("standarder"), Body: true}, file("annat")}, rules.Mention{Area: "standarder", Count: 1, Page: 1}},
		{"not the page headers", []rules.Source{file("standarder\nx\n---\nstandarder\nx\n---\nstandarder\nx\n---\nEn standard")}, rules.Mention{Area: "standarder", Count: 1, Document: "a.pdf", Page: 4}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := call2009().Check(c.sources).Areas
			if len(got) != 1 || got[0] != c.want {
				t.Errorf("%+v, want %+v", got, c.want)
			}
		})
	}
}
