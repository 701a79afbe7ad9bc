package pdf

import (
	"io"
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/ledongthuc/pdf"
	"golang.org/x/text/encoding/charmap"

	"inkorg/parser/document/lines"
)

// A font turns the codes of a string into text and widths (PDF 1.7, sections 9.5 to 9.10).
type font struct {
	bold      bool
	composite bool    // codes are split by the encoding's code spaces, two bytes where it has none
	scale     float64 // of the nominal size; not 1 for Type 3 fonts only
	unit      float64 // of a width: 1/1000, other for Type 3 fonts
	toUnicode *cmap   // nil: none
	encoding  *cmap   // of a composite font; nil: a predefined one
	utf16     bool    // the codes of a composite font are UTF-16
	simple    [256]string
	widths    map[uint32]float64
	width     float64 // of a code that widths does not have
}

// madeUp are glyph names that number glyphs and say nothing of their text, such as g12: the library gives the code itself then.
var madeUp = regexp.MustCompile(`^[A-Za-z]{1,5}\d+$`)

var (
	boldName = regexp.MustCompile(`(?i)bold|black|heavy|demi|^(cm|sf|ec)\w?bx|[-,]bd\b`)
	subset   = regexp.MustCompile(`^[A-Z]{6}\+`)
	texFont  = regexp.MustCompile(`^CM(R|BX|B|SL|TI|SS|CSC|U)[A-Z]*\d+$`)
)

// forceBold is bit 19 of the flags of a font descriptor (table 123); boldWeight is where FontWeight begins to be bold.
const (
	forceBold  = 1 << 18
	boldWeight = 600
)

func newFont(v pdf.Value) *font {
	f := &font{scale: 1, unit: 0.001, widths: map[uint32]float64{}, width: 500}
	name := subset.ReplaceAllString(v.Key("BaseFont").Name(), "")
	desc := v.Key("FontDescriptor")
	if u := v.Key("ToUnicode"); u.Kind() == pdf.Stream {
		if b, err := streamBytes(u, maxContent); err == nil {
			f.toUnicode = readCMap(b)
		}
	}
	switch v.Key("Subtype").Name() {
	case "Type0":
		desc = v.Key("DescendantFonts").Index(0).Key("FontDescriptor")
		f.setComposite(v)
	case "Type3":
		f.setType3(v)
		f.setSimple(v, name)
	default:
		f.setSimple(v, name)
	}
	f.bold = boldName.MatchString(name) || desc.Key("Flags").Int64()&forceBold != 0 || desc.Key("FontWeight").Float64() >= boldWeight
	return f
}

// setType3 takes the size from the font's own matrix: glyphs are drawn in units of the font.
func (f *font) setType3(v pdf.Value) {
	m, box := v.Key("FontMatrix"), v.Key("FontBBox")
	if a := m.Index(0).Float64(); a != 0 {
		f.unit = a
	}
	if k := (box.Index(3).Float64() - box.Index(1).Float64()) * m.Index(3).Float64(); k > 0.05 && k < 20 {
		f.scale = k * 0.8 // a box is higher than the size that people name
	}
}

// setComposite reads the widths of the descendant font: W is a list of "first [w …]" and "first last w" (section 9.7.4.3).
func (f *font) setComposite(v pdf.Value) {
	f.composite = true
	switch e := v.Key("Encoding"); e.Kind() {
	case pdf.Stream:
		if b, err := streamBytes(e, maxContent); err == nil {
			f.encoding = readCMap(b)
		}
	case pdf.Name:
		f.utf16 = strings.Contains(e.Name(), "UCS2") || strings.Contains(e.Name(), "UTF16")
	}
	d := v.Key("DescendantFonts").Index(0)
	f.width = 1000
	if w := d.Key("DW"); !w.IsNull() {
		f.width = w.Float64()
	}
	w := d.Key("W")
	for i := 0; i+1 < w.Len(); {
		first := uint32(w.Index(i).Int64())
		if list := w.Index(i + 1); list.Kind() == pdf.Array {
			for k := range list.Len() {
				f.widths[first+uint32(k)] = list.Index(k).Float64()
			}
			i += 2
			continue
		}
		last, width := uint32(w.Index(i+1).Int64()), w.Index(i+2).Float64()
		for c := first; c <= last && c-first <= 0xffff; c++ {
			f.widths[c] = width
		}
		i += 3
	}
}

