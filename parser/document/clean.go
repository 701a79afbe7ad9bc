package document

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// The bounds of what one document may say. More than this is a bomb.
const (
	maxText   = 16 << 20 // bytes of text in all
	maxLines  = 400_000
	maxPages  = 5_000
	maxDetail = 300 // bytes
)

var ligatures = strings.NewReplacer("\ufb00", "ff", "\ufb01", "fi", "\ufb02", "fl", "\ufb03", "ffi", "\ufb04", "ffl",
	"\ufb05", "st", "\ufb06", "st")

// clean makes one line of text: ligatures undone, NFC, one blank between words, no control characters, no soft hyphens.
func clean(s string) string {
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

// clip makes a Detail: one line of bounded length.
func clip(s string) string {
	s = clean(s)
	if len(s) <= maxDetail {
		return s
	}
	return strings.ToValidUTF8(s[:maxDetail], "") + "…"
}

// checked makes sure of what a child says: whatever a file did to the child, its answer is a Document like any other.
func checked(d Document, mediaType string) Document {
	d.Type, d.Detail, d.Err = mediaType, clip(d.Detail), nil
	switch d.Reason {
	case "", Encrypted, Corrupt, Empty, Scan, Unsupported, Bomb:
	default:
		return refused(mediaType, Corrupt, "the reader process gave an answer that makes no sense")
	}
	d.Readable = d.Reason == ""
	if !d.Readable {
		d.Lines = nil
	}
	d.Pages, d.Recognised = max(d.Pages, 0), nil
	if d.By != "" && d.By != ByPDFium {
		d.By = BySecond
	}
	d.Embedded = d.Embedded[:min(len(d.Embedded), maxAttachments)]
	for i := range d.Embedded {
		d.Embedded[i].Name = clip(d.Embedded[i].Name)
	}
	d.Unsafe = slices.DeleteFunc(d.Unsafe, func(s string) bool {
		return s != UnsafeScript && s != UnsafeLaunch && s != UnsafeFile && s != UnsafeMacro
	})
	for i := range d.Lines {
		l := &d.Lines[i]
		l.Text, l.Page, l.Level, l.Size = clean(l.Text), max(l.Page, 1), max(l.Level, 0), finite(l.Size)
	}
	return d
}

// finite makes a size that can be compared, rounded to a tenth of a point.
func finite(x float64) float64 {
	if math.IsNaN(x) || math.IsInf(x, 0) || x < 0 || x > 10_000 {
		return 0
	}
	return math.Round(x*10) / 10
}
