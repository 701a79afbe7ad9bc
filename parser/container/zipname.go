package container

import (
	"encoding/binary"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// zipName is the name of an entry: the Unicode path of its extra field, else what its bytes say.
func zipName(name string, extra []byte) string {
	if s := unicodePath(extra); s != "" {
		return s
	}
	return decodeName(name, charmap.CodePage850)
}

// decodeName decodes a file name by evidence: UTF-8 where it is, else the old code page of the system it comes from or
// windows-1252, whichever gives letters. Windows packs with the code page of DOS, which is CP850 in our part of Europe and agrees
// with CP437 on its letters.
func decodeName(name string, old *charmap.Charmap) string {
	if utf8.ValidString(name) {
		return name
	}
	first, err := old.NewDecoder().String(name)
	if err != nil {
		return strings.ToValidUTF8(name, "\ufffd")
	}
	win, err := charmap.Windows1252.NewDecoder().String(name)
	if err == nil && letters(win) > letters(first) {
		return win
	}
	return first
}

// letters counts the letters beyond ASCII that names in our part of Europe are written with.
func letters(s string) (n int) {
	for _, r := range s {
		if strings.ContainsRune("åäöÅÄÖæøÆØéÉèüÜáíóúõ", r) {
			n++
		}
	}
	return n
}

// unicodePath is the Info-ZIP Unicode path field (APPNOTE 4.6.9), "" when there is none.
func unicodePath(extra []byte) string {
	for len(extra) >= 4 {
		id, size := binary.LittleEndian.Uint16(extra), int(binary.LittleEndian.Uint16(extra[2:]))
		extra = extra[4:]
		if size > len(extra) {
			return ""
		}
		if field := extra[:size]; id == 0x7075 && size > 5 && field[0] == 1 && utf8.Valid(field[5:]) {
			return string(field[5:])
		}
		extra = extra[size:]
	}
	return ""
}
