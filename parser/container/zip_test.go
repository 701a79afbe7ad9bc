package container_test

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"io"
	"strings"
	"testing"

	"inkorg/parser/container"
)

// packed is one entry of an archive made for a test.
type packed struct {
	name   string
	data   string
	stored bool
	raw    bool // the name is no UTF-8 and says so
}

func archive(t testing.TB, entries ...packed) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, e := range entries {
		h := &zip.FileHeader{Name: e.name, Method: zip.Deflate, NonUTF8: e.raw}
		if e.stored {
			h.Method = zip.Store
		}
		f, err := w.CreateHeader(h)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(f, e.data); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// shown is what a Content holds, one line for each file.
func shown(c container.Content) string {
	var lines []string
	for _, f := range c.Files {
		lines = append(lines, f.Name+"="+string(f.Data[:min(len(f.Data), 40)]))
	}
	return strings.Join(lines, "\n")
}

func TestZip(t *testing.T) {
	t.Parallel()
	application := packed{name: "ansökan.pdf", data: "%PDF-1.4"}
	tests := []struct {
		name     string
		data     []byte
		files    string
		problem  string // in the problems; "" when there are none
		encypted bool
	}{
		{"plain", archive(t, application, packed{name: "b.txt", data: "b", stored: true}), "ansökan.pdf=%PDF-1.4\nb.txt=b", "", false},
		{"directories and what machines add", archive(t, packed{name: "bilagor/"}, packed{name: "bilagor/a.pdf", data: "a"},
			packed{name: "__MACOSX/bilagor/._a.pdf", data: "x"}, packed{name: "bilagor/.DS_Store", data: "x"}), "bilagor/a.pdf=a", "", false},
		{"paths are data", archive(t, packed{name: "../../etc/passwd", data: "a"}, packed{name: `C:\x\b.txt`, data: "b"}), "../../etc/passwd=a\nC:\\x\\b.txt=b", "", false},
		{"name in the code page of DOS", archive(t, packed{name: "ans\x94kan \x86\x84.pdf", data: "a", raw: true}), "ansökan åä.pdf=a", "", false},
		{"name in windows-1252", archive(t, packed{name: "ans\xf6kan \xe5\xe4.pdf", data: "a", raw: true}), "ansökan åä.pdf=a", "", false},
		{"no file", archive(t), "", "holds no file", false},
		{"locked", locked(archive(t, application), 0), "", "locked with a password; it was not opened", true},
		{"one of two locked", locked(archive(t, application, packed{name: "b.txt", data: "b"}), 0), "b.txt=b", `holds "ansökan.pdf", which is locked`, true},
		{"an unknown method", method(archive(t, application), 14), "", "not known here", false},
		{"cut in the directory", cut(archive(t, application, packed{name: "b.txt", data: "b"}), 40), "ansökan.pdf=%PDF-1.4\nb.txt=b", "no whole directory", false},
		{"cut in a file", archive(t, application, packed{name: "b.txt", data: strings.Repeat("b", 30), stored: true})[:110], "ansökan.pdf=%PDF-1.4\nb.txt=bbb", "breaks off", false},
		{"wrong checksum", flip(archive(t, packed{name: "b.txt", data: "bbbb", stored: true}), "bbbb"), "b.txt=cbbb", "checksum", false},
		{"text in front", append([]byte("PK00"), archive(t, application)...), "ansökan.pdf=%PDF-1.4", "", false},
		{"nothing of an archive", []byte("hello"), "", "holds no file", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			c := container.Open(container.Zip, tt.data, nil)
			if got := shown(c); got != tt.files {
				t.Errorf("files %q, want %q", got, tt.files)
			}
			problems := strings.Join(c.Problems, "; ")
			if !strings.Contains(problems, tt.problem) || (tt.problem == "") != (problems == "") {
				t.Errorf("problems %q, want %q", problems, tt.problem)
			}
			if c.Encrypted != tt.encypted || c.Lost != (tt.problem != "") {
				t.Errorf("encrypted %v, lost %v", c.Encrypted, c.Lost)
			}
		})
	}
}

// locked sets the bit of encryption in the directory entry with that number.
func locked(data []byte, n int) []byte {
	data[directory(data, n)+8] |= 1
	return data
}

func method(data []byte, m byte) []byte {
	data[directory(data, 0)+10] = m
	return data
}

func directory(data []byte, n int) int {
	at := 0
	for ; n >= 0; n-- {
		at += bytes.Index(data[at+1:], []byte("PK\x01\x02")) + 1
	}
	return at
}

