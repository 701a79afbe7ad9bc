package container_test

import (
	"bytes"
	"encoding/binary"
	"strings"
	"testing"

	"inkorg/parser/container"
	"inkorg/parser/ole"
)

// patched is a copy of data with other numbers at some places.
func patched(data []byte, at map[int]uint32) []byte {
	out := bytes.Clone(data)
	for i, n := range at {
		binary.LittleEndian.PutUint32(out[i:], n)
	}
	return out
}

// Files that a library would read for ever, or with more memory than there is, are refused with a sentence.
func TestMSGHostile(t *testing.T) {
	t.Parallel()
	whole := msgFile(props(mapiText(0x37, "S")), pdfAttachment(0, "a.pdf"))
	directory := int(binary.LittleEndian.Uint32(whole[48:])+1) * 512
	table := int(binary.LittleEndian.Uint32(whole[76:])+1) * 512
	first := binary.LittleEndian.Uint32(whole[48:])
	deep := ole.Entry{Name: "s", Storage: true}
	for range 7000 {
		deep = ole.Entry{Name: "s", Storage: true, Entries: []ole.Entry{deep}}
	}
	tests := []struct {
		name, want string
		data       []byte
	}{
		{"directory in a circle", "runs in a circle", patched(whole, map[int]uint32{table + 4*int(first): first})},
		{"entries in a circle", "leads in a circle", patched(whole, map[int]uint32{directory + 128 + 72: 1})},
		{"an entry that is not there", "to nowhere", patched(whole, map[int]uint32{directory + 76: 5000})},
		{"table in a circle", "table of sectors is damaged", patched(whole, map[int]uint32{68: 0, 72: 0xffffffff})},
		{"too many small sectors", "more sectors than there are", patched(whole, map[int]uint32{44: 0xffff, 64: 60000})},
		{"storages 7,000 deep", "too deep", msgFile(props(mapiText(0x37, "S")), deep)},
		{"sectors of two gigabytes", "impossible size", patched(whole, map[int]uint32{30: 31})},
		{"cut", "cut off", whole[:100]},
		{"nothing", "cut off", nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			c := container.Open(container.Outlook, test.data, nil)
			if !c.Lost || len(c.Problems) != 1 || !strings.Contains(c.Problems[0], test.want) {
				t.Errorf("got %q, want %q", c.Problems, test.want)
			}
		})
	}
}

// A stream that has no end or says it is huge costs no more than the file, and takes nothing from the others.
func TestMSGStreams(t *testing.T) {
	t.Parallel()
	whole := msgFile(props(mapiText(0x37, "S")), pdfAttachment(0, "a.pdf"), pdfAttachment(1, "b.pdf"))
	entry := bytes.Index(whole, []byte("\xff\xff\xff\xff\xff\xff\xff\xff")) // any
	for i := 512; i+128 <= len(whole); i += 128 {
		if binary.LittleEndian.Uint32(whole[i+120:]) == uint32(len(pdf)) {
			entry = i
			break
		}
	}
	start := binary.LittleEndian.Uint32(whole[entry+116:])
	table := int(binary.LittleEndian.Uint32(whole[76:])+1) * 512
	for name, data := range map[string][]byte{
		"huge":              patched(whole, map[int]uint32{entry + 120: 0x7fffffff}),
		"short chain":       patched(whole, map[int]uint32{table + 4*int(start): 0xfffffffe}),
		"chain to nowhere":  patched(whole, map[int]uint32{table + 4*int(start): 0x00ffffff}),
		"begins at nowhere": patched(whole, map[int]uint32{entry + 116: 0x00ffffff}),
	} {
		c := container.Open(container.Outlook, data, nil)
		if len(c.Files) != 1 || c.Files[0].Name != "b.pdf" || string(c.Files[0].Data) != pdf || !c.Lost {
			t.Errorf("%s: got %.200q", name, listed(c))
		}
	}
}

func TestMSGNested(t *testing.T) {
	t.Parallel()
	a := pdfAttachment(0, "a.pdf")
	for range 30 {
		a = embedded(0, "Inre", a)
	}
	c := container.Open(container.Outlook, msgFile(props(mapiText(0x37, "S")), a), nil)
	depth := 0
	for len(c.Files) > 0 {
		c = *c.Files[0].Inner
		depth++
	}
	if depth != 20 || !c.Lost {
		t.Errorf("%d messages in one another, problems %q", depth, c.Problems)
	}
}

// A winmail.dat with tens of thousands of attachments without bytes says so in few words.
func TestTNEFManyEmpty(t *testing.T) {
	t.Parallel()
	w := newTNEF()
	for range 20_000 {
		w.attribute(2, 0x18010, []byte("x"))
	}
	c := container.Open(container.TNEF, w.b, nil)
	if len(c.Files) != 0 || !c.Lost || len(c.Problems) == 0 || len(c.Problems) > 100 {
		t.Errorf("%d files, %d problems: %.500q", len(c.Files), len(c.Problems), c.Problems)
	}
}

// Properties that say there are four billion of them end with the bytes.
func TestTNEFCounts(t *testing.T) {
	t.Parallel()
	for _, block := range []string{
		"\xff\xff\xff\xff", "\xff\xff\xff\xff\x1e\x10\x01\x30\xff\xff\xff\xff", "\x01\x00\x00\x00\x1e\x00\x01\x30\x01\x00\x00\x00\xff\xff\xff\xff",
		"\x01\x00\x00\x00\x1f\x00\x01\x80", "\x01\x00\x00\x00\x01\x10\x01\x30\xff\xff\xff\xff",
	} {
		c := container.Open(container.TNEF, newTNEF().attach("a.txt").data("A").attribute(2, 0x69005, []byte(block)).b, nil)
		if got := listed(c); len(got) != 2 || got[0] != "a.txt=A" || got[1] != "! has an attachment with damaged properties" && got[1] != `! holds "a.txt" with damaged properties` {
			t.Errorf("%x: got %q", block, got)
		}
	}
}
