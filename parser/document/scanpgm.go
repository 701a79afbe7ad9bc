package document

import (
	"bytes"
	"errors"
	"fmt"
)

// The bounds of a picture of a page.
const (
	drawDPI    = 300        // at which tesseract reads best
	mostPixels = 20_000_000 // two and a half pages of A4 at that; larger ones are drawn coarser
)

// A picture is a page in shades of grey, one byte for each pixel, from the top left.
type picture struct {
	width, height int
	dpi           int // pixels to an inch; of a picture file, as if it were a page of A4
	pixels        []byte
}

// The form of a picture on its way from the child to tesseract: PGM, with the resolution in its comment.
const pgmHead = "P5\n# %d dpi\n%d %d\n255\n"

// maxPGM is the size of a picture in that form, in bytes.
const maxPGM = mostPixels + 64

// pgm writes the picture out in that form.
func (p picture) pgm() []byte {
	return append(fmt.Appendf(nil, pgmHead, p.dpi, p.width, p.height), p.pixels...)
}

// readPGM reads a picture in that form, and makes sure that it is as large as it says. The pixels are those of the frame.
func readPGM(frame []byte) (p picture, err error) {
	head := frame[:min(len(frame), 64)]
	if _, err := fmt.Fscanf(bytes.NewReader(head), pgmHead, &p.dpi, &p.width, &p.height); err != nil {
		return p, errors.New("no picture of a page")
	}
	size := len(fmt.Appendf(nil, pgmHead, p.dpi, p.width, p.height))
	if p.width <= 0 || p.height <= 0 || p.width > mostPixels/p.height || p.dpi <= 0 || len(frame) != size+p.width*p.height {
		return p, errors.New("a picture of a page that is not what it says")
	}
	p.pixels = frame[size:]
	return p, nil
}
