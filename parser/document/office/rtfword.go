package office

import (
	"inkorg/parser/document/lines"
	"inkorg/parser/rtf"
)

// word takes a control word.
func (r *rtfReader) word(t rtf.Token) {
	switch t.Text {
	case "info":
		r.state.target = rtfInfo
	case "nofpages":
		r.pages = t.Number
	case "stylesheet":
		r.state.target = rtfSheet
	case "footnote":
		r.divert(rtfNote)
	case "header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf":
		r.divert(rtfEdge)
	default:
		switch {
		case t.Hidden():
			r.file.Skip()
		case r.state.target == rtfInfo, r.table(t.Text), r.character(t.Text, t.Number):
		default:
			r.paragraph(t.Text, t.Number)
		}
	}
}

// divert begins a note or a page header.
func (r *rtfReader) divert(to rtfTarget) {
	if r.state.target != rtfInfo {
		r.state.target, r.state.look = to, rtfPlain
	}
}

// table follows the rows of tables. It says whether the word was about one.
func (r *rtfReader) table(name string) bool {
	if r.state.target != rtfBody {
		return false
	}
	switch name {
	case "trowd":
		if !r.inRow {
			r.endLine()
			r.flow.OpenRow()
			r.flow.OpenCell()
			r.inRow = true
		}
	case "cell":
		r.endLine()
		r.flow.OpenCell()
	case "nestcell", "nestrow":
		r.endLine()
	case "row":
		r.endLine()
		if r.inRow {
			r.flow.CloseRow(1)
			r.inRow = false
		}
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
		r.state.look = rtfPlain
	case "b":
		r.state.look.Bold = on
	case "fs":
		r.state.look.Size = lines.Finite(float64(n) / 2)
	case "caps":
		r.state.look.Caps = on
	case "v", "deleted":
		r.state.look.Hidden = on
	default:
		return false
	}
	return true
}

// paragraph follows what paragraphs are.
func (r *rtfReader) paragraph(name string, n int) {
	switch name {
	case "par", "line", "sect", "page", "column", "softline":
		r.endLine()
	case "pard":
		r.state.style, r.state.level = 0, 0
	case "s":
		r.state.style = n
	case "outlinelevel":
		level := bodyLevel
		if n >= 0 && n < lines.Lowest {
			level = n + 1
		}
		if r.state.target == rtfSheet {
			r.style.outline = level
		} else {
			r.state.level = level
		}
	}
}
