package parser

import (
	"strings"
	"unicode"
)

// absent are subjects that responders write whole or as a prefix, in the languages of our applicants and the most
// common others. Whatever follows them must not be part of the word.
var absent = []string{
	"autosvar", "auto-svar", "automatiskt svar", "automatisk svar", "automatiskt meddelande", "frånvaromeddelande", "frånvarobesked",
	"frånvarande", "frånvarosvar", "semestermeddelande",
	"automatic reply", "automatic response", "automated reply", "automated response", "auto reply", "auto-reply", "autoreply", "auto response",
	"auto-response", "autoresponse", "autoresponder", "out of office autoreply", "out of office reply", "out-of-office reply",
	"out of the office reply", "i am out of the office", "i'm out of the office", "away from the office", "vacation reply", "away from my mail",
	"automatische antwort", "automatische rückantwort", "abwesenheitsnotiz", "abwesenheitsmeldung", "abwesenheitsbenachrichtigung",
	"automaattinen vastaus", "automaattivastaus", "poissaoloilmoitus", "poissaoloviesti", "poissa toimistosta",
	"fraværsmeddelelse", "fraværsmelding", "fraværsbesked", "ikke til stede", "ikke på kontoret", "automatisk svarmelding",
	"réponse automatique", "reponse automatique", "message d'absence", "absence du bureau", "absent du bureau", "notification d'absence",
	"respuesta automática", "resposta automática", "risposta automatica", "automatisch antwoord", "afwezigheidsbericht",
	"automatyczna odpowiedź", "automatická odpověď", "автоответ", "自動応答", "自动回复", "自動回覆",
}

// ambiguous are words that people write too, so that only "Frånvaro: …" and "Frånvaro" alone count.
var ambiguous = []string{
	"frånvaro", "semester", "ledig",
	"out of office", "out of the office", "out-of-office", "ooo", "auto", "vacation", "on vacation", "on leave", "away",
	"abwesenheit", "abwesend", "außer haus", "nicht im büro", "urlaub",
	"poissa", "poissaolo", "lomalla",
	"fravær", "fraværende", "ferie",
	"absence", "absent", "absente", "congés", "fuera de la oficina", "fuori sede", "afwezig",
}

// isOutOfOffice goes by the beginning of the subject only: "Ansökan om stöd vid frånvaro" is a person's.
func isOutOfOffice(subject string) bool {
	s := strings.ToLower(strings.TrimLeft(subject, " [(*!\"'"))
	for _, phrase := range absent {
		if rest, ok := strings.CutPrefix(s, phrase); ok && wordEnds(rest) {
			return true
		}
	}
	for _, phrase := range ambiguous {
		if rest, ok := strings.CutPrefix(s, phrase); ok && standsAlone(rest) {
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
	return rest == "" || rest[0] == ':' || strings.HasPrefix(rest, " : ")
}
