package document

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"inkorg/parser/document/lines"
	"inkorg/parser/document/scan"
	"inkorg/parser/document/sniff"
)

// The bounds of recognising the text of scans.
const (
	scannedPages = 30              // of one document
	pageTime     = time.Minute     // for one page
	scanTime     = 3 * time.Minute // for one document, unless its reader has less
)

// Recognise reads the pages that Read found to be pictures, by tesseract, and returns the document with their text. It takes
// some seconds for each page, at most limit in all (0: three minutes) and a little to start and draw; what is not read by then, and
// what cannot be, stays as it was. Without tesseract, and of documents that are no scans, it returns d.
//
// d must be what Read said of data. Document.Err is set when ctx ended or the Reader was closed: then it must be read again.
func (r *Reader) Recognise(ctx context.Context, name string, data []byte, d Document, limit time.Duration) Document {
	pages := r.scanned(d)
	if len(pages) == 0 {
		return d
	}
	if limit <= 0 {
		limit = scanTime
	}
	ctx, done := r.bound(ctx)
	defer done()
	s := &recognition{reader: r, document: d, end: time.Now().Add(limit)}
	err := r.draw(ctx, request{order{Type: d.Type, Memory: r.o.Memory, Draw: pages}, data}, func(page int, frame []byte) error {
		return s.read(ctx, page, frame)
	})
	if ctx.Err() != nil {
		return passing(d.Type, name, context.Cause(ctx))
	}
	return s.result(err)
}

// scanned are the pages that are to be recognised.
func (r *Reader) scanned(d Document) (pages []int) {
	switch {
	case r.o.Tesseract == nil || d.Err != nil || d.By == BySecond:
		return nil
	case d.Readable && d.Type == sniff.PDF:
		pages = slices.Clone(d.Unread)
	case d.Reason == Scan && d.Type == sniff.PDF:
		pages = allPages(d.Pages)
	case d.Reason == Scan && d.Type == "image/tiff":
		pages = allPages(scannedPages)
	case d.Reason == Scan && scan.CanDraw(d.Type):
		pages = []int{1}
	}
	return pages[:min(len(pages), scannedPages)]
}

func allPages(n int) []int {
	pages := make([]int, n)
	for i := range pages {
		pages[i] = i + 1
	}
	return pages
}

// A recognition is a document while its pictures are read.
type recognition struct {
	reader     *Reader
	document   Document
	end        time.Time
	drawn      int // pages
	recognised []int
	rows       []lines.Row
	trouble    error
}

// errEnough ends the reading of a scan before its last page.
var errEnough = errors.New("its text recognition took too long")

// read recognises one page. A page without a picture, or that is too much for tesseract, is left out.
func (s *recognition) read(ctx context.Context, page int, frame []byte) error {
	left := time.Until(s.end)
	if left <= 0 {
		return errEnough
	}
	p, err := scan.ReadPGM(frame)
	if err != nil {
		return nil
	}
	s.drawn++
	said, _, err := s.reader.tesseract(ctx, frame, p.DPI, min(left, pageTime))
	switch {
	case ctx.Err() != nil:
		return context.Cause(ctx)
	case errors.Is(err, ErrUnconfined):
		return err
	case err != nil:
		s.trouble = err
		return nil
	}
	if rows := scan.ReadTSV(said, p, page); len(rows) > 0 {
		s.rows, s.recognised = append(s.rows, rows...), append(s.recognised, page)
	}
	return nil
}

// result is the document with what was recognised. Of its pages, those that were pictures stay Unread.
func (s *recognition) result(err error) Document {
	d := s.document
	if len(s.recognised) > 0 && len(s.recognised) >= len(d.Unread) { // what Read had to say of it no longer holds
		d.Detail = ""
	}
	if err = cmp.Or(err, s.trouble); err != nil {
		d.Detail = lines.Clip(strings.TrimPrefix(d.Detail+"; "+err.Error(), "; "))
	}
	if len(s.recognised) == 0 {
		return d
	}
	scan.Even(s.rows)
	told := slices.DeleteFunc(slices.Clone(d.Lines), func(l Line) bool { return slices.Contains(s.recognised, l.Page) })
	told = append(told, lines.Rank(s.rows, len(s.recognised), nil)...)
	slices.SortStableFunc(told, func(a, b Line) int { return a.Page - b.Page })
	d.Lines, d.Recognised = told, s.recognised
	if !d.Readable {
		d.Readable, d.Reason, d.By = true, "", ByTesseract
		d.Pages = max(d.Pages, s.drawn)
		d.Unread = allPages(d.Pages)
	}
	return d
}
