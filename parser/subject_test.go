package parser_test

import (
	"testing"

	"inkorg/parser"
)

// TestOutOfOffice: what responders write in our applicants' languages, and people's subjects that come close to it.
func TestOutOfOffice(t *testing.T) {
	t.Parallel()
	machines := []string{
		"Autosvar: Mottagningsbekräftelse", "Autosvar", "AUTOSVAR: x", "Automatiskt svar: Mottagningsbekräftelse", "Automatsvar från Anna",
		"Frånvarande", "Frånvarande: x", "Frånvarande till den 20 mars", "Frånvarande t.o.m. 20/3", "Frånvaro 12/3 - 20/3", "Frånvaromeddelande",
		"På semester till och med den 3 augusti", "Ej på kontoret", "Anna Ek är inte på kontoret", "Jag är på semester", "Semester: åter 3/8",
		"Automatic reply: Receipt", "Out of Office AutoReply: Receipt", "Out of office: Receipt", "Out of office", "[Auto-Reply] Receipt", "Out of the office until 20 March",
		"AUTO: Anna Ek is out of the office (returning 2009-03-20)", "Anna Ek/KOMMUN/SE is out of the office.", "Anna Ek is out of the office until 2009-03-20.", "OOO: back on Monday",
		"Automatische Antwort: Empfang", "Abwesenheitsnotiz: Empfang", "Abwesenheit", "Abwesend bis 20.3.", "Anna Ek ist außer Haus", "Außer Haus: x", "Urlaub vom 12.3. bis 20.3.",
		"Automaattinen vastaus: Kuittaus", "Poissa", "Poissa: Anna", "Poissa toimistosta 12.3. asti", "Poissaoloviesti", "Olen lomalla", "Lomalla 3.8. asti",
		"Automatisk svar: Kvittering", "Fraværende", "Fraværende til 20. marts", "Fraværsmeddelelse", "Fraværsmelding", "Ikke til stede: x", "Ikke på kontoret", "På ferie til og med 3. august",
		"Réponse automatique : Accusé", "Réponse automatique\u00a0: Accusé", "Absence", "Absence : x", "Absent jusqu'au 20 mars", "Message d’absence", "Absence du bureau",
	}
	people := []string{
		"Ansökan", "Svar: Autosvar: Mottagningsbekräftelse", "Sv: Frånvarande", "VB: Automatic reply", "Re: Out of office", "Ansökan om frånvaro från sammanträde",
		"Frånvaro i skolan, ansökan om medel", "Frånvarande elever – ansökan om stöd", "Frånvaro och närvaro 2009", "Frånvaro till följd av sjukdom", "Semesterplanering och ansökan",
		"Out of office hours support", "Automation av e-tjänster", "Automatisk identifiering, ansökan", "Autosvarsfunktion i samverkan", "Auto 2009", "Away with paper: application",
		"Abwesenheiten im Landkreis: Antrag", "Urlaubsregion Dalarna", "Poissaolojen seuranta, hakemus", "Lomallaoloajan sijaisuudet", "Fraværende fædre: ansøgning om midler",
		"Absence de réseau: demande", "Absent fathers, application", "Fråga: hur gör vi när den som ansvarar för ansökan hos oss är frånvarande", "Projektet: Anna är frånvarande",
		"Ledig plats i samverkan", "Läst: er utlysning", "Ikke til stedeværende parter",
	}
	for _, s := range machines {
		if m := parser.Parse(mail("Subject: "+s, ""), office); m.Kind != parser.KindAutoReply || m.Acknowledge {
			t.Errorf("%q is %s, acknowledge %v; a responder wrote it", s, m.Kind, m.Acknowledge)
		}
	}
	for _, s := range people {
		if m := parser.Parse(mail("Subject: "+s, ""), office); m.Kind != parser.KindSubmission || !m.Acknowledge {
			t.Errorf("%q is %s (%s); a person wrote it", s, m.Kind, m.Why)
		}
	}
}
