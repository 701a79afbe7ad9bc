package rules_test

import (
	"strings"
	"testing"

	"inkorg/parser/rules"
)

// TestHollow has what people leave under a heading where they have no text yet, or none here.
func TestHollow(t *testing.T) {
	t.Parallel()
	const hollow = "TBD|Här kommer text från Anna Berg.|Fylls på efter mötet den 20 mars.|Kompletteras senare|Kompletteras|Detta kompletteras senare.|Under utarbetande, kompletteras senast i april.|Under utarbetande.|Återkommer.|" +
		"Vi återkommer.|Vi återkommer med detta.|Återkommer om detta senare.|Vi ber att få återkomma i denna del.|Vi får återkomma om detta.|Uppgifter saknas.|" +
		"Saknas|Skrivs senare|Text kommer.|Kommer senare.|Kommer att kompletteras.|Kommer att skickas in senare.|Skickas in separat.|Eftersänds.|Eftersändes.|" +
		"Skickas i efterhand|Inkommer senare.|Insänds senare.|Lämnas in senare|Denna del är inte klar ännu.|Ej klart.|Inte klart|Ej aktuellt.|Pågår.|" +
		"Arbete pågår.|Bearbetas.|Under framtagande.|Under arbete|Under beredning.|Är under beredning.|Ska beslutas.|Beslut fattas i april.|" +
		"Beslut väntas i april.|Ska tas fram.|Tas fram under våren.|Fastställs senare.|Fylls i senare.|Fyll i här|Skriv här|Skriv din text här|" +
		"Skriv text här...|Ange text|[text]|[Text här]|<infoga text>|Infoga text här|XXX|xxx xxx|xx|???|...|…|-|–|—|N/A|n/a|NA|n.a.|Ej tillämpligt|" +
		"Inte tillämpligt.|Inget att redovisa.|Inga uppgifter|Ingen uppgift|Ingen information|Se bilaga.|Se bilaga 1|Se bifogad bilaga.|Se bifogat dokument|" +
		"Se bif. fil|Se bif.|Se separat dokument.|Se särskild bilaga|Se bilagd budget|Framgår av bilaga 1|Beskrivs i bilaga 2.|Redovisas i bilaga 3|" +
		"Redovisas separat.|Redovisas i särskild ordning.|Bifogas.|Bilaga bifogas.|Enligt bilaga.|Enl. bilaga 1|Enligt bifogad fil|Bilaga 1|Bilägges|Biläggs|" +
		"Bilaga 2 (budget.xls)|Se nästa sida.|Se ovan.|Se nedan.|Se nedan!|See above.|See attached.|See attachment 1.|Please see appendix A|Enclosed.|" +
		"Attached.|To be completed|To be confirmed.|To be decided.|To be provided later.|Will be provided later.|Will be submitted separately|To follow.|" +
		"Pending.|Not yet decided.|Not applicable.|Work in progress.|In progress|Under construction|Draft|Utkast|Coming soon|Details will follow.|" +
		"We will get back to you on this.|Lorem ipsum dolor sit amet, consectetur adipiscing elit.|" +
		"Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore et dolore magna aliqua. Ut enim ad minim veniam, quis nostrud exercitation ullamco laboris.|" +
		"Klicka här för att skriva|Klicka eller tryck här för att ange text.|Click or tap here to enter text.|Click here to enter text.|Type here|" +
		"[Insert text here]|Enter text here|Your text here|Din text här|Beskriv projektet här.|Beskriv ert projekt (max en A4).|Här skriver du om projektet.|" +
		"Max 300 ord|Högst 2000 tecken inklusive blanksteg|Ange er budget nedan.|Redogör för kostnaderna.|Hjälptext: Beskriv hur ni har tänkt.|" +
		"Instruktion: skriv kortfattat|(fylls i av handläggare)|Fylls i av sökanden|Denna ruta fylls i av sökanden.|Kommer i nästa version|" +
		"Kommer i kompletterande ansökan.|Komplettering kommer.|Komplettering inkommer den 20 mars.|Kompletterande uppgifter skickas senare.|" +
		"Vi kompletterar detta senare.|Vi kompletterar med detta i april.|Vi kommer att komplettera ansökan i denna del.|Behöver kompletteras.|" +
		"Måste kompletteras|att fylla i|ATT GÖRA|TODO: skriv detta|?|Vet ej|Vet inte|Oklart|Oklart ännu.|Ännu okänt.|Okänt|Ej bestämt|Inte bestämt än|" +
		"Inte beslutat än.|Är ännu ej beslutat av styrgruppen.|Diskussioner pågår.|Diskussion pågår inom länet.|Överläggningar pågår.|Förhandlingar pågår|" +
		"Utreds.|Frågan utreds.|Frågan bereds.|Lämnas tomt|Tomt|Blank|(tom)|Lämnas därhän|Hänvisas till bilaga.|Vi hänvisar till bilaga 2.|" +
		"Hänvisning: bilaga 1|Enligt tidigare inskickad ansökan.|Se tidigare ansökan.|Se vår hemsida.|Se www.example.se|http://www.example.se/budget|" +
		"Samma som ovan.|Dito|Enligt ovan|Text saknas|Text följer|Avsnittet skrivs om.|Avsnittet är under omarbetning.|Preliminärt|Punkten utgår.|Utgår|Stryks|" +
		"Ej relevant|Ej ifylld|Ej ifyllt.|(ej ifyllt)|Inväntar besked.|I väntan på beslut.|Avvaktar beslut i styrgruppen.|Avvaktar|" +
		"Behandlas på styrgruppens möte i april.|Tas upp på nästa möte.|Återkommer med kompletterande uppgifter efter styrgruppens möte i april.|" +
		"Budget kommer.|Budgeten är inte klar.|Tidplanen är inte färdig än.|Inte klar än|Inte färdigt|Ligger i bilaga 1.|Ligger i separat fil.|" +
		"Bifogad separat.|Bifogat separat|Skickas separat.|Sänds separat per post.|Sänds per post|Kommer per post.|Kommer med posten.|Eftersänds per post|" +
		"Postas separat"
	for text := range strings.SplitSeq(hollow, "|") {
		under(t, text, rules.NotFound)
	}
}

