package parser_test

import (
	"encoding/base64"
	"strings"
	"testing"

	"inkorg/parser"
)

// hiddenBase64 is a PDF file as mail programs fold it.
const hiddenBase64 = "JVBERi0xLjQgYW5kIHNvIG11Y2ggbW9yZSB0aGF0IHR3byBsaW5lcyBvZiBiYXNlNjQgYXJlIG5l\r\nZWRlZCBmb3IgaXQsIGFzIGFsd2F5cwo=\r\n"

// listFooter is what list software writes behind a mail.
const listFooter = "\r\n_______________\r\nlist mailing list\r\n"

// encodings are bodies and the bytes they stand for.
var encodings = []struct {
	name, encoding, body, want string
	warning                    string // part of the only warning; "" for none
}{
	{"base64", "base64", "QUJD\r\nREVG\r\n", "ABCDEF", ""},
	{"base64 in capitals, commented", "BASE64 (x)", "QUJD", "ABC", ""},
	{"base64, long lines of odd length", "base64", "QUJ\r\nDREVG", "ABCDEF", ""},
	{"base64, indented", "base64", "  QUJD\r\n\tREVG", "ABCDEF", ""},
	{"base64 without padding", "base64", "QUJDRA", "ABCD", "without padding"},
	{"base64 with a bad character", "base64", "QUJD*REVG", "ABCDEF", "do not belong"},
	{"base64 with a footer", "base64", "QUJDRA==" + listFooter, "ABCD", "text behind"},
	{"base64 in two pieces", "base64", "QUJDRA==\r\nRUZH", "ABCDEFG", "several pieces"},
	{"base64 that breaks off", "base64", "QUJDR", "ABC", "end is lost"},
	{"base64 that is none", "base64", "(Åäö) – (ÅÄÖ)", "(Åäö) – (ÅÄÖ)", "is not"},
	{"quoted-printable", "quoted-printable", "a=3Db=\r\nc \r\nd\n", "a=bc\r\nd\n", ""},
	{"quoted-printable, lower case", "quoted-printable", "=c3=a5", "å", ""},
	{"quoted-printable, damaged", "quoted-printable", "50=ZZ", "50=ZZ", "damaged"},
	{"uuencode", "x-uuencode", "begin 644 a\n#0V%T\n`\nend\n", "Cat", ""},
	{"8-bit", "8-bit", "\xe5\n\r\n\x00", "\xe5\n\r\n\x00", ""},
	{"base64, misspelt", "base-64", "QUJD", "ABC", ""},
	{"base64, with a parameter", "base64; charset=utf-8", "QUJD", "ABC", ""},
	{"base64, double carriage returns", "base64", "QUJD\r\r\nREVG\r\r\n", "ABCDEF", ""},
	{"base64, blank lines in it", "base64", "QUJD\r\n\r\nREVG", "ABCDEF", ""},
	{"base64, padded in the middle of a line", "base64", "QUI=QUI=", "ABAB", "several pieces"},
	{"base64, padding too long", "base64", "QUJDRA====", "ABCD", ""},
	{"base64, padding on a line of its own", "base64", "QUJDRA\r\n==", "ABCD", ""},
	{"base64, empty", "base64", "", "", ""},
	{"base64, only blank", "base64", "\r\n \r\n", "", ""},
	{"base64 without saying so", "", hiddenBase64, "%PDF-1.4 and so much more that two lines of base64 are needed for it, as always\n", "without saying so"},
	{"base64 under an unknown name", "x-b", hiddenBase64, "%PDF-1.4 and so much more that two lines of base64 are needed for it, as always\n", "without saying so"},
	{"text that is no hidden file", "7bit", "SGVsbG8gSGVsbG8gSGVsbG8gSGVsbG8g", "SGVsbG8gSGVsbG8gSGVsbG8gSGVsbG8g", ""},
	{"quoted-printable, misspelt", "quoted-printeable", "=41", "A", ""},
	{"quoted-printable, soft line at the end", "quoted-printable", "a=", "a", ""},
	{"quoted-printable, blanks behind a soft line", "quoted-printable", "a= \t\r\nb", "ab", ""},
	{"quoted-printable, half an escape", "quoted-printable", "a=4", "a=4", "damaged"},
	{"quoted-printable, raw bytes in it", "quoted-printable", "\xe5=41", "\xe5A", ""},
	{"7-bit", "7-Bit", "a\n", "a\n", ""},
	{"8bit with a comment", "8bit (sic)", "a\n", "a\n", ""},
	{"binary", "BINARY", "a\r\r\n\x00", "a\r\r\n\x00", ""},
	{"uuencode that is none", "uuencode", "abc", "abc", "not uuencoded"},
	{"unknown", "x-own", "abc", "abc", "unknown transfer encoding"},
	{"none, text in Latin-1", "", "\xe5\r\nb\n", "\xe5\r\nb\n", ""},
}

