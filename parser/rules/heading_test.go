package rules_test

import (
	"strings"
	"testing"

	"inkorg/parser/document"
	"inkorg/parser/rules"
)

// TestHeadingFound has headings that a careful person would take for the section, marked as headings or not.
func TestHeadingFound(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, section, text string }{
		{"the title", "organ", "Beskrivning av det regionala IT-samverkansorganet"},
		{"an alias", "organ", "Regionalt samverkansorgan"},
		{"in English", "medel", "Use of the funds"},
		{"in capitals", "medel", "HUR STIMULANSMEDLEN SKA ANVÄNDAS"},
		{"in lower case", "medel", "hur stimulansmedlen ska användas"},
		{"with a colon", "medel", "Medlens användning:"},
		{"with a question mark", "medel", "Hur stimulansmedlen ska användas?"},
		{"numbered", "medel", "2. Medlens användning"},
		{"numbered without a dot", "medel", "2 Medlens användning"},
		{"numbered without a blank", "medel", "2.Medlens användning"},
		{"numbered below", "medel", "1.2 Medlens användning"},
		{"numbered below, with a dot", "medel", "1.2. Medlens användning"},
		{"with a bracket", "medel", "2) Medlens användning"},
		{"with two brackets", "medel", "(b) Medlens användning"},
		{"with a letter", "medel", "a) Medlens användning"},
		{"with a Roman numeral", "medel", "IV. Medlens användning"},
		{"with a bare Roman numeral", "medel", "II Medlens användning"},
		{"as a paragraph of law", "medel", "§ 3 Medlens användning"},
		{"as the third paragraph", "medel", "3 § Medlens användning"},
		{"as a part", "medel", "Avsnitt 2: Medlens användning"},
		{"as an annex", "medel", "Bilaga 1 – Medlens användning"},
		{"as a numbered part of an annex", "medel", "Bilaga 1, 2. Medlens användning"},
		{"with a Markdown mark", "medel", "## Medlens användning ##"},
		{"in quotes", "medel", "”Medlens användning”"},
		{"definite", "organ", "IT-samverkansorganet"},
		{"genitive and plural", "organ", "IT-samverkansorganens"},
		{"indefinite throughout", "organ", "Beskrivning av regionalt IT-samverkansorgan"},
		{"another article", "organ", "Beskrivning av ett regionalt IT-samverkansorgan"},
		{"another form of the verb", "medel", "Hur stimulansmedlen skall användas"},
		{"the singular of a word that changes inside", "medel", "Användning av stimulansmedel"},
		{"asked instead of told", "medel", "Hur ska stimulansmedlen användas?"},
		{"a letter left out", "medel", "Hur stimulansmedlen ska anvndas"},
		{"a letter too many", "medel", "Hur stimulansmedllen ska användas"},
		{"two letters swapped", "medel", "Hur stimulnasmedlen ska användas"},
		{"a short word misspelt", "medel", "Hru stimulansmedlen ska användas"},
		{"without dots and rings", "medel", "Anvandning av stimulansmedlen"},
		{"a slip in an inflected word", "organ", "IT-samverkansorgnaets"},
		{"written apart", "organ", "IT samverkans organet"},
		{"run together", "medel", "Hurstimulansmedlen skaanvändas"},
		{"letter-spaced", "medel", "M e d l e n s a n v ä n d n i n g"},
		{"decomposed letters", "medel", "Hur stimulansmedlen ska anva\u0308ndas"},
		{"a ligature and a soft hyphen", "organ", "Organisation fo\u0308r IT-sam\u00advedrkan"},
		{"no-break blanks", "medel", "Medlens\u00a0användning"},
		{"a year behind", "medel", "2. Hur stimulansmedlen ska användas under 2009"},
		{"two years behind", "medel", "Hur stimulansmedlen ska användas under åren 2009 och 2010"},
		{"as the call letter goes on", "medel",
			"2. Hur stimulansmedlen ska användas för att stödja och stärka en fortsatt och utvidgad regional samverkan"},
		{"a genitive the other way round", "medel", "Användning av medlen"},
		{"with a word inside", "medel", "Användning av de sökta medlen"},
		{"an abbreviation behind", "organ", "Samverkansorgan för IT"},
		{"the end of a compound", "medel", "Hur medlen ska användas"},
		{"asked, with a year", "medel", "Hur ska stimulansmedlen användas under 2009?"},
		{"asked with what", "medel", "Vad stimulansmedlen ska användas till"},
		{"small words around", "organ", "Beskrivning av IT-samverkansorganet och dess arbete"},
		{"a word inside", "medel", "Hur de sökta stimulansmedlen ska användas"},
		{"two words inside", "medel", "Hur stimulansmedlen från SKL ska användas"},
		{"two words swapped, as in an index", "organ", "Samverkansorgan, regionalt"},
		{"with who does it", "medel", "Hur Dalarnas län ska använda stimulansmedlen"},
		{"a word before", "organ", "Vårt IT-samverkansorgan"},
		{"at the end of a list", "medel", "Budget, uppföljning samt medlens användning"},
		{"a county before", "organ", "Dalarnas IT-samverkansorgan"},
		{"with another section in it", "medel", "IT-samverkansorgan och medlens användning"},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, mark := range []string{"# ", ""} {
				f := finding(t, c.section, file("# Ansökan", prose(40), mark+c.text, prose(30), "# Bakgrund", prose(9)))
				if f.Answer != rules.Found || f.Heading != strings.TrimLeft(c.text, "# ") && f.Heading != c.text || f.Words != 30 {
					t.Errorf("%q%s: %+v, want found with 30 words", mark, c.text, f)
				}
			}
		})
	}
}

