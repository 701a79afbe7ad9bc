package lines

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// The bounds of what one document may say. More than this is a bomb.
const (
	MaxText   = 16 << 20 // bytes of text in all
	MaxLines  = 400_000
	MaxPages  = 5_000
	maxDetail = 300 // bytes
)

// The bounds of the files embedded in a document. What is beyond them is left out.
const (
	MaxAttachments = 50       // files
	MaxAttached    = 24 << 20 // bytes of them, so that the answer fits its frame
)

var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n", "\v", "\n")

// Newlines makes a newline of each way to end a line.
func Newlines(s string) string { return lineEnds.Replace(s) }

var ligatures = strings.NewReplacer("\ufb00", "ff", "\ufb01", "fi", "\ufb02", "fl", "\ufb03", "ffi", "\ufb04", "ffl",
	"\ufb05", "st", "\ufb06", "st")

// Clean makes one line of text: ligatures undone, NFC, one blank between words, no control characters, no soft hyphens.
func Clean(s string) string {
	if isClean(s) {
		return s
	}
	s = strings.Map(plain, ligatures.Replace(strings.ToValidUTF8(s, "")))
	return strings.Join(strings.Fields(norm.NFC.String(s)), " ")
}

// isClean says whether there is nothing to clean in a text of Latin letters. Most lines have nothing.
func isClean(s string) bool {
	blank := true // no blank may come now
	for _, r := range s {
		if r == ' ' && blank || r != ' ' && !isInert(r) {
			return false
		}
		blank = r == ' '
	}
	return !blank || s == ""
}

// isInert says whether a letter or mark is certain to stay as it is. Below U+0300 nothing is to be composed (UAX #15).
func isInert(r rune) bool {
	switch {
	case r < 0x7f:
		return r > ' '
	case r < 0x300:
		return r > '\u00a0' && r != '\u00ad'
	}
	return r >= '\u2010' && r < '\u2028'
}

// plain maps what separates words to a blank and drops what cannot be seen.
func plain(r rune) rune {
	switch {
	case unicode.IsSpace(r), r == '\u200b':
		return ' '
	case r == utf8.RuneError, unicode.Is(unicode.C, r):
		return -1
	}
	return r
}

// Clip makes a Detail: one line of bounded length.
func Clip(s string) string {
	s = Clean(s)
	if len(s) <= maxDetail {
		return s
	}
	return strings.ToValidUTF8(s[:maxDetail], "") + "…"
}

// Finite makes a size that can be compared, rounded to a tenth of a point.
func Finite(x float64) float64 {
	if math.IsNaN(x) || math.IsInf(x, 0) || x < 0 || x > 10_000 {
		return 0
	}
	return math.Round(x*10) / 10
}
