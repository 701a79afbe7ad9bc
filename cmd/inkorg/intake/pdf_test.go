package intake_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"strings"
)

// pdf is a PDF of two pages with one required part on each, under a heading in larger type. It has that many further bytes,
// which cannot be compressed, as a picture has.
func pdf(padding int) string {
	return pdfOf(padding, pageText("Beskrivning av det regionala IT-samverkansorganet", words), pageText("Hur stimulansmedlen ska användas", "Pengarna går till "+words))
}

// pdfOf has these contents on its two pages.
func pdfOf(padding int, first, second string) string {
	return assembled(pdfObjects(padding, first, second))
}

// pdfObjects are the objects of a PDF with these contents on its two pages. The first is the catalog.
func pdfObjects(padding int, first, second string) []string {
	picture := make([]byte, padding)
	random := rand.NewChaCha8([32]byte{})
	random.Read(picture)
	return []string{
		"<< /Type /Catalog /Pages 2 0 R >>",
		"<< /Type /Pages /Count 2 /Kids [3 0 R 4 0 R] >>",
		pageObject(5), pageObject(6),
		stream("", first), stream("", second),
		"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
		stream(fmt.Sprintf("/Type /XObject /Subtype /Image /Width %d /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8", padding), string(picture)),
	}
}

// assembled is the file of the objects, numbered from 1.
func assembled(objects []string) string {
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
	table := fmt.Sprintf("xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for i, object := range objects {
		table += fmt.Sprintf("%010d 00000 n \n", b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, object)
	}
	fmt.Fprintf(&b, "%strailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", table, len(objects)+1, b.Len())
	return b.String()
}

func pageObject(contents int) string {
	return fmt.Sprintf("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources << /Font << /F 7 0 R >> /XObject << /P 8 0 R >> >> >>", contents)
}

func stream(dictionary, data string) string {
	return fmt.Sprintf("<< %s /Length %d >>\nstream\n%s\nendstream", dictionary, len(data), data)
}

// pageText writes a heading and a paragraph. WinAnsi has the Swedish letters where Latin-1 has them.
func pageText(heading, paragraph string) string {
	text := "BT /F 16 Tf 60 780 Td (" + heading + ") Tj /F 11 Tf 0 -30 Td 14 TL\n"
	for line := range strings.SplitSeq(paragraph, ", ") {
		text += "(" + line + ") Tj T*\n"
	}
	var latin []byte
	for _, r := range text + "ET" {
		latin = append(latin, byte(r))
	}
	return string(latin)
}