func (f *font) setSimple(v pdf.Value, name string) {
	f.setEncoding(v, name)
	desc := v.Key("FontDescriptor")
	if w := desc.Key("MissingWidth").Float64(); w > 0 {
		f.width = w
	}
	widths := v.Key("Widths")
	if widths.Len() == 0 {
		f.setStandardWidths(name)
		return
	}
	first := v.Key("FirstChar").Int64()
	for i := range min(widths.Len(), 256) {
		f.widths[uint32(first)+uint32(i)] = widths.Index(i).Float64()
	}
}

// sansWidths are the widths of the characters from blank to ~ in Helvetica, in tens; the standard fonts come without any
// (section 9.6.2.2). They are near enough for the others to tell where words end.
const sansWidths = "28 28 36 56 56 89 67 19 33 33 39 58 28 33 28 28 56 56 56 56 56 56 56 56 56 56 28 28 58 58 58 56 " +
	"102 67 67 72 72 67 61 78 72 28 50 67 56 83 72 78 67 78 72 67 61 72 67 94 67 67 61 28 28 28 47 56 " +
	"33 56 56 50 56 56 28 56 56 22 22 50 22 83 56 56 56 56 33 50 28 56 50 72 50 50 50 33 26 33 58"

func (f *font) setStandardWidths(name string) {
	if f.width = 560; strings.HasPrefix(name, "Courier") {
		f.width = 600
		return
	}
	for i, w := range strings.Fields(sansWidths) {
		n, _ := strconv.Atoi(w)
		f.widths[uint32(' '+i)] = float64(n) * 10
	}
}

// setEncoding fills the table of a simple font: its base encoding, and the differences from it (section 9.6.6).
func (f *font) setEncoding(v pdf.Value, name string) {
	enc := v.Key("Encoding")
	base := enc.Name()
	if enc.Kind() == pdf.Dict {
		base = enc.Key("BaseEncoding").Name()
	}
	for c := range f.simple {
		f.simple[c] = string(baseRune(base, v.Key("Subtype").Name() == "TrueType", byte(c)))
	}
	if base == "" && texFont.MatchString(name) {
		for c, r := range texRunes {
			f.simple[c] = string(r)
		}
	}
	if enc.Kind() == pdf.Dict {
		f.setDifferences(v, enc.Key("Differences"))
	}
}

func (f *font) setDifferences(v, diff pdf.Value) {
	known := (&pdf.Font{V: v}).Encoder() // knows the names of the Adobe glyph list
	c := int64(0)
	for i := range diff.Len() {
		x := diff.Index(i)
		if x.Kind() == pdf.Integer {
			c = x.Int64()
			continue
		}
		if c >= 0 && c < 256 {
			raw := string([]byte{byte(c)})
			if s := glyphName(x.Name()); s != "" {
				f.simple[c] = s
			} else if s := known.Decode(raw); s != string(rune(c)) || !madeUp.MatchString(x.Name()) {
				f.simple[c] = s
			}
		}
		c++
	}
}

// glyphName reads the names that spell their text: a, uni00E5, u1F600, f_f_i, and those with a suffix, a.sc.
func glyphName(name string) string {
	name, _, _ = strings.Cut(name, ".")
	if utf8.RuneCountInString(name) == 1 {
		return name
	}
	if strings.Contains(name, "_") {
		text := ""
		for part := range strings.SplitSeq(name, "_") {
			text += glyphName(part)
		}
		return text
	}
	for _, prefix := range []string{"uni", "u"} {
		if hex, ok := strings.CutPrefix(name, prefix); ok && len(hex) >= 4 && len(hex) <= 6 {
			if n, err := strconv.ParseUint(hex, 16, 32); err == nil && n <= unicode.MaxRune {
				return string(rune(n))
			}
		}
	}
	return ""
}

