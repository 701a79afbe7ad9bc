package document_test

import (
	"bytes"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"inkorg/parser/document"
)

// dump shows what a test should see of a document.
func dump(d document.Document) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s, readable %v, pages %d, reason %q, unread %v\n", d.Type, d.Readable, d.Pages, d.Reason, d.Unread)
	for _, l := range d.Lines {
		style := ""
		if l.Bold {
			style += " bold"
		}
		if l.Running {
			style += " running"
		}
		fmt.Fprintf(&b, "%d %d %g%s| %s\n", l.Page, l.Level, l.Size, style, l.Text)
	}
	for _, h := range d.Headings() {
		fmt.Fprintf(&b, "heading %+v\n", h)
	}
	return b.String()
}

func TestSamples(t *testing.T) {
	t.Parallel()
	r := newReader(t, document.Options{})
	pdfs, _ := filepath.Glob("testdata/*.pdf")
	words, _ := filepath.Glob("testdata/*.docx")
	files := append(pdfs, words...)
	if len(files) < 12 {
		t.Fatalf("only %d samples", len(files))
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			compareGolden(t, file, r.Read(t.Context(), file, sample(t, filepath.Base(file))))
		})
	}
}

func TestReasons(t *testing.T) {
	t.Parallel()
	r := newReader(t, document.Options{})
	whole := pdfOf("", textLines("Hej")).bytes("")
	for _, c := range []struct {
		name   string
		data   []byte
		reason document.Reason
	}{
		{"user password, AES-128", sample(t, "password-128.pdf"), document.Encrypted},
		{"user password, AES-256", sample(t, "password-256.pdf"), document.Encrypted},
		{"owner password only", sample(t, "owner-password.pdf"), ""},
		{"pictures of pages", sample(t, "scan.pdf"), document.Scan},
		{"cut off", sample(t, "truncated.pdf"), document.Corrupt},
		{"only a header", []byte("%PDF-1.4\n"), document.Corrupt},
		{"garbage behind the header", append([]byte("%PDF-1.4\n"), strings.Repeat("\x80\x01 obj", 500)...), document.Corrupt},
		{"pages that contain themselves", cyclicTree(), document.Corrupt},
		{"no pages", handmade{"<< /Type /Catalog >>"}.bytes(""), document.Corrupt},
		{"a page without text", pdfOf("", "0 0 100 100 re f").bytes(""), document.Scan},
		{"a page without text that one reader cannot open", bytes.Replace(pdfOf("", "0 0 100 100 re f").bytes(""), []byte("startxref"), []byte("startxxxx"), 1), document.Scan},
		{"a filter that nobody knows", handmade{}.page("/Filter /Nonsense", "x"), document.Corrupt},
		{"junk before the header", append([]byte("X-Junk: 1\r\n\r\n"), whole...), ""},
		{"junk behind the end", append(whole[:len(whole):len(whole)], strings.Repeat("\x00", 3000)...), ""},
		{"version 2.0", []byte(strings.Replace(string(whole), "%PDF-1.4", "%PDF-2.0", 1)), ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := r.Read(t.Context(), c.name, c.data)
			if d.Type != "application/pdf" || d.Reason != c.reason || d.Readable != (c.reason == "") || d.Err != nil {
				t.Errorf("got %s", dump(d))
			}
			if !d.Readable && d.Detail == "" {
				t.Error("no Detail says why")
			}
		})
	}
}

// page makes a PDF of one page whose content stream has that dictionary.
func (h handmade) page(dict, content string) []byte {
	h = pdfOf("", content)
	h[4] = stream(dict, content)
	return h.bytes("")
}

