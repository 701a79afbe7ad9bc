package office

import (
	"encoding/binary"
	"slices"
	"strconv"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"

	"inkorg/parser/document/lines"
	"inkorg/parser/document/plain"
)

// docProperties are what a character and its paragraph are.
type docProperties struct {
	look             lines.Look
	level            int
	contents         bool
	inTable, endsRow bool
	special          bool              // the character stands for something else
	list             string            // the list that the paragraph is in; "": none
	rank             int               // its level in it, from 1
	charset          encoding.Encoding // of characters of one byte
}

// A docRun is bytes of the main stream that have the same properties.
type docRun struct {
	from, to int
	grpprl   []byte
}

// docBeyond is a place behind the end of any file.
const docBeyond = 256 << 20

// docRunsTable are runs by their place.
type docRunsTable []docRun

// find gives the properties at a place, and where they end.
func (t docRunsTable) find(at int) ([]byte, int) {
	i, _ := slices.BinarySearchFunc(t, at, func(r docRun, at int) int { return r.to - at - 1 })
	switch {
	case i >= len(t):
		return nil, docBeyond
	case t[i].from > at:
		return nil, t[i].from
	}
	return t[i].grpprl, t[i].to
}

// docPage is the size of the pages that hold properties, in bytes (section 2.9.33).
const docPage = 512

// readRuns reads a table of properties: that of paragraphs, or that of characters. Its entries are of that size. Each page counts
// once.
func (w *docFile) readRuns(at, size int, grpprl func(page []byte, n, i int) []byte) docRunsTable {
	plc := slice(w.table, w.head.at(at), w.head.at(at+4))
	var all docRunsTable
	seen := map[int]bool{}
	n := (len(plc) - 4) / (4 + size)
	for i := range max(n, 0) {
		entry := append(slices.Clone(plc[4*(n+1)+size*i:][:size]), 0, 0)
		number := int(binary.LittleEndian.Uint32(entry) & 0x3fffff)
		page := slice(w.main, number*docPage, docPage)
		if seen[number] || len(page) < docPage {
			continue
		}
		seen[number] = true
		k := int(page[docPage-1])
		for i := range k {
			if 4*i+8 > docPage {
				break
			}
			r := docRun{int(binary.LittleEndian.Uint32(page[4*i:])), int(binary.LittleEndian.Uint32(page[4*i+4:])), grpprl(page, k, i)}
			if r.to > r.from {
				all = append(all, r)
			}
		}
	}
	slices.SortStableFunc(all, func(a, b docRun) int { return a.to - b.to })
	return all
}

// runGrpprl gives the properties of run i of n on a page of characters (section 2.9.32).
func runGrpprl(page []byte, n, i int) []byte {
	at := 4*(n+1) + i
	if at >= docPage || page[at] == 0 {
		return nil
	}
	b := page[2*int(page[at]):]
	return slice(b, 1, int(b[0]))
}

// paragraphGrpprl gives those of paragraph i of n (section 2.9.174), the number of its style first.
func paragraphGrpprl(page []byte, n, i int) []byte {
	at := 4*(n+1) + 13*i
	if at >= docPage || page[at] == 0 {
		return nil
	}
	b := page[2*int(page[at]):]
	if b[0] == 0 && len(b) > 1 {
		return slice(b, 2, 2*int(b[1]))
	}
	return slice(b, 1, 2*int(b[0])-1)
}

// properties puts together what a paragraph and its run say, on top of their styles.
func (w *docFile) properties(para, run []byte) docProperties {
	if w.head.old() {
		return docProperties{charset: w.charsets.of(run)}
	}
	istd := 0
	if len(para) >= 2 {
		istd = int(binary.LittleEndian.Uint16(para))
		para = para[2:]
	}
	s := w.styles.get(strconv.Itoa(istd))
	p := docProperties{level: s.level(), contents: s.contents(), look: s.look(lines.Look{}), list: s.list, rank: s.listLevel, charset: charmap.Windows1252}
	eachSprm(para, func(code uint16, value []byte) {
		switch code {
		case 0x2640: // sprmPOutLvl
			if p.level = bodyLevel; value[0] < lines.Lowest {
				p.level = int(value[0]) + 1
			}
		case 0x460b: // sprmPIlfo
			p.list = docList(value)
		case 0x260a: // sprmPIlvl
			p.rank = int(value[0]) + 1
		case 0x2416: // sprmPFInTable
			p.inTable = value[0] != 0
		case 0x2417: // sprmPFTtp
			p.endsRow = value[0] != 0
		}
	})
	eachSprm(run, func(code uint16, value []byte) { p.look = w.runLook(p.look, s, code, value) })
	eachSprm(run, func(code uint16, value []byte) {
		p.special = p.special || code == 0x0855 && value[0] != 0 || code == 0x6a09
	}) // sprmCFSpec, sprmCSymbol
	return p
}

