package office

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"

	"inkorg/parser/codepage"
	"inkorg/parser/document/lines"
	"inkorg/parser/document/plain"
	"inkorg/parser/document/sniff"
)

// readHTML reads a web page, or what Word and others save as one: paragraphs and cells as lines, h1 to h6 and Word's outline
// levels as headings, the values of form fields. Hidden and deleted text is left out. It runs no script and fetches nothing.
func readHTML(data []byte) lines.Document {
	if len(data) > maxPart {
		return lines.Refused(sniff.HTML, lines.Bomb, "the page is too long to be an application")
	}
	w := &webPage{flow: lines.NewFlow(), css: webStyles{}}
	err := w.read(decodeWeb(data))
	d := w.flow.Document(sniff.HTML, err)
	d.Pages = 0
	if d.Readable {
		d.Pages = 1
	}
	return d
}

// decodeWeb goes by the byte order mark, the page's own word, and evidence. A page that says it is in UTF-8 and is not, or that
// is and says it is not, is taken for what it is.
func decodeWeb(data []byte) string {
	e, name, _ := charset.DetermineEncoding(data, "")
	if plain.IsWide(data) || name == "utf-8" || name == "windows-1252" || utf8.Valid(data) && name != "iso-2022-jp" {
		return plain.Decode(data)
	}
	return codepage.Decode(e, data)
}

// A webPage is read from front to back, once.
type webPage struct {
	flow *lines.Flow
	css  webStyles
	open []webElement
	line lines.Paragraph
	rule strings.Builder // the style sheet at hand
}

// A webElement is an element that is open.
type webElement struct {
	name  string
	look  lines.Look
	level int
	pre   bool // its line breaks count
	edge  bool // it is a page header or footer
}

// webSize is the size of letters where the page gives none, in points.
const webSize = 12

// maxElements is how many elements may be open; those in deeper ones count as part of the last.
const maxElements = 512

func (w *webPage) read(text string) error {
	z := html.NewTokenizer(strings.NewReader(text))
	for {
		switch z.Next() {
		case html.ErrorToken:
			w.flow.End(&w.line)
			if errors.Is(z.Err(), io.EOF) {
				return nil
			}
			return z.Err()
		case html.StartTagToken:
			w.start(z, true)
		case html.SelfClosingTagToken:
			w.start(z, false)
		case html.EndTagToken:
			name, _ := z.TagName()
			w.end(string(name))
		case html.TextToken:
			w.text(z.Text())
		}
		if w.flow.Full() {
			return lines.ErrTooLarge
		}
	}
}

func set(names string) map[string]bool {
	m := map[string]bool{}
	for _, n := range strings.Fields(names) {
		m[n] = true
	}
	return m
}

var (
	// unseen are the elements whose content is no text.
	unseen = set("script style title template noscript noframes iframe object svg math datalist del audio video canvas map head")
	// blocks are the elements that stand on lines of their own; voids those that have no end.
	blocks = set("address article aside blockquote body br caption center dd details dialog dir div dl dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 head header hr html legend li main menu nav noscript ol p pre section summary table tbody td tfoot th thead tr ul")
	voids  = set("area base br col embed hr img input link meta param source track wbr")
	// rival are the elements that end one of the same kind; fence those beyond which they do not reach.
	rival = map[string]map[string]bool{
		"p": set("p"), "li": set("li p"), "dt": set("dt dd p"), "dd": set("dt dd p"), "td": set("td th p"), "th": set("td th p"),
		"tr": set("tr td th p"), "option": set("option"), "body": set("head"),
	}
	fence = set("table ul ol dl div blockquote select section article")
)

// attributes are those of a tag that say what it looks like or shows.
type attributes struct {
	class, style, value, kind, size, title string
	selected, hidden                       bool
}

