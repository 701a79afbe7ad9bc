package rtf

import (
	"strconv"
	"strings"

	"inkorg/parser/codepage"
)

// control takes what follows a backslash.
func (r *Reader) control() {
	fresh := r.fresh
	r.fresh = false
	if len(r.src) == 0 {
		return
	}
	c := r.src[0]
	if isLetter(c) {
		r.apply(r.cutWord())
		return
	}
	r.src = r.src[1:]
	switch c {
	case '\'':
		r.hex()
	case '*':
		if fresh {
			r.destination()
		}
	case '~':
		r.write("\u00a0")
	case '_':
		r.write("-")
	case '\r', '\n':
		r.hold(Token{Kind: Word, Text: "par", Number: -1})
	case '\\', '{', '}':
		r.text(string(c))
	}
}

// destination takes what follows \*: a word that programs may not know. Whatever else stands there is not known to anybody.
func (r *Reader) destination() {
	if nextWord(r.src) == "" {
		r.Skip()
		return
	}
	r.src = strings.TrimLeft(r.src, blanks)
	r.star = true
}

// blanks may stand before a control word and mean nothing.
const blanks = " \r\n\x00"

func isLetter(c byte) bool { return c|32 >= 'a' && c|32 <= 'z' }

// starred is the word behind \* that the source begins with; "" for none.
func (r *Reader) starred() string {
	rest, ok := strings.CutPrefix(strings.TrimLeft(r.src, blanks), `\*`)
	if !ok {
		return ""
	}
	return nextWord(rest)
}

// nextWord is the name of the control word that s begins with; "" for none.
func nextWord(s string) string {
	s, ok := strings.CutPrefix(strings.TrimLeft(s, blanks), `\`)
	if !ok {
		return ""
	}
	return s[:letters(s)]
}

func letters(s string) int {
	n := 0
	for n < len(s) && isLetter(s[n]) {
		n++
	}
	return n
}

// cutWord takes a control word, its number, and the blank that ends it.
func (r *Reader) cutWord() Token {
	n := letters(r.src)
	end := n
	if end < len(r.src) && r.src[end] == '-' {
		end++
	}
	for end < len(r.src) && r.src[end] >= '0' && r.src[end] <= '9' {
		end++
	}
	name, digits := r.src[:n], r.src[n:end]
	if end < len(r.src) && r.src[end] == ' ' {
		end++
	}
	r.src = r.src[end:]
	number, err := strconv.ParseInt(digits, 10, 32)
	if err != nil {
		number = -1
	}
	return Token{Kind: Word, Text: name, Number: int(number), star: r.takeStar()}
}

func (r *Reader) takeStar() bool {
	was := r.star
	r.star = false
	return was
}

// apply takes a control word: what is about text stays here, the rest is for the caller.
func (r *Reader) apply(t Token) {
	switch t.Text {
	case "u":
		if t.Number != -1 {
			r.unicode(t.Number)
		}
	case "bin":
		r.passOver(t.Number)
	case "uc":
		r.group.substitutes = max(0, min(t.Number, maxSubstitutes))
	case "upr":
		r.flush()
		r.group.twice = true
	case "ud":
	default:
		switch s := signs[t.Text]; {
		case s != "":
			r.write(s)
		case !r.setCodepage(t) && !r.silent():
			r.pictures = r.pictures || t.Text == "pict"
			r.hold(t)
		}
	}
}

// setCodepage keeps track of which codepage text is in. It says whether the word was about nothing else.
func (r *Reader) setCodepage(t Token) bool {
	switch t.Text {
	case "f", "plain", "ansicpg", "mac", "pc", "pca", "deff", "fonttbl", "fcharset", "cpg":
	default:
		return false
	}
	r.flush()
	switch t.Text {
	case "f":
		r.group.font = t.Number
	case "plain":
		r.group.font = noFont
		return false
	case "ansicpg":
		r.codepage = t.Number
	case "mac":
		r.codepage = codepage.Macintosh
	case "pc":
		r.codepage = codepage.OEM
	case "pca":
		r.codepage = codepage.OEMWest
	case "deff":
		r.font = t.Number
	case "fonttbl":
		r.group.fonts = true
	case "fcharset":
		r.setFont(codepage.OfFont(t.Number))
	case "cpg":
		r.setFont(t.Number)
	}
	return true
}

// signs are what control words stand for.
var signs = map[string]string{"tab": "\t", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
	"bullet": "•", "emspace": " ", "enspace": " ", "qmspace": " "}

// Hidden says whether a word begins a destination that is no text: what is kept about the file, what a field is made of, marks
// and comments, the old form of what is there in a new one, and all behind \* but text boxes and notes.
func (t Token) Hidden() bool { return t.Kind == Word && (t.star && !entered[t.Text] || hidden[t.Text]) }

// entered are the destinations behind \* whose text is text.
var entered = map[string]bool{"shpinst": true, "do": true, "footnote": true}

var hidden = set(`colortbl stylesheet info fldinst filetbl listtable listoverridetable revtbl rsidtbl themedata datastore generator xmlnstbl
	objdata objclass objname template operator annotation atnid atnauthor atnref bkmkstart bkmkend ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn
	shprslt nonesttables sp tc tcn xe txe rxe private macpict pict pn comment keywords subject author title doccomm company category hlinkbase
	mmathPr`)

func set(names string) map[string]bool {
	m := map[string]bool{}
	for name := range strings.FieldsSeq(names) {
		m[name] = true
	}
	return m
}