// TestHeadingNotFound has headings that are of something else.
func TestHeadingNotFound(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, section, text string }{
		{"another adjective", "organ", "Beskrivning av det nationella IT-nätverket"},
		{"another compound", "organ", "IT-samverkansprojekt"},
		{"half the name", "medel", "Användning"},
		{"the other half", "medel", "Stimulansmedlen"},
		{"the title of the application", "organ", "Ansökan från IT-samverkansorganet"},
		{"a list of people", "organ", "Kontaktpersoner, IT-samverkansorganet"},
		{"five words beside it", "organ", "Andra länders erfarenheter av hur IT-samverkansorgan växer"},
		{"too many words beside one word", "medel", "Erfarenheter av andra länders arbete med uppföljning kring medlens användning"},
		{"a slip in every word", "medel", "Hru stimulnasmedlen sak anvädnas"},
		{"a number in its place", "medel", "2009"},
		{"only punctuation", "medel", "– – –"},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, mark := range []string{"# ", ""} {
				f := finding(t, c.section, file("# Inledning", prose(40), mark+c.text, prose(30)))
				if f.Answer != rules.NotFound {
					t.Errorf("%q%s: %+v, want not found", mark, c.text, f)
				}
			}
		})
	}
}

// TestShortNames has names whose shortness leaves little room: numbers and words of two letters must be right.
func TestShortNames(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, heading string
		want          rules.Answer
	}{
		{"Plan 2009", "Plan 2009", rules.Found},
		{"Plan 2009", "Planer 2009", rules.Found},
		{"Plan 2009", "Plan 2008", rules.NotFound},
		{"Plan 2009", "Plats 2009", rules.NotFound},
		{"Stöd till IT-drift", "Stöd till IT-driften", rules.Found},
		{"Stöd till IT-drift", "Stöd till IP-drift", rules.NotFound},
		{"Mål", "Målen", rules.Found},
		{"Mål", "Måltider", rules.NotFound},
	} {
		call := &rules.Call{Sections: []rules.Section{{Title: c.name}}}
		if got := call.Check([]rules.Source{file("# "+c.heading, prose(9))}).Findings[0].Answer; got != c.want {
			t.Errorf("%s under %s: %s, want %s", c.name, c.heading, got, c.want)
		}
	}
}

func TestAWholeNameIsNotPartOfAnother(t *testing.T) {
	t.Parallel()
	call := &rules.Call{Sections: []rules.Section{{ID: "plan", Title: "Plan för budget"}, {ID: "budget", Title: "Budget"}}}
	v := call.Check([]rules.Source{file("# Plan för budget", prose(9))})
	if v.Findings[0].Answer != rules.Found || v.Findings[1].Answer != rules.NotFound {
		t.Errorf("%+v, want the plan found and the budget not", v.Findings)
	}
}

