package office

import (
	"encoding/xml"
	"fmt"
	"io"
	"strconv"
	"strings"

	"inkorg/parser/document/lines"
)

// A wordText is read element by element. Paragraphs may stand in paragraphs: those of text boxes.
type wordText struct {
	flow   *lines.Flow
	styles wordStyles
	lists  wordNumbers
	chunks func(id string) []lines.Line // reads what stands in another format; nil: nothing
	charts map[string]bool              // the objects that are charts, by their relation; nil: nobody asks
	open   []*wordParagraph
	skip   int // depth of elements whose content is left out
	holder int // depth of content controls that show their placeholder

	asides       []bool // the notes (true), page headers and footers around this place
	controls     []bool // the content controls around this place: whether each shows its placeholder
	alternatives []bool // the choices between versions around this place: whether one was taken
	fields       []bool // the fields around this place: whether this is still their instruction
	entries      []string
	entry        int // the one of them that was chosen
}

// A wordParagraph gathers its runs.
type wordParagraph struct {
	lines.Paragraph
	style  wordStyle
	own    int        // its own outline level; 0: that of the style
	list   string     // its own list; "": that of the style
	rank   int        // its own level in a list, from 1; 0: that of the style
	begun  bool       // a line of it is out, with its number
	run    lines.Look // what the letters of the run at hand look like
	inRun  bool
	inText bool // in an element of it that holds text
}

func (w *wordText) read(d *xml.Decoder) error {
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
			w.chars(string(e))
		}
		if w.flow.Full() || len(w.open) > maxOpen {
			return lines.ErrTooLarge
		}
	}
}

// maxOpen is how many paragraphs may stand in one another.
const maxOpen = 1000

// left says whether the content of an element is no text of the document: what was deleted or moved away, how a word is
// spoken, what somebody noted beside it, and properties as they were before a change.
func left(local string) bool {
	switch local {
	case "moveFrom", "del", "rt", "comment", "glossaryDocument", "pPrChange", "rPrChange", "sectPrChange", "tblPrChange", "tcPrChange", "trPrChange":
		return true
	}
	return false
}

// holdsText says whether elements of a namespace can be text: those of Word, of drawings, and of formulas.
func holdsText(space string) bool {
	return strings.Contains(space, "wordprocessingml") || strings.HasSuffix(space, "office/word/2003/wordml") || strings.HasSuffix(space, "drawingml/2006/main") ||
		strings.HasSuffix(space, "drawingml/main") || strings.Contains(space, "officeDocument/2006/math") || strings.Contains(space, "officeDocument/math")
}

func (w *wordText) start(e xml.StartElement) {
	w.enter(e)
	switch e.Name.Local {
	case "blip", "imagedata":
		w.flow.Pictures = true
	case "OLEObject":
		w.object(e)
	}
	if w.skip > 0 || !holdsText(e.Name.Space) {
		return
	}
	switch e.Name.Local {
	case "p":
		w.open = append(w.open, &wordParagraph{style: w.styles.get(defaultStyle)})
	case "tr":
		w.flow.OpenRow()
	case "tc":
		w.flow.OpenCell()
	case "altChunk":
		w.include(attribute(e, "id"))
	}
	if len(w.open) > 0 {
		w.inParagraph(w.open[len(w.open)-1], e)
	}
}

// object notes an object of another program, if it is no more than a drawing.
func (w *wordText) object(e xml.StartElement) {
	kind := attribute(e, "ProgID")
	if w.charts != nil && len(w.charts) < maxRelations && (strings.HasPrefix(kind, "MSGraph.") || strings.HasPrefix(kind, "Excel.Chart")) {
		w.charts[attribute(e, "id")] = true
	}
}

// enter keeps account of what is left out.
func (w *wordText) enter(e xml.StartElement) {
	controls, alternatives := len(w.controls)-1, len(w.alternatives)-1
	switch local := e.Name.Local; {
	case left(local):
		w.skip++
	case local == "footnote", local == "endnote", local == "hdr", local == "ftr":
		w.asides = append(w.asides, strings.HasSuffix(local, "note"))
	case local == "sdt":
		w.controls = append(w.controls, false)
	case local == "showingPlcHdr" && controls >= 0:
		w.controls[controls] = toggled(e) == on
	case local == "sdtContent" && controls >= 0 && w.controls[controls]:
		w.holder++
	case local == "AlternateContent":
		w.alternatives = append(w.alternatives, false)
	case local == "Choice" && alternatives >= 0:
		if w.alternatives[alternatives] {
			w.skip++ // a second choice
		}
	case local == "Fallback" && alternatives >= 0 && w.alternatives[alternatives]:
		w.skip++
	}
}

