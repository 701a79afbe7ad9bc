package office

import (
	"strings"

	"inkorg/parser/document/lines"
	"inkorg/parser/document/sniff"
	"inkorg/parser/rtf"
)

// readRTF reads Rich Text Format, whose language package rtf knows: paragraphs, cells of tables, text boxes, results of fields,
// then footnotes; page headers and footers are marked Running. Headings are told by style and outline level. Deleted and hidden
// text, comments and pictures are left out. Any bytes are taken.
func readRTF(data []byte) lines.Document {
	r := newRTF(data)
	for !r.ended && !r.flow.Full() {
		r.step()
	}
	r.endLine()
	r.flow.Pictures = r.file.Pictures()
	d := r.flow.Document(sniff.RTF, nil)
	if d.Readable && r.pages == 1 {
		d.Pages = 1
	}
	return d
}

// What the text of a group is for.
type rtfTarget uint8

const (
	rtfBody  rtfTarget = iota
	rtfInfo            // what is kept about the file
	rtfSheet           // the style sheet
	rtfNote
	rtfEdge // page header or footer
)

// An rtfState is what a group keeps to itself.
type rtfState struct {
	target rtfTarget
	style  int
	level  int // outline level, from 1; 0: that of the style
	look   lines.Look
}

// An rtfReader is read from front to back, once.
type rtfReader struct {
	file   *rtf.Reader
	flow   *lines.Flow
	line   lines.Paragraph
	aside  lines.Paragraph // of a note or a page header
	state  rtfState
	stack  []rtfState
	ended  bool
	inRow  bool
	pages  int // as the program counted them
	styles map[int]wordStyle
	style  wordStyle // that of the style sheet which is being read
	name   strings.Builder
}

// rtfPlain is what letters look like that nothing is said of.
var rtfPlain = lines.Look{Size: 12}

func newRTF(data []byte) *rtfReader {
	return &rtfReader{file: rtf.NewReader(data), flow: lines.NewFlow(), styles: map[int]wordStyle{}, state: rtfState{look: rtfPlain}}
}

func (r *rtfReader) step() {
	switch t := r.file.Next(); t.Kind {
	case rtf.Open:
		r.stack = append(r.stack, r.state)
		r.style = wordStyle{}
		r.name.Reset()
	case rtf.Close:
		r.close()
	case rtf.Word:
		r.word(t)
	case rtf.Text:
		r.put(t.Text)
	default:
		r.ended = true
	}
}

// close goes back to the group around the one that ends. The file ends with its first group, whatever follows.
func (r *rtfReader) close() {
	was, n := r.state, len(r.stack)-1
	r.state, r.stack = r.stack[n], r.stack[:n]
	r.ended = n == 0 && !r.file.Another()
	switch {
	case was.target == rtfSheet && r.name.Len() > 0:
		r.define(was)
	case was.target != r.state.target && (was.target == rtfNote || was.target == rtfEdge):
		r.flow.EndAside(&r.aside, was.target == rtfNote)
	}
}

// define takes one style of the style sheet.
func (r *rtfReader) define(s rtfState) {
	name, _, _ := strings.Cut(r.name.String(), ";")
	name, _, _ = strings.Cut(name, ",") // what follows are other names for it
	r.style.name = strings.TrimSpace(name)
	r.name.Reset()
	if r.style.outline = r.style.ownLevel(); len(r.styles) < lines.MaxLines {
		r.styles[s.style] = r.style
	}
}

func (r *rtfReader) put(s string) {
	switch r.state.target {
	case rtfBody:
		r.flow.Write(&r.line, s, r.state.look)
	case rtfNote, rtfEdge:
		r.flow.Write(&r.aside, s, r.state.look)
	case rtfSheet:
		if r.name.Len() < lines.MaxRunIn {
			r.name.WriteString(s)
		}
	}
}

// endLine makes a line of what the paragraph has so far.
func (r *rtfReader) endLine() {
	switch t := r.state.target; t {
	case rtfNote, rtfEdge:
		r.flow.EndAside(&r.aside, t == rtfNote)
	case rtfBody:
		s := r.styles[r.state.style]
		r.line.Level, r.line.Contents = r.state.level, s.contents()
		if r.line.Level == 0 {
			r.line.Level = s.level()
		}
		r.line.Level %= bodyLevel
		r.flow.End(&r.line)
	}
}
