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

// startsEarlier reports whether a line is one that programs put over an earlier mail, or the signature's. Short texts are asked for each
// of their lines, so nothing here costs more than looking at it.
func startsEarlier(line string, next []string) bool {
	switch {
	case line == "--", len(line) >= 20 && strings.Trim(line, "_") == "":
		return true
	case strings.HasPrefix(line, "---") && strings.HasSuffix(line, "---"):
		return strings.Trim(line, "- ") != ""
	case slices.Contains(fromWords, fieldWord(line)):
		return slices.ContainsFunc(next[:min(len(next), 4)], func(s string) bool { return slices.Contains(sentWords, fieldWord(s)) })
	case writes(line):
		return true
	}
	return len(next) > 0 && len(next[0]) < 400 && writes(line+" "+strings.TrimSpace(next[0])) && !writes(next[0])
}

// What mail programs call the fields of an earlier mail, and how they say who wrote it and when.
var (
	fromWords  = []string{"från", "avsändare", "from", "von", "fra", "de", "lähettäjä"}
	sentWords  = []string{"skickat", "datum", "sent", "date", "gesendet", "gesendet am", "sendt", "dato", "envoyé", "lähetetty"}
	dateWords  = []string{"den ", "on ", "am ", "le ", "kl "}
	wroteWords = []string{" skrev ", " wrote", " schrieb ", " a écrit"}
)

// fieldWord is what stands before the colon of a line, lower case, without the asterisks of bold text.
func fieldWord(line string) string {
	name, _, ok := strings.Cut(line[:min(len(line), 40)], ":")
	if !ok {
		return ""
	}
	return strings.ToLower(strings.Trim(name, "* \u00a0\t"))
}

// writes reports whether a line is "Den 3 mars 2009 skrev Bo Ek:" in one of the languages.
func writes(line string) bool {
	if !strings.HasSuffix(line, ":") {
		return false
	}
	lower := strings.ToLower(line)
	return slices.ContainsFunc(dateWords, func(w string) bool { return strings.HasPrefix(lower, w) }) &&
		slices.ContainsFunc(wroteWords, func(w string) bool { return strings.Contains(lower, w) })
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
