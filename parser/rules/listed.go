package rules

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The shape of a list of what comes with a letter.
const (
	entryWords = 10 // an entry has no more
	entryRows  = 12 // so far behind the line that announces them
)

var (
	// announcement is a line that leads to a list of what is attached, or of what the application consists of.
	announcement = regexp.MustCompile(`(?i)^\P{L}*(?:` +
		`(?:checklista|checklist|dagordning|föredragningslista|agenda)(?:\P{L}.{0,60})?$|` +
		`(?:bilagor|bilaga|bifogat|bifogas|bifogar|bifogade (?:filer|handlingar|dokument)|medföljande|medföljer|attachments?|attached|enclosures?|enclosed)\s*:?$|` +
		`.{0,80}(?:bifoga|bilag|översänd|medfölj|består av|omfattar|innehåller|delar|följande dokument|följande handlingar|attach|enclos|contains|consists|includes).{0,60}:$)`)

	// closing is how a letter ends.
	closing = regexp.MustCompile(`(?i)^(?:(?:med )?(?:vänlig|vänliga|bästa|hjärtliga|många)? ?hälsning(?:ar)?|med vänlig hälsning|m\.?v\.?h|(?:best|kind|warm)? ?regards|(?:yours )?sincerely|yours (?:truly|faithfully)|hälsar|tack på förhand)(?:$|\P{L})`)
)

// closes says whether the letter ends with a row: whoever signs it stands below.
func (r row) closes() bool {
	const most = 6 // words
	return r.level == 0 && r.words <= most && closing.MatchString(r.Text)
}

// ticked is a box to tick before an entry of a checklist.
var ticked = regexp.MustCompile(`^(?:[☐□☑☒✓✔❏❑]|\[[ xX]?\])\s`)

// ticks says whether row i is an entry of a checklist.
func (t text) ticks(i int) bool {
	return ticked.MatchString(t[i].Text) && (i > 0 && ticked.MatchString(t[i-1].Text) || i+1 < len(t) && ticked.MatchString(t[i+1].Text))
}

// signedAt is where and when a letter is signed: "Falun den 3 mars 2009".
var signedAt = regexp.MustCompile(`^\p{Lu}\pL+(?: \p{Lu}\pL+)?,? (?:den )?(?:\d{1,2} (?i:jan|feb|mar|apr|maj|may|jun|jul|aug|sep|okt|oct|nov|dec)\pL* \d{4}|\d{4}-\d\d-\d\d)\.?$`)

// signed says whether row i says where and when the text is signed: only names stand below, and something does.
func (t text) signed(i int) bool {
	const names = 6 // rows of them at most
	if t[i].level > 0 || !signedAt.MatchString(t[i].Text) || i+1 >= len(t) || len(t)-i > names {
		return false
	}
	return !slices.ContainsFunc(t[i+1:], func(r row) bool { return !r.isName() })
}

// isName says whether a row may be the name of a person or a body: few words, the first with a capital, and no number.
func (r row) isName() bool {
	const most = 5 // words
	first, _ := utf8.DecodeRuneInString(r.Text)
	return r.words <= most && !number(r.Text) && !unicode.IsLower(first) && !strings.HasSuffix(r.Text, ".")
}

// announced says whether row i, which nothing marks as a heading, is one of several entries of a list of what comes with the letter:
// it names a part, and what stands below is not its text.
func (t text) announced(i int) bool {
	if t[i].level > 0 || !t[i].entry() {
		return false
	}
	from := i
	for from > 0 && i-from < entryRows && t[from-1].entry() && !announcement.MatchString(t[from-1].Text) {
		from--
	}
	if from == 0 || t[from-1].level > 0 && t[from-1].words > entryWords || !announcement.MatchString(t[from-1].Text) {
		return false
	}
	return from+1 < len(t) && t[from+1].entry() && slices.IndexFunc(t[from:i+1], func(r row) bool { return r.level > 0 }) < 0
}

// entry says whether a row can be an entry of a list: short, and no sentence.
func (r row) entry() bool {
	const column = 2 // words of a question that heads a column of them ("Med?")
	return r.words > 0 && r.words <= entryWords && (!ends(r.Text) || r.words <= column && strings.HasSuffix(r.Text, "?")) && !r.closes()
}