// TestBytesAsSent: only the transfer encoding is undone; what cannot be undone cleanly comes with a warning.
func TestBytesAsSent(t *testing.T) {
	t.Parallel()
	for _, tt := range encodings {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			m := parser.Parse([]byte("From: a@b.example\r\nContent-Type: text/plain; name=a.txt; charset=iso-8859-1\r\nContent-Transfer-Encoding: "+
				tt.encoding+"\r\n\r\n"+tt.body), nil)
			if len(m.Parts) != 1 || string(m.Parts[0].Data) != tt.want {
				t.Fatalf("got %+v, want one part of %q", m.Parts, tt.want)
			}
			said := strings.Join(m.Warnings, " ")
			if (said == "") != (tt.warning == "") || !strings.Contains(said, tt.warning) {
				t.Errorf("warnings %q, want %q", m.Warnings, tt.warning)
			}
		})
	}
}

// pdfPart is a part without its boundaries.
const pdfPart = "Content-Type: application/pdf; name=a.pdf\r\n\r\n%PDF-1.4\r\n"

// trees are how parts can stand in one another.
var trees = []struct {
	name, header, body string
	parts              int
	warning            string
}{
	{"sound", "Content-Type: multipart/mixed; boundary=x", "--x\r\n" + pdfPart + "--x--\r\n", 1, ""},
	{"blank behind the boundary", "Content-Type: multipart/mixed; boundary=\"x\"", "--x \t\r\n" + pdfPart + "--x-- \r\n", 1, ""},
	{"no end", "Content-Type: multipart/mixed; boundary=x", "--x\r\n" + pdfPart, 1, "no end"},
	{"part behind the end", "Content-Type: multipart/mixed; boundary=x", "--x\r\n\r\n--x--\r\n--x\r\n" + pdfPart + "--x--", 1, "behind its end"},
	{"boundary without its type", "Content-Type: boundary=x", "--x\r\n" + pdfPart + "--x--\r\n", 1, ""},
	{"type without a boundary", "Content-Type: multipart/mixed", "--y\r\n" + pdfPart + "--y--\r\n", 1, "wrong boundary"},
	{"unparsable type", "Content-Type: multipart/mixed; charset=\"x; y\"z; boundary=x", "--x\r\n" + pdfPart + "--x--\r\n", 1, ""},
	{"type misspelt", "Content-Type: mutlipart/mixed; boundary=x", "--x\r\n" + pdfPart + "--x--\r\n", 1, "divided all the same"},
	{"called text", "Content-Type: text/plain; boundary=\"x\"", "--x\r\n" + pdfPart + "--x--\r\n", 1, "divided all the same"},
	{"no type at all", "MIME-Version: 1.0", "This is MIME.\r\n--x\r\n" + pdfPart + "--x--\r\n", 1, "wrong boundary"},
	{"type cut off from the header", "Subject: x", "Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n" + pdfPart + "--x--\r\n", 1, "wrong boundary"},
	{"type is nonsense", "Content-Type: %%%", "--x\r\n" + pdfPart + "--x--\r\n", 1, "wrong boundary"},
	{"hyphens are no boundary", "MIME-Version: 1.0", "--x\r\nContent-Type: as I said, no type at all\r\n", 0, ""},
	{"folded without a blank", "Content-Type: multipart/mixed;\r\nboundary=x", "--x\r\n" + pdfPart + "--x--\r\n", 1, "lines that are none"},
	{"file name folded without a blank", "Content-Type: multipart/mixed; boundary=x", "--x\r\nContent-Type: application/pdf;\r\nname=a.pdf\r\n\r\n%PDF-1.4\r\n--x--\r\n", 1, "lines that are none"},
	{"header line without a colon", "Subject: x\r\nno colon here\r\nContent-Type: multipart/mixed; boundary=x", "--x\r\n" + pdfPart + "--x--\r\n", 1, "lines that are none"},
	{"header of a part without a blank line", "Content-Type: multipart/mixed; boundary=x", "--x\r\nContent-Type: application/pdf; name=a.pdf\r\nContent-Transfer-Encoding: base64\r\nJVBERi0xLjQK\r\n--x--\r\n", 1, "lines that are none"},
	{"boundary with blanks at its end", "Content-Type: multipart/mixed; boundary=\"x  \"", "--x\r\n" + pdfPart + "--x--\r\n", 1, ""},
	{"boundary with a blank within", "Content-Type: multipart/mixed; boundary=\"x y\"", "--x y\r\n" + pdfPart + "--x y--\r\n", 1, ""},
	{"boundary quoted on one side", "Content-Type: multipart/mixed; boundary=\"x", "--x\r\n" + pdfPart + "--x--\r\n", 1, ""},
	{"boundary in another case", "Content-Type: multipart/mixed; boundary=ABC", "--abc\r\n" + pdfPart + "--abc--\r\n", 1, "wrong boundary"},
	{"hyphens forgotten in the body", "Content-Type: multipart/mixed; boundary=--x", "--x\r\n" + pdfPart + "--x--\r\n", 1, "wrong boundary"},
	{"continued boundary", "Content-Type: multipart/mixed; boundary*0=a; boundary*1=b", "--ab\r\n" + pdfPart + "--ab--\r\n", 1, ""},
	{"end of another boundary", "Content-Type: multipart/mixed; boundary=x", "--x\r\n" + pdfPart + "--y--\r\n", 1, "no end"},
	{"end without its hyphens", "Content-Type: multipart/mixed; boundary=x", "--x\r\n" + pdfPart + "--x\r\n", 1, "no end"},
	{"nested, one boundary", "Content-Type: multipart/mixed; boundary=x", "--x\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n" + pdfPart + "--x--\r\n--x\r\n" + pdfPart + "--x--\r\n", 2, "behind its end"},
	{"nested, inner is a prefix of the outer", "Content-Type: multipart/mixed; boundary=xy", "--xy\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n" + pdfPart + "--x--\r\n--xy\r\n" + pdfPart + "--xy--\r\n", 2, ""},
	{"encoded as a whole", "Content-Type: multipart/mixed; boundary=x\r\nContent-Transfer-Encoding: base64", base64.StdEncoding.EncodeToString([]byte("--x\r\n" + pdfPart + "--x--\r\n")), 1, "as a whole"},
	{"nonsense for the type of the text", "Content-Type: utf-8", "hej", 0, ""},
	{"similar boundaries", "Content-Type: multipart/mixed; boundary=x", "--x\r\nContent-Type: multipart/mixed; boundary=x-1\r\n\r\n--x-1\r\n" + pdfPart + "--x-1--\r\n--x--\r\n", 1, ""},
	{"inner one has no end", "Content-Type: multipart/mixed; boundary=x", "--x\r\nContent-Type: multipart/mixed; boundary=y\r\n\r\n--y\r\n" + pdfPart + "--x\r\n" + pdfPart + "--x--\r\n", 2, "no end"},
	{"transfer encoding on a multipart", "Content-Type: multipart/mixed; boundary=x\r\nContent-Transfer-Encoding: quoted-printable", "--x\r\n" + pdfPart + "--x--\r\n", 1, ""},
	{"no blank line in a part", "Content-Type: multipart/mixed; boundary=x", "--x\r\nNote: this is text\r\n--x\r\n" + pdfPart + "--x--\r\n", 1, "kept as text"},
	{"digest", "Content-Type: multipart/digest; boundary=x", "--x\r\n\r\nFrom: a@b.example\r\nContent-Type: application/pdf; name=a.pdf\r\n\r\nx\r\n--x--\r\n", 2, ""},
	{"mail in a file", "Content-Type: application/octet-stream; name=a.eml", "From: a@b.example\r\n" + pdfPart, 2, ""},
	{"container that is none", "Content-Type: application/ms-tnef; name=winmail.dat", "x", 1, "no winmail.dat"},
}

