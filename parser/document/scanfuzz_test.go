package document_test

import (
	"fmt"
	"image"
	"image/color"
	"image/gif"
	"image/png"
	"io"
	"strings"
	"testing"

	"golang.org/x/image/bmp"

	"inkorg/parser/document"
)

// drawn has the child's main loop draw three pages of a file in this process.
func drawn(t *testing.T, mediaType string, data []byte) (frames []string) {
	t.Helper()
	in, feed := io.Pipe()
	answers, out := io.Pipe()
	done := make(chan error, 1)
	go func() { done <- document.Serve(in, out) }()
	go func() {
		for _, f := range [][]byte{[]byte("{}"), []byte(`{"Type":"` + mediaType + `","Draw":[1,2,3]}`), data} {
			feed.Write(frame(string(f)))
		}
	}()
	readFrame(t, answers)
	for range 3 {
		frames = append(frames, readFrame(t, answers))
	}
	go io.Copy(io.Discard, answers) // the write of an empty frame waits for a reader
	feed.Close()
	if err := <-done; err != nil {
		t.Fatal(err)
	}
	return frames
}

// Whatever a picture file holds, there is an answer for each page: nothing, or a grey picture of the size that it says, within
// the bounds.
func FuzzPicture(f *testing.F) {
	types := []string{"image/png", "image/gif", "image/bmp", "image/tiff", "image/webp", "image/jpeg", "application/pdf"}
	strip := image.NewPaletted(image.Rect(0, 0, 320, 2), color.Palette{color.White, color.Black, color.Transparent})
	f.Add(0, encoded(f, func(w io.Writer) error { return png.Encode(w, strip) }))
	f.Add(1, encoded(f, func(w io.Writer) error { return gif.Encode(w, strip, nil) }))
	f.Add(2, encoded(f, func(w io.Writer) error { return bmp.Encode(w, strip) }))
	f.Add(3, []byte("II*\x00\x08\x00\x00\x00\x00\x00\x08\x00\x00\x00")) // its only directory is its own next one
	f.Add(3, []byte("MM\x00*\xff\xff\xff\xff\x00\x00"))
	f.Fuzz(func(t *testing.T, kind int, data []byte) {
		for _, got := range drawn(t, types[uint(kind)%uint(len(types))], data) {
			if got == "" {
				continue
			}
			var dpi, width, height int
			_, err := fmt.Sscanf(got, "P5\n# %d dpi\n%d %d\n255\n", &dpi, &width, &height)
			_, pixels, _ := strings.Cut(got, "\n255\n")
			if err != nil || dpi < 1 || len(pixels) != width*height || width*height > 20_000_000 {
				t.Errorf("%d dpi, %d x %d, %d bytes, %v", dpi, width, height, len(pixels), err)
			}
		}
	})
}
