package pdf

import (
	"errors"
	"math"

	"github.com/klippa-app/go-pdfium/enums"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"

	"inkorg/parser/document/scan"
)

// Draw hands over pictures of pages of a PDF, numbered from 1, in the form PGM. A page that cannot be drawn has none: nil. A fault in PDFium
// ends it: the instance is of no use then.
func (e *Engine) Draw(data []byte, pages []int, next func([]byte)) {
	f, err := e.open(data)
	if err != nil {
		return
	}
	defer f.Close()
	for _, n := range pages {
		p, err := f.draw(n)
		switch {
		case errors.Is(err, errFault):
			return
		case err != nil:
			next(nil)
		default:
			next(p.PGM())
		}
	}
}

// draw draws one page, numbered from 1, upright and with its annotations.
func (f *file) draw(n int) (p scan.Picture, err error) {
	loaded, err := f.FPDF_LoadPage(&requests.FPDF_LoadPage{Document: f.doc, Index: n - 1})
	if err != nil {
		return p, damage(err)
	}
	page := requests.Page{ByReference: &loaded.Page}
	defer f.FPDF_ClosePage(&requests.FPDF_ClosePage{Page: loaded.Page})
	width, err := f.FPDF_GetPageWidthF(&requests.FPDF_GetPageWidthF{Page: page})
	if err != nil {
		return p, damage(err)
	}
	height, err := f.FPDF_GetPageHeightF(&requests.FPDF_GetPageHeightF{Page: page})
	if err != nil {
		return p, damage(err)
	}
	if p, err = canvas(float64(width.PageWidth), float64(height.PageHeight)); err != nil {
		return p, err
	}
	made, err := f.FPDFBitmap_CreateEx(&requests.FPDFBitmap_CreateEx{Width: p.Width, Height: p.Height, Format: enums.FPDF_BITMAP_FORMAT_GRAY, Pointer: uint64(0)})
	if err != nil {
		return p, damage(err)
	}
	defer f.FPDFBitmap_Destroy(&requests.FPDFBitmap_Destroy{Bitmap: made.Bitmap})
	return f.render(p, page, made.Bitmap)
}

// canvas is the picture of a page of so many points, without its pixels.
func canvas(width, height float64) (scan.Picture, error) {
	if !(width >= 1 && height >= 1 && width < 1e6 && height < 1e6) {
		return scan.Picture{}, errDamaged
	}
	dpi := math.Floor(min(scan.DPI, 72*math.Sqrt(scan.MostPixels/(width*height))))
	p := scan.Picture{Width: int(width * dpi / 72), Height: int(height * dpi / 72), DPI: int(dpi)}
	if p.Width < 1 || p.Height < 1 {
		return p, errDamaged
	}
	return p, nil
}

// render draws the page on white and takes the pixels out of PDFium's memory.
func (f *file) render(p scan.Picture, page requests.Page, bitmap references.FPDF_BITMAP) (scan.Picture, error) {
	_, err := f.FPDFBitmap_FillRect(&requests.FPDFBitmap_FillRect{Bitmap: bitmap, Width: p.Width, Height: p.Height, Color: 0xffffffff})
	if err != nil {
		return p, damage(err)
	}
	_, err = f.FPDF_RenderPageBitmap(&requests.FPDF_RenderPageBitmap{
		Bitmap: bitmap, Page: page, SizeX: p.Width, SizeY: p.Height, Flags: enums.FPDF_RENDER_FLAG_ANNOT | enums.FPDF_RENDER_FLAG_GRAYSCALE,
	})
	if err != nil {
		return p, damage(err)
	}
	stride, err := f.FPDFBitmap_GetStride(&requests.FPDFBitmap_GetStride{Bitmap: bitmap})
	if err != nil {
		return p, damage(err)
	}
	drawn, err := f.FPDFBitmap_GetBuffer(&requests.FPDFBitmap_GetBuffer{Bitmap: bitmap})
	if err != nil {
		return p, damage(err)
	}
	if stride.Stride < p.Width || len(drawn.Buffer) < stride.Stride*p.Height {
		return p, errDamaged // there was no memory for it
	}
	p.Pixels = make([]byte, 0, p.Width*p.Height)
	for y := range p.Height {
		p.Pixels = append(p.Pixels, drawn.Buffer[y*stride.Stride:][:p.Width]...)
	}
	return p, nil
}
