package main

import (
	"bytes"
	"fmt"
	"image/color"
	"image/jpeg"
	"strings"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"
)

// form writes a PDF with form fields by hand: labels on the page, the words in the fields. Every second paper leaves the drawing
// of the fields to the viewer, as some programs do.
type form struct {
	content strings.Builder
	fields  []string
	y       float64
	drawn   bool
}

func formFile(d *paper) []byte {
	f := &form{y: 790, drawn: len(d.fieldValues())%2 == 0 || strings.HasSuffix(d.name, "3.pdf")}
	f.blocks(d.blocks)
	return f.file()
}

// fieldValues are what stands in the fields, in order.
func (d *paper) fieldValues() []string {
	var v []string
	for _, b := range d.blocks {
		if b.kind == field {
			v = append(v, b.field.value)
		}
	}
	return v
}

func (f *form) blocks(bs []block) {
	for _, b := range bs {
		switch b.kind {
		case heading:
			f.y -= 8
			f.show("F2", float64(18-2*b.level), b.text, 56)
		case field:
			f.field(b)
		case list:
			for _, i := range b.items {
				f.show("F1", 10, "- "+i, 66)
			}
		default:
			for l := range strings.SplitSeq(strings.TrimSpace(wrapped(b.text, 92, "", "")), "\n") {
				f.show("F1", 10, l, 56)
			}
			f.y -= 5
		}
	}
}

func (f *form) show(font string, size float64, s string, x float64) {
	fmt.Fprintf(&f.content, "BT /%s %.0f Tf %.0f %.1f Td (%s) Tj ET\n", font, size, x, f.y, literal(s))
	f.y -= size * 1.35
}

func literal(s string) string {
	b, err := charmap.Windows1252.NewEncoder().String(s)
	if err != nil {
		panic(err)
	}
	return strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`).Replace(b)
}

func (f *form) field(b block) {
	left := 56.0
	if b.field.beside {
		left = 230
		f.y -= 10
		y := f.y
		for l := range strings.SplitSeq(strings.TrimSpace(wrapped(b.text, 28, "", "")), "\n") {
			f.show("F2", 10, l, 56)
		}
		f.y = y + 12
	} else {
		f.y -= 8
		f.show("F2", 11, b.text, 56)
	}
	width := 540 - left
	lines := strings.Split(strings.TrimSpace(wrapped(b.field.value, int(width/4.9), "", "")), "\n")
	height := max(60, float64(len(lines))*11.5+6)
	bottom := f.y - height + 8
	fmt.Fprintf(&f.content, "%.0f %.1f %.0f %.1f re S\n", left, bottom, width, height)
	f.fields = append(f.fields, f.widget(len(f.fields), left, bottom, width, height, b.field.value, lines))
	f.y = bottom - 16
}

// widget is one field; its appearance follows as a second object, marked by a line of its own.
func (f *form) widget(n int, x, y, w, h float64, value string, lines []string) string {
	s := fmt.Sprintf("<< /Type /Annot /Subtype /Widget /FT /Tx /Ff 4096 /F 4 /T (falt%d) /V %s /DA (/F1 9 Tf 0 g) /Rect [%.1f %.1f %.1f %.1f]", n, unicodeString(value), x, y, x+w, y+h)
	if !f.drawn {
		return s + " >>"
	}
	var ap strings.Builder
	fmt.Fprintf(&ap, "/Tx BMC q BT /F1 9 Tf 11.5 TL 2 %.1f Td\n", h-11)
	for _, l := range lines {
		fmt.Fprintf(&ap, "(%s) Tj T*\n", literal(l))
	}
	ap.WriteString("ET Q EMC\n")
	return s + fmt.Sprintf(" /AP << /N @AP >> >>\x00<< /Type /XObject /Subtype /Form /BBox [0 0 %.1f %.1f] /Resources << /Font << /F1 3 0 R >> >> /Length %d >>\nstream\n%sendstream", w, h, ap.Len(), ap.String())
}

func unicodeString(s string) string {
	var b strings.Builder
	b.WriteString("<FEFF")
	for _, u := range utf16.Encode([]rune(s)) {
		fmt.Fprintf(&b, "%04X", u)
	}
	return b.String() + ">"
}

func (f *form) file() []byte {
	objects := []string{"", "", font("Helvetica"), font("Helvetica-Bold"), "", stream(f.content.String())}
	var refs []string
	for _, w := range f.fields {
		widget, appearance, drawn := strings.Cut(w, "\x00")
		if drawn {
			objects = append(objects, appearance)
			widget = strings.Replace(widget, "@AP", fmt.Sprintf("%d 0 R", len(objects)), 1)
		}
		objects = append(objects, widget)
		refs = append(refs, fmt.Sprintf("%d 0 R", len(objects)))
	}
	all := strings.Join(refs, " ")
	objects[0] = "<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [" + all + "] /NeedAppearances true /DA (/F1 9 Tf 0 g) /DR << /Font << /F1 3 0 R >> >> >> >>"
	objects[1] = "<< /Type /Pages /Kids [5 0 R] /Count 1 >>"
	objects[4] = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> /Contents 6 0 R /Annots [" + all + "] >>"
	return pdfFile(objects)
}

func font(name string) string {
	return "<< /Type /Font /Subtype /Type1 /BaseFont /" + name + " /Encoding /WinAnsiEncoding >>"
}

func stream(s string) string {
	return fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", len(s), s)
}

func pdfFile(objects []string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.5\n")
	var at []int
	for i, o := range objects {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, n := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", n)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, start)
	return b.Bytes()
}

// scanned is a PDF of one picture.
func scanned(picture []byte) []byte { return stamped(picture, "") }

// stamped is a PDF of one picture with a few words printed over it, as a registry does.
func stamped(picture []byte, words string) []byte {
	c, err := jpeg.DecodeConfig(bytes.NewReader(picture))
	if err != nil {
		panic(err)
	}
	space := "/DeviceGray"
	if c.ColorModel != color.GrayModel {
		space = "/DeviceRGB"
	}
	stamp := ""
	if words != "" {
		stamp = fmt.Sprintf(" BT /F1 9 Tf 400 810 Td (%s) Tj ET", literal(words))
	}
	return pdfFile([]string{"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
		"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /XObject << /Im 4 0 R >> /Font << /F1 6 0 R >> >> /Contents 5 0 R >>",
		fmt.Sprintf("<< /Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace %s /BitsPerComponent 8 /Filter /DCTDecode /Length %d >>\nstream\n%s\nendstream", c.Width, c.Height, space, len(picture), picture),
		stream("q 595 0 0 842 0 0 cm /Im Do Q" + stamp), font("Helvetica")})
}