func cut(data []byte, n int) []byte { return data[:len(data)-n] }

func flip(data []byte, s string) []byte {
	data[bytes.Index(data, []byte(s))]++
	return data
}

// TestBombs: each is called a bomb, and the small file beside it is taken out.
func TestBombs(t *testing.T) {
	t.Parallel()
	application := packed{name: "a.pdf", data: "%PDF-1.4"}
	tests := []struct {
		name string
		data []byte
	}{
		{"zeros", archive(t, packed{name: "0", data: strings.Repeat("\x00", 5<<20)}, application)},
		{"zeros that declare a byte", understated(archive(t, packed{name: "0", data: strings.Repeat("\x00", 5<<20)}, application))},
		{"zeros, many times", archive(t, append(bombs(12, 5<<20), application)...)},
		{"shared bytes", overlapping(t, 500)},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			b := container.NewBudget(len(tt.data))
			c := container.Open(container.Zip, tt.data, b)
			if got := shown(c); got != "a.pdf=%PDF-1.4" {
				t.Errorf("files %q", got)
			}
			if problems := strings.Join(c.Problems, "; "); !strings.Contains(problems, "is a bomb") || !c.Lost {
				t.Errorf("problems %q", problems)
			}
			next := container.Open(container.Zip, archive(t, packed{name: "b.txt", data: strings.Repeat("b", 1<<20)}), b)
			if len(next.Files) != 1 || len(next.Problems) > 0 {
				t.Errorf("the next archive suffers: %q", next.Problems)
			}
		})
	}
}

func bombs(n, size int) (all []packed) {
	zeros := strings.Repeat("\x00", size)
	for i := range n {
		all = append(all, packed{name: fmt.Sprint(i), data: zeros})
	}
	return all
}

// understated writes into the directory that the first entry is one byte long.
func understated(data []byte) []byte {
	binary.LittleEndian.PutUint32(data[directory(data, 0)+24:], 1)
	return data
}

// overlapping is an archive of n entries that all have the same bytes, but for the last.
func overlapping(t testing.TB, n int) []byte {
	t.Helper()
	var deflated bytes.Buffer
	w, err := flate.NewWriter(&deflated, 9)
	if err != nil {
		t.Fatal(err)
	}
	zeros := make([]byte, 5<<20)
	if _, err := w.Write(zeros); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	z := archive(t, packed{name: "a.pdf", data: "%PDF-1.4"})
	data, dir := z[:directory(z, 0)], z[directory(z, 0):]
	end := bytes.Index(dir, []byte("PK\x05\x06"))
	header := make([]byte, 30)
	copy(header, "PK\x03\x04\x14\x00\x00\x00\x08\x00")
	binary.LittleEndian.PutUint16(header[26:], 1)
	at := len(data)
	data = append(append(append(data[:at:at], header...), 'x'), deflated.Bytes()...)
	var entries []byte
	entries = append(entries, dir[:end]...)
	for range n {
		e := make([]byte, 46)
		copy(e, "PK\x01\x02\x14\x00\x14\x00\x00\x00\x08\x00")
		binary.LittleEndian.PutUint32(e[16:], crc32.ChecksumIEEE(zeros))
		binary.LittleEndian.PutUint32(e[20:], uint32(deflated.Len()))
		binary.LittleEndian.PutUint32(e[24:], uint32(len(zeros)))
		binary.LittleEndian.PutUint16(e[28:], 1)
		binary.LittleEndian.PutUint32(e[42:], uint32(at))
		entries = append(append(entries, e...), 'x')
	}
	tail := bytes.Clone(dir[end:])
	binary.LittleEndian.PutUint16(tail[8:], uint16(n+1))
	binary.LittleEndian.PutUint16(tail[10:], uint16(n+1))
	binary.LittleEndian.PutUint32(tail[12:], uint32(len(entries)))
	binary.LittleEndian.PutUint32(tail[16:], uint32(len(data)))
	return append(append(data, entries...), tail...)
}

// TestManyEntries: what is beyond the number of files is counted.
func TestManyEntries(t *testing.T) {
	t.Parallel()
	entries := make([]packed, 100_000)
	for i := range entries {
		entries[i] = packed{name: fmt.Sprint(i), data: "a", stored: true}
	}
	c := container.Open(container.Zip, archive(t, entries...), nil)
	if len(c.Files) != 1000 || !strings.Contains(strings.Join(c.Problems, ""), "99000 more files") {
		t.Errorf("%d files, problems %q", len(c.Files), c.Problems)
	}
}