func TestText(t *testing.T) {
	t.Parallel()
	r := newReader(t, document.Options{})
	form := func(content, form string) []byte {
		h := pdfOf("/Resources << /Font << /F1 3 0 R /F2 4 0 R >> /XObject << /X 7 0 R >> >>", content)
		return append(h, stream("/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Matrix [1 0 0 1 0 -100]", form)).bytes("")
	}
	one := func(content string) []byte { return pdfOf("", content).bytes("") }
	for _, c := range []struct {
		name string
		data []byte
		want string
	}{
		{"lines from top to bottom whatever the order", one("BT /F1 12 Tf 72 600 Td (under) Tj 0 50 Td (over) Tj ET"), "over\nunder\n"},
		{"words parted by place", one("BT /F1 12 Tf 72 600 Td [(Hur) -400 (stimulans) 10 (medlen)] TJ ET"), "Hur stimulansmedlen\n"},
		{"a form", form("BT /F1 12 Tf 72 700 Td (page) Tj ET /X Do", "BT /F1 12 Tf 72 700 Td (form) Tj ET"), "page\nform\n"},
		{"letters set wide by spacing", one("BT /F1 12 Tf 6 Tc 72 600 Td (Sammanfattning av) Tj ET"), "Sammanfattning av\n"},
		{"letters set wide by blanks", one("BT /F1 12 Tf 72 600 Td (S a m m a n   a v   m e d e l) Tj ET"), "Samman av medel\n"},
		{"a word broken by a hyphen", one(textLines("regional sam-", "verkan ska")), "regional samverkan\nska\n"},
		{"a hyphen that stays", one(textLines("kommun-", "och IT-", "samverkan e-", "legitimation")), "kommun-\noch IT-samverkan\ne-legitimation\n"},
		{"marks of old TeX before their letters", one("BT /F1 12 Tf 72 600 Td (Ans) Tj [(\\250) 333 (okan)] TJ ET"), "Ansökan\n"},
		{"every operator that shows text", one("BT /F1 12 Tf 14 TL 72 600 Td (ett) Tj (tv\\345) ' 0 0 (tre) \" T* [(fyra)] TJ ET"), "ett\ntvå\ntre\nfyra\n"},
		{"escapes", one(`BT /F1 12 Tf 72 600 Td (\(l\344n\) \\ x\
y) Tj ET`), "(län) \\ xy\n"},
		{"hexadecimal", one("BT /F1 12 Tf 72 600 Td <4c E4 6e> Tj ET"), "Län\n"},
		{"an inline image with parentheses in it", one("BI /W 1 /H 1 ID (((< EI BT /F1 12 Tf 72 600 Td (efter) Tj ET"), "efter\n"},
		{"a page turned by 90 degrees", pdfOf("/Rotate 90", "BT /F1 12 Tf 0 1 -1 0 100 100 Tm (ett) Tj 0 1 -1 0 120 100 Tm (tv\\345) Tj ET").bytes(""), "ett\ntvå\n"},
		{"two columns", one(columns()), strings.Repeat("den vänstra spaltens rad som är lång nog\n", 8) + strings.Repeat("den högra spaltens rad som är lång nog\n", 8)},
		{"a label beside its text", one(cells("Planerad anv\\344ndning", "av medlen")), "Planerad användning\nav medlen\nPengarna går till arbetet\nmed gemensamma system.\nDet tar två år.\n"},
		{"a label of one line beside its text", one(cells("Telefon")), "Telefon\nPengarna går till arbetet\nmed gemensamma system.\nDet tar två år.\n"},
		{"labels in the middle of their fields", one(field(700, 9, "Namn och", "adress") + field(640, 15, "Telefon")),
			"Namn och adress\nPengarna går till arbetet\nmed gemensamma system.\nDet tar två år.\nTelefon\nPengarna går till arbetet\nmed gemensamma system.\nDet tar två år.\n"},
		{"a bullet and its text", one(cells("\\267")), "· Pengarna går till arbetet\nmed gemensamma system.\nDet tar två år.\n"},
		{"the last line of a paragraph below a gap", one("BT /F1 12 Tf 72 600 Td [(ett) -2000 (ord)] TJ 0 -14 Td (till) Tj ET"), "ett ord\ntill\n"},
		{"drawn twice to look bold", one("BT /F1 12 Tf 72 600 Td (fet) Tj 0.3 0 Td (fet) Tj ET"), "fet\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := r.Read(t.Context(), c.name, c.data)
			if got := strings.Join(d.Text(), "\f"); got != c.want {
				t.Errorf("got %q, want %q; %s", got, c.want, d.Detail)
			}
		})
	}
}