// TestNamesOverLinesOfOthers has a heading over two lines whose second line is the name of another section.
func TestNamesOverLinesOfOthers(t *testing.T) {
	t.Parallel()
	call := &rules.Call{Sections: []rules.Section{{Title: "Mål och förväntade resultat"}, {Title: "Förväntade resultat"}, {Title: "Resultat i länet"}}}
	for _, text := range []string{"# Mål och\n# förväntade resultat\n" + prose(9), "Mål och\nförväntade resultat\n" + prose(9)} {
		v := call.Check([]rules.Source{file(text)})
		if v.Findings[0].Answer != rules.Found || v.Findings[1].Answer == rules.Found {
			t.Errorf("%q: %+v, want the first alone", text, v.Findings)
		}
	}
}

// TestPlaces has the same words in places where they are a heading, and where they are none.
func TestPlaces(t *testing.T) {
	t.Parallel()
	const leaders = "Medlens användning ............ "
	header := func(page string) string { return "Medlens användning\nSida " + page + "\n" + prose(40) }
	for _, c := range []struct {
		name  string
		parts []string
		words int // 0: not found
	}{
		{"over two marked lines", []string{"# 2. Hur stimulansmedlen", "# ska användas", prose(20)}, 20},
		{"over two marked lines, divided", []string{"# Användning av stimulans-", "# medlen", prose(20)}, 20},
		{"over three marked lines", []string{"# Hur", "# stimulansmedlen", "# ska användas", prose(20)}, 20},
		{"over two lines, the first marked", []string{"# 2. Hur stimulansmedlen", "ska användas", prose(20)}, 20},
		{"over two unmarked lines", []string{prose(30), "Hur stimulansmedlen", "ska användas", prose(20)}, 20},
		{"over two lines, with words beside", []string{"# 2. Hur stimulansmedlen ska", "# användas under 2009", prose(20)}, 20},
		{"over two lines with a blank one between", []string{prose(30), "Hur stimulansmedlen", "", "ska användas", prose(20)}, 20},
		{"not over the end of a sentence", []string{"# Hur stimulansmedlen.", "# Ska användas", prose(20)}, 0},
		{"not into running text", []string{"# Hur stimulansmedlen", "ska användas framgår av vår plan", "som vi antog i höstas tillsammans."}, 0},
		{"not over two headings", []string{"# Hur stimulansmedlen", "## Ska användas", prose(20)}, 0},
		{"run in, marked", []string{"# Medlens användning: vi utbildar alla"}, 3},
		{"run in", []string{prose(30), "Medlens användning: " + prose(12)}, 12},
		{"run in and numbered", []string{prose(30), "2. Medlens användning: vi", prose(12)}, 13},
		{"run in, in a long paragraph", []string{"Medlens användning: " + strings.ReplaceAll(prose(80), "\n", " ")}, 80},
		{"run in, with nothing but a promise", []string{prose(30), "Medlens användning: TBD"}, 0},
		{"run in, but in running text", []string{
			"Länets kommuner och landstinget har tillsammans beslutat att i denna ansökan visa",
			"medlens användning: vad de ska gå till, hur mycket det blir och vem som har ansvar", "för arbetet i länet."}, 0},
		{"run in before a full stop", []string{prose(30), "Medlens användning. Vi utbildar all personal", "i länet under året."}, 8},
		{"run in and numbered before a full stop", []string{prose(30), "2. Medlens användning. Vi utbildar all personal."}, 4},
		{"one word before a full stop", []string{prose(30), "Medelsanvändningen, Medlens användning. Vi utbildar."}, 0},
		{"run in before a question mark", []string{prose(30), "Hur ska stimulansmedlen användas? Vi utbildar all personal."}, 4},
		{"run in before a dash", []string{prose(30), "Medlens användning – Vi utbildar all personal."}, 4},
		{"not before a dash in a sentence", []string{prose(30), "Medlens användning – som vi ser det – framgår av", "planen som vi antog i höstas."}, 0},
		{"as the label of a cell beside its text", []string{prose(30), "Medlens användning Vi utbildar all personal i länet."}, 6},
		{"not before a name", []string{prose(30), "Medlens användning Dalarna"}, 0},
		{"not in the middle of a paragraph", []string{"Länets kommuner och landstinget har tillsammans beslutat att i denna ansökan visa",
			"Medlens användning. Vi utbildar all personal i hela länet och i alla dess kommuner"}, 0},
		{"a form", []string{"Sökande: Dalarnas län", "Medlens användning: Utbildning av personal", "Kontakt: Anna Berg"}, 6},
		{"a form of cells", []string{"Sökande", "Dalarnas län", "Medlens användning", "Utbildning av personal"}, 3},
		{"not behind a colon", []string{prose(30), "Punkt: Medlens användning"}, 0},
		{"not in the middle of a line", []string{"Här visas hur stimulansmedlen ska användas i länet under åren", prose(20)}, 0},
		{"not as a line in running text", []string{
			"Länets kommuner och landstinget har tillsammans beslutat att i denna ansökan visa",
			"hur stimulansmedlen ska användas och vilka som har ansvaret för att det blir utfört",
			"på ett sätt som alla parter kan vara nöjda med."}, 0},
		{"not as a whole line in a narrow column", []string{
			"Vi ska nu beskriva närmare", "hur stimulansmedlen ska användas", "och vem som ansvarar för det",
			"och när arbetet ska vara klart."}, 0},
		{"not as a line that begins a sentence", []string{
			"Länets parter har beslutat så.", "Hur stimulansmedlen ska användas", "framgår av planen som vi antog."}, 0},
		{"not as a ragged line in a narrow column", []string{"Det är länets gemensamma sak.", "Medlens användning följer", "den plan som vi har antagit i", "samråd med alla kommuner."}, 0},
		{"not as the end of a paragraph", []string{
			"Länets kommuner och landstinget har tillsammans beslutat att i denna ansökan visa",
			"hur stimulansmedlen ska användas.", prose(20)}, 0},
		{"a line as wide as the column, between sentences", []string{
			"Länets parter har beslutat så.", "Hur stimulansmedlen ska användas", "Vi utbildar all personal i år."}, 6},
		{"not with a comma behind", []string{prose(20), "Medlens användning,", prose(20)}, 0},
		{"not as an item of a list", []string{prose(20), "- Kostnader för medlens användning", prose(20)}, 0},
		{"a short line of its own", []string{prose(20), "Planerad användning av medlen", prose(20)}, 20},
		{"paragraphs as long lines", []string{strings.ReplaceAll(prose(60), "\n", " "), "medlens användning", strings.ReplaceAll(prose(50), "\n", " ")}, 50},
		{"not in the table of contents", []string{leaders + "3", "Bakgrund ............ 4", prose(20)}, 0},
		{"not with a page number, when it comes again", []string{"1 Bakgrund 3", "2 Medlens användning 3", prose(20), "# 2 Medlens användning", "# Bakgrund", prose(9)}, 0},
		{"not below Innehåll", []string{"# Innehåll", "Bakgrund", "Medlens användning", prose(20), "# Bakgrund", prose(9), "# Medlens användning"}, 0},
		{"not below Innehåll with a page number", []string{"# Innehåll", "Medlens användning 3", prose(20)}, 0},
		{"behind the table of contents", []string{"# Innehåll", leaders + "3", "# Bakgrund", prose(9), "# Medlens användning", prose(20)}, 20},
		{"a dotted line to fill in is no table of contents", []string{leaders, prose(20)}, 20},
		{"not in a page header", []string{header("1"), "---", header("2"), "---", header("3")}, 0},
		{"on two pages it is a heading", []string{header("1"), "---", header("2")}, 41},
		{"beside a page header in smaller type", []string{header("1"), "---", header("2"), "---", header("3"), "---", "# Medlens användning", "Vi utbildar personal."}, 3},
		{"three times inside pages", []string{strings.Repeat(prose(50)+"\n# Medlens användning\n"+prose(45)+"\n# Budget\n"+prose(50)+"\n---\n", 3)}, 45},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := file(c.parts...)
			for i := range s.Document.Lines {
				if l := &s.Document.Lines[i]; l.Level > 0 {
					l.Size, l.Bold = 14, true
				}
			}
			check(t, finding(t, "medel", s), c.words)
		})
	}
}

