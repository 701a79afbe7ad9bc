package office

import (
	"encoding/binary"
	"slices"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"

	"inkorg/parser/codepage"
)

// Where things stand in the head of a file of Word 6 or 95.
const (
	docOldLanguage = 0x06
	docOldCharset  = 0x14
	docOldStyles   = 0x60
	docOldRuns     = 0xb8
	docOldFonts    = 0xd0
)

// A docCharsets says which letters the bytes of a file of Word 6 or 95 are: those of the font, else of the language.
type docCharsets struct {
	macintosh bool
	eastAsia  bool // characters may be two bytes
	fonts     []int
	usual     int // the font of text that names none
	language  int // of the program
}

func (w *docFile) readCharsets() docCharsets {
	const macintosh = 256
	c := docCharsets{macintosh: w.head.at(docOldCharset)&0xffff == macintosh, language: w.head.at(docOldLanguage) & 0xffff}
	c.eastAsia = binary.LittleEndian.Uint16(w.main) >= docEastAsia
	const usualFont = 14 // in the head of the style sheet
	if b := slice(w.main, w.head.at(docOldStyles)+usualFont, 2); len(b) == 2 {
		c.usual = int(binary.LittleEndian.Uint16(b))
	}
	const charset, name = 4, 6
	fonts := slice(w.main, w.head.at(docOldFonts), w.head.at(docOldFonts+4))
	for fonts = fonts[min(2, len(fonts)):]; len(fonts) > name; fonts = fonts[min(len(fonts), 1+int(fonts[0])):] {
		c.fonts = append(c.fonts, int(fonts[charset]))
	}
	return c
}

// of is the charset of characters with such properties.
func (c docCharsets) of(run []byte) encoding.Encoding {
	if c.macintosh {
		return charmap.Macintosh
	}
	font, language := c.usual, 0
	eachOldSprm(run, func(code byte, value int) {
		switch code {
		case 93: // sprmCFtc
			font = value
		case 97: // sprmCLid
			language = value
		case oldPlain:
			font = c.usual
		}
	})
	numbers := []int{codepage.OfLanguage(language), codepage.OfLanguage(c.language)}
	if font < len(c.fonts) {
		numbers = slices.Insert(numbers, 0, codepage.OfFont(c.fonts[font]))
	}
	for _, n := range numbers {
		e := codepage.Encoding(n)
		if _, single := e.(*charmap.Charmap); single || e != nil && c.eastAsia {
			return e
		}
	}
	return charmap.Windows1252
}

// varies is the size of a value that says in its first byte how many follow.
const varies = -1

// oldSprms are the sizes of the values of properties in Word 6, in bytes; 0 of those that nobody knows.
var oldSprms = [...]int{65: 1, 1, 1, varies, 2, 4, 1, 2, 3, varies, 1, 80: 2, varies, varies, 85: 1, 1, 1, 1, 1, 1, 1, 1, 2, 1, 3, 2, 2, 1, 2, 1, 2, 1,
	varies, 1, varies, varies, 2, varies, 2, 2, varies, varies, varies, varies, varies, varies, 1, 1}

// oldPlain is the property that undoes all before it (sprmCPlain). It has no value.
const oldPlain = 83

// eachOldSprm goes through a list of properties of characters as Word 6 writes it, as far as it makes sense.
func eachOldSprm(b []byte, do func(code byte, value int)) {
	for len(b) > 0 && int(b[0]) < len(oldSprms) {
		code, size := b[0], oldSprms[b[0]]
		b = b[1:]
		if code == oldPlain {
			do(code, 0)
			continue
		}
		if size == varies && len(b) > 0 {
			size = 1 + int(b[0])
		}
		if size <= 0 || size > len(b) {
			return
		}
		value := int(b[0])
		if size > 1 {
			value |= int(b[1]) << 8
		}
		do(code, value)
		b = b[size:]
	}
}
