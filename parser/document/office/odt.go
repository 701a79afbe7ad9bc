package office

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strconv"
	"strings"

	"inkorg/parser/document/lines"
	"inkorg/parser/document/sniff"
)

// readODT reads an OpenDocument text (ISO/IEC 26300), a template of one, or what OpenOffice 1 wrote: headings, paragraphs,
// tables, lists, frames and form fields, then footnotes. Page headers and footers, and placeholders that nobody filled in, are
// marked Running. Deleted and hidden text and annotations are left out. Pages are counted where the breaks in the text agree
// with the number that the program noted; else the file has none.
func readODT(mediaType string, data []byte) lines.Document {
	z, err := openParts(data)
	switch {
	case err != nil:
		return lines.Refused(mediaType, lines.Corrupt, err.Error())
	case z.locked:
		return lines.Refused(mediaType, lines.Encrypted, "it needs a password")
	}
	t := &openText{flow: lines.NewFlow()}
	err = t.readPackage(z)
	d := t.flow.Document(mediaType, err)
	if errors.Is(err, lines.ErrTooLarge) {
		d = lines.Refused(mediaType, lines.Bomb, err.Error())
	}
	if z.macros {
		lines.Warn(&d, lines.UnsafeMacro)
	}
	if d.Reason != lines.Bomb {
		embedObjects(&d, z)
	}
	meta, _ := z.read("meta.xml")
	return t.counted(d, meta)
}

// readFlatODT reads an OpenDocument text that is one XML file.
func readFlatODT(data []byte) lines.Document {
	t := &openText{flow: lines.NewFlow()}
	t.styles = append(t.styles, readOpenStyles(decoder(data)))
	err := t.read(decoder(data))
	d := t.flow.Document(sniff.FODT, err)
	if errors.Is(err, lines.ErrTooLarge) {
		d = lines.Refused(sniff.FODT, lines.Bomb, err.Error())
	}
	return t.counted(d, data[:min(len(data), flatMeta)])
}

// flatMeta is how much of a flat file is looked at for its number of pages, in bytes.
const flatMeta = 64 << 10

// openMacro says whether a part of an OpenDocument file is a macro: a module in one of its libraries.
func openMacro(name string) bool {
	return strings.HasPrefix(name, "basic/") && strings.HasSuffix(name, ".xml") && !strings.HasPrefix(path.Base(name), "script-l") && !strings.HasPrefix(path.Base(name), "dialog-l")
}

// counted sets the pages of a document: its own count when that is certain, else none.
func (t *openText) counted(d lines.Document, meta []byte) lines.Document {
	noted := 0
	for m := decoder(meta); noted == 0; {
		token, err := m.Token()
		if err != nil {
			break
		}
		if e, ok := token.(xml.StartElement); ok && e.Name.Local == "document-statistic" {
			noted, _ = strconv.Atoi(attribute(e, "page-count"))
		}
	}
	if noted == t.flow.Page {
		d.Pages = noted
		return d
	}
	for i := range d.Lines {
		d.Lines[i].Page = 1
	}
	return d
}

// An openText is read element by element.
type openText struct {
	flow   *lines.Flow
	styles []openStyles // the nearest first
	depth  int          // of elements
	skip   int          // depth of the element whose content is left out; 0: none
	open   []*openParagraph
	asides []aside
	index  int // depth of the table of contents around this place; 0: none
	fields map[string]string
	field  string // the field whose options come
}

// An openParagraph gathers its spans.
type openParagraph struct {
	lines.Paragraph
	depth int
	looks []openLook
}

// An openLook is what letters look like inside the element of that depth.
type openLook struct {
	depth int
	look  lines.Look
}

// An aside is an element whose paragraphs do not belong where they stand.
type aside struct {
	depth int
	note  bool // else a page header or footer
}

// readPackage reads the parts of the file. Damage to the styles is no damage to the text.
func (t *openText) readPackage(z *parts) error {
	content, err := z.read("content.xml")
	if err != nil {
		return err
	}
	styles, err := z.read("styles.xml")
	if errors.Is(err, lines.ErrTooLarge) {
		return err
	}
	common := readOpenStyles(decoder(styles))
	t.styles = []openStyles{readOpenStyles(decoder(content)), common}
	if err := t.read(decoder(content)); err != nil {
		return err
	}
	t.styles = []openStyles{common}
	t.depth, t.skip, t.open, t.asides, t.index = 0, 0, nil, nil, 0
	page := t.flow.Page
	if err := t.read(decoder(styles)); errors.Is(err, lines.ErrTooLarge) {
		return err
	}
	t.flow.Page = page
	return nil
}

func (t *openText) read(d *xml.Decoder) error {
	for {
		token, err := d.Token()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return fmt.Errorf("reading the text: %w", err)
		}
		switch e := token.(type) {
		case xml.StartElement:
			t.depth++
			if t.skip == 0 {
				t.start(e)
			} else if t.fields != nil {
				t.control(e)
			}
		case xml.EndElement:
			t.end(e.Name.Local)
			t.depth--
		case xml.CharData:
			t.write(string(bytes.TrimLeft(e, "\ufeff")))
		}
		if t.flow.Full() || len(t.open) > maxOpen || t.depth > 100*maxOpen {
			return lines.ErrTooLarge
		}
	}
}

