package plain

import (
	"regexp"
	"slices"
	"strings"

	"inkorg/parser/document/lines"
)

// FromText makes a document of one page of the text of a mail: what its sender wrote in it. Left out are lines quoted with ">",
// an earlier mail below ("-----Ursprungligt meddelande-----", "Den … skrev …:", a block of From, Sent, To), and the signature
// below "-- " (RFC 3676, section 4.3). What was forwarded stays: it may be the application. Lines stay lines; only those that
// can be nothing else are headings: numbered, underlined or in capitals. Text beyond 16 MB is left out.
func FromText(text string) lines.Document {
	text = lines.Newlines(text[:min(len(text), lines.MaxText)])
	all := strings.Split(strings.ReplaceAll(text, "\f", "\n"), "\n")
	var own []string
	for i := 0; i < len(all) && len(own) < lines.MaxLines; i++ {
		line := strings.TrimRight(all[i], " \t\u00a0")
		switch n := attribution(all[i:]); {
		case threeMarks.MatchString(line) && begins(own):
			i = len(all)
		case strings.HasPrefix(lines.Clean(line), ">"):
		case n > 0 && quotes(all[i+n:]):
			i += n - 1
		case n > 0, earlier(all, i), signature(all, i):
			i = len(all)
		default:
			own = append(own, line)
		}
	}
	return lines.Ended(plainDocument(strings.Join(own, "\n")))
}

var original = regexp.MustCompile(`(?i)^-{3,} ?(ursprungligt (?:e-post)?meddelande|original ?meddelande|original ?message|ursprünglich\pL* nachricht|message d'origine|opprinnelig melding|oprindelig meddelelse|alkuperäinen viesti) ?-{3,}$`)

// earlier says whether an earlier mail begins at line i, put there whole by the mail program.
func earlier(lines []string, i int) bool {
	line := strings.TrimSpace(lines[i])
	switch {
	case original.MatchString(line):
		return true
	case !begins(lines[:i]) && !among(subject, lines[i:]):
		return false // a letter with a head of its own
	case header.MatchString(line):
		return !forwarded(lines[:i]) && headerBlock(lines[i:])
	case dated.MatchString(line):
		return labelBlock(lines[i:])
	}
	return sent.MatchString(line) && !forwarded(lines[:i]) && headerBlock(lines[i:]) && among(header, lines[i:])
}

// begins says whether anything is written in the text.
func begins(text []string) bool {
	return slices.ContainsFunc(text, func(l string) bool { return strings.ContainsFunc(l, lines.IsWordRune) })
}

// threeMarks is what GroupWise puts over a mail that it quotes as it is.
var threeMarks = regexp.MustCompile(`(?i)^>>> .{3,200}(>>>|\b(?:wrote|skrev):)$`)

var (
	header  = regexp.MustCompile(`(?i)^[*]?(från|from|von|fra|lähettäjä)[*]?:[*]?\s*\S`)
	sent    = regexp.MustCompile(`(?i)^[*]?(skickat|sent|datum|date|gesendet|sendt|lähetetty|päivämäärä)[*]?:`)
	sentTo  = regexp.MustCompile(`(?i)^[*]?(till|to|an|til|vastaanottaja)[*]?:`)
	passed  = regexp.MustCompile(`(?i)^(?:(?:-{3,}|begin|start|börja).*(?:vidarebefordra|forwarded)|(?:vidarebefordra|forwarded)\pL* \pL+:?$)`)
	subject = regexp.MustCompile(`(?i)^[*]?(ämne|subject|ärende|betreff|emne|aihe)[*]?:`)
	dated   = regexp.MustCompile(`^\d{4}-\d\d-\d\d \d\d[:.]\d\d$`)
	labels  = regexp.MustCompile(`(?i)^(till|to|kopia|cc|ärende|ämne|subject)$`)
)

// headerBlock says whether the lines begin with the header that a mail program puts over the mail it quotes.
func headerBlock(lines []string) bool {
	return among(sent, lines) && among(sentTo, lines)
}

// among says whether one of the lines of a header is such a one.
func among(kind *regexp.Regexp, lines []string) bool {
	const most = 8
	return slices.ContainsFunc(lines[:min(len(lines), most)], func(l string) bool { return kind.MatchString(strings.TrimSpace(l)) })
}

// labelBlock says whether the lines are the header of Lotus Notes: labels on lines of their own, also one for copies.
func labelBlock(lines []string) bool {
	const most, all = 12, 3
	n := 0
	for _, l := range lines[:min(len(lines), most)] {
		if labels.MatchString(strings.TrimSpace(l)) {
			n++
		}
	}
	return n >= all
}

// forwarded says whether the lines before end with the mark of a forwarded mail.
func forwarded(before []string) bool {
	for i := len(before) - 1; i >= 0 && i >= len(before)-3; i-- {
		if l := strings.TrimSpace(before[i]); l != "" {
			return passed.MatchString(l)
		}
	}
	return false
}

var (
	wrote = regexp.MustCompile(`(?i)\b(skrev|wrote|schrieb|kirjoitti|a écrit)\b.{0,200}:$`)
	when  = regexp.MustCompile(`@|\d{1,2}[:.]\d{2}|\b(19|20)\d{2}\b`)
)

// attribution says over how many lines "Den … skrev …:" stands at the beginning of lines, 0 if it does not.
func attribution(lines []string) int {
	joined := ""
	for n, l := range lines[:min(len(lines), 3)] {
		l = strings.TrimSpace(l)
		if l == "" {
			return 0
		}
		joined = strings.TrimSpace(joined + " " + l)
		if len(joined) > 400 {
			return 0
		}
		if n == 0 && bare.MatchString(joined) {
			return 1
		}
		if wrote.MatchString(joined) {
			if when.MatchString(joined) && opening.MatchString(joined) {
				return n + 1
			}
			return 0
		}
	}
	return 0
}

// opening is how an attribution may begin: a date, a name with an address, a name and when he wrote, or the words that lead to a date.
var opening = regexp.MustCompile(`(?i)^(den|on|am|le|på|\d|(mån|tis|ons|tors|fre|lör|sön)|[^.!?]{1,80}<[^>]*@[^>]*>|[^.!?:]{1,60} (?:skrev|wrote)(?: den| on)? \d.*\d[:.]\d\d:$)`)

// bare is an attribution without a verb, or with another: "2009-02-02 10:00 GMT+01:00 Anna <anna@…>:", "Citerar Anna:".
var bare = regexp.MustCompile(`(?i)^(?:\d{4}[-/]\d{1,2}[-/]\d{1,2}.{0,80}<[^>]*@[^>]*>:|(?:quoting|citerar) .{1,100}:)$`)

// quotes says whether the first line that is not blank is quoted.
func quotes(below []string) bool {
	for _, l := range below {
		if l = lines.Clean(l); l != "" {
			return strings.HasPrefix(l, ">")
		}
	}
	return false
}

// longSignature is how many lines may follow a "--" whose blank was lost.
const longSignature = 12

// signature says whether the signature begins at line i.
func signature(lines []string, i int) bool {
	if lines[i] == "-- " {
		return true
	}
	return strings.TrimRight(lines[i], " \t\u00a0") == "--" && len(lines)-i <= longSignature
}
