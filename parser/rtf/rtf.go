package rtf

import (
	"strings"

	"inkorg/parser/codepage"
)

// A Kind says what a Token is.
type Kind uint8

// The kinds of tokens.
const (
	End   Kind = iota // of the file; nothing else comes
	Open              // of a group
	Close             // of the group that was opened last
	Word              // a control word
	Text
)

// A Token is one piece of a file. Its strings may refer to the bytes of the file.
type Token struct {
	Kind   Kind
	Text   string // the text in UTF-8; the name of the word, without backslash
	Number int    // of a word; -1 where it has none
	star   bool   // behind \*: a destination that programs may pass over
}

// MaxDepth is how many groups in one another are told apart.
const MaxDepth = 1000

const (
	maxFonts       = 10_000   // whose codepage is kept
	maxSubstitutes = 100      // characters that stand for one of Unicode
	maxText        = 64 << 10 // bytes that make a token of text long enough
)

// A group is what a group keeps to itself.
type group struct {
	substitutes int // characters that stand for one of Unicode in old programs (\uc)
	font        int
	fonts       bool // the font table
	twice       bool // an \upr: its own text is none
}

// A Reader reads a file from front to back, once.
type Reader struct {
	src      string // what is left of it
	group    group
	stack    []group
	deep     int  // groups beyond MaxDepth, or in the one that is skipped
	fresh    bool // a group has just begun
	skipping bool
	star     bool // the next word stands behind \*
	held     Token
	holds    bool

	codepage int // of the file
	font     int // that text has unless it says otherwise (\deff)
	fonts    map[int]int
	bytes    []byte // 8-bit text that is not decoded yet
	out      []byte // decoded text
	pending  int    // substitutes to pass over
	high     rune   // the first half of a surrogate pair
	pictures bool
}

// NewReader returns a Reader of a file.
func NewReader(data []byte) *Reader {
	return &Reader{src: string(data), group: group{substitutes: 1, font: noFont}, codepage: codepage.Western, fonts: map[int]int{}}
}

// noFont says that a group has the font of the file.
const noFont = -1

// Next is the next token.
func (r *Reader) Next() Token {
	for !r.holds && len(r.src) > 0 && len(r.out) < maxText {
		if r.skipping {
			r.skip()
		} else {
			r.step()
		}
	}
	if !r.holds {
		r.flush()
	}
	if len(r.out) > 0 {
		t := Token{Kind: Text, Text: string(r.out)}
		r.out = r.out[:0]
		return t
	}
	t := r.held
	r.held, r.holds = Token{}, false
	return t
}

// Skip passes over the rest of the group that was opened last. Its Close comes next.
func (r *Reader) Skip() {
	r.skipping = true
	r.bytes, r.out = r.bytes[:0], r.out[:0]
}

// Pictures says whether a picture has come so far, also in what was skipped.
func (r *Reader) Pictures() bool { return r.pictures }

// Another says whether what comes next, behind the end of one file, is another: some programs put several into one.
func (r *Reader) Another() bool { return strings.HasPrefix(r.src, `{\rtf`) }

// hold keeps a token for the caller, after the text before it.
func (r *Reader) hold(t Token) {
	r.flush()
	r.held, r.holds = t, true
}

// ends are the bytes that end a run of plain text.
var ends = [256]bool{'{': true, '}': true, '\\': true, '\r': true, '\n': true, 0: true}

func (r *Reader) step() {
	switch r.src[0] {
	case '{':
		r.src = r.src[1:]
		r.open()
	case '}':
		r.src = r.src[1:]
		r.close()
	case '\\':
		r.src = r.src[1:]
		r.control()
	case '\r', '\n', 0:
		r.src = r.src[1:]
	default:
		n := 1
		for n < len(r.src) && !ends[r.src[n]] {
			n++
		}
		r.fresh = false
		r.text(r.src[:n])
		r.src = r.src[n:]
	}
}

func (r *Reader) open() {
	r.flush()
	r.pending = 0
	r.fresh = true
	if len(r.stack) >= MaxDepth {
		r.deep++
		return
	}
	r.stack = append(r.stack, r.group)
	r.hold(Token{Kind: Open})
	if r.group.twice {
		r.group.twice = false
		r.skipping = r.starred() != "ud"
	}
}

func (r *Reader) close() {
	r.flush()
	r.pending = 0
	r.fresh = false
	n := len(r.stack)
	switch {
	case r.deep > 0:
		r.deep--
	case n > 0:
		r.group, r.stack = r.stack[n-1], r.stack[:n-1]
		r.hold(Token{Kind: Close})
	}
}

// skip goes on to the next brace or word of a group that is skipped.
func (r *Reader) skip() {
	n := 0
	for n < len(r.src) && r.src[n] != '{' && r.src[n] != '}' && r.src[n] != '\\' {
		n++
	}
	if n == len(r.src) {
		r.src = ""
		return
	}
	c := r.src[n]
	r.src = r.src[n+1:]
	switch {
	case c == '{':
		r.deep++
	case c == '\\':
		r.skipControl()
	case r.deep > 0:
		r.deep--
	default:
		r.skipping = false
		r.close()
	}
}

func (r *Reader) skipControl() {
	if len(r.src) == 0 || !isLetter(r.src[0]) {
		r.src = r.src[min(1, len(r.src)):]
		return
	}
	switch t := r.cutWord(); t.Text {
	case "bin":
		r.passOver(t.Number)
	case "pict":
		r.pictures = true
	}
}

// passOver goes n bytes on.
func (r *Reader) passOver(n int) { r.src = r.src[max(0, min(n, len(r.src))):] }