func baseRune(base string, trueType bool, c byte) rune {
	switch {
	case base == "MacRomanEncoding":
		return charmap.Macintosh.DecodeByte(c)
	case base == "WinAnsiEncoding", trueType:
		return charmap.Windows1252.DecodeByte(c)
	case c < 0x80:
		return rune(c)
	}
	return standardRunes[c]
}

// standardRunes is the upper half of StandardEncoding (annex D.2).
var standardRunes = map[byte]rune{
	0xa1: '¡', 0xa2: '¢', 0xa3: '£', 0xa4: '⁄', 0xa5: '¥', 0xa6: 'ƒ', 0xa7: '§', 0xa8: '¤', 0xa9: '\'', 0xaa: '“', 0xab: '«',
	0xac: '‹', 0xad: '›', 0xae: 'ﬁ', 0xaf: 'ﬂ', 0xb1: '–', 0xb2: '†', 0xb3: '‡', 0xb4: '·', 0xb6: '¶', 0xb7: '•', 0xb8: '‚',
	0xb9: '„', 0xba: '”', 0xbb: '»', 0xbc: '…', 0xbd: '‰', 0xbf: '¿', 0xc1: '`', 0xc2: '´', 0xc3: 'ˆ', 0xc4: '˜', 0xc5: '¯',
	0xc6: '˘', 0xc7: '˙', 0xc8: '¨', 0xca: '˚', 0xcb: '¸', 0xcd: '˝', 0xce: '˛', 0xcf: 'ˇ', 0xd0: '—', 0xe1: 'Æ', 0xe3: 'ª',
	0xe8: 'Ł', 0xe9: 'Ø', 0xea: 'Œ', 0xeb: 'º', 0xf1: 'æ', 0xf5: 'ı', 0xf8: 'ł', 0xf9: 'ø', 0xfa: 'œ', 0xfb: 'ß',
}

// texRunes is where the OT1 encoding of TeX's own fonts is not ASCII.
var texRunes = map[byte]rune{
	0x0b: 'ﬀ', 0x0c: 'ﬁ', 0x0d: 'ﬂ', 0x0e: 'ﬃ', 0x0f: 'ﬄ', 0x10: 'ı', 0x12: '`', 0x13: '´', 0x14: 'ˇ', 0x15: '˘', 0x16: '¯',
	0x17: '˚', 0x18: '¸', 0x19: 'ß', 0x1a: 'æ', 0x1b: 'œ', 0x1c: 'ø', 0x1d: 'Æ', 0x1e: 'Œ', 0x1f: 'Ø', 0x22: '”', 0x5c: '“',
	0x5e: 'ˆ', 0x5f: '˙', 0x60: '‘', 0x7b: '–', 0x7c: '—', 0x7d: '˝', 0x7e: '˜', 0x7f: '¨',
}

// next takes the first code off a string that is not empty: its text, its width in units of the font size, whether it is the
// one-byte blank that word spacing applies to, and what is left.
func (f *font) next(s string) (text string, width float64, space bool, rest string) {
	c, n := uint32(s[0]), 1
	if f.composite {
		c, n = f.encoding.split(s, 2)
	}
	w, ok := f.widths[c]
	if !ok {
		w = f.width
	}
	return f.textOf(c), w * f.unit, n == 1 && c == ' ', s[n:]
}

func (f *font) textOf(c uint32) string {
	if f.toUnicode != nil {
		if s := f.toUnicode.text[c]; strings.ContainsFunc(s, visible) {
			return s
		}
	}
	switch {
	case f.utf16:
		return string(rune(c))
	case f.composite || c > 0xff:
		return ""
	}
	return f.simple[c]
}

// visible says whether a mapping to this character tells anything.
func visible(r rune) bool { return r != utf8.RuneError && (r == ' ' || unicode.IsGraphic(r)) }

// streamBytes reads a stream, at most limit bytes of it. The library panics where it does not know a filter.
func streamBytes(v pdf.Value, limit int) (b []byte, err error) {
	err = guarded(func() error {
		r := v.Reader()
		defer r.Close()
		b, err = io.ReadAll(io.LimitReader(r, int64(limit)+1))
		if len(b) > limit {
			return lines.ErrTooLarge
		}
		if len(b) > 0 {
			return nil // a damaged end: what came before it is text all the same
		}
		return err
	})
	return b, err
}
