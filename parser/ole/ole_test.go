package ole_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"inkorg/parser/ole"
)

// listed shows what is in a storage, with the sizes of the streams.
func listed(t testing.TB, f *ole.File, s *ole.Storage) string {
	t.Helper()
	var all []string
	for _, stream := range s.Streams {
		b, err := f.Read(stream)
		if err != nil {
			t.Errorf("%s: %v", stream.Name, err)
		}
		all = append(all, fmt.Sprintf("%s %d", stream.Name, len(b)))
	}
	for _, inner := range s.Storages {
		all = append(all, inner.Name+"["+listed(t, f, inner)+"]")
	}
	return strings.Join(all, " ")
}

func opened(t testing.TB, data []byte) *ole.File {
	t.Helper()
	f, err := ole.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func root(entries ...ole.Entry) ole.Entry { return ole.Entry{Entries: entries} }

func TestWrite(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name string
		root ole.Entry
		want string
	}{
		{"nothing", root(), ""},
		{"an empty stream", root(ole.Entry{Name: "a"}), "a 0"},
		{"an empty storage", root(ole.Entry{Name: "a", Storage: true}), "a[]"},
		{"short and long", root(ole.Entry{Name: "long", Data: make([]byte, 5000)}, ole.Entry{Name: "short", Data: make([]byte, 70)}), "long 5000 short 70"},
		{"short names first, then by the alphabet", root(ole.Entry{Name: "bb"}, ole.Entry{Name: "Ab"}, ole.Entry{Name: "c"}), "c 0 Ab 0 bb 0"},
		{"one in another", root(ole.Entry{Name: "s", Storage: true, Entries: []ole.Entry{{Name: "t", Storage: true, Entries: []ole.Entry{{Name: "a", Data: []byte("x")}}}, {Name: "b"}}},
			ole.Entry{Name: "z"}), "z 0 s[b 0 t[a 1]]"},
		{"more sectors than the header has room for", root(ole.Entry{Name: "a", Data: make([]byte, 16<<20)}), fmt.Sprintf("a %d", 16<<20)},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			f := opened(t, ole.Write("", test.root))
			if got := listed(t, f, f.Root); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

// nativeFile is a package: a file under the name that its sender gave it.
func nativeFile(name, data string) []byte {
	path := "C:\\" + name + "\x00"
	return []byte("\x00\x00\x00\x00\x02\x00" + name + "\x00" + path + "\x00\x00\x03\x00" + string(rune(len(path))) + "\x00\x00\x00" + path + string(rune(len(data))) + "\x00\x00\x00" + data)
}

func TestPacked(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ name, stream, data, want string }{
		{"a package", "\x01Ole10Native", string(nativeFile("a.txt", "hej")), "a.txt=hej"},
		{"a package with a Swedish name", "\x01Ole10Native", string(nativeFile("Ans\xf6kan.txt", "hej")), "Ansökan.txt=hej"},
		{"a package that is cut off", "\x01Ole10Native", string(nativeFile("a.txt", "hej")[:30]), "="},
		{"a package of nothing", "\x01Ole10Native", "\x02", "="},
		{"a PDF", "CONTENTS", "%PDF-1.4", "=%PDF-1.4"},
		{"a picture", "CONTENTS", "\x01\x00", "="},
		{"an office file", "Package", "PK\x03\x04", "=PK\x03\x04"},
		{"an office file of another program", "package", "PK\x03\x04", "=PK\x03\x04"},
		{"a formula", "Equation Native", "x", "="},
	} {
		f := opened(t, ole.Write("", root(ole.Entry{Name: test.stream, Data: []byte(test.data)})))
		data, name := f.Packed(f.Root)
		if got := name + "=" + string(data); got != test.want {
			t.Errorf("%s: got %q, want %q", test.name, got, test.want)
		}
	}
}

func TestDocument(t *testing.T) {
	t.Parallel()
	long := bytes.Repeat([]byte("a"), 5000)
	object := func(entries ...ole.Entry) []byte {
		return ole.Write("", root(ole.Entry{Name: "_1", Storage: true, Entries: entries}))
	}
	f := opened(t, object(ole.Entry{Name: "WordDocument", Data: long}, ole.Entry{Name: "\x01CompObj", Data: []byte("Word.Document.8")},
		ole.Entry{Name: "ObjectPool", Storage: true, Entries: []ole.Entry{{Name: "a", Data: []byte("b")}}}))
	file := f.Document(f.Root.Storage("_1"))
	inner := opened(t, file)
	if got, want := listed(t, inner, inner.Root), "CompObj 15 WordDocument 5000 ObjectPool[a 1]"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if !bytes.Contains(file, []byte("\x01\x00C\x00o\x00m\x00p\x00")) {
		t.Error("the mark before the name of a stream is lost")
	}
	for name, data := range map[string][]byte{
		"a chart":          object(ole.Entry{Name: "Workbook", Data: long}, ole.Entry{Name: "\x01CompObj", Data: []byte("..MSGraph.Chart.8")}),
		"something unread": object(ole.Entry{Name: "Contents", Data: long}),
	} {
		f := opened(t, data)
		if got := f.Document(f.Root.Storage("_1")); got != nil {
			t.Errorf("%s is a document of %d bytes", name, len(got))
		}
	}
}

// Whatever a file is: it opens or not, and no more is read than it has bytes.
func FuzzOpen(f *testing.F) {
	f.Add(ole.Write("", root(ole.Entry{Name: "a", Data: make([]byte, 5000)}, ole.Entry{Name: "s", Storage: true, Entries: []ole.Entry{{Name: "WordDocument", Data: []byte("b")}}})))
	f.Add(ole.Write("", root(ole.Entry{Name: "\x01Ole10Native", Data: nativeFile("a.txt", "hej")})))
	f.Fuzz(func(t *testing.T, data []byte) {
		o, err := ole.Open(data)
		if err != nil {
			return
		}
		size := 0
		var walk func(*ole.Storage)
		walk = func(s *ole.Storage) {
			for _, stream := range s.Streams {
				b, _ := o.Read(stream)
				size += len(b)
			}
			for _, inner := range s.Storages {
				walk(inner)
			}
		}
		walk(o.Root)
		if size > len(data) {
			t.Errorf("%d bytes out of %d", size, len(data))
		}
		again, err := ole.Open(data)
		if err != nil {
			t.Fatal(err)
		}
		again.Packed(again.Root)
		again.Document(again.Root)
	})
}
