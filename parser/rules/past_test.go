package rules_test

import (
	"testing"
	"time"

	"inkorg/parser/rules"
)

// TestBygone has headings of the money of an earlier year, in a call of 2009.
func TestBygone(t *testing.T) {
	t.Parallel()
	deadline, err := rules.ParseDeadline("2009-12-31", time.UTC)
	if err != nil {
		t.Fatal(err)
	}
	call := call2009()
	call.Deadline = deadline
	for _, c := range []struct {
		heading string
		want    rules.Answer
	}{
		{"Hur stimulansmedlen användes 2008", rules.NotFound},
		{"Hur stimulansmedlen har använts under 2008", rules.NotFound},
		{"Användning av 2008 års stimulansmedel", rules.NotFound},
		{"Redovisning av medlens användning 2007 och 2008", rules.NotFound},
		{"How the use of the funds was used 2008", rules.NotFound},
		// Of this year, or of no year.
		{"Hur stimulansmedlen ska användas 2009", rules.Found},
		{"Medlens användning: vad som användes 2008 och används 2009", rules.Found},
		{"Hur stimulansmedlen ska användas 2008", rules.Found},
		{"Medlens användning 2008", rules.Found},
		{"Medlens användning 2008–2010", rules.Found},
		{"Hur medlen användes och medlens användning", rules.Found},
	} {
		f := call.Check([]rules.Source{file("# "+c.heading, "Vi använde stimulansmedlen till en samordnare.", prose(40))}).Findings[1]
		if f.Answer != c.want || f.Likely.Quote != "" {
			t.Errorf("%s: %+v, want %s", c.heading, f, c.want)
		}
		if c.want == rules.NotFound && f.Heading != c.heading {
			t.Errorf("%s: nearest heading %q, want itself", c.heading, f.Heading)
		}
	}
}

// TestCallSentBack has the call for applications among the documents, as it came and as an applicant filled it in.
func TestCallSentBack(t *testing.T) {
	t.Parallel()
	items := []string{"1. Beskrivning av det regionala IT-samverkansorganet", "2. Hur stimulansmedlen ska användas"}
	letter := func(behind ...string) rules.Source {
		return file(append([]string{"# Inbjudan att ansöka om stimulansmedel", prose(40), "Förbundet delar ut 10 000 000 kr. Länen ansöker om 300 000 kr var.", "Ansökan ska innehålla följande:", items[0], behind[0], items[1], behind[1],
			"# Hur man ansöker", "Ansökan ska skickas till förbundet senast den 15 mars 2009. Den ska gälla standarder. " + prose(30)}, behind[2:]...)...)
	}
	organ := "Vårt organ bildades i fjol. " + prose(30)
	for _, c := range []struct {
		name    string
		sources []rules.Source
		answers string
		amounts int
	}{
		{"the call alone", []rules.Source{letter("", "")}, "not-found not-found", 0},
		{"the call beside an application", []rules.Source{letter("", ""), file("# IT-samverkansorgan", prose(30), "# Medlens användning", prose(30))}, "found found", 0},
		{"filled in", []rules.Source{letter(organ, "Vi anställer en samordnare.")}, "found found", 2},
		{"filled in, without a word of us", []rules.Source{letter(prose(30), "Medlen går till en samordnare.")}, "found found", 2},
		{"only the first item filled in", []rules.Source{letter(organ, "")}, "found not-found", 2},
	} {
		t.Run(c.name, func(t *testing.T) {
			v := call2009().Check(c.sources)
			if got := string(v.Findings[0].Answer + " " + v.Findings[1].Answer); got != c.answers || len(v.Amounts) != c.amounts {
				t.Errorf("%s and %d amounts, want %s and %d; %+v", got, len(v.Amounts), c.answers, c.amounts, v.Findings)
			}
		})
	}
}
