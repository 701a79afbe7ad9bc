package rules_test

import (
	"strings"
	"testing"

	"inkorg/parser/document"
	"inkorg/parser/rules"
)

// Each line is a document, "|" parts its lines, "#" marks a heading, and "~" stands for a paragraph. The heading is of the use of the money.
const itsHeadings = `# Hur stimulansmedlen ska användas|~
# Hur vi vill använda stimulansmedlen|~
# Planerad användning av stimulansmedlen|~
# Förslag till användning av stimulansmedlen|~
# Plan för användning av stimulansmedlen|~
# Principer för medlens användning|~
# Beslut om användning av stimulansmedlen|~
# Redogörelse för hur medlen ska användas|~
# Redovisning av hur stimulansmedlen ska användas|~
# Medlens användning och uppföljning|~
# Uppföljning och användning av stimulansmedlen|~
# Användning av stimulansmedlen, 2009 års ansökan|~
# Användning av stimulansmedlen (denna ansökan)|~
# Användning av stimulansmedlen, årets ansökan|~
# Medlens användning i denna ansökan|~
# Medlens användning 2009|~
# 2009 års användning av stimulansmedlen|~
# Användning av stimulansmedlen under 2009 och 2010|~
# Användning av stimulansmedlen, 300 000 kr|~
# Medlens användning, belopp 300 000 kr|~
# Användning av stimulansmedlen i Dalarnas län|~
# Use of the funds 2009|~
# Planned use of the funds|~
# How we will use the funds: Use of the funds|~
Medlens användning|~
MEDLENS ANVÄNDNING|~
2. Medlens användning|~
Medlens användning: vi anställer en samordnare i Falun.
Medlens användning. Vi anställer en samordnare i Falun.
Medlens användning|Lön 300 000|Resor 20 000|Summa 320 000
Medlens användning 300 000 kr|Lön 200 000|Resor 100 000
Sökt belopp|300 000 kr|Medlens användning 300 000 kr|~
Medlens användning|300 000 kr till en samordnare
Sökt belopp|300 000 kr|Medlens användning|En samordnare anställs i Falun.
# Budget|Lön 300 000|Resor 20 000|# Medlens användning|~
# Dagordning|1. Öppnande|2. Val av justerare|# Medlens användning|~
# § 4 Medlens användning|~
# Fråga 2. Hur ska stimulansmedlen användas?|~
# Samråd|~|# Medlens användning|~
# Mål för och användning av stimulansmedlen|~
# Medlens användning enligt samråd med kommunerna|~
# Motivering till medlens användning|~`

// otherHeadings look like one of the use of the money.
const otherHeadings = `# Samråd om medlens användning|~
# Samråd om användning av stimulansmedlen|~
# Uppföljning av medlens användning|~
# Uppföljning av hur stimulansmedlen används|~
# Utvärdering av stimulansmedlens användning|~
# Revision av medlens användning|~
# Frågor om medlens användning besvaras av|Anna Berg
# Synpunkter på användning av stimulansmedlen|~
# Yttrande över användning av stimulansmedlen|~
# Diskussion kring användning av stimulansmedlen|~
# Protokoll om användning av stimulansmedlen|~
# Ansvarig för medlens användning|~
# Kontaktperson för medlens användning|~
# Möte om hur stimulansmedlen ska användas|~
# Seminarium om hur stimulansmedlen ska användas|~
# Kontroll av medlens användning|~
# Evaluation of the use of the funds|~
# Questions about the use of the funds: whom to ask|~
# Audit of the use of the funds|~
# Andra läns användning av stimulansmedlen|~
# Användning av stimulansmedlen i andra län|~
# Så använder andra län stimulansmedlen: användning av stimulansmedlen|~
# Användning av stimulansmedlen 2007|Medlen användes till kort och kurser i länet. Resten har gått till resor.
# Ansökan om stimulansmedel och deras användning|~
# Kostnader|Post Kronor|Medlens användning 120 000|Utbildning 85 000|Resor 15 000|# Slut|~
# Kostnader|Post|Kronor|Medlens användning|120 000|Utbildning|85 000|Resor|15 000|# Slut|~
# Kostnader|Lön 300 000 kr|Medlens användning 120 000 kr|Summa 420 000 kr|# Slut|~
# Dagordning|1. Öppnande|2. Medlens användning|3. Avslutning|# Slut|~
# Ärenden|1. Öppnande|2. Medlens användning|3. Avslutning|# Slut|~
# Checklista|[x] Organ|[x] Medlens användning|[ ] Underskrift|# Slut|~
# Innehåll|Organ 2|Medlens användning 3|Kontakt 4|# Slut|~
Bilagor:|Medlens användning|Budget|# Slut|~
# Bilageförteckning|Bilaga 1 Budget|Bilaga 2 Medlens användning|Bilaga 3 Fullmakt|# Slut|~
# Bilagor|Medlens användning|Budget|# Slut|~
# Blankett|Län|Medlens användning|Behörig företrädare|Ahmed Farah
# Blankett|Län|Medlens användning|Firmatecknare
# Blankett|Län|Medlens användning|Namn och titel|Karin Ek, kommunchef
# Blankett|Län|Medlens användning|E-post|karin.ek@kommun.example
# Blankett|Län|Medlens användning Återkommer|Behörig företrädare Ahmed Farah
# Får medlen användas till löner? Medlens användning|~`

// TestRunInNumbers has titles in the lines of a numbered list in a mail, whose text goes on below.
func TestRunInNumbers(t *testing.T) {
	t.Parallel()
	const text = "Hej! Här kommer vår ansökan om stöd till det arbete som vi gör tillsammans.\n\n" +
		"1. Sökande. Dalarnas läns landsting och kommunerna genom föreningen Dala-IT\n" +
		"2. Beskrivning av det regionala IT-samverkansorganet. Föreningen Dala-IT\n" +
		"ägs av landstinget och de femton kommunerna. Styrelsen har sju ledamöter och\n" +
		"möts varje månad. Kansliet i Falun har fyra anställda som leder de gemensamma\n" +
		"projekten och förvaltar katalogen åt alla.\n" +
		"3. Hur stimulansmedlen ska användas. Till\nen samordnare på halvtid.\n"
	v := call2009().Check([]rules.Source{{Document: document.FromText(text), Body: true}})
	for i, words := range []int{32, 6} {
		if f := v.Findings[i]; f.Answer != rules.Found || f.Words > words+2 || f.Words < words-2 {
			t.Errorf("%+v, want about %d words", f, words)
		}
	}
}

// TestHeadings has headings of the section, and others that only look like one.
func TestHeadings(t *testing.T) {
	t.Parallel()
	right := 0
	for answer, all := range map[rules.Answer]string{rules.Found: itsHeadings, rules.NotFound: otherHeadings} {
		for one := range strings.SplitSeq(all, "\n") {
			text := strings.ReplaceAll(one, "~", prose(30))
			if f := finding(t, "medel", file(append([]string{"# Anmälan", prose(40)}, strings.Split(text, "|")...)...)); f.Answer == answer {
				right++
			} else {
				t.Errorf("%s: %q over %d words, want %s", one, f.Heading, f.Words, answer)
			}
		}
	}
	t.Logf("%d of %d", right, strings.Count(itsHeadings+otherHeadings, "\n")+2)
}
