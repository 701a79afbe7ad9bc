package document

import (
	"strings"
)

// readRTF reads Rich Text Format (specification 1.9.1): paragraphs, cells of tables, text boxes, results of fields, then
// footnotes; page headers and footers are marked Running. Headings are told by style and outline level. Deleted and hidden
// text, comments and pictures are left out. Any bytes are taken; groups deeper than 1000 count as part of the last.
func readRTF(data []byte) Document {
	r := newRTF(data)
	for len(r.src) > 0 && !r.flow.full() {
		r.step()
	}
	r.endLine()
	d := r.flow.document(typeRTF, nil)
	if d.Readable && r.pages == 1 {
		d.Pages = 1
	}
	return d
}

// What the text of a group is for.
type rtfTarget uint8

const (
	rtfBody    rtfTarget = iota
	rtfNothing           // a destination that is no text
	rtfFonts             // the font table
	rtfSheet             // the style sheet
	rtfNote
	rtfEdge // page header or footer
)

// An rtfState is what a group keeps to itself.
type rtfState struct {
	target rtfTarget
	before rtfTarget // that around an \upr
	skip   int       // characters that stand for a Unicode character in old programs (\uc)
	font   int
	style  int
	level  int // outline level, from 1; 0: that of the style
	look   look
}

// An rtfReader is read from front to back, once.
type rtfReader struct {
	src    string
	flow   *flow
	line   paragraph
	aside  paragraph // of a note or a page header
	state  rtfState
	stack  []rtfState
	deep   int  // groups beyond maxOpen
	fresh  bool // a group has just begun
	inRow  bool
	pages  int // as the program counted them
	styles map[int]wordStyle
	style  wordStyle // that of the style sheet which is being read
	name   strings.Builder
	chars  rtfCharset
	plain  look
}

func newRTF(data []byte) *rtfReader {
	r := &rtfReader{src: string(data), flow: newFlow(), styles: map[int]wordStyle{}, chars: newRTFCharset(), plain: look{size: 12}}
	r.state = rtfState{skip: 1, look: r.plain}
	return r
}

func (r *rtfReader) step() {
	c, fresh := r.src[0], r.fresh
	r.fresh = false
	switch c {
	case '{':
		r.open()
		r.fresh = true
	case '}':
		r.close()
	case '\\':
		r.src = r.src[1:]
		r.control(fresh)
		return
	case '\r', '\n', 0:
		r.fresh = fresh
	default:
		n := strings.IndexAny(r.src, "{}\\\r\n\x00")
		if n < 0 {
			n = len(r.src)
		}
		r.text(r.src[:n])
		r.src = r.src[n:]
		return
	}
	r.src = r.src[1:]
}

func (r *rtfReader) open() {
	r.flush()
	r.chars.pending = 0
	if len(r.stack) >= maxOpen {
		r.deep++
		return
	}
	r.stack = append(r.stack, r.state)
	r.style = wordStyle{}
	r.name.Reset()
}

func (r *rtfReader) close() {
	r.flush()
	r.chars.pending = 0
	if r.deep > 0 {
		r.deep--
		return
	}
	n := len(r.stack)
	if n == 0 {
		return
	}
	was := r.state
	r.state, r.stack = r.stack[n-1], r.stack[:n-1]
	if n == 1 && !strings.HasPrefix(r.src, `}{\rtf`) {
		r.src = "}" // the end, whatever follows
	}
	switch {
	case was.target == rtfSheet && r.name.Len() > 0:
		r.define(was)
	case was.target != r.state.target && (was.target == rtfNote || was.target == rtfEdge):
		r.flow.endAside(&r.aside, was.target == rtfNote)
	}
}

// define takes one style of the style sheet.
func (r *rtfReader) define(s rtfState) {
	name, _, _ := strings.Cut(r.name.String(), ";")
	name, _, _ = strings.Cut(name, ",") // what follows are other names for it
	r.style.name = strings.TrimSpace(name)
	r.name.Reset()
	if r.style.outline = r.style.ownLevel(); len(r.styles) < maxLines {
		r.styles[s.style] = r.style
	}
}

// text takes 8-bit text.
func (r *rtfReader) text(s string) {
	n := min(r.chars.pending, len(s))
	r.chars.pending -= n
	if s = s[n:]; s == "" || r.state.target == rtfNothing {
		return
	}
	r.chars.high = 0
	r.chars.bytes = append(r.chars.bytes, s...)
}

// write takes characters that need no decoding.
func (r *rtfReader) write(s string) {
	r.flush()
	r.put(s)
}

func (r *rtfReader) flush() {
	if len(r.chars.bytes) > 0 {
		r.put(r.chars.decode(r.state.font))
	}
}

func (r *rtfReader) put(s string) {
	switch r.state.target {
	case rtfBody:
		r.flow.write(&r.line, s, r.state.look)
	case rtfNote, rtfEdge:
		r.flow.write(&r.aside, s, r.state.look)
	case rtfSheet:
		if r.name.Len() < maxRunIn {
			r.name.WriteString(s)
		}
	}
}

// endLine makes a line of what the paragraph has so far.
func (r *rtfReader) endLine() {
	r.flush()
	switch t := r.state.target; t {
	case rtfNote, rtfEdge:
		r.flow.endAside(&r.aside, t == rtfNote)
	case rtfBody:
		s := r.styles[r.state.style]
		r.line.level, r.line.contents = r.state.level, s.contents()
		if r.line.level == 0 {
			r.line.level = s.level()
		}
		r.line.level %= bodyLevel
		r.flow.end(&r.line)
	}
}

func (r *rtfReader) control(fresh bool) {
	if len(r.src) == 0 {
		return
	}
	c := r.src[0]
	if c|32 >= 'a' && c|32 <= 'z' {
		r.word()
		return
	}
	r.src = r.src[1:]
	switch c {
	case '\'':
		r.hex()
	case '*':
		if fresh {
			r.star()
		}
	case '~':
		r.write("\u00a0")
	case '_':
		r.write("-")
	case '\r', '\n':
		r.endLine()
	case '\\', '{', '}':
		r.text(string(c))
	}
}
