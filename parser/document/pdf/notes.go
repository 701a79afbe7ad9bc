package pdf

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"github.com/klippa-app/go-pdfium/enums"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/structs"

	"inkorg/parser/document/lines"
)

// maxNotes is how many annotations are looked at in a document.
const maxNotes = 10_000

// A note is an annotation that says something: a form field with a value, or text written on the page.
type note struct {
	text string
	at   structs.FPDF_FS_RECTF
}

// annotations reads what the annotations of the page say and carry, and makes those that are drawn a part of the page, so that
// form fields and stamps are read where they stand.
func (p *page) annotations(d *lines.Document) ([]note, error) {
	count, err := p.FPDFPage_GetAnnotCount(&requests.FPDFPage_GetAnnotCount{Page: p.request()})
	if err != nil {
		return nil, damage(err)
	}
	var notes []note
	drawn := false
	for i := 0; i < count.Count && p.looked < maxNotes; i++ {
		p.looked++
		a, err := p.FPDFPage_GetAnnot(&requests.FPDFPage_GetAnnot{Page: p.request(), Index: i})
		if err != nil {
			continue
		}
		kind, err := p.FPDFAnnot_GetSubtype(&requests.FPDFAnnot_GetSubtype{Annotation: a.Annotation})
		if err == nil {
			notes = append(notes, p.note(a.Annotation, kind.Subtype, d)...)
			drawn = drawn || isDrawn(kind.Subtype)
		}
		p.FPDFPage_CloseAnnot(&requests.FPDFPage_CloseAnnot{Annotation: a.Annotation})
	}
	if !drawn {
		return notes, nil // flattening reads the page twice more
	}
	_, err = p.FPDFPage_Flatten(&requests.FPDFPage_Flatten{Page: p.request(), Usage: requests.FPDFPage_FlattenUsageNormalDisplay})
	if err != nil {
		err = damage(err)
	}
	return notes, err
}

// isDrawn says whether an annotation of this kind may show text. Links and comments show none on the page.
func isDrawn(kind enums.FPDF_ANNOTATION_SUBTYPE) bool {
	switch kind {
	case enums.FPDF_ANNOT_SUBTYPE_LINK, enums.FPDF_ANNOT_SUBTYPE_POPUP, enums.FPDF_ANNOT_SUBTYPE_TEXT,
		enums.FPDF_ANNOT_SUBTYPE_FILEATTACHMENT, enums.FPDF_ANNOT_SUBTYPE_HIGHLIGHT, enums.FPDF_ANNOT_SUBTYPE_UNDERLINE:
		return false
	}
	return true
}

// showsText finds an operator that shows text in the appearance of an annotation.
var showsText = regexp.MustCompile(`\bT[jJ]\b`)

// note reads one annotation.
func (p *page) note(a references.FPDF_ANNOTATION, kind enums.FPDF_ANNOTATION_SUBTYPE, d *lines.Document) []note {
	key := ""
	switch kind {
	case enums.FPDF_ANNOT_SUBTYPE_WIDGET:
		key = "V"
	case enums.FPDF_ANNOT_SUBTYPE_FREETEXT:
		key = "Contents"
	case enums.FPDF_ANNOT_SUBTYPE_FILEATTACHMENT:
		f, err := p.FPDFAnnot_GetFileAttachment(&requests.FPDFAnnot_GetFileAttachment{Document: p.doc, Annotation: a})
		if err == nil {
			p.attach(f.Attachment, d)
		}
		return nil
	default:
		return nil
	}
	flags, err := p.FPDFAnnot_GetFlags(&requests.FPDFAnnot_GetFlags{Annotation: a})
	if err != nil || flags.Flags&(enums.FPDF_ANNOT_FLAG_HIDDEN|enums.FPDF_ANNOT_FLAG_NOVIEW) != 0 {
		return nil
	}
	stored, err := p.FPDFAnnot_GetValueType(&requests.FPDFAnnot_GetValueType{Annotation: a, Key: key})
	if err != nil || stored.ValueType != enums.FPDF_OBJECT_TYPE_STRING { // the state of a box to tick is a name
		return nil
	}
	drawn, err := p.FPDFAnnot_GetAP(&requests.FPDFAnnot_GetAP{Annotation: a, AppearanceMode: enums.FPDF_ANNOT_APPEARANCEMODE_NORMAL})
	if err == nil && showsText.MatchString(drawn.Value) {
		return nil // what is drawn is read from the page
	}
	value, err := p.FPDFAnnot_GetStringValue(&requests.FPDFAnnot_GetStringValue{Annotation: a, Key: key})
	if err != nil || lines.Clean(value.Value) == "" {
		return nil
	}
	rect, err := p.FPDFAnnot_GetRect(&requests.FPDFAnnot_GetRect{Annotation: a})
	if err != nil {
		return nil
	}
	return []note{{value.Value, rect.Rect}}
}

