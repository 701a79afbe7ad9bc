package document

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/ledongthuc/pdf"
)

// The bounds of the page tree.
const (
	maxTree  = 64           // levels
	maxNodes = 4 * maxPages // nodes of all kinds
)

// errNameless says that the text of a page is not known: a person can read it, and no program.
var errNameless = errors.New("its fonts do not say which letters they show")

var (
	errPicture = errors.New("a picture without text")
	errTree    = errors.New("its page tree has no end")
)

// readPDFAgain is the second reader of PDF. The library it uses has no bounds of any kind, so this must run in a process of its own.
func readPDFAgain(data []byte) Document {
	d := readGlyphs(data)
	d.By = BySecond
	return warned(d, data)
}

func readGlyphs(data []byte) Document {
	r, err := openPDF(data)
	if err != nil {
		return refusePDF(err)
	}
	f := &pdfFile{fonts: map[string]*font{}}
	d, err := f.read(r)
	switch {
	case errors.Is(err, errTooLarge):
		return refused(typePDF, Bomb, err.Error())
	case err != nil:
		return refused(typePDF, Corrupt, err.Error())
	}
	return d
}

func refusePDF(err error) Document {
	said := err.Error()
	switch {
	case errors.Is(err, pdf.ErrInvalidPassword):
		return refused(typePDF, Encrypted, "it needs a password")
	case strings.Contains(said, "encryption"):
		return refused(typePDF, Encrypted, "it is encrypted in a way that this reader cannot undo")
	}
	return refused(typePDF, Corrupt, said)
}

// openPDF opens a file, trying what may stand before and behind it. An owner's password alone locks nothing: the library
// tries the empty password first.
func openPDF(data []byte) (*pdf.Reader, error) {
	at := bytes.Index(data[:min(len(data), junk+8)], []byte("%PDF-"))
	if at < 0 || len(data)-at < 100 {
		return nil, errors.New("the file is cut off")
	}
	end := bytes.LastIndex(data, []byte("%%EOF"))
	if end < at {
		return nil, errors.New("the end of the file is missing")
	}
	data = slices.Clone(data[:end+len("%%EOF")])
	r, err := newPDF(data[at:])
	if err != nil && at > 0 && !errors.Is(err, pdf.ErrInvalidPassword) {
		return newPDF(data) // offsets that count from the first byte of the file
	}
	return r, err
}

// newPDF opens data after it made its header one that the library takes.
func newPDF(data []byte) (*pdf.Reader, error) {
	copy(data, "%PDF-1.7\n")
	return pdf.NewReader(bytes.NewReader(data), int64(len(data)))
}

// guarded turns the panics by which the library tells of damage into errors.
func guarded(fn func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("damaged: %v", p)
		}
	}()
	return fn()
}

// A pdfFile is one file while it is read.
type pdfFile struct {
	fonts map[string]*font // by where they stand in the file
	pages []pdfPage
	nodes int
}

type pdfPage struct {
	v, resources pdf.Value
	rotate       int64
}

func (f *pdfFile) read(r *pdf.Reader) (Document, error) {
	err := guarded(func() error {
		return f.walk(r.Trailer().Key("Root").Key("Pages"), pdfPage{}, 0)
	})
	if err != nil {
		return Document{}, err
	}
	if len(f.pages) == 0 {
		return Document{}, errors.New("it has no pages")
	}
	d := Document{Type: typePDF, Pages: len(f.pages)}
	var rows []row
	text := 0
	for i, p := range f.pages {
		found, err := f.readRows(p, i+1)
		switch {
		case errors.Is(err, errTooLarge):
			return d, err
		case err != nil:
			d.Unread = append(d.Unread, i+1)
			d.Detail = clip(fmt.Sprintf("page %d: %v", i+1, err))
		}
		for _, w := range found {
			text += len(w.text)
		}
		if rows = append(rows, found...); text > maxText || len(rows) > maxLines {
			return d, errTooLarge
		}
	}
	d.Lines = rank(rows, len(f.pages), nil)
	return judge(d), nil
}

// readRows reads one page. The rows may be there even with an error.
func (f *pdfFile) readRows(p pdfPage, number int) ([]row, error) {
	page, err := f.readPage(p.v, p.resources, p.rotate)
	if len(page.glyphs) > maxGlyphs {
		return nil, errTooLarge
	}
	rows := layOut(page.glyphs, number)
	switch {
	case err != nil:
		return rows, err
	case page.unnamed > len(page.glyphs):
		return rows, errNameless
	case len(rows) == 0 && page.images:
		return rows, errPicture
	}
	return rows, nil
}

// judge says whether enough was read to call the document readable.
func judge(d Document) Document {
	switch {
	case len(d.Lines) > 0:
		d.Readable = true
		return d
	case len(d.Unread) == 0:
		return withReason(d, Scan, "its pages hold no text")
	case strings.Contains(d.Detail, errPicture.Error()), strings.Contains(d.Detail, errNameless.Error()):
		return withReason(d, Scan, d.Detail)
	}
	return withReason(d, Corrupt, d.Detail)
}

// withReason refuses a document of which the pages were counted.
func withReason(d Document, reason Reason, detail string) Document {
	refusal := refused(d.Type, reason, detail)
	refusal.Pages = d.Pages
	return refusal
}

// walk collects the pages below a node, with what they inherit (PDF 1.7, section 7.7.3).
func (f *pdfFile) walk(v pdf.Value, inherited pdfPage, depth int) error {
	if f.nodes++; depth > maxTree || f.nodes > maxNodes {
		return errTree
	}
	inherited.v = v
	if r := v.Key("Resources"); !r.IsNull() {
		inherited.resources = r
	}
	if r := v.Key("Rotate"); !r.IsNull() {
		inherited.rotate = r.Int64()
	}
	kids := v.Key("Kids")
	if kids.Kind() != pdf.Array {
		return f.addPage(inherited)
	}
	for i := range kids.Len() {
		if err := f.walk(kids.Index(i), inherited, depth+1); err != nil {
			return err
		}
	}
	return nil
}

func (f *pdfFile) addPage(p pdfPage) error {
	if p.v.Kind() != pdf.Dict {
		return errors.New("a page is missing")
	}
	if f.pages = append(f.pages, p); len(f.pages) > maxPages {
		return errTooLarge
	}
	return nil
}

// resources are those of a page or a form, with the fonts that were asked for.
type resources struct {
	v      pdf.Value
	file   *pdfFile
	key    string // what the font dictionary refers to, the same for the same fonts
	byName map[string]*font
}

func (f *pdfFile) resources(v pdf.Value) *resources {
	return &resources{v: v, file: f, byName: map[string]*font{}}
}

// font returns a font by its name here. Pages share fonts, so each is read once for the whole file.
func (r *resources) font(name string) *font {
	if f := r.byName[name]; f != nil {
		return f
	}
	dict := r.v.Key("Font")
	if r.key == "" {
		r.key = dict.String() + " "
	}
	f := r.file.fonts[r.key+name]
	if f == nil {
		f = newFont(dict.Key(name))
		r.file.fonts[r.key+name] = f
	}
	r.byName[name] = f
	return f
}
