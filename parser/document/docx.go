package document

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
)

// maxPart is how much of one part of a Word file is read, in bytes; text is a small share of it.
const maxPart = 64 << 20

// readDOCX reads a Word file (ISO/IEC 29500-1): the paragraphs of its main part, tables and text boxes among them. Deleted and
// hidden text is left out, page headers and footers are not read. Pages are counted by the breaks that Word noted when it saved
// the file; without any the file has none.
func readDOCX(data []byte) Document {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return refused(typeDOCX, Corrupt, err.Error())
	}
	w := wordFile{styles: wordStyles{}, page: 1}
	if b, err := part(z, "word/styles.xml"); err == nil {
		w.styles = readStyles(decoder(b))
	}
	b, err := part(z, mainPart(z))
	if err == nil {
		err = w.read(decoder(b))
	}
	switch {
	case errors.Is(err, errTooLarge):
		return refused(typeDOCX, Bomb, err.Error())
	case err != nil:
		return refused(typeDOCX, Corrupt, err.Error())
	case locked(z):
		return refused(typeDOCX, Encrypted, "it needs a password")
	}
	d := Document{Type: typeDOCX, Lines: grade(w.rows)}
	if w.page > 1 {
		d.Pages = w.page
	}
	if len(d.Lines) == 0 && w.pictures {
		return refused(typeDOCX, Scan, "it holds pictures and no text")
	}
	return ended(d)
}

// mainPart is the name of the part that holds the text: what the relations of the package say, else where it usually is.
func mainPart(z *zip.Reader) string {
	const usual = "word/document.xml"
	b, err := part(z, "_rels/.rels")
	if err != nil {
		return usual
	}
	d := decoder(b)
	for {
		t, err := d.Token()
		if err != nil {
			return usual
		}
		if e, ok := t.(xml.StartElement); ok && strings.HasSuffix(attribute(e, "Type"), "/officeDocument") {
			return strings.TrimPrefix(attribute(e, "Target"), "/")
		}
	}
}

