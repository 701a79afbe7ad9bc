package scan

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

// IsPicture says whether a media type is that of pictures, also of those that cannot be read.
func IsPicture(mediaType string) bool { return strings.HasPrefix(mediaType, "image/") }

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

// CanDraw says whether pictures of that format can be read.
func CanDraw(mediaType string) bool { return pictureFormats[mediaType].decode != nil }

// Draw hands over pictures of the pages of a picture file in the form PGM, at most so many: one, or of TIFF one for each page. A page
// that cannot be read has none: nil.
func Draw(mediaType string, data []byte, most int, next func([]byte)) {
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
	for k := 2; p.Width*p.Height > MostPixels; k++ {
		p = whole.shrunk(k)
	}
	if k := min(mostEnlarged, int(longSide*DPI/float64(max(p.Width, p.Height))+0.25)); k > 1 {
		p = p.enlarged(k)
	}
	p.DPI = max(1, int(float64(max(p.Width, p.Height))/longSide))
	return p.PGM()
}

// grey makes a picture of an image, on white where it lets through what is behind.
func grey(m image.Image) Picture {
	b := m.Bounds()
	p := Picture{Width: b.Dx(), Height: b.Dy()}
	if y, ok := m.(*image.YCbCr); ok {
		for row := b.Min.Y; row < b.Max.Y; row++ {
			at := y.YOffset(b.Min.X, row)
			p.Pixels = append(p.Pixels, y.Y[at:at+p.Width]...)
		}
		return p
	}
	g := image.NewGray(image.Rect(0, 0, p.Width, p.Height))
	draw.Draw(g, g.Rect, image.White, image.Point{}, draw.Src)
	draw.Draw(g, g.Rect, m, b.Min, draw.Over)
	p.Pixels = g.Pix
	return p
}

// shrunk makes one pixel of k by k.
func (p Picture) shrunk(k int) Picture {
	s := Picture{Width: max(1, p.Width/k), Height: max(1, p.Height/k)}
	s.Pixels = make([]byte, s.Width*s.Height)
	for y := range s.Height {
		for x := range s.Width {
			sum, n := 0, 0
			for row := y * k; row < min((y+1)*k, p.Height); row++ {
				for _, v := range p.Pixels[row*p.Width+x*k : row*p.Width+min((x+1)*k, p.Width)] {
					sum += int(v)
					n++
				}
			}
			s.Pixels[y*s.Width+x] = byte(sum / n)
		}
	}
	return s
}

// enlarged makes k by k pixels of one, with even steps between neighbours.
func (p Picture) enlarged(k int) Picture {
	s := Picture{Width: p.Width * k, Height: p.Height * k}
	s.Pixels = make([]byte, s.Width*s.Height)
	for y := range s.Height {
		above := p.Pixels[y/k*p.Width:][:p.Width]
		below := p.Pixels[min(y/k+1, p.Height-1)*p.Width:][:p.Width]
		down := y % k
		for x := range s.Width {
			left, right, along := x/k, min(x/k+1, p.Width-1), x%k
			top := int(above[left])*(k-along) + int(above[right])*along
			bottom := int(below[left])*(k-along) + int(below[right])*along
			s.Pixels[y*s.Width+x] = byte((top*(k-down) + bottom*down) / (k * k))
		}
	}
	return s
}
