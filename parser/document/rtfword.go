package document

import (
	"strconv"
	"strings"
)

// word takes a control word, its number, and the blank that ends it.
func (r *rtfReader) word() {
	n := 0
	for n < len(r.src) && (r.src[n]|32 >= 'a' && r.src[n]|32 <= 'z') {
		n++
	}
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
	switch name {
	case "u":
		if r.state.target != rtfNothing {
			r.flush()
			r.put(r.chars.char(int(number), r.state.skip))
		} else {
			r.chars.pending = r.state.skip
		}
	case "bin":
		r.src = r.src[max(0, min(int(number), len(r.src))):]
	case "uc":
		r.state.skip = max(0, min(int(number), 100))
	default:
		r.flush()
		r.apply(name, int(number))
	}
}

func (r *rtfReader) hex() {
	if len(r.src) < 2 {
		r.src = ""
		return
	}
	if v, err := strconv.ParseUint(r.src[:2], 16, 8); err == nil {
		r.src = r.src[2:]
		r.text(string([]byte{byte(v)}))
	}
}

// entered are the destinations behind \* whose text is text: text boxes, notes, and the better half of an \upr.
var entered = map[string]bool{"shpinst": true, "do": true, "ud": true, "footnote": true}

// star takes what stands behind \*: a destination that programs may pass over, and so do we, but for a few.
func (r *rtfReader) star() {
	rest := strings.TrimLeft(r.src, " \r\n")
	name, ok := strings.CutPrefix(rest, `\`)
	n := 0
	for n < len(name) && n < 32 && name[n] >= 'a' && name[n] <= 'z' {
		n++
	}
	if !ok || !entered[name[:n]] {
		r.flush()
		r.state.target = rtfNothing
	}
}

// apply takes a control word. Its number is -1 where it has none.
func (r *rtfReader) apply(name string, n int) {
	switch name {
	case "fonttbl":
		r.state.target = rtfFonts
	case "stylesheet":
		r.state.target = rtfSheet
	case "footnote":
		r.divert(rtfNote)
	case "header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf":
		r.divert(rtfEdge)
	case "upr":
		r.state.before, r.state.target = r.state.target, rtfNothing
	case "ud":
		r.state.target = r.state.before
	case "pict":
		r.flow.pictures = true
		r.state.target = rtfNothing
	case "nofpages":
		r.pages = n
	default:
		switch {
		case rtfHides[name]:
			r.state.target = rtfNothing
		case r.state.target != rtfNothing && !r.table(name) && !r.character(name, n) && !r.paragraph(name, n):
			if s := rtfSigns[name]; s != "" {
				r.put(s)
			}
		}
	}
}

// divert begins a note or a page header, unless this is no text anyway.
func (r *rtfReader) divert(to rtfTarget) {
	if r.state.target != rtfNothing {
		r.state.target, r.state.look = to, r.plain
	}
}

// rtfHides are the destinations whose text is no text of the document.
var rtfHides = set(`colortbl info fldinst filetbl listtable listoverridetable revtbl rsidtbl themedata datastore generator xmlnstbl objdata objclass
	objname template operator annotation atnid atnauthor atnref bkmkstart bkmkend ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn shprslt nonesttables sp
	tc tcn xe txe rxe private macpict pn comment keywords subject author title doccomm company category hlinkbase mmathPr`)

// rtfSigns are what control words stand for.
var rtfSigns = map[string]string{"tab": "\t", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
	"bullet": "•", "emspace": " ", "enspace": " ", "qmspace": " "}

// table follows the rows of tables. It says whether the word was about one.
func (r *rtfReader) table(name string) bool {
	if r.state.target != rtfBody {
		return false
	}
	switch name {
	case "trowd":
		if !r.inRow {
			r.endLine()
			r.flow.openRow()
			r.flow.openCell()
			r.inRow = true
		}
	case "cell":
		r.endLine()
		r.flow.openCell()
	case "nestcell", "nestrow":
		r.endLine()
	case "row":
		r.endLine()
		if r.inRow {
			r.flow.closeRow(1)
			r.inRow = false
		}
	default:
		return false
	}
	return true
}

// paragraph follows what paragraphs are. It says whether the word was about one.
func (r *rtfReader) paragraph(name string, n int) bool {
	switch name {
	case "par", "line", "sect", "page", "column", "softline":
		r.endLine()
	case "pard":
		r.state.style, r.state.level = 0, 0
	case "s":
		r.state.style = n
	case "outlinelevel":
		level := bodyLevel
		if n >= 0 && n < lowest {
			level = n + 1
		}
		if r.state.target == rtfSheet {
			r.style.outline = level
		} else {
			r.state.level = level
		}
	case "deftab", "deff":
	default:
		return false
	}
	return true
}

// character follows what letters look like. It says whether the word was about that.
func (r *rtfReader) character(name string, n int) bool {
	on := n != 0
	switch name {
	case "plain":
		r.state.look, r.state.font = r.plain, 0
	case "b":
		r.state.look.bold = on
	case "fs":
		r.state.look.size = finite(float64(n) / 2)
	case "caps":
		r.state.look.caps = on
	case "v", "deleted":
		r.state.look.hidden = on
	case "f":
		r.state.font = n
	case "ansicpg":
		r.chars.codepage = n
	case "mac":
		r.chars.codepage = 10000
	case "pc":
		r.chars.codepage = 437
	case "pca":
		r.chars.codepage = 850
	case "fcharset":
		r.chars.setFont(r.state.font, fontCodepages[n])
	case "cpg":
		r.chars.setFont(r.state.font, n)
	default:
		return false
	}
	return true
}
