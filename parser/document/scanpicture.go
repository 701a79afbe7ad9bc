package document

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/draw"
	"image/gif"
	"image/jpeg"
	"image/png"
	"strings"

	"golang.org/x/image/bmp"
	"golang.org/x/image/tiff"
	"golang.org/x/image/webp"
)

const (
	mostDecoded  = 40_000_000 // pixels of a picture file: 40 MB in grey, 320 MB in the worst of its forms
	leastDecoded = 300        // pixels of its longer side: less is no page
	longSide     = 11.69      // of A4, in inches
	mostEnlarged = 3
)

// isPicture says whether a media type is that of pictures, also of those that cannot be read.
func isPicture(mediaType string) bool { return strings.HasPrefix(mediaType, "image/") }

// A pictureFormat reads one format of pictures. It says the size before it reads the rest.
type pictureFormat struct {
	config func(*bytes.Reader) (image.Config, error)
	decode func(*bytes.Reader) (image.Image, error)
}

// pictureFormats are the formats of pictures that can be read. Of a moving one the first picture is.
var pictureFormats = map[string]pictureFormat{
	"image/png": {
		func(r *bytes.Reader) (image.Config, error) { return png.DecodeConfig(r) },
		func(r *bytes.Reader) (image.Image, error) { return png.Decode(r) }},
	"image/jpeg": {
		func(r *bytes.Reader) (image.Config, error) { return jpeg.DecodeConfig(r) },
		func(r *bytes.Reader) (image.Image, error) { return jpeg.Decode(r) }},
	"image/gif": {
		func(r *bytes.Reader) (image.Config, error) { return gif.DecodeConfig(r) },
		func(r *bytes.Reader) (image.Image, error) { return gif.Decode(r) }},
	"image/bmp": {
		func(r *bytes.Reader) (image.Config, error) { return bmp.DecodeConfig(r) },
		func(r *bytes.Reader) (image.Image, error) { return bmp.Decode(r) }},
	"image/webp": {
		func(r *bytes.Reader) (image.Config, error) { return webp.DecodeConfig(r) },
		func(r *bytes.Reader) (image.Image, error) { return webp.Decode(r) }},
	"image/tiff": {
		func(r *bytes.Reader) (image.Config, error) { return tiff.DecodeConfig(r) },
		func(r *bytes.Reader) (image.Image, error) { return tiff.Decode(r) }},
}

// canDraw says whether pictures of that format can be read.
func canDraw(mediaType string) bool { return pictureFormats[mediaType].decode != nil }

// drawPicture hands over pictures of the pages of a picture file in the form PGM, at most so many: one, or of TIFF one for each page. A page
// that cannot be read has none: nil.
func drawPicture(mediaType string, data []byte, most int, next func([]byte)) {
	if mediaType != "image/tiff" {
		next(drawOne(mediaType, data))
		return
	}
	for range most {
		next(drawOne(mediaType, data))
		if !nextTIFF(data) {
			return
		}
	}
}

// nextTIFF makes the second page of a TIFF file its first, in place, and says whether there is one: each directory ends with
// the place of the next (TIFF 6.0, section 2). Directories may go round in a circle; the caller has a bound.
func nextTIFF(data []byte) bool {
	if len(data) < 8 {
		return false
	}
	order := binary.ByteOrder(binary.LittleEndian)
	if data[0] == 'M' {
		order = binary.BigEndian
	}
	at := int(order.Uint32(data[4:]))
	if at > len(data)-2 {
		return false
	}
	at += 2 + 12*int(order.Uint16(data[at:]))
	if at > len(data)-4 || order.Uint32(data[at:]) == 0 {
		return false
	}
	copy(data[4:8], data[at:at+4])
	return true
}

// drawOne makes the frame of one picture; nil if it cannot be read, or is too large or too small for a page.
func drawOne(mediaType string, data []byte) []byte {
	d, known := pictureFormats[mediaType]
	if !known {
		return nil
	}
	c, err := d.config(bytes.NewReader(data))
	if err != nil || c.Width <= 0 || c.Height <= 0 || c.Width > mostDecoded/c.Height || max(c.Width, c.Height) < leastDecoded {
		return nil
	}
	m, err := d.decode(bytes.NewReader(data))
	if err != nil {
		return nil
	}
	whole := grey(m)
	p := whole
	for k := 2; p.width*p.height > mostPixels; k++ {
		p = whole.shrunk(k)
	}
	if k := min(mostEnlarged, int(longSide*drawDPI/float64(max(p.width, p.height))+0.25)); k > 1 {
		p = p.enlarged(k)
	}
	p.dpi = max(1, int(float64(max(p.width, p.height))/longSide))
	return p.pgm()
}

// grey makes a picture of an image, on white where it lets through what is behind.
func grey(m image.Image) picture {
	b := m.Bounds()
	p := picture{width: b.Dx(), height: b.Dy()}
	if y, ok := m.(*image.YCbCr); ok {
		for row := b.Min.Y; row < b.Max.Y; row++ {
			at := y.YOffset(b.Min.X, row)
			p.pixels = append(p.pixels, y.Y[at:at+p.width]...)
		}
		return p
	}
	g := image.NewGray(image.Rect(0, 0, p.width, p.height))
	draw.Draw(g, g.Rect, image.White, image.Point{}, draw.Src)
	draw.Draw(g, g.Rect, m, b.Min, draw.Over)
	p.pixels = g.Pix
	return p
}

// shrunk makes one pixel of k by k.
func (p picture) shrunk(k int) picture {
	s := picture{width: max(1, p.width/k), height: max(1, p.height/k)}
	s.pixels = make([]byte, s.width*s.height)
	for y := range s.height {
		for x := range s.width {
			sum, n := 0, 0
			for row := y * k; row < min((y+1)*k, p.height); row++ {
				for _, v := range p.pixels[row*p.width+x*k : row*p.width+min((x+1)*k, p.width)] {
					sum += int(v)
					n++
				}
			}
			s.pixels[y*s.width+x] = byte(sum / n)
		}
	}
	return s
}

// enlarged makes k by k pixels of one, with even steps between neighbours.
func (p picture) enlarged(k int) picture {
	s := picture{width: p.width * k, height: p.height * k}
	s.pixels = make([]byte, s.width*s.height)
	for y := range s.height {
		above := p.pixels[y/k*p.width:][:p.width]
		below := p.pixels[min(y/k+1, p.height-1)*p.width:][:p.width]
		down := y % k
		for x := range s.width {
			left, right, along := x/k, min(x/k+1, p.width-1), x%k
			top := int(above[left])*(k-along) + int(above[right])*along
			bottom := int(below[left])*(k-along) + int(below[right])*along
			s.pixels[y*s.width+x] = byte((top*(k-down) + bottom*down) / (k * k))
		}
	}
	return s
}
