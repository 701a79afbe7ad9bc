package office

import (
	"encoding/binary"
	"errors"
	"fmt"
	"slices"

	"inkorg/parser/document/lines"
	"inkorg/parser/document/sniff"
	"inkorg/parser/ole"
)

// readDOC reads a file of Word 97 to 2003 (MS-DOC): the text of its pieces, with headings by style and outline level, tables,
// the numbers of lists, and the results of fields; then text boxes and notes. Page headers and footers are marked Running. Deleted
// and hidden text and comments are left out. What is embedded is taken out. Of Word 6 and 95 the text is read, by the charsets of its fonts, without styles.
// Where pages break is not known.
func readDOC(data []byte) lines.Document {
	if !ole.Is(data) {
		return lines.Refused(sniff.DOC, lines.Unsupported, "a document of Word 2: Inkorg does not read such files, a PDF of it can be read")
	}
	o, err := ole.Open(data)
	if err != nil {
		return lines.Refused(sniff.DOC, lines.Corrupt, err.Error())
	}
	main, err := docStream(o, "WordDocument")
	if err != nil {
		return lines.Refused(sniff.DOC, lines.Corrupt, err.Error())
	}
	w, err := newDocFile(main)
	switch {
	case errors.Is(err, errLocked):
		return lines.Refused(sniff.DOC, lines.Encrypted, err.Error())
	case err != nil:
		return lines.Refused(sniff.DOC, lines.Corrupt, err.Error())
	}
	w.table, err = docStream(o, w.head.tableName())
	if err != nil && !w.head.old() {
		return lines.Refused(sniff.DOC, lines.Corrupt, err.Error())
	}
	d := w.flow.Document(sniff.DOC, w.read())
	if hasMacros(o.Root) {
		lines.Warn(&d, lines.UnsafeMacro)
	}
	embedPool(&d, o)
	return d
}

// docStream gives the bytes of a stream, as many as there are.
func docStream(o *ole.File, name string) ([]byte, error) {
	s, ok := o.Root.Stream(name)
	if !ok {
		return nil, fmt.Errorf("its stream %s is missing", name)
	}
	b, err := o.Read(s)
	if len(b) == 0 && err != nil {
		return nil, fmt.Errorf("reading its stream %s: %w", name, err)
	}
	return b, nil
}

// hasMacros says whether a storage, or one in it, holds macros (MS-OVBA, section 2.2.1).
func hasMacros(s *ole.Storage) bool {
	_, ok := s.Stream("_VBA_PROJECT")
	return ok || slices.ContainsFunc(s.Storages, hasMacros)
}

var (
	errLocked  = errors.New("it needs a password")
	errNotWord = errors.New("it is not a Word file")
	errPieces  = errors.New("the order of its text is damaged")
)

// A docHead is the beginning of the main stream (MS-DOC, section 2.5), with the names that stand there.
type docHead struct {
	nFib  int
	flags uint16
	b     []byte
}

const (
	docComplex   = 0x0004 // of Word 6: the text is in pieces
	docEncrypted = 0x0100
	docTable1    = 0x0200
	docWord97    = 0xc1   // nFib of Word 97
	docEastAsia  = 0xa697 // where the magic numbers of Word 95 in East Asia begin
	docHeadSize  = 0x60
)

func (h docHead) old() bool { return h.nFib < docWord97 }

func (h docHead) tableName() string {
	if h.flags&docTable1 != 0 {
		return "1Table"
	}
	return "0Table"
}

// at is the number at a place in the head; 0 beyond its end.
func (h docHead) at(offset int) int {
	if offset+4 > len(h.b) {
		return 0
	}
	return int(binary.LittleEndian.Uint32(h.b[offset:]))
}

// Where numbers stand in the head, by version: the lengths of the parts of the text, in order, and the places of tables.
const (
	docLengths97 = 0x4c
	docLengths6  = 0x34
	docFirst     = 0x18 // where the text begins, if it is in one piece
	docClx97     = 0x1a2
	docClx6      = 0x160
	docStyles    = 0xa2
	docLists     = 0x2e2
	docUses      = 0x2ea
	docRuns      = 0xfa
	docParas     = 0x102
)

// The parts of the text (section 2.3), in order. Their lengths stand one after the other, but for the one that is always 0.
const (
	docMain = iota
	docFootnotes
	docHeaders
	docMacros
	docComments
	docEndnotes
	docBoxes
	docHeaderBoxes
	docParts
)

// A docFile is a file of Word 97 while it is read.
type docFile struct {
	head        docHead
	main, table []byte
	flow        *lines.Flow
	pieces      []docPiece
	runs, paras docRunsTable
	styles      wordStyles
	lists       wordNumbers
	charsets    docCharsets
	part        int // the part of the text that is being read
	line        lines.Paragraph
	begun       bool   // a line of its paragraph is out, with its number
	fields      []bool // the fields around this place: whether this is still their instruction
	inRow       bool
	count       int // characters so far
}

func newDocFile(main []byte) (*docFile, error) {
	if len(main) < docHeadSize {
		return nil, errNotWord
	}
	magic := binary.LittleEndian.Uint16(main)
	h := docHead{nFib: int(binary.LittleEndian.Uint16(main[2:])), flags: binary.LittleEndian.Uint16(main[10:]), b: main[:min(len(main), 0x400)]}
	switch {
	case magic != 0xa5ec && magic != 0xa5dc && (magic < docEastAsia || magic > docEastAsia+2):
		return nil, errNotWord
	case h.flags&docEncrypted != 0:
		return nil, errLocked
	}
	return &docFile{head: h, main: main, flow: lines.NewFlow(), styles: wordStyles{}}, nil
}

// read reads the parts of the text in the order that a reader wants them.
func (w *docFile) read() error {
	lengths, clx := docLengths97, docClx97
	if w.head.old() {
		lengths, clx = docLengths6, docClx6
		w.table = w.main
	}
	var begins [docParts + 1]int
	for i := range docParts {
		begins[i+1] = begins[i] + max(0, min(w.head.at(lengths+4*i), len(w.main)))
	}
	if err := w.readPieces(w.head.at(clx), w.head.at(clx+4), begins[docParts]); err != nil {
		return err
	}
	if w.head.old() {
		w.runs = w.readRuns(docOldRuns, 2, runGrpprl)
		w.charsets = w.readCharsets()
	} else {
		w.runs = w.readRuns(docRuns, 4, runGrpprl)
		w.paras = w.readRuns(docParas, 4, paragraphGrpprl)
		w.readStyles(slice(w.table, w.head.at(docStyles), w.head.at(docStyles+4)))
		w.lists = w.readLists()
	}
	for _, part := range []int{docMain, docBoxes, docFootnotes, docEndnotes, docHeaders, docHeaderBoxes} {
		w.part, w.fields, w.begun = part, nil, false
		if err := w.readPart(begins[part], begins[part+1]); err != nil {
			return err
		}
		w.endLine(docProperties{})
	}
	return nil
}

// slice is a part of b; what is beyond its end is left out.
func slice(b []byte, from, n int) []byte {
	if from < 0 || n <= 0 || from >= len(b) {
		return nil
	}
	return b[from:min(len(b), from+n)]
}
