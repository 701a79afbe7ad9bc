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

// TestEarlierTimes has parts that tell what was done with other money than what is applied for, and parts that only speak of it.
func TestEarlierTimes(t *testing.T) {
	t.Parallel()
	used := "Förra året användes medlen till en inventering av verksamhetssystem och till två temadagar i Falun. Av de 250 000 kronor som länet fick 2008 återstår inget."
	plan := "Medlen ska gå till en samordnare på halvtid och till utbildning i alla kommuner i länet under hela året."
	for _, c := range []struct {
		h, text string
		want    bool
	}{
		{"Hur stimulansmedlen användes 2008", used, false},
		{"Så användes stimulansmedlen förra året", used, false},
		{"Användning av stimulansmedlen 2008", used, false},
		{"Användning av stimulansmedlen föregående år", used, false},
		{"Medlens användning i fjol", used, false},
		{"Medlens användning under fjolåret", "Pengarna tog slut i oktober. De gick till en förstudie och till resor.", false},
		{"Användning av stimulansmedlen 2006 och 2007", "Projektet slutfördes i december. Av 310 000 kr förbrukades 298 000 kr, och resten betalades tillbaka.", false},
		{"Användning av förra årets medel", used, false},
		{"Redovisning av 2008 års stimulansmedel", used, false},
		{"Medlens användning 2008 – slutredovisning", "Stödet för det året är förbrukat.", false},
		{"Återrapportering: användning av stimulansmedlen", used, false},
		{"Användning av tidigare stimulansmedel", used, false},
		{"Användning av tidigare beviljade stimulansmedel", used, false},
		{"Hur tidigare medel har använts", used, false},
		{"Uppföljning av medlens användning 2007–2008", used, false},
		{"Användning av medlen (2008)", used, false},
		{"Medlens användning 2008 och 2009", used + " " + plan, true},
		{"Medlens användning", used + " " + plan, true},
		{"Medlens användning", used, true},
		{"Hur stimulansmedlen ska användas under 2009 och 2010", plan, true},
		{"Användning av stimulansmedlen 2008/2009", plan, true},
		{"Användning av stimulansmedlen 2009", plan, true},
		{"Use of the funds last year", "Last year the funds were spent on a survey and two seminars in Falun. Nothing remains.", false},
		{"Use of the funds in 2008", "The funds were spent on a survey and two seminars in Falun. Nothing remains.", false},
		{"Previous use of the funds", "The funds were spent on a survey and two seminars in Falun.", false},
		{"Hur stimulansmedlen ska användas (fortsättning från förra året)", plan, true},
		{"Hur stimulansmedlen ska användas - jämfört med förra året", plan, true},
	} {
		f := finding(t, "medel", file("# Ansökan", prose(30), "# "+c.h, c.text, "# Slut", prose(9)))
		if (f.Answer == rules.Found) != c.want {
			t.Errorf("%s: %+v, want found %v", c.h, f, c.want)
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