// TestNotHollow has short texts that say something.
func TestNotHollow(t *testing.T) {
	t.Parallel()
	const said = "Vi utbildar personal.|Utbildning|300 000 kr till en samordnare|En samordnare anställs|Samordnare 50 %|Arbetet kompletteras med utbildning.|" +
		"Vi kompletterar personalen med en samordnare.|Styrgruppen återkommer regelbundet till planen.|Projektet pågår till 2011.|" +
		"Utredning av behov, se bilaga 2 för detaljer om kostnader.|Arbetet startar i april.|Start april, slut december.|Beslut i maj, start i juni|" +
		"Vi tar fram en plan.|En plan tas fram under våren.|Planen tas fram under våren av en arbetsgrupp.|Samordnaren beskriver arbetet.|" +
		"Beskrivning av rutiner tas fram.|Skriva handbok|Hyra 5000|Resor|Konsulter 100 tkr|Ange vägen för kommunerna|" +
		"Inga kostnader för kommunerna utöver arbetstid|Ingen budget behövs för lokaler, kommunen står för dem|Vi bygger webbplatsen example.se|Kortläsare|" +
		"Ny server|Staffing|Training of staff|A coordinator half time|We will train staff.|Under 2009 utbildas personal.|" +
		"Under våren arbetar två personer med införandet.|Uppgifter samlas in från alla kommuner.|Information om tjänsten sprids.|" +
		"Enkät skickas till alla kommuner.|Avvaktande hållning undviks genom utbildning|Text och bild produceras|Webbsida med text och bild|" +
		"Draft av plan i mars, slutlig plan i maj|Mars: upphandling. April: start.|Fas 1: utredning|Förhandlingar med leverantörer genomförs|" +
		"Pågående projekt får stöd|Pending projects get support.|Följs upp varje kvartal|Rapport lämnas i december|Rapport skickas till SKL i december 2009.|" +
		"Bilaga till avtalet tas fram|Frågan om inloggning utreds av en arbetsgrupp.|Arbetsgruppen utreder frågan.|" +
		"Utredning pågår till maj, därefter införande|Beslut om leverantör fattas i april och systemet införs i maj."
	for text := range strings.SplitSeq(said, "|") {
		under(t, text, rules.Found)
	}
}

// under checks a text under a heading, and behind one on the same line.
func under(t *testing.T, text string, want rules.Answer) {
	t.Helper()
	call := &rules.Call{Sections: []rules.Section{{Title: "Projektplan"}}}
	for _, source := range []rules.Source{
		file("# Ansökan", prose(40), "## Projektplan", text, "## Avslutning", prose(9)),
		file("# Ansökan", prose(40), "Projektplan: "+text, "## Avslutning", prose(9)),
	} {
		if f := call.Check([]rules.Source{source}).Findings[0]; f.Answer != want {
			t.Errorf("%q: %s, want %s", text, f.Answer, want)
		}
	}
}
