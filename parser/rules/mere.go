package rules

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// account are words of a title that asks how or why: no date, name or sum alone is an answer to that.
var account = setOf("hur varför beskrivning beskriv redogörelse redogör motivering motivera användning användningen användas syfte genomförande how why use description describe purpose")

// wantsAccount says whether one of the names asks how or why.
func wantsAccount(names []name) bool {
	for _, n := range names {
		for _, w := range n.words {
			if account[w] {
				return true
			}
		}
	}
	return false
}

var (
	// signs are dates, numbers, addresses and references.
	signs = regexp.MustCompile(`(?i)^(?:(?:[\w.-]+@[\w.-]+|https?://\S+|www\.\S+|` +
		`(?:dnr|diarienr|diarienummer|tfn|tel|telefon|mobil|fax|e-post|epost|mejl|ks|ref|version|sid|sida|sidan|datum|date|ja|nej|yes|den|kl|kr|kronor|tkr|mkr|sek)[.:]?|[\d/:.,+–-]*\d[\d/:.,+–-]*|` +
		`januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|march|june|july|october|(?:mån|tis|ons|tors|fre|lör|sön)dag(?:en)?),?\s*)+[.]?$`)

	// givenNames are common first names: two words with capitals alone may be anything.
	givenNames = setOf("anna maria eva karin sara lena kerstin ingrid birgitta marie annika susanne elin ulla maja emma linda camilla monica anette annette pernilla helena jenny johanna sofia kristina cecilia åsa katarina margareta " +
		"lars anders johan per nils karl carl jan erik hans peter olof lennart bo sven fredrik daniel mikael magnus stefan thomas tomas mats bengt ulf göran leif henrik björn martin jonas ahmed ali fatima mohammed åke rolf kjell " +
		"john mary david james robert paul mark susan linda")
)

// mere says whether a sentence is nothing but a date, a number, a sum, an address, a reference, or the name of a person with a town.
func mere(s string) bool {
	s = strings.TrimSpace(s)
	if s == "" {
		return false
	}
	return signs.MatchString(s) || signedAt.MatchString(s) || person(s)
}

// person says whether s is the name of a person and at most a town.
func person(s string) bool {
	const most = 4
	words := strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(",./", r) })
	if len(words) < 2 || len(words) > most || !givenNames[strings.ToLower(words[0])] {
		return false
	}
	for _, w := range words {
		first, n := utf8.DecodeRuneInString(w)
		if !unicode.IsUpper(first) || n < len(w) && strings.ToLower(w[n:]) != w[n:] && !strings.Contains(w, "-") {
			return false
		}
	}
	return true
}
