package rules_test

import (
	"strings"
	"testing"

	"inkorg/parser/document"
	"inkorg/parser/rules"
)

// asks is a call for sections without an alias.
func asks(titles ...string) *rules.Call {
	c := &rules.Call{}
	for _, t := range titles {
		c.Sections = append(c.Sections, rules.Section{ID: t, Title: t, MinWords: 20})
	}
	return c
}

// headedSo says whether the first section of the call is found under a heading, in a document that marks its headings, and in plain text
// with and without blank lines.
func headedSo(t *testing.T, call *rules.Call, heading string, want bool) {
	t.Helper()
	for look, d := range map[string]document.Document{
		"marked": doc("# Ansökan", prose(40), "## "+heading, prose(30), "## Avslutning", prose(9)),
		"plain":  document.FromText("Vi söker pengar.\n\n" + prose(40) + "\n\n" + heading + "\n\n" + prose(30) + "\n\nAvslutning\n\n" + prose(9)),
		"tight":  document.FromText("Ansökan\n" + prose(40) + "\n" + heading + "\n" + prose(30) + "\nAvslutning\n" + prose(9)),
	} {
		f := call.Check([]rules.Source{{Name: "a.txt", Document: d}}).Findings[0]
		if (f.Answer == rules.Found) != want {
			t.Errorf("%s, %q for %q, %s: found is not %v; %+v", look, heading, call.Sections[0].Title, f.Answer, want, f)
		}
	}
}

// TestWhatStandsBesideAName has numbering, bullets and marks of many kinds before names, and what people put behind.
func TestWhatStandsBesideAName(t *testing.T) {
	t.Parallel()
	before := []string{
		"", "1. ", "1a) ", "1 a. ", "A.1 ", "A1. ", "1 - ", "1: ", "1) ", "(1) ", "[2] ", "Nr 1 ",
		"Punkt 1 – ", "Punkt 2: ", "Svar på fråga 2: ", "Svar fråga 2: ", "Svar 2: ", "Svar på punkt 1: ", "Fråga 1. ", "Fråga nr 1: ", "Ad 1. ", "Ad 2: ", "Del A: ", "Del 2 ",
		"Steg 1: ", "Kap. 3 ", "Kapitel 3. ", "§3 ", "§ 3. ", "i) ", "(ii) ", "I.1 ", "01 ", "#1 ", "No. 2 ", "Q1: ",
		"Question 2: ", "F2. ", "Rubrik: ", "Rubrik 2: ", "Avsnitt 2. ", "Avsnitt 2 – ", "Bilaga 1: ", "Bilaga A. ", "Bilaga A ", "Bil. 1 ", "Bil 2: ", "Uppgift 3: ",
		"Section B – ", "Item (b) ", "Krav 2: ", "2.1.3 ", "2-1 ", "• ", "- ", "* ", "– ", "→ ", "■ ", "» ",
		"Ang. ", "Angående ", "Om ", "Vår ", "Vårt ", "III ", "III: ", "d. ", "Bilaga nr 2: ", "Attachment 1: ", "Annex B: ", "Avdelning 2: ",
		"2§ ", "1.a ", "Sida 2: ", "[X] ", "1.1 a) ", "Första delen: ", "Del ett: ", "Punkt a) ", "Fråga a: ", "Under punkt 2: ", "Svar: ", "Ansökan, del 2: ",
		"**", "__", "=== ", "### ",
	}
	behind := []string{
		"", ":", " :", ".", "?", " 2009", " (2009)", " –", " -", " =", " m.m.", " mm",
		" m m", " etc.", " (max 1 sida)", " (se även punkt 3)", " *", " 1)", "…", " (högst 500 ord):", " i länet", " för projektet", ", kortfattat", " – sammanfattning",
		" (forts.)", "**", " ===", "!",
	}
	for _, title := range []string{"Budget", "Mål och förväntade resultat", "Sökande organisation"} {
		call := asks(title)
		for _, s := range before {
			headedSo(t, call, s+title, true)
			headedSo(t, call, s+strings.ToUpper(title), true)
		}
		for _, s := range behind {
			headedSo(t, call, title+s, true)
		}
	}
}

