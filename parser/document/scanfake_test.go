package document_test

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/image/bmp"

	"inkorg/parser/document"
)

// beTesseract stands in for tesseract, in the manner that is given for its languages.
func beTesseract(manner string) int {
	switch manner {
	case "measures": // says of the picture how large it is, and how bright its middle
		var dpi, width, height int
		in := bufio.NewReaderSize(os.Stdin, 1<<20)
		fmt.Fscanf(in, "P5\n# %d dpi\n%d %d\n255\n", &dpi, &width, &height)
		pixels, _ := io.ReadAll(in)
		said(fmt.Sprintf("%d", dpi), fmt.Sprintf("%dx%d", width, height), fmt.Sprintf("%d:%d", len(pixels), pixels[height/2*width+width/2]))
	case "hangs":
		select {}
	case "fails":
		io.Copy(io.Discard, os.Stdin)
		fmt.Fprintln(os.Stderr, "read_params_file: Can't open tsv")
		return 1
	case "grows":
		grow(700 << 20)
		select {}
	case "chatters":
		io.Copy(io.Discard, os.Stdin)
		os.Stdout.WriteString(strings.Repeat("5\t1\t1\t1\t1\t1\t10\t10\t50\t20\t90\tord\n", 20_000))
	default:
		if be, ok := tesseracts[manner[:1]]; ok {
			return be(manner)
		}
		return 1
	}
	return 0
}

// tesseracts are the manners that only some systems have, by their first letter.
var tesseracts = map[string]func(manner string) int{}

// said is a line of words as tesseract writes them.
func said(words ...string) {
	fmt.Println("level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext")
	for i, w := range words {
		fmt.Printf("5\t1\t1\t1\t1\t%d\t%d\t100\t80\t20\t96.5\t%s\n", i+1, 100+100*i, w)
	}
}

// fakeReader returns a Reader whose tesseract is this test.
func fakeReader(t *testing.T, manner string, o document.Options) *document.Reader {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	o.Tesseract = &document.Tesseract{Path: self, Version: "0", Data: t.TempDir(), Languages: []string{manner}}
	r := newReader(t, o)
	blank := newReader(t, document.Options{Workers: 1, Tesseract: &document.Tesseract{Path: self, Data: t.TempDir(), Languages: []string{"measures"}}})
	if _, err := blank.TryTesseract(t.Context()); errors.Is(err, document.ErrUnconfined) {
		t.Skip(err)
	} else if err != nil {
		t.Fatal(err)
	}
	return r
}

func programs(t *testing.T, tesseract string) string {
	t.Helper()
	dir := t.TempDir()
	if tesseract == "" {
		return dir
	}
	if err := os.WriteFile(filepath.Join(dir, "tesseract"), []byte(tesseract), 0o700); err != nil {
		t.Fatal(err)
	}
	return dir
}

func touch(t *testing.T, dir, name string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, name), nil, 0o600); err != nil {
		t.Fatal(err)
	}
}

// page is a white picture with a grey middle.
func page(width, height int) *image.NRGBA {
	m := image.NewNRGBA(image.Rect(0, 0, width, height))
	for i := range m.Pix {
		m.Pix[i] = 0xff
	}
	for y := height / 3; y < 2*height/3; y++ {
		for x := width / 3; x < 2*width/3; x++ {
			m.SetNRGBA(x, y, color.NRGBA{0x80, 0x80, 0x80, 0xff})
		}
	}
	return m
}

func encoded(t testing.TB, encode func(io.Writer) error) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := encode(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// Pictures of all formats come to tesseract in grey, and neither too large nor too small.
func TestPictures(t *testing.T) {
	t.Parallel()
	r := fakeReader(t, "measures", document.Options{Workers: 1, Memory: 2 << 30}) // the race detector makes memory costly
	a4, glass := page(1200, 1754), image.NewNRGBA(image.Rect(0, 0, 1800, 400))
	small, large, huge := page(290, 200), page(5200, 3900), image.NewPaletted(image.Rect(0, 0, 8000, 8000), color.Palette{color.White})
	for _, c := range []struct {
		name, want string
		data       []byte
	}{
		{"PNG", "300 2400x3508 8419200:128", encoded(t, func(w io.Writer) error { return png.Encode(w, a4) })},
		{"JPEG", "300 2400x3508 8419200:128", encoded(t, func(w io.Writer) error { return jpeg.Encode(w, a4, nil) })},
		{"GIF", "300 2400x3508 8419200:136", encoded(t, func(w io.Writer) error { return gif.Encode(w, a4, nil) })},
		{"BMP", "300 2400x3508 8419200:128", encoded(t, func(w io.Writer) error { return bmp.Encode(w, a4) })},
		{"WebP", "", sample(t, "scanned.webp")},
		{"what shines through is white", "307 3600x800 2880000:255", encoded(t, func(w io.Writer) error { return png.Encode(w, glass) })},
		{"too large for a page", "222 2600x1950 5070000:128", encoded(t, func(w io.Writer) error { return png.Encode(w, large) })},
		{"a thumbnail", "scan", encoded(t, func(w io.Writer) error { return png.Encode(w, small) })},
		{"a bomb", "scan", encoded(t, func(w io.Writer) error { return png.Encode(w, huge) })},
		{"cut off", "scan", encoded(t, func(w io.Writer) error { return png.Encode(w, a4) })[:200]},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := readScan(t, r, c.name, c.data)
			got := strings.TrimSpace(strings.Join(d.Text(), " "))
			if got == "" {
				got = string(d.Reason)
			}
			if c.want == "" && d.Readable {
				return
			}
			if got != c.want {
				t.Errorf("got %q, want %q; %s", got, c.want, d.Detail)
			}
		})
	}
}

// Where tesseract breaks down, hangs or grows, the document stays a scan, and its Detail says why.
func TestTesseractTrouble(t *testing.T) {
	t.Parallel()
	data := sample(t, "scanned.pdf")
	for manner, detail := range map[string]string{
		"fails": "Can't open tsv", "hangs": "too long", "grows": "too much memory", "chatters": "more than 512 kB",
	} {
		t.Run(manner, func(t *testing.T) {
			t.Parallel()
			r := fakeReader(t, manner, document.Options{Workers: 1})
			limit := time.Minute
			if manner == "hangs" {
				limit = 2 * time.Second
			}
			d := r.Recognise(t.Context(), manner, data, r.Read(t.Context(), manner, data), limit)
			if d.Reason != document.Scan || d.Err != nil || !strings.Contains(d.Detail, detail) {
				t.Errorf("got %q, %q, %v", d.Reason, d.Detail, d.Err)
			}
		})
	}
}

// A context that ends, and a Reader that is closed, are our trouble: nothing is known of the document then.
func TestRecogniseEnds(t *testing.T) {
	t.Parallel()
	data := sample(t, "scanned.pdf")
	r := fakeReader(t, "hangs", document.Options{Workers: 1})
	d := r.Read(t.Context(), "a.pdf", data)
	ctx, cancel := context.WithTimeout(t.Context(), time.Second)
	defer cancel()
	if got := r.Recognise(ctx, "a.pdf", data, d, 0); !errors.Is(got.Err, context.DeadlineExceeded) {
		t.Errorf("an ended context: %v", got.Err)
	}
	time.AfterFunc(time.Second, func() { r.Close() })
	if got := r.Recognise(t.Context(), "a.pdf", data, d, 0); !errors.Is(got.Err, document.ErrClosed) {
		t.Errorf("a closed reader: %v", got.Err)
	}
}
