package office

import (
	"encoding/binary"
	"strconv"
	"strings"

	"inkorg/parser/document/lines"
	"inkorg/parser/document/plain"
)

// Sizes of what lists are made of, in bytes.
const (
	docListSize  = 28 // LSTF (MS-DOC, section 2.9.147)
	docLevelSize = 28 // LVLF (section 2.9.150)
	docUseSize   = 16 // LFO (section 2.9.131)
	docOverSize  = 8  // LFOLVL (section 2.9.133) without the level behind it

	docMostUses = 0x7fe // uses of lists that paragraphs can name (section 2.6.2, sprmPIlfo)
)

// readLists reads the lists and their uses, by the number that paragraphs name (sprmPIlfo). What is damaged, and what follows
// it, is left out: then paragraphs have no number, as before, rather than a wrong one.
func (w *docFile) readLists() wordNumbers {
	lists := readDocLists(slice(w.table, w.head.at(docLists), len(w.table)), w.head.at(docLists+4))
	return readDocUses(slice(w.table, w.head.at(docUses), w.head.at(docUses+4)), lists)
}

// readDocLists reads the lists by their identifier: a table of that size (PlfLst, section 2.9.201), and behind it the levels of
// each list, one or nine.
func readDocLists(b []byte, size int) map[uint32]*wordList {
	all := map[uint32]*wordList{}
	if len(b) < 2 {
		return all
	}
	heads := slice(b, 2, docListSize*int(binary.LittleEndian.Uint16(b)))
	levels := slice(b, size, len(b))
	for ; len(heads) >= docListSize; heads = heads[docListSize:] {
		const simple = 1
		list := &wordList{}
		for i := range wordLevels {
			var ok bool
			if list.levels[i], levels, ok = cutDocLevel(levels); !ok {
				return all
			}
			if heads[26]&simple != 0 {
				break
			}
		}
		all[binary.LittleEndian.Uint32(heads)] = list
	}
	return all
}

// docFormats are the formats of numbers ([MS-OSHARED], section 2.2.1.3) under the names they have in newer files; others are
// written in digits.
var docFormats = map[byte]string{1: "upperRoman", 2: "lowerRoman", 3: "upperLetter", 4: "lowerLetter", 5: "ordinal", 22: "decimalZero", 23: "bullet", 255: "none"}

// cutDocLevel cuts off a level (LVL, section 2.9.149): how it counts, two lists of properties, and the text of a number, in which
// characters stand for the numbers of levels.
func cutDocLevel(b []byte) (level wordNumber, rest []byte, ok bool) {
	if len(b) < docLevelSize {
		return level, nil, false
	}
	level = wordNumber{start: int(int32(binary.LittleEndian.Uint32(b))), format: docFormats[b[4]], legal: b[5]&4 != 0}
	properties := int(b[24]) + int(b[25])
	text := slice(b, docLevelSize+properties, len(b))
	if len(text) < 2 {
		return level, nil, false
	}
	n := 2 * int(binary.LittleEndian.Uint16(text))
	if text = text[2:]; n > len(text) {
		return level, nil, false
	}
	var s strings.Builder
	for _, r := range plain.FromUTF16(text[:min(n, 2*lines.MaxRunIn)]) {
		if r < wordLevels {
			s.WriteString("%" + strconv.Itoa(int(r)+1))
		} else {
			s.WriteRune(r)
		}
	}
	level.text = s.String()
	return level, text[n:], true
}

// readDocUses reads how the lists are used (PlfLfo, section 2.9.200): which list each use is of, then, for each, where levels of
// it begin anew.
func readDocUses(b []byte, lists map[uint32]*wordList) wordNumbers {
	all := wordNumbers{}
	if len(b) < 4 {
		return all
	}
	n := min(int(binary.LittleEndian.Uint32(b)), (len(b)-4)/docUseSize, docMostUses)
	uses, changes := b[4:4+n*docUseSize], b[4+n*docUseSize:]
	sound := true
	for i := range n {
		u := uses[i*docUseSize:]
		use := &wordUse{list: lists[binary.LittleEndian.Uint32(u)], starts: map[int]int{}}
		if sound {
			changes, sound = use.cutChanges(changes, int(u[12]))
		}
		all[strconv.Itoa(i+1)] = use
	}
	return all
}

// cutChanges cuts off what a use changes in n levels of its list (LFOData, section 2.9.132). A level may be described anew; of
// that only the start counts.
func (u *wordUse) cutChanges(b []byte, n int) (rest []byte, ok bool) {
	const begins, anew = 0x10, 0x20
	b = slice(b, 4, len(b))
	for range n {
		if len(b) < docOverSize {
			return nil, false
		}
		start, flags := int(int32(binary.LittleEndian.Uint32(b))), b[4]
		b = b[docOverSize:]
		if flags&anew != 0 {
			var level wordNumber
			if level, b, ok = cutDocLevel(b); !ok {
				return nil, false
			}
			start = level.start
		}
		if flags&begins != 0 {
			u.starts[int(flags&0xf)] = start
		}
	}
	return b, true
}

// docList is the list that a paragraph or a style names (sprmPIlfo): the use of one by its number. Its negation means the same, of
// a paragraph that is indented in its own way; one value means a list of Word 6.
func docList(value []byte) string {
	const old = -2047
	n := int(int16(binary.LittleEndian.Uint16(value)))
	if n < 0 && n != old {
		n = -n
	}
	return strconv.Itoa(n)
}

// number puts the number of a paragraph that is in a list before its first line.
func (w *docFile) number(p docProperties) {
	if w.begun || w.line.Empty() {
		return
	}
	w.begun = true
	w.flow.Number(&w.line, w.lists.next(p.list, max(p.rank, 1)-1))
}