// noteSize is the size of text that is known only by what it says, in points.
const noteSize = 10

// besideNote is how far outside of its field a value may be drawn, in points.
const besideNote = 12

// missing makes glyphs of the notes that the page itself does not show in their place: viewers draw a form field from its value when
// nobody has drawn it before.
func missing(notes []note, shown []lines.Glyph) []lines.Glyph {
	if len(notes) == 0 {
		return nil
	}
	shown = slices.Clone(shown)
	slices.SortStableFunc(shown, func(a, b lines.Glyph) int { return cmp.Compare(b.Y, a.Y) })
	var all []lines.Glyph
	for _, n := range notes {
		text := squeezed(n.text)
		if text == "" || strings.Contains(n.drawn(shown), text) {
			continue
		}
		y := float64(max(n.at.Top, n.at.Bottom)) - noteSize
		for line := range strings.Lines(lines.Newlines(n.text)) {
			x, w := float64(n.at.Left), noteSize*0.5*float64(len(line))
			all = append(all, lines.Glyph{X: x, Y: y, W: w, Size: noteSize, Word: true, Text: strings.TrimSpace(line)})
			y -= 1.2 * noteSize
		}
	}
	return all
}

// drawn is what the page shows where the note is, without blanks, of glyphs that are sorted from top to bottom.
func (n note) drawn(shown []lines.Glyph) string {
	left, right := float64(min(n.at.Left, n.at.Right))-besideNote, float64(max(n.at.Left, n.at.Right))+besideNote
	low, high := float64(min(n.at.Bottom, n.at.Top))-besideNote, float64(max(n.at.Bottom, n.at.Top))+besideNote
	first, _ := slices.BinarySearchFunc(shown, high, func(g lines.Glyph, y float64) int { return cmp.Compare(y, g.Y) })
	var b strings.Builder
	for _, g := range shown[first:] {
		if g.Y < low {
			break
		}
		if g.X >= left && g.X <= right {
			b.WriteString(squeezed(g.Text))
		}
	}
	return b.String()
}

// squeezed is a text without blanks, to compare what is set in different ways.
func squeezed(s string) string { return strings.ReplaceAll(lines.Clean(s), " ", "") }

// takeAttachments takes the files embedded in the document.
func (f *file) takeAttachments(d *lines.Document) {
	count, err := f.FPDFDoc_GetAttachmentCount(&requests.FPDFDoc_GetAttachmentCount{Document: f.doc})
	if err != nil {
		return
	}
	for i := range min(count.AttachmentCount, lines.MaxAttachments) {
		a, err := f.FPDFDoc_GetAttachment(&requests.FPDFDoc_GetAttachment{Document: f.doc, Index: i})
		if err == nil {
			f.attach(a.Attachment, d)
		}
	}
}

// attach takes one embedded file.
func (f *file) attach(a references.FPDF_ATTACHMENT, d *lines.Document) {
	lines.Warn(d, lines.UnsafeFile)
	if len(d.Embedded) >= lines.MaxAttachments {
		return
	}
	name, err := f.FPDFAttachment_GetName(&requests.FPDFAttachment_GetName{Attachment: a})
	if err != nil {
		return
	}
	file, err := f.FPDFAttachment_GetFile(&requests.FPDFAttachment_GetFile{Attachment: a})
	if err != nil || f.attached+len(file.Contents) > lines.MaxAttached {
		d.Detail = lines.Clip("the embedded file " + name.Name + " could not be taken out")
		return
	}
	f.attached += len(file.Contents)
	d.Embedded = append(d.Embedded, lines.Attachment{Name: lines.Clip(name.Name), Data: file.Contents})
}
