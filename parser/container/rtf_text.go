package container

import (
	"strings"

	"inkorg/parser/rtf"
)

// rtfText gives the words of RTF, at most about limit bytes, lines ended by "\n". It takes whatever bytes there are.
func rtfText(data []byte, limit int) string {
	r := rtf.NewReader(data)
	var out strings.Builder
	for out.Len() < limit {
		switch t := r.Next(); {
		case t.Kind == rtf.End:
			return strings.TrimSpace(out.String())
		case t.Kind == rtf.Text:
			out.WriteString(t.Text)
		case t.Kind == rtf.Word && (pageEdge(t.Text) || t.Hidden()):
			r.Skip()
		case t.Kind == rtf.Word:
			out.WriteString(rtfBreak(t.Text))
		}
	}
	return strings.TrimSpace(out.String())
}

// pageEdge tells the headers and footers of pages, which are no words of a message.
func pageEdge(word string) bool {
	switch word {
	case "header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf":
		return true
	}
	return false
}

// rtfBreak is what a control word puts between words; "" for most of them.
func rtfBreak(word string) string {
	switch word {
	case "par", "line", "sect", "page", "row":
		return "\n"
	case "cell":
		return "\t"
	}
	return ""
}