// control takes what is in a field of a form; the text shows it where the form does.
func (t *openText) control(e xml.StartElement) {
	if id := attribute(e, "id"); id != "" {
		t.field = id
	}
	value := attribute(e, "current-value")
	if value == "" && e.Name.Local != "option" && e.Name.Local != "item" {
		value = attribute(e, "value")
	}
	if attribute(e, "current-selected") == "true" {
		value = attribute(e, "label")
	}
	if value != "" && t.field != "" && len(t.fields) < lines.MaxLines {
		t.fields[t.field] = value
	}
}

// apart are the elements whose content is no text of the document.
var apart = map[string]bool{
	"tracked-changes": true, "annotation": true, "note-citation": true, "footnote-citation": true, "endnote-citation": true,
	"binary-data": true, "object": true, "object-ole": true, "forms": true, "ruby-text": true, "math": true, "script": true,
}

func (t *openText) start(e xml.StartElement) {
	switch local := e.Name.Local; {
	case apart[local], strings.Contains(e.Name.Space, "svg"), attribute(e, "display") == "none" && local == "section", attribute(e, "is-hidden") == "true":
		t.skip = t.depth
		if local == "forms" && t.fields == nil {
			t.fields = map[string]string{}
		}
	case local == "p" || local == "h":
		t.begin(e)
	case local == "note-body", local == "footnote-body", local == "endnote-body":
		t.asides = append(t.asides, aside{t.depth, true})
	case pageEdge[local]:
		t.asides = append(t.asides, aside{t.depth, false})
	case local == "table-of-content" && t.index == 0:
		t.index = t.depth
	case local == "soft-page-break":
		t.flow.Page++
	case local == "table-row":
		t.flow.OpenRow()
	case local == "table-cell":
		t.flow.OpenCell()
	case local == "image":
		t.flow.Pictures = true
	default:
		t.inParagraph(e)
	}
}

var pageEdge = map[string]bool{"header": true, "footer": true, "header-left": true, "footer-left": true, "header-first": true, "footer-first": true}

func (t *openText) inParagraph(e xml.StartElement) {
	k := len(t.open) - 1
	if k < 0 {
		return
	}
	p := t.open[k]
	switch e.Name.Local {
	case "s":
		t.write(" ")
	case "tab", "tab-stop":
		t.write("\t")
	case "line-break":
		t.breakLine(p)
	case "span", "a":
		s := t.style("text", attribute(e, "style-name"))
		p.looks = append(p.looks, openLook{t.depth, s.look(p.now())})
	case "placeholder":
		l := p.now()
		l.Unfilled = true
		p.looks = append(p.looks, openLook{t.depth, l})
	case "control":
		t.write(t.fields[attribute(e, "control")])
	}
}

// begin begins a paragraph or a heading.
func (t *openText) begin(e xml.StartElement) {
	s := t.style("paragraph", attribute(e, "style-name"))
	p := &openParagraph{depth: t.depth, looks: []openLook{{t.depth, s.look(lines.Look{})}}}
	p.Level, p.Contents = s.level(), t.index > 0
	if e.Name.Local == "h" {
		p.Level, _ = strconv.Atoi(attribute(e, "outline-level") + attribute(e, "level"))
		p.Level = min(max(p.Level, 1), lines.Lowest)
	}
	if p.Contents {
		p.Level = 0
	}
	if s.newPage && len(t.asides) == 0 && !t.flow.Empty() {
		t.flow.Page++
	}
	t.open = append(t.open, p)
}

func (p *openParagraph) now() lines.Look { return p.looks[len(p.looks)-1].look }

func (t *openText) end(local string) {
	if t.skip > 0 {
		if t.skip == t.depth {
			t.skip = 0
		}
		return
	}
	if k := len(t.open) - 1; k >= 0 {
		p := t.open[k]
		if n := len(p.looks) - 1; n > 0 && p.looks[n].depth == t.depth {
			p.looks = p.looks[:n]
		}
		if p.depth == t.depth {
			t.breakLine(p)
			t.open = t.open[:k]
		}
	}
	if k := len(t.asides) - 1; k >= 0 && t.asides[k].depth == t.depth {
		t.asides = t.asides[:k]
	}
	if t.index == t.depth {
		t.index = 0
	}
	if local == "table-row" {
		t.flow.CloseRow(0)
	}
}

func (t *openText) write(s string) {
	if k := len(t.open) - 1; k >= 0 && t.skip == 0 {
		t.flow.Write(&t.open[k].Paragraph, s, t.open[k].now())
	}
}

// breakLine makes a line of what the paragraph has so far.
func (t *openText) breakLine(p *openParagraph) {
	k := len(t.asides) - 1
	if k < 0 {
		t.flow.End(&p.Paragraph)
		return
	}
	t.flow.EndAside(&p.Paragraph, t.asides[k].note)
}
