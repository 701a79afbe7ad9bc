package rules_test

import (
	"strings"
	"testing"

	"inkorg/parser/document"
	"inkorg/parser/rules"
)

// TestLikely has texts that speak of a section without a heading: "" where they do not, else how the quote begins.
func TestLikely(t *testing.T) {
	t.Parallel()
	const rest = "\nSamordnaren ska arbeta tillsammans med alla kommuner i länet, ta fram gemensamma rutiner och utbilda personalen i de system som vi nu inför under våren."
	for _, c := range []struct{ name, section, text, want string }{
		{"the words of the title", "medel", "Stimulansmedlen kommer att användas till en samordnare på halvtid." + rest, "Stimulansmedlen kommer"},
		{"in another form", "medel", "Vi använder medlen till en samordnare på halvtid." + rest, "Vi använder medlen"},
		{"a noun for a verb", "medel", "Användningen av stimulansmedlen planeras så här." + rest, "Användningen av"},
		{"in English", "medel", "The funds will be used for a coordinator." + rest, "The funds will"},
		{"in the second paragraph", "medel", prose(30) + "\n\nVi använder medlen till en samordnare på halvtid." + rest, "Vi använder medlen"},
		{"over three lines of one paragraph", "medel", "Länet är stort.\nVi använder medlen till en samordnare.\nSamordnaren är en." + rest, "Vi använder medlen"},
		{"the organ", "organ", "Det regionala samverkansorganet leds av en styrgrupp med länets alla kommunchefer." + rest, "Det regionala"},
		{"the organ, named first", "organ", "IT-samverkansorganet leds av en styrgrupp med länets alla kommunchefer." + rest, "IT-samverkansorganet"},
		{"the organ, named twice", "organ", strings.ReplaceAll(prose(20), "\n", " ") + " Vi bildade vårt IT-samverkansorgan i fjol. IT-samverkansorganet är litet men växer.", "Vi bildade"},
		// Too little, or something else.
		{"too few words", "medel", "Vi använder medlen till en samordnare.", ""},
		{"the words far apart", "medel", "Medlen är små och länet är stort med många kommuner som samverkar sedan flera år i alla frågor som rör vården och omsorgen, vilket vi har användning för." + rest, ""},
		{"one word of the name", "medel", "Stimulansmedlen är välkomna i länet." + rest, ""},
		{"the organ in passing", "organ", strings.ReplaceAll(prose(20), "\n", " ") + " Det gäller även IT-samverkansorganet." + rest, ""},
		{"another use of the words", "organ", "Våra organisationer har lång erfarenhet av samverkan." + rest, ""},
		// Promises, denials and what is no text of the applicant's.
		{"not decided", "medel", "Vi har ännu inte beslutat hur medlen ska användas." + rest, ""},
		{"to be decided", "medel", "Hur medlen ska användas ska beslutas senare." + rest, ""},
		{"attached", "medel", "Hur medlen ska användas framgår av den bifogade budgeten." + rest, ""},
		{"told another time", "medel", "Hur stimulansmedlen ska användas redovisas i en senare skrivelse till er." + rest, ""},
		{"being prepared", "medel", "Frågan om stimulansmedlens användning bereds av styrgruppen i länet." + rest, ""},
		{"a question", "medel", "Får medlen användas till en samordnare?" + rest, ""},
		{"the template", "medel", "Beskriv hur stimulansmedlen ska användas i länet (max 2000 tecken)." + rest, ""},
		{"the call", "medel", "Ansökan ska innehålla en beskrivning av hur stimulansmedlen ska användas." + rest, ""},
		{"under the heading of another section", "medel", "# IT-samverkansorgan\nVi använder medlen till en samordnare." + rest, ""},
		{"behind the part of another section", "medel", "# IT-samverkansorgan\n" + prose(30) + "\n# Arbetet i länet\nVi använder medlen till en samordnare." + rest, "Vi använder medlen"},
		{"the table of contents", "medel", "Innehåll\nVi använder medlen till en samordnare ......... 3" + rest, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := finding(t, c.section, file("# Ansökan", prose(12), "# Bakgrund", c.text))
			got := f.Likely
			if f.Answer != rules.NotFound {
				t.Fatalf("%+v, want not found", f)
			}
			if c.want == "" && got != (rules.Passage{}) || c.want != "" && (!strings.HasPrefix(got.Quote, c.want) || got.Document != "ansökan.pdf" || got.Page != 1) {
				t.Errorf("likely %+v, want one that begins with %q", got, c.want)
			}
		})
	}
}

// TestLikelyInTheMail leaves out what is quoted.
func TestLikelyInTheMail(t *testing.T) {
	t.Parallel()
	const text = "Vi använder medlen till en samordnare på halvtid som ska arbeta tillsammans med alla kommuner i länet och ta fram gemensamma rutiner för inloggning.\n"
	mail := func(s string) rules.Passage {
		return finding(t, "medel", rules.Source{Document: document.FromText(s), Body: true}).Likely
	}
	if got := mail("Hej!\n\n" + text); got.Quote == "" || got.Document != "" || got.Page != 1 {
		t.Errorf("%+v, want the sentence in the mail", got)
	}
	if got := mail("Hej!\n\n> " + text); got != (rules.Passage{}) {
		t.Errorf("%+v of a quoted mail, want none", got)
	}
}

// TestLikelyIsNotSaidOfWhatIsFoundOrUnread keeps it apart from the other answers.
func TestLikelyIsNotSaidOfWhatIsFoundOrUnread(t *testing.T) {
	t.Parallel()
	const text = "Vi använder medlen till en samordnare på halvtid som ska arbeta tillsammans med alla kommuner i länet och ta fram gemensamma rutiner för inloggning."
	if f := finding(t, "medel", file(text, "# Medlens användning", prose(9))); f.Answer != rules.Found || f.Likely.Quote != "" {
		t.Errorf("%+v, want found and nothing else", f)
	}
	if f := finding(t, "medel", file(text), unreadable("b.pdf")); f.Answer != rules.Unread || f.Likely.Quote != "" {
		t.Errorf("%+v, want unreadable and nothing else", f)
	}
}
