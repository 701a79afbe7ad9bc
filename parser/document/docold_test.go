package document_test

import (
	"encoding/binary"
	"strings"
	"testing"

	"inkorg/parser/document"
	"inkorg/parser/ole"
)

// An oldWord is a file of Word 6.
type oldWord struct {
	magic, language, charset int
	fonts                    []byte // the charset of each
	usual                    int    // the font of text that names none
	texts                    []string
	properties               []string // of the texts
}

// bytes writes the file: the head, the text at 1024, its properties on page 3, then fonts, styles and the table of pages.
func (o oldWord) bytes() []byte {
	const text, page, fonts, styles, pages = 1024, 3, 2048, 2560, 2600
	b := make([]byte, 2700)
	short := func(at, n int) { binary.LittleEndian.PutUint16(b[at:], uint16(n)) }
	long := func(at, n int) { binary.LittleEndian.PutUint32(b[at:], uint32(n)) }
	whole := strings.Join(o.texts, "")
	for at, n := range map[int]int{0: o.magic, 2: 0x65, 6: o.language, 0x14: o.charset, styles + 14: o.usual, pages + 8: page} {
		short(at, n)
	}
	for at, n := range map[int]int{0x18: text, 0x34: len(whole), 0x60: styles, 0x64: 20, 0xb8: pages, 0xbc: 10, 0xd0: fonts, pages: text, pages + 4: text + len(whole)} {
		long(at, n)
	}
	copy(b[text:], whole)
	at, low := text, 500
	for i, t := range o.texts {
		long(page*512+4*i, at)
		at += len(t)
		if p := o.properties[i]; p != "" {
			low -= (len(p) + 2) &^ 1
			b[page*512+4*(len(o.texts)+1)+i] = byte(low / 2)
			copy(b[page*512+low:], string(rune(len(p)))+p)
		}
	}
	long(page*512+4*len(o.texts), at)
	b[page*512+511] = byte(len(o.texts))
	all := []byte{0, 0}
	for _, charset := range o.fonts {
		all = append(all, 6, 0x16, 0x90, 1, charset, 0, 'A')
	}
	copy(b[fonts:], all)
	long(0xd4, len(all))
	return ole.Write("", ole.Entry{Entries: []ole.Entry{{Name: "WordDocument", Data: b}}})
}

// The letters of old files are those of their fonts, else of their language.
func TestCharsetsOfOldWord(t *testing.T) {
	t.Parallel()
	r := newReader(t, document.Options{})
	const word6, plain, second, russian = 0xa5dc, "", "\x5d\x01\x00", "\x55\x01\x61\x19\x04"
	one := func(o oldWord, properties, text string) oldWord {
		o.magic, o.texts, o.properties = max(o.magic, word6), []string{text}, []string{properties}
		return o
	}
	for _, c := range []struct {
		name string
		file oldWord
		want string
	}{
		{"western", one(oldWord{language: 0x41d, fonts: []byte{0}}, plain, "Ans\xf6kan p\xe5"), "Ansökan på\n"},
		{"no fonts", one(oldWord{language: 0x409}, plain, "p\xe5"), "på\n"},
		{"a Cyrillic font", one(oldWord{language: 0x409, fonts: []byte{0, 204}}, second, "\xcf\xf0\xe8"), "При\n"},
		{"a font after other properties", one(oldWord{language: 0x409, fonts: []byte{0, 204}}, "\x55\x01\x44\x02ab\x50\x03\x00"+second+"\x63\x18\x00", "\xcf\xf0\xe8"), "При\n"},
		{"a font that is undone", one(oldWord{language: 0x409, fonts: []byte{0, 204}}, second+"\x53", "p\xe5"), "på\n"},
		{"the usual font", one(oldWord{language: 0x409, fonts: []byte{0, 2, 238}, usual: 2}, plain, "\xb9"), "ą\n"},
		{"both in one line", oldWord{magic: word6, language: 0x409, fonts: []byte{0, 204}, texts: []string{"p\xe5 ", "\xcf\xf0\xe8", " p\xe5"}, properties: []string{plain, second, plain}}, "på При på\n"},
		{"a Russian program", one(oldWord{language: 0x419, fonts: []byte{0}}, plain, "\xcf\xf0\xe8"), "При\n"},
		{"Russian words", one(oldWord{language: 0x409, fonts: []byte{0}}, russian, "\xcf\xf0\xe8"), "При\n"},
		{"Macintosh", one(oldWord{language: 0x409, charset: 256, fonts: []byte{0, 204}}, second, "Ans\x9akan"), "Ansökan\n"},
		{"a Chinese font in a western program", one(oldWord{language: 0x409, fonts: []byte{136}}, plain, "it\x92s"), "it’s\n"},
		{"Word 95 in Japan", one(oldWord{magic: 0xa697, language: 0x411, fonts: []byte{128}}, plain, "\x93\xfa"), "日\n"},
		{"a font that is not there", one(oldWord{language: 0x409, fonts: []byte{204}}, "\x5d\xff\xff", "p\xe5"), "på\n"},
		{"properties that are cut off", one(oldWord{language: 0x409, fonts: []byte{0, 204}}, "\x5d\x01", "p\xe5"), "på\n"},
		{"properties that nobody knows", one(oldWord{language: 0x409, fonts: []byte{0, 204}}, "\x02\x01"+second, "p\xe5"), "på\n"},
	} {
		d := r.Read(t.Context(), c.name, c.file.bytes())
		if got := strings.Join(d.Text(), "\f"); got != c.want {
			t.Errorf("%s: got %q, want %q (%s %s)", c.name, got, c.want, d.Reason, d.Detail)
		}
	}
}