// TestAnyCall has the titles of sections of other calls, headings that a careful person takes for them, and headings that he does not.
func TestAnyCall(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ title, yes, no string }{
		{"Budget", "Budgeten|Projektbudget|Vår budget|Budget för projektet|Detaljerad budget|Budget och finansiering|Ekonomi och budget|Buget|Bugdet|Buddget|Budget 2009–2010|Total budget i kronor|Preliminär budget|Budget/kostnader|Budget & finansiering|Projektets budget|Budgetar|BUDGET (SEK)|Budget, tkr|Kostnader (budget)",
			"Budgetansvarig|Budgetår|Gadget|Bakgrund|Kostnadsfritt|Budgetproposition|Budskap|Budgetprocessen i kommunen"},
		{"Tidplan", "Tidsplan|Tidplanen|Tidplaner|Tids plan|Tid-plan|Tidplan och milstolpar|Preliminär tidplan|Projekttidplan|Tidpaln|Tidplan för genomförandet|Aktivitets- och tidplan|Aktiviteter och tidplan|Tid- och aktivitetsplan|Tidplan/aktiviteter",
			"Tidigare projekt|Tidsåtgång|Tidpunkt|Tidskrift|Handlingsplan|Tidplanerad vård|Plan"},
		{"Mål och förväntade resultat", "Mål samt förväntade resultat|Mål & förväntade resultat|Mål/förväntade resultat|Målen och de förväntade resultaten|Mål och förväntat resultat|Förväntade resultat och mål|Projektets mål och förväntade resultat|Mål, förväntade resultat|Mål och resultat|Mal och forvantade resultat|MÅL OCH FÖRVÄNTADE RESULTAT|Mål och förväntde resultat|Våra mål och de resultat vi förväntar oss|Mål och förväntade resultat av satsningen|Mål + förväntade resultat|Mål och förväntade effekter/resultat|Övergripande mål och förväntade resultat|Mål  och  förväntade  resultat|Mål - och förväntade resultat",
			"Målgrupp|Resultaträkning|Måltider|Mål|Resultat|Mål och medel|Förväntningar|Förväntade kostnader"},
		{"Projektbeskrivning", "Projekt-beskrivning|Projekt beskrivning|Beskrivning av projektet|Beskrivning av vårt projekt|Projektets beskrivning|Projektbeskrivningen|Kort projektbeskrivning|Projketbeskrivning|Projektbeskrivnig|Kort beskrivning av projektet|PROJEKTBESKRIVNING|Beskrivning projekt",
			"Projekt|Projektledare|Projektorganisation|Beskrivning av kommunen|Områdesbeskrivning|Projektbudget|Projektmedarbetare"},
		{"Sökande organisation", "Sökande organisationer|Den sökande organisationen|Sökandeorganisation|Sökande-organisation|Organisation (sökande)|Organisation, sökande|Sökande organisation/förening|Uppgifter om sökande organisation|Information om den sökande organisationen|Om den sökande organisationen|Söknade organisation",
			"Sökande|Organisation|Projektorganisation|Organisationsnummer|Samarbetande organisationer|Medsökande"},
		{"Project description", "Description of the project|Project Description|Description of project|The project description|Project-description|Brief project description|Projcet description|PROJECT DESCRIPTION|Projects description",
			"Project|Description|Project manager|Budget description|Project budget"},
		{"Risk analysis", "Analysis of risks|Risks analysis|Risk analyses|Risk-analysis|Analysis of the risks|Risk analysis and mitigation|Risk anaylsis|Risk and impact analysis|Our risk analysis",
			"Risk|Analysis|Risk capital|Data analysis|Cost analysis"},
		{"Riskanalys", "Analys av risker|Analys av riskerna|Risk-analys|Risk analys|Risk- och konsekvensanalys|Riskanalysen|Riksanalys|Riskanalys och åtgärder",
			"Analys|Risk|Riskkapital|Behovsanalys|Omvärldsanalys"},
		{"Spridning av resultat", "Resultatspridning|Spridning av resultaten|Spridning av projektets resultat|Hur resultaten ska spridas|Hur ska resultatet spridas?|Resultatens spridning|Sprida resultat|Spridning av resultat och erfarenheter|Spridning av erfarenheter och resultat|Spridning och förankring av resultat",
			"Spridning|Resultat|Spridda resultat över åren i siffror|Spridning av smitta"},
		{"Uppföljning och utvärdering", "Utvärdering och uppföljning|Uppföljning/utvärdering|Uppföljning & utvärdering|Uppföljning, utvärdering|Uppföljning samt utvärdering|Uppföljning och utvärdering av projektet|Uppfölning och utvärdering|Plan för uppföljning och utvärdering|Utvärdering/uppföljning",
			"Uppföljning|Utvärdering|Uppföljning av budget"},
		{"Hur projektet ska genomföras", "Genomförande av projektet|Projektets genomförande|Projektgenomförande|Hur projektet genomförs|Hur genomförs projektet?|Så ska projektet genomföras|Så genomför vi projektet|Hur projektet skall genomföras|Hur projektet är tänkt att genomföras|Hur vi ska genomföra projektet",
			"Projektet|Genomförda projekt tidigare i länet|Hur projektet ska finansieras|Genomförande"},
		{"Beskrivning av verksamheten", "Verksamheten|Verksamhetsbeskrivning|Vår verksamhet|Verksamhetens beskrivning|Beskrivning av vår verksamhet|Kort beskrivning av verksamheten|Beskrivning verksamheten|Om verksamheten|Beskrivn. av verksamheten",
			"Verksamhetsplan|Beskrivning|Beskrivning av orten|Verksamhetschef|Verksamhetsberättelse"},
		{"Jämställdhet", "Jämställdhetsperspektiv och jämställdhet|Jämstäldhet|Jamstalldhet|Jämställdheten|Jämställdhet och mångfald|Könsperspektiv (jämställdhet)|JÄMSTÄLLDHET",
			"Jämförelse|Jämlikhet"},
		{"Syfte", "Syftet|Projektets syfte|Syfte och mål|Syfte/mål|Syfte & mål|Syften|Vårt syfte|Huvudsyfte|Syfte:|Mål och syfte",
			"Syftar|Fyrfota|Synfel|Siffror"},
		{"Metod", "Metoder|Metoden|Val av metod|Metod och material|Arbetsmetod|Metod/genomförande|Vår metod", "Metall|Motor|Metodist|Mentor"},
		{"Kostnader", "Kostnad|Kostnaderna|Projektkostnader|Beräknade kostnader|Kostnader och intäkter|Kostander|Kostnader totalt|Projektets kostnader", "Kostvanor|Kontakter|Kostym|Konstnärer|Kostnadsfri rådgivning"},
		{"Samverkan", "Samverkan med andra|Samverkan och samarbete|Vår samverkan|Samverkan mellan kommuner och landsting|Sammverkan|Samvekan", "Samarbete|Samverkansorgan|Samvaro|Sammanfattning"},
		{"Expected results", "Expected result|The expected results|Results expected|Expected results and impact|Expexted results|Results (expected)|EXPECTED RESULTS", "Results|Expected costs|Unexpected costs|Previous results"},
		{"Goals and expected results", "Goals & expected results|Expected results and goals|Goals, expected results|Goals and results|Our goals and expected results|Goal and expected result", "Goals|Results|Goalkeepers"},
		{"Kontaktuppgifter", "Kontaktuppgift|Kontaktuppgifter till sökande|Kontakt-uppgifter|Kontakt uppgifter|Våra kontaktuppgifter", "Kontaktperson|Uppgifter|Kontakt med vården"},
		{"Projektets organisation och ledning", "Projektorganisation och ledning|Organisation och ledning av projektet|Ledning och organisation|Projektets ledning och organisation|Organisation och ledning", "Projektets budget|Organisation|Ledning|Organisationsnummer"},
		{"Medfinansiering", "Medfinansiering från kommunen|Med-finansiering|Medfinansieringen|Annan medfinansiering|Finansiering och medfinansiering|Medfinasiering", "Finansiering|Medfinansiärer"},
		{"Behov av insatsen", "Behovet av insatsen|Behov av insatser|Insatsens behov|Behov och insats|Behov av den sökta insatsen|Insatsbehov", "Behov|Insats|Behov av lokaler"},
		{"Hur stimulansmedlen ska användas", "Hur vi avser att stimulansmedlen ska användas|Hur stimulans-medlen skall användas|Hur vi ska använda stimulansmedlen|Hur vi tänker använda stimulansmedlen|Så här ska stimulansmedlen användas|Användning av stimulansmedlen|Stimulansmedlens användning|Stimulansmedlen och hur de ska användas|Hur är stimulansmedlen tänkta att användas|Hur stimulansmedlen kommer att användas|Hur vi kommer att använda stimulansmedlen|Användandet av stimulansmedlen|Stimulansmedel - användning|Stimulansmedel (användning)|Hur stim.medlen ska användas|Hur stimulansmedel används|Användning stimulansmedel|Stimulansmedelsanvändning|Hur stimmulansmedlen ska användas|Hur stimulansmedelen ska användas|Till vad ska stimulansmedlen användas?|Redogörelse för hur stimulansmedlen ska användas|Beskrivning av hur stimulansmedlen kommer användas|Hur stimulansmedlen ska nyttjas och användas|På vilket sätt stimulansmedlen ska användas",
			"Stimulansmedlen|Användning|Hur IT ska användas|Hur stimulansmedlen fördelas mellan länen"},
		{"IT-samverkansorgan|Beskrivning av det regionala IT-samverkansorganet", "Det regionala IT-samverkansorganet|IT-samverkans-organ|IT samverkansorgan|It-samverkansorganet|Regionalt organ för IT-samverkan|Beskrivning av det regionala organet för IT-samverkan|Vårt regionala IT-samverkansorgan|IT - samverkansorgan|ITsamverkansorgan|Beskrivning av det regionala samverkansorganet för IT|Beskrivning, regionalt IT-samverkansorgan|Regionala IT-samverkansorganet - en beskrivning|Länets IT-samverkansorgan|Beskr. av det regionala IT-samverkansorganet|Presentation av det regionala IT-samverkansorganet",
			"IT-samverkan|Samverkan|Samverkansprojekt inom IT|Regionala utvecklingsorganet|IT-organisation"},
	} {
		names := strings.Split(c.title, "|")
		call := asks(names[0])
		call.Sections[0].Aliases = names[1:]
		for heading := range strings.SplitSeq(c.yes, "|") {
			headedSo(t, call, heading, true)
		}
		for heading := range strings.SplitSeq(c.no, "|") {
			headedSo(t, call, heading, false)
		}
	}
}
