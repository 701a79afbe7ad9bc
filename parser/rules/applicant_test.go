package rules_test

import (
	"strings"
	"testing"

	"inkorg/parser/rules"
)

func counties() *rules.Call {
	return &rules.Call{
		Frame: []rules.Frame{{Amount: 10_000_000}},
		Applicants: []rules.Applicant{
			{Code: "20", Name: "Dalarnas län", Aliases: []string{"Landstinget Dalarna", "Region Dalarna"},
				Domains: []string{"ltdalarna.se", "falun.se"}, Population: 275_618},
			{Code: "14", Name: "Västra Götalands län", Aliases: []string{"Västra Götalandsregionen"}, Domains: []string{"vgregion.se"},
				Population: 1_547_298},
			{Code: "99", Name: "Götalands län", Domains: []string{"sjuk.vgregion.se"}},
			{Code: "08", Name: "Kalmar län", Aliases: []string{"Region Sydost"}, Domains: []string{"sydost.se"}, Population: 233_834},
			{Code: "07", Name: "Kronobergs län", Aliases: []string{"Region Sydost"}, Domains: []string{"sydost.se"}, Population: 180_787},
		},
	}
}

func TestRecognise(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, from string
		texts      []string
		want       string
	}{
		{"its domain", "anna@ltdalarna.se", nil, "20"},
		{"a domain below its domain", "anna@mail.Falun.SE", nil, "20"},
		{"not a domain that only ends the same", "anna@evilfalun.se", nil, ""},
		{"not a domain that only begins the same", "anna@falun.se.example", nil, ""},
		{"the longest domain of two", "x@a.sjuk.vgregion.se", nil, "99"},
		{"the domain before any name", "anna@falun.se", []string{"Kalmar län"}, "20"},
		{"a shared domain tells nothing, the name does", "x@sydost.se", []string{"Ansökan från Kalmar län"}, "08"},
		{"a shared domain and no name", "x@sydost.se", nil, ""},
		{"its name", "x@example.org", []string{"Ansökan, DALARNAS LÄN"}, "20"},
		{"an alias over a line break", "x@example.org", []string{"från Landstinget\n  Dalarna"}, "20"},
		{"the genitive", "x@example.org", []string{"Region Dalarnas ansökan"}, "20"},
		{"decomposed letters", "x@example.org", []string{"Va\u0308stra Go\u0308talands la\u0308n"}, "14"},
		{"not a name inside a longer one", "x@example.org", []string{"Västra Götalands län söker"}, "14"},
		{"the short name by itself", "x@example.org", []string{"Götalands län söker"}, "99"},
		{"only an alias says Dalarna", "x@example.org", []string{"Dalarna"}, ""},
		{"not part of a word", "x@example.org", []string{"Region Dalarnaturen"}, ""},
		{"two names are none", "x@example.org", []string{"Dalarnas län", "Kalmar län"}, ""},
		{"two names of one are one", "x@example.org", []string{"Dalarnas län", "Region Dalarna"}, "20"},
		{"an alias of two is none", "x@example.org", []string{"Region Sydost"}, ""},
		{"no address", "", []string{"Kalmar län"}, "08"},
		{"nothing", "", nil, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			a, ok := counties().Recognise(c.from, c.texts...)
			if a.Code != c.want || ok != (c.want != "") {
				t.Errorf("Recognise = %q, %t, want %q", a.Code, ok, c.want)
			}
		})
	}
}

func FuzzRecognise(f *testing.F) {
	f.Add("anna@falun.se", "Ansökan från Dalarnas län")
	f.Add("@", "s s s")
	f.Fuzz(func(t *testing.T, from, text string) {
		call := counties()
		a, ok := call.Recognise(from, text)
		if ok == (a.Code == "") {
			t.Fatalf("applicant %q, %t", a.Code, ok)
		}
		ascii := strings.Map(func(r rune) rune { return r & 0x7f }, from)
		lower, _ := call.Recognise(ascii, text)
		if upper, _ := call.Recognise(strings.ToUpper(ascii), text); upper.Code != lower.Code {
			t.Errorf("%q is %q in capitals and %q as it is", ascii, upper.Code, lower.Code)
		}
	})
}

func TestFind(t *testing.T) {
	t.Parallel()
	it := rules.Call{ID: "it", Addresses: []string{"ansokan@skl.example", "it@skl.example"}}
	care := rules.Call{ID: "care", Addresses: []string{"vard@skl.example"}}
	open := rules.Call{ID: "open"}
	again := rules.Call{ID: "it-2", Addresses: []string{"ansokan@skl.example"}}
	for _, c := range []struct {
		name  string
		calls []rules.Call
		to    []string
		want  string
	}{
		{"by its address", []rules.Call{it, care}, []string{"vard@skl.example"}, "care"},
		{"in capitals", []rules.Call{it, care}, []string{"IT@SKL.example"}, "it"},
		{"the first address that a call has", []rules.Call{it, care}, []string{"x@y.example", "vard@skl.example", "it@skl.example"}, "care"},
		{"the only one, whatever the address", []rules.Call{it}, []string{"x@y.example"}, "it"},
		{"one that takes any", []rules.Call{it, open}, []string{"x@y.example"}, "open"},
		{"its address before one that takes any", []rules.Call{open, it}, []string{"it@skl.example"}, "it"},
		{"none of two", []rules.Call{it, care}, []string{"x@y.example"}, ""},
		{"two with one address", []rules.Call{it, again}, []string{"ansokan@skl.example"}, ""},
		{"no calls", nil, []string{"x@y.example"}, ""},
		{"no address", []rules.Call{it}, nil, "it"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, ok := rules.Find(c.calls, c.to)
			if ok != (c.want != "") || ok && got.ID != c.want || !ok && got != nil {
				t.Errorf("Find = %v, %t, want %q", got, ok, c.want)
			}
		})
	}
}

func TestShare(t *testing.T) {
	t.Parallel()
	people := func(p ...int) []rules.Applicant {
		var all []rules.Applicant
		for _, n := range p {
			all = append(all, rules.Applicant{Population: n})
		}
		return all
	}
	for _, c := range []struct {
		name       string
		frame      []rules.Frame
		people     []rules.Applicant
		population int
		want       int
	}{
		{"Dalarna in 2009: 1.09 kr for each inhabitant", []rules.Frame{{Amount: 10_000_000}}, people(275_618, 9_182_927-275_618), 275_618, 300_142},
		{"half a krona is rounded up", []rules.Frame{{Amount: 1}}, people(1, 1), 1, 1},
		{"less than half is rounded down", []rules.Frame{{Amount: 100}}, people(1, 1, 1), 1, 33},
		{"all years together", []rules.Frame{{2009, 100}, {2010, 200}}, people(1, 2), 1, 100},
		{"sums beyond 64 bits on the way", []rules.Frame{{Amount: 4_000_000_000_000}}, people(4_000_000_000, 4_000_000_000), 4_000_000_000, 2_000_000_000_000},
		{"no frame", nil, people(1), 1, 0},
		{"no population known", []rules.Frame{{Amount: 100}}, people(0), 0, 0},
		{"an applicant without population", []rules.Frame{{Amount: 100}}, people(0, 10), 0, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			call := &rules.Call{Frame: c.frame, Applicants: c.people}
			if got := call.Share(rules.Applicant{Population: c.population}); got != c.want {
				t.Errorf("Share = %d, want %d", got, c.want)
			}
		})
	}
}