func readAttributes(z *html.Tokenizer, more bool) attributes {
	var a attributes
	for more {
		var key, val []byte
		key, val, more = z.TagAttr()
		switch string(key) {
		case "class":
			a.class = string(val)
		case "style":
			a.style = string(val)
		case "value":
			a.value = string(val)
		case "type":
			a.kind = string(val)
		case "size":
			a.size = string(val)
		case "title":
			a.title = string(val)
		case "selected":
			a.selected = true
		case "hidden":
			a.hidden = true
		}
	}
	return a
}

func (w *webPage) start(z *html.Tokenizer, opens bool) {
	tag, more := z.TagName()
	name := string(tag)
	w.endRivals(name)
	e := w.element(name, readAttributes(z, more))
	if blocks[name] {
		w.breakLine()
	}
	switch name {
	case "tr":
		w.flow.OpenRow()
	case "td", "th":
		w.flow.OpenCell()
	case "img":
		w.flow.Pictures = true
	case "select", "textarea", "button":
		w.flow.Write(&w.line, " ", e.look)
	}
	if opens && !voids[name] && len(w.open) < maxElements {
		w.open = append(w.open, e)
		w.line.Level = e.level
	}
}

// element is what an element makes of the letters in it. The value of a form field is written at once.
func (w *webPage) element(name string, a attributes) webElement {
	e := w.now()
	e.name = name
	switch name {
	case "b", "strong", "th":
		e.look.Bold = true
	case "h1", "h2", "h3", "h4", "h5", "h6":
		e.level, e.look.Bold = int(name[1]-'0'), true
	case "pre", "textarea":
		e.pre = true
	case "font":
		e.look.Size = fontSize(a.size, e.look.Size)
	case "option":
		e.look.Hidden = e.look.Hidden || !a.selected
	}
	for class := range strings.FieldsSeq(a.class) {
		e.look.Hidden = e.look.Hidden || noteMark.MatchString(class)
		if m := headingClass.FindStringSubmatch(class); m != nil && e.level == 0 {
			e.level = max(1, strings.Index("123456789", m[1])+1)
		}
		e = w.css.apply(name+"."+class, w.css.apply("."+class, e))
	}
	e = w.css.apply(name, e).styled(a.style)
	e.look.Hidden = e.look.Hidden || unseen[name] || a.hidden
	e.edge = e.edge || name == "div" && (a.title == "header" || a.title == "footer")
	if name == "input" && a.value != "" {
		switch strings.ToLower(a.kind) {
		case "", "text", "email", "tel", "number", "date", "url":
			w.flow.Write(&w.line, " "+a.value+" ", e.look)
		}
	}
	return e
}

func (w *webPage) now() webElement {
	if k := len(w.open) - 1; k >= 0 {
		return w.open[k]
	}
	return webElement{look: lines.Look{Size: webSize}}
}

// endRivals ends the elements that the beginning of another ends, as browsers do.
func (w *webPage) endRivals(name string) {
	rivals := rival[name]
	for k := len(w.open) - 1; k >= 0 && rivals != nil && !fence[w.open[k].name]; k-- {
		if rivals[w.open[k].name] {
			w.end(w.open[k].name)
		}
	}
}

func (w *webPage) end(name string) {
	if blocks[name] {
		w.breakLine()
	}
	k := len(w.open) - 1
	for k >= 0 && w.open[k].name != name {
		k--
	}
	if k < 0 {
		return
	}
	w.open = w.open[:k]
	switch name {
	case "tr":
		w.flow.CloseRow(0)
	case "style":
		w.css.read(w.rule.String())
		w.rule.Reset()
	}
	w.line.Level = w.now().level
}

func (w *webPage) text(b []byte) {
	e := w.now()
	if e.name == "style" {
		w.rule.Write(b)
		return
	}
	if !e.pre {
		w.flow.Write(&w.line, string(b), e.look)
		return
	}
	for i, l := range bytes.Split(b, []byte("\n")) {
		if i > 0 {
			w.breakLine()
		}
		w.flow.Write(&w.line, string(l), e.look)
	}
}

func (w *webPage) breakLine() {
	if w.now().edge {
		w.flow.EndAside(&w.line, false)
		return
	}
	w.line.Level = w.now().level
	w.flow.End(&w.line)
}
