package parser

import (
	"regexp"
	"strings"
	"unicode"
)

// absent are subjects that responders write whole or as a prefix, in the languages of our applicants and the most
// common others. Whatever follows them must not be part of the word.
var absent = []string{
	// sv
	"autosvar", "auto-svar", "automatsvar", "automatiskt svar", "automatiskt svarsmeddelande", "automatiskt meddelande", "automatiskt genererat svar",
	"frånvaromeddelande", "frånvarobesked", "frånvaroassistent", "frånvarosvar", "frånvarande från kontoret", "semestermeddelande",
	"ej på kontoret", "inte på kontoret", "ej i tjänst", "ej anträffbar", "jag är inte på kontoret", "jag är på semester", "jag är ledig", "jag är frånvarande",
	"jag är bortrest", "jag är föräldraledig", "jag är tjänstledig",
	// en
	"automatic reply", "automatic response", "automatic e-mail reply", "automatic email reply", "automated reply", "automated response", "auto reply",
	"auto-reply", "autoreply", "auto response", "auto-response", "autoresponse", "autoresponder", "out of office autoreply", "out of office auto-reply",
	"out of office reply", "out-of-office reply", "out of the office reply", "out of office notification", "out of office message",
	"i am out of the office", "i'm out of the office", "i am currently out of", "i am on vacation", "i am on annual leave", "i am away",
	"away from the office", "away from my mail", "vacation reply", "vacation response", "vacation notice",
	// de
	"automatische antwort", "automatische rückantwort", "automatische e-mail-antwort", "automatische nachricht", "autoantwort", "auto-antwort",
	"abwesenheitsnotiz", "abwesenheitsmeldung", "abwesenheitsnachricht", "abwesenheitshinweis", "abwesenheitsinfo", "abwesenheitsassistent",
	"abwesenheitsbenachrichtigung", "urlaubsnotiz", "urlaubsmeldung", "ich bin im urlaub", "ich bin nicht im büro", "ich bin außer haus", "ich bin abwesend",
	// fi
	"automaattinen vastaus", "automaattivastaus", "automaattinen ilmoitus", "automaattinen poissaoloviesti", "vastausautomaatti",
	"poissaoloviesti", "poissa toimistosta", "poissa työpaikalta", "olen lomalla", "olen poissa", "en ole toimistossa", "en ole paikalla", "lomavastaus",
	// da, nb
	"automatisk svar", "automatisk svarmelding", "automatisk svarmeddelelse", "automatisk besvarelse", "automatisk besked",
	"fraværsmeddelelse", "fraværsmelding", "fraværsbesked", "fraværsassistent", "ikke til stede", "ikke på kontoret", "ikke på arbejde", "borte fra kontoret",
	"ute av kontoret", "utenfor kontoret", "jeg er på ferie", "jeg har ferie", "jeg holder ferie", "jeg er ikke på kontoret",
	// fr
	"réponse automatique", "reponse automatique", "message automatique", "message d'absence", "réponse d'absence", "avis d'absence", "notification d'absence",
	"absence du bureau", "absent du bureau", "absente du bureau", "hors du bureau", "je suis absent", "je suis absente", "je suis en congé", "je suis en congés",
	// others
	"respuesta automática", "resposta automática", "risposta automatica", "automatisch antwoord", "afwezigheidsbericht",
	"automatyczna odpowiedź", "automatická odpověď", "автоответ", "自動応答", "自动回复", "自動回覆",
}

// ambiguous are words that people write too: only "Frånvaro" alone, "Frånvaro: …" and "Frånvaro till den 20 mars" count.
var ambiguous = []string{
	"frånvarande", "frånvaro", "på semester", "semester", "ledig", "tjänstledig", "föräldraledig", "sjukskriven", "semesterstängt", "sommarstängt", "bortrest",
	"out of office", "out of the office", "out-of-office", "ooo", "auto", "vacation", "on vacation", "on holiday", "on leave", "on annual leave",
	"on parental leave", "on maternity leave", "away", "not in the office",
	"abwesenheit", "abwesend", "außer haus", "ausser haus", "nicht im büro", "nicht im haus", "im urlaub", "urlaub",
	"poissa", "poissaolo", "poissaoloilmoitus", "lomalla", "vuosilomalla",
	"fravær", "fraværende", "på ferie", "ferie", "ferielukket", "på orlov", "barselsorlov", "permisjon",
	"absence", "absent", "absente", "en congé", "en congés", "congés", "en vacances", "fuera de la oficina", "fuori sede", "afwezig",
}

// behindName are what responders write behind the name of whoever is away: "Anna Ek/KOMMUN is out of the office."
var behindName = []string{
	" is out of the office", " is out of office", " is away from the office", " will be out of the office", " är inte på kontoret", " är frånvarande",
	" ist außer haus", " ist nicht im büro", " ist abwesend", " er ikke på kontoret", " er ikke til stede", " er fraværende",
	" on poissa", " ei ole paikalla", " est absent du bureau", " est absente du bureau", " est absent", " est absente",
}

// untilThen is a time behind a word of absence: "till den 20 mars", "12/3 - 20/3", "bis Montag, 20.3.", "this week".
var untilThen = regexp.MustCompile(`^[\s,:;(–-]*(\d{1,2}[./]\s?\d|\d{4}-\d|((till|t\.?o\.?m\.?|och med|fram|fr\.?o\.?m\.?|från|den|until|through|back|from|since|on|the|` +
	`returning|bis|zum|einschließlich|vom|ab|am|til|fra|og med|til og med|jusqu'au|jusqu'à|du|le|au|vecka|v\.|week|woche|uke|uge|viikko|asti|` +
	`monday|måndag|montag|mandag|lundi)[\s,.]+){1,4}\d|(idag|i dag|today|heute|this week|tänään)\b)`)

// isOutOfOffice goes by the beginning of the subject: "Ansökan om stöd vid frånvaro" and "Svar: Autosvar" are a person's.
func isOutOfOffice(subject string) bool {
	s := strings.ReplaceAll(strings.ToLower(strings.TrimLeft(subject, " [(*!\"'")), "’", "'")
	for _, phrase := range absent {
		if rest, ok := strings.CutPrefix(s, phrase); ok && wordEnds(rest) {
			return true
		}
	}
	for _, phrase := range ambiguous {
		if rest, ok := strings.CutPrefix(s, phrase); ok && (standsAlone(rest) || untilThen.MatchString(rest)) {
			return true
		}
	}
	for _, phrase := range behindName {
		name, rest, ok := strings.Cut(s, phrase)
		if ok && isName(name) && (standsAlone(rest) || rest[0] == '(' || strings.HasPrefix(rest, " (") || untilThen.MatchString(rest)) {
			return true
		}
	}
	return false
}

func wordEnds(rest string) bool {
	for _, c := range rest {
		return !unicode.IsLetter(c) && c != '-'
	}
	return true
}

func standsAlone(rest string) bool {
	rest = strings.TrimRight(rest, " ])!.\"'")
	return rest == "" || rest[0] == ':' || strings.HasPrefix(rest, " :")
}

// isName takes up to four words for a person. A subject that was answered or forwarded ("Sv: …") is none.
func isName(s string) bool { return len(strings.Fields(s)) <= 4 && strings.IndexByte(s, ':') < 0 }
