package parser

import (
	"regexp"
	"slices"
	"strings"
)

// promise is a sentence saying that a file comes with the mail, in our applicants' languages. "Bilaga" and "attachment" alone are
// none: an application in the mail itself has headings such as "Bilaga 1", and disclaimers speak of "attachments".
var promise = regexp.MustCompile(`(?i)(^|[^\pL])(` +
	`bifogas|bifogar|bifogat|bifogade?|bilägger|biläggs|bilagda?|medsändes?|medsänder|medföljande fil|(se|i|som|översänds i) bilagan?|(se|finns i) bilagor(na)?|` +
	`attached|(see|in|as an|find the) attachments?|find enclosed|enclosed (please|is|are|you)|is enclosed|are enclosed|i enclose|i attach|we attach|` +
	`anbei|beigefügte?[nrsm]?|angehängte?[nrsm]?|(im|siehe|als) anhang|in der anlage|liitteenä|oheisena|liitetiedosto\pL*|ohessa|liitän|` +
	`vedlagte?|vedhæfte[rt]|vedhæftede|vedlegger|vedlegges|(se|i|som) vedlegg|ci-joint\pL*|(en|en une|la) pièces? jointes?|je joins|nous joignons` +
	`)($|[^\pL])`)

// noPromise stands before such words where they promise nothing: "eventuella bifogade filer", "no files are attached", "kan bifogas".
var noPromise = regexp.MustCompile(`(?i)(^|[^\pL])(inte|ej|inga|utan|eventuell\pL*|ev\.?|alla|kan|ska|skall|bör|måste|får|om|not|no|any|all|its|without|if|can|may|must|should|` +
	`nicht|keine|etwaige\pL*|ohne|kann|können|muss|wenn|ei|eivät|mahdolli\pL*|ikke|uden|uten|eventuelle|kan|må|pas|aucune?|toute?s?|peut|si|sans)[^.!?]{0,25}$`)

// Lines above an earlier mail that a program put below the words of this one.
var (
	earlierMark   = regexp.MustCompile(`(?i)^(-{3,} ?\pL.*-{3,}|_{20,}|-- ?)$`)
	earlierFrom   = regexp.MustCompile(`(?i)^[*]?(från|from|von|fra|de|lähettäjä|avsändare)[*]?\s?:`)
	earlierSent   = regexp.MustCompile(`(?i)^[*]?(skickat|sent|gesendet|sendt|envoyé|lähetetty|datum|date|dato)[^:]{0,10}:`)
	earlierAuthor = regexp.MustCompile(`(?i)^(den|on|am|le|kl)\s.*\s(skrev|wrote|schrieb|a écrit)\s?.*:$`)
)

// ownWords are what the sender wrote: above the earlier mail and the signature, without quoted lines. Where nothing stands above
// the earlier mail, it is what the sender sends.
func ownWords(body string) string {
	lines := strings.Split(body[:min(len(body), maxLinkText)], "\n")
	var own strings.Builder
	for i, line := range lines {
		line = strings.TrimSpace(line)
		if strings.TrimSpace(own.String()[:min(own.Len(), 20)]) != "" && len(line) < 400 && startsEarlier(line, lines[i+1:]) {
			break
		}
		if !strings.HasPrefix(line, ">") {
			own.WriteString(line + "\n")
		}
	}
	return own.String()
}

func startsEarlier(line string, next []string) bool {
	if earlierMark.MatchString(line) || earlierAuthor.MatchString(line) {
		return true
	}
	following := func(s string) bool { return len(s) < 400 && earlierSent.MatchString(strings.TrimSpace(s)) }
	if earlierFrom.MatchString(line) && slices.ContainsFunc(next[:min(len(next), 4)], following) {
		return true
	}
	return len(next) > 0 && len(next[0]) < 400 && line != "" && !earlierAuthor.MatchString(next[0]) && earlierAuthor.MatchString(line+" "+strings.TrimSpace(next[0]))
}

// promises reports whether the words say that a file comes with them.
func promises(own string) bool {
	own = strings.Join(strings.Fields(own[:min(len(own), 32<<10)]), " ")
	for _, at := range promise.FindAllStringIndex(own, 50) {
		if !noPromise.MatchString(own[max(0, at[0]-60) : at[0]+1]) {
			return true
		}
	}
	return false
}

// finishPromises says what the mail speaks of but does not bring.
func (r *reader) finishPromises() {
	own := ownWords(r.m.Body)
	r.finishLinks(own)
	r.m.Promised = !r.bringsDocument() && promises(own)
}
