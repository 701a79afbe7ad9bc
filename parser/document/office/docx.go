package office

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strconv"
	"strings"

	"inkorg/parser/codepage"
	"inkorg/parser/document/lines"
	"inkorg/parser/document/plain"
	"inkorg/parser/document/sniff"
)

// readDOCX reads a Word file (ISO/IEC 29500-1, transitional or strict): the paragraphs of its main part, tables and text boxes
// among them, then footnotes; page headers and footers, and placeholders that nobody filled in, are marked Running. Deleted
// and hidden text and comments are left out. Pages are counted by the breaks that Word noted when it
// saved the file; without any the file has none.
func readDOCX(data []byte) lines.Document { return readDOCXIn(data, false) }

// readDOCXIn reads a Word file that may be part of another: such a one has no such parts itself.
func readDOCXIn(data []byte, inner bool) lines.Document {
	z, err := openParts(data)
	if err != nil {
		return lines.Refused(sniff.DOCX, lines.Corrupt, err.Error())
	}
	if z.locked {
		return lines.Refused(sniff.DOCX, lines.Encrypted, "it needs a password")
	}
	w := &wordFile{wordText: wordText{flow: lines.NewFlow(), styles: wordStyles{}, charts: map[string]bool{}}, parts: z, inner: inner}
	err = w.readParts()
	d := w.flow.Document(sniff.DOCX, err)
	if errors.Is(err, lines.ErrTooLarge) {
		d = lines.Refused(sniff.DOCX, lines.Bomb, err.Error())
	}
	if d.Readable {
		d.Pages = z.pages("docProps/app.xml", w.flow.Page)
	}
	if z.macros {
		lines.Warn(&d, lines.UnsafeMacro)
	}
	if !inner && d.Reason != lines.Bomb {
		w.embed(&d)
	}
	return d
}

// embed takes what other programs have put into the text: the parts that the main part names for that. The spreadsheet behind a
// chart is named by the chart, and so left out.
func (w *wordFile) embed(d *lines.Document) {
	for _, r := range w.parts.relations(w.main) {
		if r.kind != "package" && r.kind != "oleObject" || w.charts[r.id] {
			continue
		}
		name := path.Base(r.target)
		if b, err := w.parts.read(r.target); err == nil {
			embedPart(d, name, b)
		} else {
			leaveOut(d, name)
		}
	}
}

// A wordFile is a Word file while it is read.
type wordFile struct {
	wordText
	parts *parts
	main  string // the part that has the text
	inner bool
}

// readParts reads the main part and those that it names.
func (w *wordFile) readParts() error {
	w.main = partFor(w.parts.relations(""), "officeDocument", "word/document.xml")
	others := w.parts.relations(w.main)
	styles, err := w.parts.read(partFor(others, "styles", "word/styles.xml"))
	if errors.Is(err, lines.ErrTooLarge) {
		return err
	}
	w.styles = readStyles(decoder(styles))
	lists, err := w.parts.read(partFor(others, "numbering", "word/numbering.xml"))
	if errors.Is(err, lines.ErrTooLarge) {
		return err
	}
	w.lists = readNumbers(decoder(lists))
	b, err := w.parts.read(w.main)
	if err != nil {
		return err
	}
	w.chunks = w.chunk(others)
	if err := w.read(decoder(b)); err != nil {
		return err
	}
	return w.readOthers(others)
}

// partFor is the part that a relation of that kind leads to, else the usual one.
func partFor(relations []relation, kind, usual string) string {
	for _, r := range relations {
		if r.kind == kind {
			return r.target
		}
	}
	return usual
}

// readOthers reads footnotes, page headers and footers. Damage to one of them is no damage to the text.
func (w *wordFile) readOthers(others []relation) error {
	page, charts := w.flow.Page, w.charts
	defer func() { w.charts = charts }()
	for _, r := range others {
		switch r.kind {
		case "footnotes", "endnotes", "header", "footer":
		default:
			continue
		}
		b, err := w.parts.read(r.target)
		if errors.Is(err, lines.ErrTooLarge) {
			return err
		}
		w.wordText = wordText{flow: w.flow, styles: w.styles}
		if err := w.read(decoder(b)); errors.Is(err, lines.ErrTooLarge) {
			return err
		}
		w.flow.Page = page
	}
	return nil
}

// readWordXML reads a Word file that is one XML file: that of Word 2003, or all parts of a new one together.
func readWordXML(data []byte) lines.Document {
	w := wordText{flow: lines.NewFlow(), styles: readStyles(decoder(data))}
	err := w.read(decoder(data))
	d := w.flow.Document(sniff.WordXML, err)
	if d.Readable && w.flow.Page > 1 {
		d.Pages = w.flow.Page
	}
	return d
}