// leave is the counterpart of enter. It returns whether what ends here was left out.
func (w *wordText) leave(local string) bool {
	was := w.skip
	controls, alternatives := len(w.controls)-1, len(w.alternatives)-1
	switch {
	case left(local):
		w.skip--
	case local == "footnote", local == "endnote", local == "hdr", local == "ftr":
		w.asides = w.asides[:max(len(w.asides)-1, 0)]
	case local == "sdt" && controls >= 0:
		w.controls = w.controls[:controls]
	case local == "sdtContent" && controls >= 0 && w.controls[controls]:
		w.holder = max(w.holder-1, 0)
	case local == "AlternateContent" && alternatives >= 0:
		w.alternatives = w.alternatives[:alternatives]
	case local == "Choice" && alternatives >= 0:
		if w.alternatives[alternatives] {
			w.skip--
		}
		w.alternatives[alternatives] = true
	case local == "Fallback" && alternatives >= 0 && w.alternatives[alternatives]:
		w.skip--
	}
	w.skip = max(w.skip, 0)
	return was > 0
}

func (w *wordText) inParagraph(p *wordParagraph, e xml.StartElement) {
	switch e.Name.Local {
	case "pStyle":
		p.style = w.styles.get(attribute(e, "val"))
	case "outlineLvl":
		p.own = outline(e)
	case "numId":
		p.list = attribute(e, "val")
	case "ilvl":
		p.rank = outline(e)
	case "r":
		p.run, p.inRun = p.style.look(lines.Look{}), true
	case "t":
		p.inText = true
	case "lastRenderedPageBreak":
		w.flow.Page++
	case "tab", "ptab":
		w.write(p, "\t")
	case "br", "cr":
		w.breakLine(p)
	case "noBreakHyphen":
		w.write(p, "-")
	case "fldChar":
		w.field(attribute(e, "fldCharType"))
	case "listEntry":
		w.entries = append(w.entries, attribute(e, "val"))
	case "result":
		w.entry, _ = strconv.Atoi(attribute(e, "val"))
	default:
		p.setRun(w.styles, e)
	}
}

// setRun takes the properties of a run. Those of the paragraph mark come before the first run and say nothing of the text.
func (p *wordParagraph) setRun(styles wordStyles, e xml.StartElement) {
	if !p.inRun {
		return
	}
	switch e.Name.Local {
	case "rStyle":
		p.run = styles.get(attribute(e, "val")).look(p.run)
	case "rPr": // of a drawing, where it says all in attributes
		p.run.Bold = p.run.Bold || attribute(e, "b") == "1"
	default:
		var own wordStyle
		own.setLetters(e)
		p.run = own.look(p.run)
	}
}

// field follows the fields (section 17.16.18): what they say stands behind their instruction.
func (w *wordText) field(kind string) {
	k := len(w.fields) - 1
	switch {
	case kind == "begin" && len(w.fields) < maxOpen:
		w.fields = append(w.fields, true)
	case kind == "separate" && k >= 0:
		w.fields[k] = false
	case kind == "end" && k >= 0:
		w.fields = w.fields[:k]
	}
}

func (w *wordText) end(n xml.Name) {
	k := len(w.open) - 1
	if w.leave(n.Local) || w.skip > 0 || !holdsText(n.Space) {
		return
	}
	switch n.Local {
	case "tr":
		w.flow.CloseRow(0)
		return
	}
	if k < 0 {
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
	case "ddList":
		if w.entry >= 0 && w.entry < len(w.entries) {
			w.flow.Write(&w.open[k].Paragraph, w.entries[w.entry], w.open[k].run)
		}
		w.entries, w.entry = nil, 0
	}
}

// chars adds text: only what stands in a t element is any.
func (w *wordText) chars(s string) {
	if k := len(w.open) - 1; k >= 0 && w.skip == 0 && w.open[k].inText {
		w.write(w.open[k], s)
	}
}

func (w *wordText) write(p *wordParagraph, s string) {
	if p.inRun && (len(w.fields) == 0 || !w.fields[len(w.fields)-1]) {
		l := p.run
		l.Unfilled = w.holder > 0
		w.flow.Write(&p.Paragraph, s, l)
	}
}

// breakLine makes a line of what the paragraph has so far.
func (w *wordText) breakLine(p *wordParagraph) {
	p.Contents, p.Level = p.style.contents(), p.own
	if p.Level == 0 {
		p.Level = p.style.level()
	}
	p.Level %= bodyLevel
	w.number(p)
	if k := len(w.asides) - 1; k >= 0 {
		w.flow.EndAside(&p.Paragraph, w.asides[k])
		return
	}
	w.flow.End(&p.Paragraph)
}

// number puts the number of a paragraph that is in a list before its first line.
func (w *wordText) number(p *wordParagraph) {
	if p.begun || p.Empty() {
		return
	}
	p.begun = true
	list, rank := p.list, p.rank
	if list == "" {
		list = p.style.list
	}
	if rank == 0 {
		rank = max(p.style.listLevel, 1)
	}
	w.flow.Number(&p.Paragraph, w.lists.next(list, rank-1))
}

// include puts a part in another format here.
func (w *wordText) include(id string) {
	if w.chunks == nil {
		return
	}
	size := w.styles.get(defaultStyle).size
	for _, l := range w.chunks(id) {
		w.flow.Include(l, size)
	}
}
