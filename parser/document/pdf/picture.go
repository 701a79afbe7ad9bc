package pdf

import (
	"errors"

	"github.com/klippa-app/go-pdfium/enums"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"

	"inkorg/parser/document/lines"
)

// A page that a picture covers for the most part and that says no more than a stamp ("Ankom 2009-03-12 Dnr 0147/09") or a number
// is a scan: whoever registered it, or the scanner, has put that on it.
const (
	stampWords = 20
	pictured   = 0.5 // of the page
	maxObjects = 100 // of a page are looked at, to find pictures
)

var errStamped = errors.New("a picture with no more text than a stamp")

func wordsOf(rows []lines.Row) int {
	n := 0
	for _, r := range rows {
		n += lines.CountWords(r.Text)
	}
	return n
}

// hasPicture says whether the page shows a picture, or a form that may be one.
func (p *page) hasPicture() bool {
	found := false
	p.objects(func(_ references.FPDF_PAGEOBJECT, kind enums.FPDF_PAGEOBJ) bool {
		found = kind == enums.FPDF_PAGEOBJ_IMAGE || kind == enums.FPDF_PAGEOBJ_FORM
		return !found
	})
	return found
}

// ErrBlank says that nothing is drawn on the pages. PDFium leaves out what it cannot unpack or what leads too far down, so there may
// have been something.
var ErrBlank = errors.New("nothing is drawn on its pages")

// isBlank says whether nothing is drawn on the page.
func (p *page) isBlank() bool {
	count, err := p.FPDFPage_CountObjects(&requests.FPDFPage_CountObjects{Page: p.request()})
	return err == nil && count.Count == 0
}

// pictured is the part of the page that pictures cover. Some scanners cut a page into strips.
func (p *page) pictured() float64 {
	width, err := p.FPDF_GetPageWidthF(&requests.FPDF_GetPageWidthF{Page: p.request()})
	if err != nil {
		return 0
	}
	height, err := p.FPDF_GetPageHeightF(&requests.FPDF_GetPageHeightF{Page: p.request()})
	if err != nil {
		return 0
	}
	covered := 0.0
	p.objects(func(object references.FPDF_PAGEOBJECT, kind enums.FPDF_PAGEOBJ) bool {
		if kind == enums.FPDF_PAGEOBJ_IMAGE || kind == enums.FPDF_PAGEOBJ_FORM && p.holdsPicture(object, maxNesting) {
			covered += p.area(object)
		}
		return true
	})
	return covered / max(1, float64(width.PageWidth)*float64(height.PageHeight))
}

// objects goes through what is drawn on the page, until yield returns false.
func (p *page) objects(yield func(references.FPDF_PAGEOBJECT, enums.FPDF_PAGEOBJ) bool) {
	count, err := p.FPDFPage_CountObjects(&requests.FPDFPage_CountObjects{Page: p.request()})
	if err != nil {
		return
	}
	for i := range min(count.Count, maxObjects) {
		object, err := p.FPDFPage_GetObject(&requests.FPDFPage_GetObject{Page: p.request(), Index: i})
		if err != nil || !yield(object.PageObject, p.kind(object.PageObject)) {
			return
		}
	}
}

// holdsPicture says whether there is a picture in a form: what stamps a page makes a form of what was on it.
func (p *page) holdsPicture(form references.FPDF_PAGEOBJECT, depth int) bool {
	count, err := p.FPDFFormObj_CountObjects(&requests.FPDFFormObj_CountObjects{PageObject: form})
	if err != nil || depth == 0 {
		return false
	}
	for i := range min(count.Count, maxObjects) {
		object, err := p.FPDFFormObj_GetObject(&requests.FPDFFormObj_GetObject{PageObject: form, Index: uint64(i)})
		if err != nil {
			return false
		}
		switch p.kind(object.PageObject) {
		case enums.FPDF_PAGEOBJ_IMAGE:
			return true
		case enums.FPDF_PAGEOBJ_FORM:
			if p.holdsPicture(object.PageObject, depth-1) {
				return true
			}
		}
	}
	return false
}

func (p *page) kind(object references.FPDF_PAGEOBJECT) enums.FPDF_PAGEOBJ {
	kind, err := p.FPDFPageObj_GetType(&requests.FPDFPageObj_GetType{PageObject: object})
	if err != nil {
		return enums.FPDF_PAGEOBJ_UNKNOWN
	}
	return kind.Type
}

// area is what an object covers, in square points.
func (p *page) area(object references.FPDF_PAGEOBJECT) float64 {
	b, err := p.FPDFPageObj_GetBounds(&requests.FPDFPageObj_GetBounds{PageObject: object})
	if err != nil {
		return 0
	}
	return max(0, float64(b.Right-b.Left)) * max(0, float64(b.Top-b.Bottom))
}
