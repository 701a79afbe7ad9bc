package office

import (
	"encoding/binary"
	"slices"

	"inkorg/parser/codepage"
	"inkorg/parser/document/lines"
	"inkorg/parser/document/plain"
)

// A docPiece is characters that stand together in the main stream (MS-DOC, section 2.9.177).
type docPiece struct {
	from, to int // their places in the text
	at       int // where the first byte of them is
	wide     bool
}

// charSize is how many bytes a character of the piece has.
func (p docPiece) charSize() int {
	if p.wide {
		return 2
	}
	return 1
}

// readPieces reads the table of pieces (section 2.9.38). Where there is none the text is in one piece.
func (w *docFile) readPieces(at, size, length int) error {
	clx := slice(w.table, at, size)
	if w.head.old() && w.head.flags&docComplex == 0 {
		clx = nil
	}
	for len(clx) > 3 && clx[0] == 1 { // properties of pieces, which say little
		n := int(binary.LittleEndian.Uint16(clx[1:]))
		clx = clx[min(len(clx), 3+n):]
	}
	if len(clx) < 5 || clx[0] != 2 {
		if !w.head.old() && at > 0 && size > 0 {
			return errPieces
		}
		w.pieces = []docPiece{{0, length, w.head.at(docFirst), false}}
		return nil
	}
	plc := slice(clx, 5, int(binary.LittleEndian.Uint32(clx[1:])))
	n := (len(plc) - 4) / 12
	for i := range max(n, 0) {
		fc := binary.LittleEndian.Uint32(plc[4*(n+1)+8*i+2:])
		p := docPiece{int(binary.LittleEndian.Uint32(plc[4*i:])), int(binary.LittleEndian.Uint32(plc[4*i+4:])), int(fc), true}
		switch {
		case w.head.old():
			p.wide = false
		case fc&(1<<30) != 0:
			p.at, p.wide = int(fc&^(1<<30))/2, false
		}
		if p.to < p.from || len(w.pieces) > 0 && p.from < w.pieces[len(w.pieces)-1].to {
			return errPieces
		}
		w.pieces = append(w.pieces, p)
	}
	if len(w.pieces) == 0 {
		return errPieces
	}
	return nil
}

// readPart reads the text from one place to another.
func (w *docFile) readPart(from, to int) error {
	i, _ := slices.BinarySearchFunc(w.pieces, from, func(p docPiece, from int) int { return p.to - from - 1 })
	for ; i < len(w.pieces) && w.pieces[i].from < to; i++ {
		p := w.pieces[i]
		begin := max(p.from, from)
		p.at += (begin - p.from) * p.charSize()
		if p.from, p.to = begin, min(p.to, to); p.to > p.from {
			w.readPiece(p)
		}
		if w.count += p.to - p.from; w.flow.Full() || w.count > 2*lines.MaxText {
			return lines.ErrTooLarge
		}
	}
	return nil
}

// readPiece reads the characters of a piece, as many at a time as have the same properties.
func (w *docFile) readPiece(p docPiece) {
	b := slice(w.main, p.at, (p.to-p.from)*p.charSize())
	for at := p.at; len(b) > 0 && !w.flow.Full(); {
		para, until := w.paras.find(at)
		run, runUntil := w.runs.find(at)
		n := min(until, runUntil) - at
		if n = min(max(n, p.charSize()), len(b)); p.wide && n < len(b) {
			n = (n + 1) &^ 1
		}
		w.chunk(b[:n], p.wide, w.properties(para, run))
		b, at = b[n:], at+n
	}
}

// chunk reads characters that have the same properties.
func (w *docFile) chunk(b []byte, wide bool, p docProperties) {
	var text string
	if wide {
		text = plain.FromUTF16(b)
	} else {
		text = codepage.Decode(p.charset, b)
	}
	if p.inTable && !w.inRow {
		w.flow.OpenRow()
		w.flow.OpenCell()
		w.inRow = true
	}
	begin := 0
	for i, r := range text {
		if r >= ' ' && !(p.special && r == '(') {
			continue
		}
		w.write(text[begin:i], p)
		begin = i + 1
		w.sign(r, p)
	}
	w.write(text[begin:], p)
}

func (w *docFile) write(s string, p docProperties) {
	if len(w.fields) == 0 || !w.fields[len(w.fields)-1] {
		w.flow.Write(&w.line, s, p.look)
	}
}

// sign takes a character that is none (section 2.4.1).
func (w *docFile) sign(r rune, p docProperties) {
	switch r {
	case '\v', 0x0e:
		w.endLine(p)
	case '\r', '\f':
		w.endLine(p)
		w.begun = false
	case 0x07:
		w.endLine(p)
		w.begun = false
		w.endCell(p)
	case '\t':
		w.write("\t", p)
	case 0x1e:
		w.write("-", p)
	case 0x01, 0x08:
		w.flow.Pictures = w.flow.Pictures || p.special
	case 0x13:
		if len(w.fields) < maxOpen {
			w.fields = append(w.fields, true)
		}
	case 0x14:
		if k := len(w.fields) - 1; k >= 0 {
			w.fields[k] = false
		}
	case 0x15:
		w.fields = w.fields[:max(0, len(w.fields)-1)]
	}
}

// endCell ends a cell, or the row where the mark is that of one.
func (w *docFile) endCell(p docProperties) {
	if !w.inRow {
		return
	}
	if p.endsRow {
		w.flow.CloseRow(1)
		w.inRow = false
		return
	}
	w.flow.OpenCell()
}

// endLine makes a line of what the paragraph has so far.
func (w *docFile) endLine(p docProperties) {
	switch w.part {
	case docMain, docBoxes:
		w.line.Level, w.line.Contents = p.level%bodyLevel, p.contents
		w.number(p)
		w.flow.End(&w.line)
	default:
		w.flow.EndAside(&w.line, w.part == docFootnotes || w.part == docEndnotes)
	}
}
