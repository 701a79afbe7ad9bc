package document_test

import (
	"bytes"
	"encoding/binary"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"testing"
	"time"

	"inkorg/parser/document"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestMain lets the test binary be the child: a real reader, or one of the programs that behave badly; and it can be tesseract.
func TestMain(m *testing.M) {
	if len(os.Args) > 2 && os.Args[1] == "document-child" {
		os.Exit(beChild(os.Args[2]))
	}
	if len(os.Args) > 4 && os.Args[1] == "stdin" {
		os.Exit(beTesseract(os.Args[4]))
	}
	os.Setenv("GORACE", "atexit_sleep_ms=0")
	os.Exit(m.Run())
}

func beChild(manner string) int {
	in := io.Reader(os.Stdin)
	switch manner {
	case "stranger":
		fmt.Println("hello, I am another program")
		return 0
	case "mute":
		io.Copy(io.Discard, os.Stdin)
		return 0
	case "old": // dies over its 501st document
		return serveTo(in, &mortal{left: 2 + 2*500})
	case "fat": // grows over its first document, and dies over its second
		return serveTo(in, &mortal{left: 2 + 2, gain: 600 << 20})
	case "second": // has no PDFium
		if _, err := io.CopyN(io.Discard, in, int64(binary.BigEndian.Uint32(head(in)))); err != nil {
			return 1
		}
		return serveTo(io.MultiReader(bytes.NewReader(frame("{}")), in), os.Stdout)
	case "fragile":
		in = fragile{in}
	case "garbage":
		go document.Serve(in, &first{w: os.Stdout, instead: frame("this is not JSON")})
		select {}
	case "boaster":
		go document.Serve(in, &first{w: os.Stdout, instead: []byte{0xff, 0xff, 0xff, 0xff}})
		select {}
	case "liar":
		go document.Serve(in, &first{w: os.Stdout, instead: frame(`{"Readable":true,"Pages":-1,"Reason":"fine","Lines":[{"Text":"a"}]}`)})
		select {}
	}
	if said, ok := greetings[manner]; ok {
		os.Stdout.Write(frame("inkorg document reader 2\n" + said))
		io.Copy(io.Discard, os.Stdin)
		return 0
	}
	if be, ok := manners[manner]; ok {
		return be(in)
	}
	return serveTo(in, os.Stdout)
}

// manners are those that only some systems have.
var manners = map[string]func(in io.Reader) int{}

func head(in io.Reader) []byte {
	b := make([]byte, 4)
	io.ReadFull(in, b)
	return b
}

func serveTo(in io.Reader, out io.Writer) int {
	if err := document.Serve(in, out); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return 0
}

// grow takes so many bytes of memory. Linux has a way that costs the race detector nothing.
var grow = func(n int) []byte { return bytes.Repeat([]byte{1}, n) }

// mortal writes so many times, and then ends the process. A frame is two writes, and the greeting is a frame. Before its last
// frame it takes so many bytes of memory and keeps them.
type mortal struct {
	left, gain int
	kept       []byte
}

func (m *mortal) Write(p []byte) (int, error) {
	if m.left--; m.left < 0 {
		os.Exit(2)
	}
	if m.left == 1 && m.gain > 0 {
		m.kept = grow(m.gain)
	}
	return os.Stdout.Write(p)
}

// fragile ends the process when it reads a certain word, as a bug in a library would.
type fragile struct{ r io.Reader }

func (f fragile) Read(p []byte) (int, error) {
	n, err := f.r.Read(p)
	if bytes.Contains(p[:n], []byte("CRASH")) {
		fmt.Fprintln(os.Stderr, "panic: something broke")
		os.Exit(2)
	}
	return n, err
}

// first lets the greeting through, two writes, and then writes something else instead.
type first struct {
	w       io.Writer
	n       int
	instead []byte
}

func (f *first) Write(p []byte) (int, error) {
	f.n++
	if f.n <= 2 {
		return f.w.Write(p)
	}
	if f.n == 3 {
		f.w.Write(f.instead)
	}
	return len(p), nil
}

func frame(s string) []byte {
	return append(binary.BigEndian.AppendUint32(nil, uint32(len(s))), s...)
}

func command(t testing.TB, manner string) []string {
	t.Helper()
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	return []string{exe, "document-child", manner}
}

// newReader returns a Reader whose children are real readers, closed at the end of the test.
func newReader(t testing.TB, o document.Options) *document.Reader {
	t.Helper()
	if o.Command == nil {
		o.Command = command(t, "serve")
	}
	if o.Timeout == 0 {
		o.Timeout = time.Minute // the machine may be busy; tests of the limit set their own
	}
	r := document.NewReader(o)
	t.Cleanup(func() {
		if err := r.Close(); err != nil {
			t.Error(err)
		}
	})
	return r
}

func sample(t testing.TB, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return b
}
