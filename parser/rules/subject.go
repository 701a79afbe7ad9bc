package rules

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

var (
	// acts are what is done about a matter. A part about one of them is not about the matter itself: "Samråd om medlens användning".
	acts = setOf("samråd uppföljning utvärdering revision granskning kontroll synpunkter yttrande remissvar diskussion diskussioner protokoll möte möten seminarium konferens workshop " +
		"ansvarig ansvariga kommentarer invändningar audit evaluation monitoring review comments minutes meeting consultation")
	abouts = setOf("om av för på över kring till rörande angående of on about for")

	// others are those whose matter it may be.
	others   = setOf("andra annat annan övriga other another")
	peers    = setOf("län läns länen länens landsting landstings landstingen landstingens region regioner regioners kommuner kommuners organ länder counties regions countries bodies")
	residing = setOf("i hos inom in")
)

// astray says whether a heading is about what is done about the matter of the name, or about that of others: "Användning av medlen i andra län".
func (n *name) astray(words []string) bool {
	last := len(words) - 1
	switch {
	case last < len(n.content), len(words) < 3:
		return false
	case acts[words[0]] && abouts[words[1]]:
		return !slices.Contains(n.words, words[0])
	case others[words[0]] && peers[words[1]]:
		return true
	}
	return residing[words[last-2]] && others[words[last-1]] && peers[words[last]] && !slices.Contains(n.words, words[last])
}

// ofThis says whether word i of what stands behind a name is the application itself, which is named beside its year: "2009 års ansökan".
func ofThis(behind []string, i int) bool {
	return i > 0 && its[behind[i-1]] && (behind[i] == "ansökan" || behind[i] == "application")
}

var its = setOf("års årets denna vår this our")

// costs says whether row i, which nothing marks as a heading, is a line of a table of sums: so is the line before, or that is the head of the
// table, and there is a third.
func (t text) costs(i int) bool {
	if i == 0 || !t.costLine(i) || !t.costLine(i-1) && !t.costHead(i-1) {
		return false
	}
	return t.costHead(i-1) || i+1 < len(t) && t.costLine(i+1) || i > 1 && (t.costLine(i-2) || t.costHead(i-2))
}

// costLine says whether row i is short, and a sum stands at its end, with words before it.
func (t text) costLine(i int) bool {
	const short = 8 // words
	return t[i].level == 0 && t[i].words <= short && len(telling(t[i].caption.words)) > 0 && endsInSum.MatchString(t[i].Text)
}

// costHead says whether row i heads the columns of a table of sums: "Post Kronor".
func (t text) costHead(i int) bool {
	const short = 4 // words
	return t[i].level == 0 && t[i].words <= short && !ends(t[i].Text) && !number(t[i].Text) && slices.ContainsFunc(t[i].caption.words, func(w string) bool { return columns[w] })
}

// endsInSum is a line that ends with a sum of money: "120 000", "300 tkr". A year is none.
var endsInSum = regexp.MustCompile(`(?i)(?:^|[^\pL\d])(?:\d{1,3}(?:[ .\x{a0}]\d{3})+|\d{5,}|\d+ ?(?:kr|kronor|tkr|mkr|sek))(?:[:,]-|,\d\d)? ?(?:kr|kronor|tkr|sek)?\.?$`)

// columns head a table of sums.
var columns = setOf("kronor kr tkr belopp kostnad kostnader summa post sek amount cost costs")

// The words of the fields below a form, where who signs it fills in his name.
var (
	fields = setOf("företrädare firmatecknare underskrift underskrifter namnteckning namnförtydligande befattning epost telefon telefonnummer tfn mobil fax adress postadress besöksadress organisationsnummer " +
		"diarienummer kontaktperson kontaktpersoner signatur bankgiro plusgiro undertecknare signature phone email address handläggare ort datum namn")
	beside = setOf("behörig titel och nr nummer e post e-post org för and date roll")
	alone  = setOf("handläggare ort datum namn") // say nothing without another
)

// field says whether row i is the name of such a field, with a name beside it or not.
func (t text) field(i int) bool {
	if t[i].level > 0 || i+1 < len(t) && !opens(t[i+1].Text) || !opens(t[i].Text) {
		return false
	}
	known, fielded := 0, ""
	words := strings.FieldsFunc(t[i].Text, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(",/:", r) })
	for _, w := range words {
		low := strings.ToLower(strings.ReplaceAll(w, "-", ""))
		if fields[low] {
			fielded = low
		} else if !beside[low] {
			break
		}
		known++
	}
	for _, w := range words[known:] {
		if first, _ := utf8.DecodeRuneInString(w); !unicode.IsUpper(first) {
			return false
		}
	}
	return fielded != "" && (len(words) > 1 || !alone[fielded])
}