func part(z *zip.Reader, name string) ([]byte, error) {
	for _, f := range z.File {
		if !strings.EqualFold(strings.ReplaceAll(f.Name, `\`, "/"), name) {
			continue
		}
		r, err := f.Open()
		if err != nil {
			return nil, err
		}
		defer r.Close()
		b, err := io.ReadAll(io.LimitReader(r, maxPart+1))
		if len(b) > maxPart {
			return nil, errTooLarge
		}
		return b, err
	}
	return nil, fmt.Errorf("the part %s is missing", name)
}

// decoder reads XML as it comes. It knows no entities but those of XML, so none can grow.
func decoder(b []byte) *xml.Decoder {
	d := xml.NewDecoder(bytes.NewReader(b))
	d.Strict = false
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	return d
}

// A wordFile is read element by element. Paragraphs may stand in paragraphs: those of text boxes.
type wordFile struct {
	styles   wordStyles
	open     []*paragraph
	skip     int // depth of elements whose content is left out
	page     int
	text     int // bytes so far
	rows     []row
	pictures bool
}

// A paragraph gathers its runs.
type paragraph struct {
	style  wordStyle
	level  int // its own outline level; 0: that of the style
	text   strings.Builder
	sizes  map[float64]int // letters in each size
	bold   int             // letters that are
	all    int
	run    wordStyle // what the run at hand says
	hidden bool      // the run at hand
	inRun  bool
	inText bool // in an element of it that holds text
}

func (w *wordFile) read(d *xml.Decoder) error {
	for {
		t, err := d.Token()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return fmt.Errorf("reading the text: %w", err)
		}
		switch e := t.(type) {
		case xml.StartElement:
			w.start(e)
		case xml.EndElement:
			w.end(e.Name)
		case xml.CharData:
			w.chars(e)
		}
		if w.text > maxText || len(w.rows) > maxLines {
			return errTooLarge
		}
	}
}

// left says whether the content of an element is no text of the document: what was moved away, the second version of a drawing,
// and properties as they were before a change.
func left(n xml.Name) bool {
	switch n.Local {
	case "moveFrom", "del", "Fallback", "pPrChange", "rPrChange", "sectPrChange", "tblPrChange", "tcPrChange", "trPrChange":
		return true
	}
	return false
}

func word(n xml.Name) bool { return strings.Contains(n.Space, "wordprocessingml") }

func (w *wordFile) start(e xml.StartElement) {
	if left(e.Name) {
		w.skip++
	}
	if e.Name.Local == "blip" || e.Name.Local == "imagedata" {
		w.pictures = true
	}
	if w.skip > 0 || !word(e.Name) {
		return
	}
	if e.Name.Local == "p" {
		w.open = append(w.open, &paragraph{style: w.styles.get("Normal"), sizes: map[float64]int{}})
	}
	if len(w.open) > 0 {
		w.inParagraph(w.open[len(w.open)-1], e)
	}
}

func (w *wordFile) inParagraph(p *paragraph, e xml.StartElement) {
	switch e.Name.Local {
	case "pStyle":
		p.style = w.styles.get(attribute(e, "val"))
	case "outlineLvl":
		p.level = outline(e)
	case "r":
		p.run, p.hidden, p.inRun = wordStyle{}, false, true
	case "t":
		p.inText = true
	case "lastRenderedPageBreak":
		w.page++
	case "tab", "cr", "ptab":
		if p.inRun {
			p.text.WriteByte(' ')
		}
	case "br":
		w.breakLine(p)
	case "noBreakHyphen":
		p.text.WriteByte('-')
	default:
		p.setRun(w.styles, e)
	}
}

// setRun takes the properties of a run. Those of the paragraph mark come before the first run and say nothing of the text.
func (p *paragraph) setRun(styles wordStyles, e xml.StartElement) {
	if !p.inRun {
		return
	}
	switch e.Name.Local {
	case "rStyle":
		p.run.bold = p.run.bold.or(styles.get(attribute(e, "val")).bold)
	case "b":
		p.run.bold = toggled(e)
	case "sz":
		p.run.size = halfPoints(e)
	case "vanish":
		p.hidden = toggled(e) == on
	}
}

func (w *wordFile) end(n xml.Name) {
	if left(n) {
		w.skip = max(w.skip-1, 0)
		return
	}
	k := len(w.open) - 1
	if w.skip > 0 || k < 0 || !word(n) {
		return
	}
	switch n.Local {
	case "p":
		w.breakLine(w.open[k])
		w.open = w.open[:k]
	case "r":
		w.open[k].inRun = false
	case "t":
		w.open[k].inText = false
	}
}

// chars adds text: only what stands in a t element is any.
func (w *wordFile) chars(b xml.CharData) {
	k := len(w.open) - 1
	if w.skip > 0 || k < 0 || !w.open[k].inText || w.open[k].hidden {
		return
	}
	if w.text += len(b); w.text > maxText {
		return
	}
	p := w.open[k]
	p.text.Write(b)
	size := p.run.size
	if size == 0 {
		size = p.style.size
	}
	for _, r := range string(b) {
		if isWordRune(r) {
			p.all++
			p.sizes[size]++
			if p.run.bold.or(p.style.bold) == on {
				p.bold++
			}
		}
	}
}

// breakLine makes a line of what the paragraph has so far.
func (w *wordFile) breakLine(p *paragraph) {
	r := row{text: clean(p.text.String()), page: w.page, contents: p.style.contents(), styled: p.level}
	if r.styled == 0 {
		r.styled = p.style.level()
	}
	r.styled %= bodyLevel
	for size, n := range p.sizes {
		if n > p.sizes[r.size] || n == p.sizes[r.size] && size > r.size {
			r.size = size
		}
	}
	r.bold = p.all > 0 && p.bold*10 >= p.all*9
	if r.text != "" {
		w.rows = append(w.rows, r)
	}
	p.text.Reset()
	clear(p.sizes)
	p.bold, p.all = 0, 0
}
