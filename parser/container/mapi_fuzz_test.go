package container_test

import (
	"bytes"
	"testing"

	"inkorg/parser/container"
	"inkorg/parser/ole"
)

// unpacked counts the bytes and files that came out, with those of embedded messages. Text is bounded apart.
func unpacked(c container.Content) (size, n int) {
	for _, f := range c.Files {
		size += len(f.Data)
		n++
		if f.Inner != nil {
			s, k := unpacked(*f.Inner)
			size, n = size+s, n+k
		}
	}
	return size, n
}

// checkContent tells what must hold for whatever comes out of a container.
func checkContent(t *testing.T, data []byte, c container.Content) {
	t.Helper()
	size, n := unpacked(c)
	if n > 1000 {
		t.Errorf("%d files", n)
	}
	if size > 16<<20+16*len(data) {
		t.Errorf("%d bytes out of %d", size, len(data))
	}
	if words := len(c.Text) + len(c.HTML); words > 64*len(data)+1000 {
		t.Errorf("%d bytes of text out of %d", words, len(data))
	}
	if c.Lost && len(c.Problems) == 0 {
		t.Error("something is lost, and nothing is said")
	}
	for _, f := range c.Files {
		if len(f.Data) == 0 && f.Inner == nil && len(c.Problems) == 0 {
			t.Errorf("%q is empty, and nothing is said", f.Name)
		}
	}
}

func FuzzTNEF(f *testing.F) {
	inner := string(newTNEF().attach("b.txt").data("B").b)
	f.Add(newTNEF().attach("a.txt").data("A").properties(mapiText(0x3707, "å.txt"), mapiNumber(0x3705, 1)).b)
	f.Add(newTNEF().attach("a.txt").properties(mapiObject(0x3701, 7, inner), mapiProperty{0x8001, 0x001f, []byte("x\x00"), "Källa"}).b)
	f.Add(newTNEF().message(mapiText(0x37, "S"), mapiBinary(0x1013, "<p>"), mapiText(0x7d, "From: a@example.org\r\n")).b)
	f.Add(newTNEF().message(mapiBinary(0x1009, "\x1a\x00\x00\x00\x1c\x00\x00\x00LZFu\xe2\xd4KQA\x00\x04 WXYZ\x0dn}\x01\x0e\xb0")).b)
	f.Add(newTNEF().message(mapiBinary(0x1009, uncompressed(`{\rtf1\ansicpg1251{\fonttbl{\f1\fcharset128 x;}}\u229?\'e5{\f1 \'b4\'f3}\par}`))).b)
	f.Fuzz(func(t *testing.T, data []byte) {
		c := container.Open(container.TNEF, data, nil)
		checkContent(t, data, c)
		for _, file := range c.Files { // what is no slice of the file was made up
			if !bytes.Contains(data, file.Data) && !bytes.Contains(data, []byte("\xd0\xcf\x11\xe0")) {
				t.Errorf("%q is not in the file", file.Name)
			}
		}
	})
}

func FuzzMSG(f *testing.F) {
	f.Add(msgFile(props(mapiText(0x37, "S"), mapiText8(0x1000, "Hej")), msgAttachment(0, props(mapiText(0x3707, "a.txt"), mapiBinary(0x3701, "A")))))
	f.Add(msgFile(props(mapiText(0x37, "S")), embedded(0, "Inre", msgAttachment(0, props(mapiText(0x3707, "a.txt"), mapiBinary(0x3701, "A"))))))
	f.Add(msgFile(props(mapiText(0x37, "S")), objectAttachment(ole.Entry{Name: "\x01Ole10Native",
		Data: []byte("\x40\x00\x00\x00\x02\x00a.txt\x00C:\\a.txt\x00\x00\x00\x03\x00\x09\x00\x00\x00C:\\a.txt\x00\x03\x00\x00\x00AAA")})))
	f.Fuzz(func(t *testing.T, data []byte) {
		c := container.Open(container.Outlook, data, nil)
		checkContent(t, data, c)
		if size, _ := unpacked(c); size > len(data) {
			t.Errorf("%d bytes out of %d: sectors were read more than once", size, len(data))
		}
	})
}