func check(t *testing.T, f rules.Finding, words int) {
	t.Helper()
	switch {
	case words == 0 && f.Answer != rules.NotFound:
		t.Errorf("%+v, want not found", f)
	case words > 0 && (f.Answer != rules.Found || f.Words != words):
		t.Errorf("%+v, want found with %d words", f, words)
	}
}

// TestContent has what can stand under a heading.
func TestContent(t *testing.T) {
	t.Parallel()
	const medel = "# Medlens användning"
	for _, c := range []struct {
		name  string
		parts []string
		words int // 0: not found
	}{
		{"nothing", []string{medel}, 0},
		{"nothing before the next heading", []string{medel, "# Budget", prose(30)}, 0},
		{"nothing before a heading above", []string{"#" + medel, "# Budget", prose(30)}, 0},
		{"nothing before another section", []string{medel, "## IT-samverkansorgan", prose(30)}, 0},
		{"nothing before another section without a mark", []string{medel, "IT-samverkansorgan", prose(30)}, 0},
		{"a subheading and its text", []string{medel, "## Budget", prose(30)}, 31},
		{"a subheading that mentions another section", []string{medel, "## IT-samverkansorganets del", prose(30)}, 32},
		{"up to the next heading", []string{medel, prose(20), "# Budget", prose(30)}, 20},
		{"over a page break", []string{medel, prose(20), "---", prose(30)}, 50},
		{"a list marked as headings", []string{medel, "# 1. Utbildning av personal", "# 2. Ny samordnare", "# Budget", prose(9)}, 5},
		{"a list marked as headings under a line without a mark", []string{"Medlens användning", "# 1) Utbildning", "# 2) Samordnare"}, 2},
		{"the next number is no list", []string{"# 1. Medlens användning", "# 2. Utbildning av personal"}, 0},
		{"a bullet marked as a heading", []string{medel, "# • Utbildning av personal"}, 3},
		{"a paragraph marked as a heading", []string{medel, "# Vi ska utbilda all personal i länet om säker inloggning."}, 10},
		{"one word", []string{medel, "Utbildning."}, 1},
		{"only numbers", []string{medel, "300 000, 2009"}, 0},
		{"only a line to fill in", []string{medel, "_________ ......... xxx"}, 0},
		{"TBD", []string{medel, "TBD"}, 0},
		{"n/a", []string{medel, "N/A"}, 0},
		{"to be completed", []string{medel, "To be completed."}, 0},
		{"kompletteras senare", []string{medel, "Denna del kompletteras senare."}, 0},
		{"kompletteras", []string{medel, "Kompletteras"}, 0},
		{"se bilaga", []string{medel, "Se bilaga 2."}, 0},
		{"see attachment", []string{medel, "Please see the attached file"}, 0},
		{"a template's words", []string{medel, "Klicka här för att ange text."}, 0},
		{"a promise in brackets", []string{medel, "[fyll i]"}, 0},
		{"several promises", []string{medel, "TBD", "Se bilaga.", "Kompletteras inom kort!"}, 0},
		{"a promise and a text", []string{medel, "Vi utbildar personal i hela länet. Se bilaga 2."}, 6},
		{"a long sentence that points to an annex", []string{medel, "Vi utbildar all personal i länet och tar fram standarder, se bilaga 2."}, 12},
		{"something that completes something", []string{medel, "Arbetet kompletteras med utbildning."}, 4},
	} {
		t.Run(c.name, func(t *testing.T) {
			check(t, finding(t, "medel", file(c.parts...)), c.words)
		})
	}
}

func TestRunningLinesAreSkipped(t *testing.T) {
	t.Parallel()
	d := doc("Medlens användning", prose(20))
	d.Lines[0].Running = true
	if f := finding(t, "medel", rules.Source{Name: "a.pdf", Document: d}); f.Answer != rules.NotFound {
		t.Errorf("a page header: %+v, want not found", f)
	}
	d = doc("# Medlens användning", prose(20))
	d.Lines = append(d.Lines, document.Line{Text: "Landstinget Dalarna", Page: 1, Running: true})
	check(t, finding(t, "medel", rules.Source{Name: "a.pdf", Document: d}), 20)
}

// TestHeadingOverTextWithTheName has a heading of something else, and the name in the sentence below it.
func TestHeadingOverTextWithTheName(t *testing.T) {
	t.Parallel()
	f := finding(t, "medel", file("# Bakgrund", "Användningen av stimulansmedlen planeras så här.", prose(30)))
	if f.Answer != rules.NotFound {
		t.Errorf("%+v, want not found", f)
	}
}