// runLook changes a look by a property of characters.
func (w *docFile) runLook(l lines.Look, s wordStyle, code uint16, value []byte) lines.Look {
	switch code {
	case 0x0800: // sprmCFRMarkDel: deleted
		l.Hidden = l.Hidden || value[0] != 0
	case 0x0835: // sprmCFBold
		l.Bold = docToggle(value[0], s.bold)
	case 0x083b: // sprmCFCaps
		l.Caps = docToggle(value[0], s.caps)
	case 0x083c: // sprmCFVanish
		l.Hidden = docToggle(value[0], s.hidden)
	case 0x4a43: // sprmCHps
		l.Size = lines.Finite(float64(binary.LittleEndian.Uint16(value)) / 2)
	case 0x4a30: // sprmCIstd: the style of characters
		l = w.styles[strconv.Itoa(int(binary.LittleEndian.Uint16(value)))].look(l)
	}
	return l
}

// docToggle is a property that can also say "as the style" (0x80) and "not as the style" (0x81).
func docToggle(value byte, style toggle) bool {
	switch value {
	case 0x80:
		return style == on
	case 0x81:
		return style != on
	}
	return value != 0
}

// eachSprm goes through a list of properties (section 2.2.5.1) as far as it makes sense. A value has at least two bytes.
func eachSprm(b []byte, do func(code uint16, value []byte)) {
	for len(b) >= 3 {
		code := binary.LittleEndian.Uint16(b)
		b = b[2:]
		size := []int{1, 1, 2, 4, 2, 2, 0, 3}[code>>13]
		if code>>13 == 6 {
			size = 1 + int(b[0])
			switch {
			case code == 0xd608 && len(b) > 1: // sprmTDefTable: two bytes say how many follow, and one more
				size = 1 + int(binary.LittleEndian.Uint16(b))
			case code == 0xc615 && b[0] == 255: // sprmPChgTabs of more than a byte can say
				return
			}
		}
		if size > len(b) || size == 0 {
			return
		}
		do(code, append(b[:size:size], 0))
		b = b[size:]
	}
}

// readStyles reads the style sheet (section 2.9.271). What is damaged, and what follows it, is left out.
func (w *docFile) readStyles(b []byte) {
	w.styles[defaults] = wordStyle{size: 10}
	if len(b) < 6 {
		return
	}
	header := int(binary.LittleEndian.Uint16(b))
	base := int(binary.LittleEndian.Uint16(slice(b, 4, 2)))
	b = b[min(len(b), 2+header):]
	for i := 0; len(b) >= 2 && i < 0xfff; i++ {
		n := int(binary.LittleEndian.Uint16(b))
		if n > len(b)-2 {
			return
		}
		if s, ok := readDocStyle(b[2:2+n], base); ok {
			w.styles[strconv.Itoa(i)] = s
		}
		b = b[min(len(b), 2+n+n%2):]
	}
}

// The numbers of built-in styles (section 2.9.260).
const (
	docHeading1, docHeading9   = 1, 9
	docContents1, docContents9 = 19, 27
	docTitle                   = 62
)

// readDocStyle reads one style (section 2.9.259): its numbers, its name, then its properties by kind.
func readDocStyle(b []byte, base int) (wordStyle, bool) {
	if base < 8 || len(b) < base+2 {
		return wordStyle{}, false
	}
	number := int(binary.LittleEndian.Uint16(b) & 0xfff)
	kinds := binary.LittleEndian.Uint16(b[2:])
	count := int(binary.LittleEndian.Uint16(b[4:]) & 0xf)
	s := wordStyle{}
	if parent := int(kinds >> 4); parent != 0xfff {
		s.basedOn = strconv.Itoa(parent)
	}
	letters := int(binary.LittleEndian.Uint16(b[base:]))
	name := slice(b, base+2, 2*letters)
	s.name = plain.FromUTF16(name)
	switch {
	case number >= docHeading1 && number <= docHeading9:
		s.outline = number
	case number >= docContents1 && number <= docContents9:
		s.name = "toc 1"
	case number == docTitle:
		s.outline = 1
	}
	const paragraphs = 1
	s.setProperties(b[min(len(b), base+4+2*letters):], count, kinds&0xf == paragraphs)
	return s, true
}

// setProperties takes what a style says: of paragraphs first, if it is of them, then of characters.
func (s *wordStyle) setProperties(b []byte, count int, ofParagraphs bool) {
	for i := range min(count, 2) {
		if len(b) < 2 {
			return
		}
		n := int(binary.LittleEndian.Uint16(b))
		list := slice(b, 2, n)
		b = b[min(len(b), 2+n+n%2):]
		if ofParagraphs && i == 0 {
			if len(list) > 2 {
				eachSprm(list[2:], s.setParagraph)
			}
			continue
		}
		eachSprm(list, s.setCharacter)
		if !ofParagraphs {
			return
		}
	}
}

func (s *wordStyle) setParagraph(code uint16, value []byte) {
	switch code {
	case 0x2640:
		if s.outline = bodyLevel; value[0] < lines.Lowest {
			s.outline = int(value[0]) + 1
		}
	case 0x460b:
		s.list = docList(value)
	case 0x260a:
		s.listLevel = int(value[0]) + 1
	}
}

func (s *wordStyle) setCharacter(code uint16, value []byte) {
	switch code {
	case 0x0835:
		s.bold = docOn(value[0])
	case 0x083b:
		s.caps = docOn(value[0])
	case 0x083c:
		s.hidden = docOn(value[0])
	case 0x4a43:
		s.size = lines.Finite(float64(binary.LittleEndian.Uint16(value)) / 2)
	}
}

func docOn(value byte) toggle {
	switch value {
	case 0:
		return off
	case 1, 0x81:
		return on
	}
	return unset
}