// TestTree: how the tree of parts can be broken, and that no part is lost without a word.
func TestTree(t *testing.T) {
	t.Parallel()
	for _, tt := range trees {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			m := parser.Parse([]byte("From: a@b.example\r\n"+tt.header+"\r\n\r\n"+tt.body), nil)
			if len(m.Parts) != tt.parts {
				t.Errorf("got %d parts, want %d: %+v", len(m.Parts), tt.parts, m.Parts)
			}
			said := strings.Join(m.Warnings, " ")
			if (said == "") != (tt.warning == "") || !strings.Contains(said, tt.warning) {
				t.Errorf("warnings %q, want %q", m.Warnings, tt.warning)
			}
		})
	}
}

func TestDocuments(t *testing.T) {
	t.Parallel()
	big := strings.Repeat("x", 300<<10)
	tests := []struct {
		name, header, body string
		want               bool
	}{
		{"pdf", "Content-Type: application/pdf; name=a.pdf", "%PDF-1.4", true},
		{"inline pdf", "Content-Type: application/pdf; name=a.pdf\r\nContent-Disposition: inline", "%PDF-1.4", true},
		{"docx as octet-stream without a name", "Content-Type: application/octet-stream", "PK\x03\x04", true},
		{"pdf called a picture of the HTML", "Content-Type: image/png; name=a.png\r\nContent-Id: <logo>", "%PDF-1.4", true},
		{"logo", "Content-Type: image/png; name=a.png\r\nContent-Id: <logo>", "x", false},
		{"photographed page in the mail", "Content-Type: image/jpeg; name=a.jpg\r\nContent-Id: <logo>", big, true},
		{"photo", "Content-Type: image/jpeg; name=a.jpg", "x", true},
		{"pixel", "Content-Type: image/gif", "x", false},
		{"signature", "Content-Type: application/pkcs7-signature; name=smime.p7s", "x", false},
		{"pgp signature", "Content-Type: application/octet-stream; name=signature.asc", "-----BEGIN PGP SIGNATURE-----", false},
		{"card", "Content-Type: application/octet-stream; name=anna.vcf", "x", false},
		{"invitation", "Content-Type: text/calendar", "x", false},
		{"pdf called text", "Content-Type: text/plain", "%PDF-1.4", true},
		{"docx called pdf", "Content-Type: application/pdf; name=a.pdf", "PK\x03\x04", true},
		{"text file", "Content-Type: text/plain; name=ansökan.txt", "x", true},
		{"picture of Outlook's", "Content-Type: image/png; name=image001.png\r\nContent-Id: <other>", "x", false},
		{"scan that came as a picture of the text", "Content-Type: image/jpeg; name=image001.jpg\r\nContent-Id: <other>", big, true},
		{"photo of an iPhone", "Content-Type: image/jpeg; name=IMG_0001.jpg\r\nContent-Disposition: inline", "x", true},
		{"words behind an attachment", "Content-Type: text/plain; name=ATT00001.txt\r\nContent-Disposition: attachment", "Hälsningar Anna", false},
		{"pdf by a filter's name", "Content-Type: application/pdf; name=ATT00001.txt", "%PDF-1.4", true},
		{"disclaimer", "Content-Type: text/html; name=Disclaimer.html", "x", false},
		{"card by its type", "Content-Type: text/x-vcard; name=anna", "x", false},
		{"empty without a name", "Content-Type: application/octet-stream", "", false},
		{"empty with a name", "Content-Type: application/pdf; name=a.pdf", "", true},
		{"winmail.dat", "Content-Type: application/ms-tnef; name=winmail.dat", "x", true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			m := parser.Parse([]byte("From: a@b.example\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n"+tt.header+"\r\n\r\n"+tt.body+
				"\r\n--x\r\nContent-Type: text/html\r\n\r\n<img src=cid:logo>\r\n--x--\r\n"), nil)
			if len(m.Parts) != 1 || m.Parts[0].Document != tt.want {
				t.Errorf("got %+v, want one part, document %v", m.Parts, tt.want)
			}
		})
	}
}

