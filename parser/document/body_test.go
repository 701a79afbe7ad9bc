package document_test

import (
	"fmt"
	"strings"
	"testing"

	"inkorg/parser/document"
)

func TestFromText(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, text, want string }{
		{"nothing", " \n\n", ""},
		{"lines stay lines", "Hej!\n\nVi söker\r\nmedel.\n", "Hej!|Vi söker|medel."},
		{"signature", "Hej\n-- \nÅsa\nLandstinget", "Hej"},
		{"signature that lost its blank", "Hej\n--\nÅsa\nLandstinget", "Hej"},
		{"two dashes far from the end", "Hej\n--\n" + strings.Repeat("text\n", 20), "Hej|--|" + strings.TrimSuffix(strings.Repeat("text|", 20), "|")},
		{"quoted lines between our own", "> Vad är det?\nDetta.\n> Och det?\nDet där.", "Detta.|Det där."},
		{"attribution and quote, answer below", "Den 12 mars 2009 09:12 skrev SKL <it@skl.example>:\n> När?\nI morgon.", "I morgon."},
		{"attribution over two lines", "Ja.\n\nOn Thu, Mar 12, 2009 at 9:12 AM, SKL\n<it@skl.example> wrote:\n\n> Kommer ni?\n", "Ja."},
		{"attribution over an unquoted mail", "Ja.\n\nDen tors 12 mars 2009 kl 09:12 skrev SKL <it@skl.example>:\n\nKommer ni?\nHälsningar", "Ja."},
		{"running text that says skrev", "Så här skrev vi i ansökan:\nVi behöver medel.", "Så här skrev vi i ansökan:|Vi behöver medel."},
		{"Outlook, Swedish", "Bifogat.\n\n-----Ursprungligt meddelande-----\nFrån: SKL\nSkickat: den 1 mars\nTill: Alla\n\nSök medel!", "Bifogat."},
		{"Outlook, a bare header", "Bifogat.\n\nFrån: SKL [mailto:it@skl.example]\nSkickat: den 1 mars 2009 10:00\nTill: Alla\nÄmne: Medel\n\nSök medel!", "Bifogat."},
		{"From in running text", "From: var kommer pengarna?\nInte härifrån.", "From: var kommer pengarna?|Inte härifrån."},
		{"Outlook, nothing above it", "Från: SKL\nSkickat: den 1 mars 2009\nTill: Alla\nÄmne: Medel\n\nSök medel!", ""},
		{"the head of a letter", "Från: Länet\nTill: SKL\nDatum: 1 mars 2009\n\nVi söker.", "Från: Länet|Till: SKL|Datum: 1 mars 2009|Vi söker."},
		{"Windows Live", "Ja.\n\nDate: Mon, 2 Feb 2009\nFrom: it@skl.example\nTo: alla@skl.example\nSubject: Medel\n\nSök medel!", "Ja."},
		{"Lotus Notes", "Ja.\n\nBo Ek/SKL\n2009-02-02 10:00\n\nTill\nAnna Berg\nKopia\n\nÄrende\nMedel\n\nSök medel!", "Ja.|Bo Ek/SKL"},
		{"GroupWise", "Ja.\n\n>>> SKL <it@skl.example> 2009-02-02 10:00 >>>\nSök medel!", "Ja."},
		{"old Gmail", "Ja.\n\n2009-02-02 10:00 GMT+01:00 SKL <it@skl.example>:\n\nSök medel!", "Ja."},
		{"Horde", "Ja.\n\nCiterar SKL <it@skl.example>:\n\nSök medel!", "Ja."},
		{"a name and when he wrote", "Ja.\n\nBo Ek skrev den 2 februari 2009 10:00:\n\nSök medel!", "Ja."},
		{"in Finnish", "Ja.\n\nLähettäjä: SKL\nLähetetty: 2. helmikuuta 2009\nVastaanottaja: Anna\nAihe: x\n\nSök medel!", "Ja."},
		{"what was forwarded by Apple Mail", "Vidarebefordrat brev:\n\nFrån: Bo\nDatum: 2 feb\nTill: Åsa\nÄmne: x\n\nVår ansökan.",
			"Vidarebefordrat brev:|Från: Bo|Datum: 2 feb|Till: Åsa|Ämne: x|Vår ansökan."},
		{"what was forwarded stays", "Se nedan.\n\n---------- Vidarebefordrat meddelande ----------\nFrån: Bo\nDatum: 1 mars 2009\nTill: Åsa\n\nVår ansökan.",
			"Se nedan.|---------- Vidarebefordrat meddelande ----------|Från: Bo|Datum: 1 mars 2009|Till: Åsa|Vår ansökan."},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := document.FromText(c.text)
			var got []string
			for _, l := range d.Lines {
				got = append(got, l.Text)
			}
			if strings.Join(got, "|") != c.want {
				t.Errorf("got %q, want %q", strings.Join(got, "|"), c.want)
			}
			if d.Readable != (c.want != "") || d.Readable && d.Pages != 1 {
				t.Errorf("readable %v, pages %d", d.Readable, d.Pages)
			}
		})
	}
}

func TestPlainHeadings(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, text, want string }{
		{"numbered", "1. Beskrivning av organet\n\nText.\n\n2) Medel\nText.\n\n2.1 Tidplan\nText.", "1 1. Beskrivning av organet, 1 2) Medel, 2 2.1 Tidplan"},
		{"a numbered list", "Vi vill:\n1. införa SITHS\n2. enas om standarder\n3. utbyta erfarenheter\n", ""},
		{"a sentence with a number", "1. Vi ansöker härmed om medel för länet.\n", ""},
		{"capitals", "MEDLENS ANVÄNDNING\nText.", "1 MEDLENS ANVÄNDNING"},
		{"an abbreviation", "SKL\nText.", ""},
		{"underlined", "Organ\n=====\nText.\nMedel\n-----\nText.", "1 Organ, 2 Medel"},
		{"a rule is no underline", "Text.\n\n-----\nMer text.", ""},
		{"marked", "## Medel\nText.", "2 Medel"},
		{"plain short line", "Medel\nText.", ""},
		{"table of contents", "1. Medel ........ 4", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, h := range document.FromText(c.text).Headings() {
				got = append(got, fmt.Sprintf("%d %s", h.Level, h.Text))
			}
			if strings.Join(got, ", ") != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}
