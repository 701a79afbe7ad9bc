package pdf

import (
	"errors"
	"fmt"

	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"

	"inkorg/parser/document/lines"
	"inkorg/parser/document/sniff"
)

// document reads all pages and what belongs to the file as a whole.
func (f *file) document() (lines.Document, error) {
	d := lines.Document{Type: sniff.PDF}
	count, err := f.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: f.doc})
	if err != nil {
		return d, err
	}
	switch n := count.PageCount; {
	case n == 0:
		return d, errors.New("it has no pages")
	case n > lines.MaxPages:
		return d, lines.ErrTooLarge
	}
	d.Pages = count.PageCount
	f.takeAttachments(&d)
	rows, err := f.rows(&d)
	if err != nil {
		return d, err
	}
	d.Lines = lines.Rank(rows, d.Pages, f.outline())
	if d = judge(d); d.Reason == lines.Scan && f.blank == d.Pages {
		d.Detail = ErrBlank.Error()
	}
	return d, nil
}

// rows reads the pages. One that cannot be read is noted in the document, and is no error. A fault in PDFium is one unless
// something was read before it: the instance is of no use then, and the pages behind count as not read.
func (f *file) rows(d *lines.Document) ([]lines.Row, error) {
	var all []lines.Row
	text := 0
	for n := 1; n <= d.Pages; n++ {
		found, err := f.page(n, d)
		switch {
		case errors.Is(err, lines.ErrTooLarge), errors.Is(err, errFault) && len(all) == 0:
			return nil, err
		case err != nil:
			d.Unread = append(d.Unread, n)
			d.Detail = lines.Clip(fmt.Sprintf("page %d: %v", n, err))
		}
		for _, r := range found {
			text += len(r.Text)
		}
		if all = append(all, found...); text > lines.MaxText || len(all) > lines.MaxLines {
			return nil, lines.ErrTooLarge
		}
	}
	return all, nil
}

// page reads one page, numbered from 1.
func (f *file) page(n int, d *lines.Document) ([]lines.Row, error) {
	loaded, err := f.FPDF_LoadPage(&requests.FPDF_LoadPage{Document: f.doc, Index: n - 1})
	if err != nil {
		return nil, damage(err)
	}
	p := &page{file: f, ref: loaded.Page}
	defer f.FPDF_ClosePage(&requests.FPDF_ClosePage{Page: loaded.Page})
	notes, err := p.annotations(d)
	if err != nil {
		return nil, err
	}
	glyphs, err := p.text()
	if err != nil {
		return nil, err
	}
	rows := lines.LayOut(append(glyphs, missing(notes, glyphs)...), n)
	if len(rows) == 0 && p.isBlank() {
		f.blank++
	}
	switch {
	case p.unnamed*2 > len(p.runes):
		return rows, ErrNameless
	case len(rows) == 0 && p.hasPicture():
		return rows, errPicture
	case wordsOf(rows) <= stampWords && p.pictured() >= pictured:
		return rows, errStamped
	}
	return rows, nil
}

// outline returns the document's outline, in its order.
func (f *file) outline() []lines.Bookmark {
	var all []lines.Bookmark
	f.bookmarks(nil, 1, &all)
	return all
}

// bookmarks adds what stands below an entry, nil for the root. An outline may contain itself: the bounds end that.
func (f *file) bookmarks(below *references.FPDF_BOOKMARK, level int, all *[]lines.Bookmark) {
	first, err := f.FPDFBookmark_GetFirstChild(&requests.FPDFBookmark_GetFirstChild{Document: f.doc, Bookmark: below})
	if err != nil {
		return
	}
	for at := first.Bookmark; at != nil && len(*all) < lines.MaxBookmarks; {
		if title, err := f.FPDFBookmark_GetTitle(&requests.FPDFBookmark_GetTitle{Bookmark: *at}); err == nil {
			*all = append(*all, lines.Bookmark{Title: lines.Clean(title.Title), Level: level, Page: f.target(*at)})
		}
		if level < lines.MaxBookmarkDepth {
			f.bookmarks(at, level+1, all)
		}
		next, err := f.FPDFBookmark_GetNextSibling(&requests.FPDFBookmark_GetNextSibling{Document: f.doc, Bookmark: *at})
		if err != nil {
			return
		}
		at = next.Bookmark
	}
}

// target is the page that a bookmark leads to, from 1; 0 when it cannot be told.
func (f *file) target(b references.FPDF_BOOKMARK) int {
	dest, err := f.FPDFBookmark_GetDest(&requests.FPDFBookmark_GetDest{Document: f.doc, Bookmark: b})
	if err != nil || dest.Dest == nil {
		return 0
	}
	page, err := f.FPDFDest_GetDestPageIndex(&requests.FPDFDest_GetDestPageIndex{Document: f.doc, Dest: *dest.Dest})
	if err != nil {
		return 0
	}
	return page.Index + 1
}