// TestLeadIn: what stands before the header, and line ends that are none of mail's, hide nothing.
func TestLeadIn(t *testing.T) {
	t.Parallel()
	const sound = "From: Anna <anna@kommun.example>\r\nSubject: Ansökan\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n" +
		"Content-Type: application/pdf; name=a.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\nJVBERi0xLjQK\r\n--x--\r\n"
	tests := []struct{ name, raw, warning string }{
		{"sound", sound, ""},
		{"newlines alone", strings.ReplaceAll(sound, "\r\n", "\n"), ""},
		{"byte order mark", "\xef\xbb\xbf" + sound, "before the header"},
		{"mbox line", "From anna@kommun.example Sat Mar 14 10:21:00 2009\r\n" + sound, "before the header"},
		{"quoted mbox line", ">From - Sat Mar 14 10:21:00 2009\r\n" + sound, "before the header"},
		{"blank lines", "\r\n \r\n\r\n" + sound, "before the header"},
		{"mark, blank line and mbox line", "\xef\xbb\xbf\r\nFrom a@b.example x\r\n\r\n" + sound, "before the header"},
		{"carriage returns alone", strings.ReplaceAll(sound, "\r\n", "\r"), "carriage returns alone"},
		{"doubled carriage returns", strings.ReplaceAll(sound, "\r\n", "\r\r\n"), ""},
		{"indented first line", "  " + sound, "lines that are none"},
		{"a line of rubbish first", "Return-Path anna\r\n" + sound, "lines that are none"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			m := parser.Parse([]byte(tt.raw), nil)
			if m.From.Addr != "anna@kommun.example" || m.Subject != "Ansökan" {
				t.Errorf("from %q, subject %q", m.From.Addr, m.Subject)
			}
			if len(m.Parts) != 1 || string(m.Parts[0].Data) != "%PDF-1.4\n" {
				t.Errorf("parts %+v", m.Parts)
			}
			said := strings.Join(m.Warnings, " ")
			if (said == "") != (tt.warning == "") || !strings.Contains(said, tt.warning) {
				t.Errorf("warnings %q, want %q", m.Warnings, tt.warning)
			}
		})
	}
}
