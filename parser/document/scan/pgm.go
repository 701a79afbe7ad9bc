package scan

import (
	"bytes"
	"errors"
	"fmt"
)

// The bounds of a picture of a page.
const (
	DPI        = 300        // at which tesseract reads best
	MostPixels = 20_000_000 // two and a half pages of A4 at that; larger ones are drawn coarser
)

// A Picture is a page in shades of grey, one byte for each pixel, from the top left.
type Picture struct {
	Width, Height int
	DPI           int // pixels to an inch; of a picture file, as if it were a page of A4
	Pixels        []byte
}

// The form of a picture on its way from the child to tesseract: PGM, with the resolution in its comment.
const pgmHead = "P5\n# %d dpi\n%d %d\n255\n"

// MaxPGM is the size of a picture in that form, in bytes.
const MaxPGM = MostPixels + 64

// PGM writes the picture out in that form.
func (p Picture) PGM() []byte {
	return append(fmt.Appendf(nil, pgmHead, p.DPI, p.Width, p.Height), p.Pixels...)
}

// ReadPGM reads a picture in that form, and makes sure that it is as large as it says. The pixels are those of the frame.
func ReadPGM(frame []byte) (p Picture, err error) {
	head := frame[:min(len(frame), 64)]
	if _, err := fmt.Fscanf(bytes.NewReader(head), pgmHead, &p.DPI, &p.Width, &p.Height); err != nil {
		return p, errors.New("no picture of a page")
	}
	size := len(fmt.Appendf(nil, pgmHead, p.DPI, p.Width, p.Height))
	if p.Width <= 0 || p.Height <= 0 || p.Width > MostPixels/p.Height || p.DPI <= 0 || len(frame) != size+p.Width*p.Height {
		return p, errors.New("a picture of a page that is not what it says")
	}
	p.Pixels = frame[size:]
	return p, nil
}
