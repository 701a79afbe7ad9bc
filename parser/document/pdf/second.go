package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/ledongthuc/pdf"

	"inkorg/parser/document/lines"
	"inkorg/parser/document/sniff"
)

// The bounds of the page tree.
const (
	maxTree  = 64                 // levels
	maxNodes = 4 * lines.MaxPages // nodes of all kinds
)

// ErrNameless says that the text of a page is not known: a person can read it, and no program.
var ErrNameless = errors.New("its fonts do not say which letters they show")

var (
	errPicture = errors.New("a picture without text")
	errTree    = errors.New("its page tree has no end")
)

// ReadAgain is the second reader of PDF. The library it uses has no bounds of any kind, so this must run in a process of its own.
func ReadAgain(data []byte) lines.Document {
	d := readGlyphs(data)
	d.By = lines.BySecond
	return warned(d, data)
}

func readGlyphs(data []byte) lines.Document {
	r, err := openPDF(data)
	if err != nil {
		return refusePDF(err)
	}
	f := &secondFile{fonts: map[string]*font{}}
	d, err := f.read(r)
	switch {
	case errors.Is(err, lines.ErrTooLarge):
		return lines.Refused(sniff.PDF, lines.Bomb, err.Error())
	case err != nil:
		return lines.Refused(sniff.PDF, lines.Corrupt, err.Error())
	}
	return d
}

func refusePDF(err error) lines.Document {
	said := err.Error()
	switch {
	case errors.Is(err, pdf.ErrInvalidPassword):
		return lines.Refused(sniff.PDF, lines.Encrypted, "it needs a password")
	case strings.Contains(said, "encryption"):
		return lines.Refused(sniff.PDF, lines.Encrypted, "it is encrypted in a way that this reader cannot undo")
	}
	return lines.Refused(sniff.PDF, lines.Corrupt, said)
}

// openPDF opens a file, trying what may stand before and behind it. An owner's password alone locks nothing: the library
// tries the empty password first.
func openPDF(data []byte) (*pdf.Reader, error) {
	at := bytes.Index(data[:min(len(data), sniff.Junk+8)], []byte("%PDF-"))
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

// A secondFile is one file while it is read.
type secondFile struct {
	fonts map[string]*font // by where they stand in the file
	pages []pageNode
	nodes int
}

type pageNode struct {
	v, resources pdf.Value
	rotate       int64
}

func (f *secondFile) read(r *pdf.Reader) (lines.Document, error) {
	err := guarded(func() error {
		return f.walk(r.Trailer().Key("Root").Key("Pages"), pageNode{}, 0)
	})
	if err != nil {
		return lines.Document{}, err
	}
	if len(f.pages) == 0 {
		return lines.Document{}, errors.New("it has no pages")
	}
	d := lines.Document{Type: sniff.PDF, Pages: len(f.pages)}
	var rows []lines.Row
	text := 0
	for i, p := range f.pages {
		found, err := f.readRows(p, i+1)
		switch {
		case errors.Is(err, lines.ErrTooLarge):
			return d, err
		case err != nil:
			d.Unread = append(d.Unread, i+1)
			d.Detail = lines.Clip(fmt.Sprintf("page %d: %v", i+1, err))
		}
		for _, w := range found {
			text += len(w.Text)
		}
		if rows = append(rows, found...); text > lines.MaxText || len(rows) > lines.MaxLines {
			return d, lines.ErrTooLarge
		}
	}
	d.Lines = lines.Rank(rows, len(f.pages), nil)
	return judge(d), nil
}

// readRows reads one page. The rows may be there even with an error.
func (f *secondFile) readRows(p pageNode, number int) ([]lines.Row, error) {
	page, err := f.readPage(p.v, p.resources, p.rotate)
	if len(page.glyphs) > maxGlyphs {
		return nil, lines.ErrTooLarge
	}
	rows := lines.LayOut(page.glyphs, number)
	switch {
	case err != nil:
		return rows, err
	case page.unnamed > len(page.glyphs):
		return rows, ErrNameless
	case len(rows) == 0 && page.images:
		return rows, errPicture
	}
	return rows, nil
}

// judge says whether enough was read to call the document readable.
func judge(d lines.Document) lines.Document {
	switch {
	case len(d.Lines) > 0:
		d.Readable = true
		return d
	case len(d.Unread) == 0:
		return withReason(d, lines.Scan, "its pages hold no text")
	case strings.Contains(d.Detail, errPicture.Error()), strings.Contains(d.Detail, ErrNameless.Error()):
		return withReason(d, lines.Scan, d.Detail)
	}
	return withReason(d, lines.Corrupt, d.Detail)
}

// withReason refuses a document of which the pages were counted.
func withReason(d lines.Document, reason lines.Reason, detail string) lines.Document {
	refusal := lines.Refused(d.Type, reason, detail)
	refusal.Pages = d.Pages
	return refusal
}

// walk collects the pages below a node, with what they inherit (PDF 1.7, section 7.7.3).
func (f *secondFile) walk(v pdf.Value, inherited pageNode, depth int) error {
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

func (f *secondFile) addPage(p pageNode) error {
	if p.v.Kind() != pdf.Dict {
		return errors.New("a page is missing")
	}
	if f.pages = append(f.pages, p); len(f.pages) > lines.MaxPages {
		return lines.ErrTooLarge
	}
	return nil
}

// resources are those of a page or a form, with the fonts that were asked for.
type resources struct {
	v      pdf.Value
	file   *secondFile
	key    string // what the font dictionary refers to, the same for the same fonts
	byName map[string]*font
}

func (f *secondFile) resources(v pdf.Value) *resources {
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