// cells is a table of two columns: on the left a label of two lines, on the right three lines of text.
func cells(label ...string) string {
	var b strings.Builder
	for i, text := range []string{"Pengarna g\\345r till arbetet", "med gemensamma system.", "Det tar tv\\345 \\345r."} {
		if i < len(label) {
			fmt.Fprintf(&b, "BT /F1 11 Tf 72 %d Td (%s) Tj ET\n", 700-14*i, label[i])
		}
		fmt.Fprintf(&b, "BT /F1 11 Tf 200 %d Td (%s) Tj ET\n", 700-14*i, text)
	}
	return b.String()
}

// field is a field of a form with three lines of text from top, and left of it a label that begins so much lower.
func field(top, lower int, label ...string) string {
	var b strings.Builder
	for i, text := range []string{"Pengarna g\\345r till arbetet", "med gemensamma system.", "Det tar tv\\345 \\345r."} {
		fmt.Fprintf(&b, "BT /F1 9 Tf 200 %d Td (%s) Tj ET\n", top-12*i, text)
	}
	for i, l := range label {
		fmt.Fprintf(&b, "BT /F1 10 Tf 72 %d Td (%s) Tj ET\n", top-lower-12*i, l)
	}
	return b.String()
}

func columns() string {
	var b strings.Builder
	for i := range 8 {
		fmt.Fprintf(&b, "BT /F1 11 Tf 72 %d Td (den v\\344nstra spaltens rad som \\344r l\\345ng nog) Tj 250 0 Td (den h\\366gra spaltens rad som \\344r l\\345ng nog) Tj ET\n", 700-14*i)
	}
	return b.String()
}

func TestUnreadPages(t *testing.T) {
	t.Parallel()
	r := newReader(t, document.Options{})
	d := r.Read(t.Context(), "mixed.pdf", sample(t, "mixed.pdf"))
	if !d.Readable || fmt.Sprint(d.Unread) != "[2]" {
		t.Errorf("a scanned page among others: readable %v, unread %v", d.Readable, d.Unread)
	}
}

func TestHeadingsOfPDF(t *testing.T) {
	t.Parallel()
	r := newReader(t, document.Options{})
	body := strings.Repeat("(br\\366dtext som fyller sidan) Tj T*\n", 6)
	one := func(content string) []byte {
		return pdfOf("", "BT 14 TL 72 700 Td /F1 12 Tf\n"+content+" ET").bytes("")
	}
	for _, c := range []struct{ name, content, want string }{
		{"by size", "/F1 16 Tf (Stor) Tj T* /F1 12 Tf " + body, "1 Stor"},
		{"by weight", "/F2 12 Tf (Fet) Tj T* /F1 12 Tf " + body, "1 Fet"},
		{"not the bold word in a line", "/F2 12 Tf (Syfte. ) Tj /F1 12 Tf (Vi vill g\\366ra mer) Tj T* " + body, ""},
		{"not a bold sentence", "/F2 12 Tf (Detta \\344r viktigt.) Tj T* /F1 12 Tf " + body, ""},
		{"not where all is bold", "/F2 12 Tf (Rubrik) Tj T* " + body, ""},
		{"not in a table of contents", "/F2 12 Tf (Medel ........ 4) Tj T* /F1 12 Tf " + body, ""},
		{"not in a table of contents without dots", "/F2 12 Tf [(Medel) -9000 (4)] TJ T* /F1 12 Tf " + body, ""},
		{"over two lines", "/F2 12 Tf (Hur stimulansmedlen) Tj T* (ska anv\\344ndas) Tj T* /F1 12 Tf " + body, "1 Hur stimulansmedlen ska användas"},
		{"by number below one style", "/F2 12 Tf (1 Organ) Tj T* /F1 12 Tf " + body + "/F2 12 Tf (1.1 Ledning) Tj T* /F1 12 Tf " + body, "1 1 Organ, 2 1.1 Ledning"},
		{"in capitals", "(MEDLENS ANV\\304NDNING) Tj T* " + body, "1 MEDLENS ANVÄNDNING"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, h := range r.Read(t.Context(), c.name, one(c.content)).Headings() {
				got = append(got, fmt.Sprintf("%d %s", h.Level, h.Text))
			}
			if strings.Join(got, ", ") != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}
