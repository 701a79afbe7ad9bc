package document_test

import (
	"bytes"
	"compress/flate"
	"compress/zlib"
	"fmt"
	"strings"
)

// A handmade PDF is its objects, numbered from 1; the first is the catalog.
type handmade []string

func (h handmade) bytes(trailer string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n")
	at := make([]int, len(h))
	for i, o := range h {
		at[i] = b.Len()
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	xref := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(h)+1)
	for _, a := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", a)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n", len(h)+1, strings.ReplaceAll(trailer, "XREF", fmt.Sprint(xref)), xref)
	return b.Bytes()
}

func stream(dict, content string) string {
	return fmt.Sprintf("<< /Length %d %s >>\nstream\n%s\nendstream", len(content), dict, content)
}

// pdfOf has one page for each content stream, with two Helvetica fonts, F1 and the bold F2, and what else the page needs.
func pdfOf(page string, contents ...string) handmade {
	h := handmade{
		"<< /Type /Catalog /Pages 2 0 R >>", "",
		"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
		"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
	}
	var kids []string
	for _, c := range contents {
		h = append(h, stream("", c))
		h = append(h, fmt.Sprintf("<< /Type /Page /Parent 2 0 R /Contents %d 0 R %s >>", len(h), page))
		kids = append(kids, fmt.Sprintf("%d 0 R", len(h)))
	}
	h[1] = fmt.Sprintf("<< /Type /Pages /Count %d /Kids [%s] /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>",
		len(kids), strings.Join(kids, " "))
	return h
}

// lines of text, one below the other.
func textLines(lines ...string) string {
	var b strings.Builder
	b.WriteString("BT /F1 12 Tf 14 TL 72 700 Td\n")
	for _, l := range lines {
		fmt.Fprintf(&b, "(%s) Tj T*\n", l)
	}
	return b.String() + "ET\n"
}

// endlessPrev is a PDF whose cross-reference table says that it comes after itself.
func endlessPrev() []byte { return pdfOf("", textLines("Hej")).bytes("/Prev XREF") }

// cyclicTree is a PDF whose pages contain themselves.
func cyclicTree() []byte {
	h := pdfOf("", textLines("Hej"))
	h[1] = "<< /Type /Pages /Count 1 /Kids [2 0 R 2 0 R] >>"
	return h.bytes("")
}

// streamPDF has its cross-references in a stream: one entry for each number, of the given W [1 4 2].
func streamPDF(size string, objects ...string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.5\n")
	var table bytes.Buffer
	entry := func(kind byte, at, more int) {
		table.Write([]byte{kind, byte(at >> 24), byte(at >> 16), byte(at >> 8), byte(at), byte(more >> 8), byte(more)})
	}
	entry(0, 0, 0)
	entry(2, 2, 0) // object 1 is the first in object stream 2
	for i, o := range objects {
		entry(1, b.Len(), 0)
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+2, o)
	}
	at := b.Len()
	n := len(objects) + 2
	fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n", n,
		stream(fmt.Sprintf("/Type /XRef /Size %s /Index [0 %d] /W [1 4 2] /Root 1 0 R", size, n), table.String()), at)
	return b.Bytes()
}

// hugeTable is a PDF that announces more objects than any memory holds.
func hugeTable() []byte { return streamPDF("999999999999") }

// memoryBomb is a PDF of a few kB with a string that goes on for 2 GB.
func memoryBomb() []byte {
	return streamPDF("4", inflating("/Type /ObjStm /N 1 /First 4", "1 0 (", "a"))
}

// inflating is a stream of a few kB that unpacks to a head and 2 GB of a unit.
func inflating(dict, head, unit string) string {
	var inner bytes.Buffer
	z, _ := zlib.NewWriterLevel(&inner, flate.BestSpeed)
	z.Write([]byte(head))
	block := bytes.Repeat([]byte(unit), 1<<20/len(unit))
	start := 0
	for range 3 { // the window is full of the same unit then, so each further block is written alike
		start = inner.Len()
		z.Write(block)
		z.Flush()
	}
	inner.Write(bytes.Repeat(inner.Bytes()[start:], 2000))
	var outer bytes.Buffer
	w, _ := zlib.NewWriterLevel(&outer, flate.BestCompression)
	w.Write(inner.Bytes())
	w.Close()
	return stream(dict+" /Filter [/FlateDecode /FlateDecode]", outer.String())
}