// chunk returns what reads a part in another format that stands for itself in the text (section 17.17.2.1).
func (w *wordFile) chunk(others []relation) func(id string) []lines.Line {
	return func(id string) []lines.Line {
		for _, r := range others {
			if r.id != id || r.kind != "aFChunk" || w.inner {
				continue
			}
			b, err := w.parts.read(r.target)
			if err != nil {
				return nil
			}
			switch sniff.Type(b) {
			case sniff.DOCX:
				return readDOCXIn(b, true).Lines
			case sniff.HTML:
				return readHTML(b).Lines
			case sniff.RTF:
				return readRTF(b).Lines
			case sniff.Text:
				return plain.Read(b).Lines
			}
		}
		return nil
	}
}

// maxPart is how much of one part of an office file is read, and of all of them together, in bytes; text is a small share.
const (
	maxPart  = 64 << 20
	maxParts = 2 * maxPart
)

// parts are the files in a zip file that is one document.
type parts struct {
	byName map[string]*zip.File // in lower case
	locked bool
	macros bool
	left   int // bytes that may still be read
}

func openParts(data []byte) (*parts, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	p := &parts{byName: make(map[string]*zip.File, len(z.File)), locked: sniff.Locked(z), left: maxParts}
	for _, f := range z.File {
		name := strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(f.Name, `\`, "/"), "/"))
		p.macros = p.macros || path.Base(name) == "vbaproject.bin" || openMacro(name)
		if p.byName[name] == nil {
			p.byName[name] = f
		}
	}
	return p, nil
}

func (p *parts) read(name string) ([]byte, error) {
	f := p.byName[strings.ToLower(name)]
	if f == nil {
		return nil, fmt.Errorf("the part %s is missing", name)
	}
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	most := min(maxPart, p.left)
	b, err := io.ReadAll(io.LimitReader(r, int64(most)+1))
	if len(b) > most {
		return nil, lines.ErrTooLarge
	}
	p.left -= len(b)
	return b, err
}

// A relation says that a part has another, and what for.
type relation struct{ id, kind, target string }

// maxRelations is how many relations of a part are followed.
const maxRelations = 1000

// relations reads those of a part, or of the whole package for "" (ISO/IEC 29500-2, section 6.5).
func (p *parts) relations(name string) []relation {
	dir, base := path.Split(name)
	b, err := p.read(dir + "_rels/" + base + ".rels")
	if err != nil {
		return nil
	}
	var all []relation
	for d := decoder(b); len(all) < maxRelations; {
		t, err := d.Token()
		if err != nil {
			break
		}
		e, ok := t.(xml.StartElement)
		if !ok || e.Name.Local != "Relationship" || attribute(e, "TargetMode") == "External" {
			continue
		}
		target := attribute(e, "Target")
		if !strings.HasPrefix(target, "/") {
			target = path.Join("/", dir, target)
		}
		all = append(all, relation{attribute(e, "Id"), path.Base(attribute(e, "Type")), strings.TrimPrefix(path.Clean(target), "/")})
	}
	return all
}

// pages is the number of pages when it is certain: there were breaks in the text, or the program that saved the file counted
// one page.
func (p *parts) pages(counted string, page int) int {
	if page > 1 {
		return page
	}
	b, _ := p.read(counted)
	for d := decoder(b); ; {
		t, err := d.Token()
		if err != nil {
			return 0
		}
		switch e := t.(type) {
		case xml.StartElement:
			if n, _ := strconv.Atoi(attribute(e, "page-count")); n == 1 {
				return 1
			}
			if e.Name.Local == "Pages" {
				if t, _ := d.Token(); t != nil {
					if s, ok := t.(xml.CharData); ok && strings.TrimSpace(string(s)) == "1" {
						return 1
					}
				}
			}
		}
	}
}

// decoder reads XML. It knows no entities but those of XML, so none can grow; others are damage.
func decoder(b []byte) *xml.Decoder {
	if bytes.HasPrefix(b, []byte("\xff\xfe")) || bytes.HasPrefix(b, []byte("\xfe\xff")) {
		b = []byte(plain.Decode(b))
	}
	d := xml.NewDecoder(bytes.NewReader(b))
	d.CharsetReader = func(label string, r io.Reader) (io.Reader, error) {
		if e := codepage.Labelled(label); e != nil {
			return e.NewDecoder().Reader(r), nil
		}
		return r, nil
	}
	return d
}
