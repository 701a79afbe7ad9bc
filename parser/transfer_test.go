package parser_test

import (
	"strings"
	"testing"

	"inkorg/parser"
)

// TestBytesAsSent: only the transfer encoding is undone; what cannot be undone cleanly comes with a warning.
func TestBytesAsSent(t *testing.T) {
	t.Parallel()
	const footer = "\r\n_______________\r\nlist mailing list\r\n"
	tests := []struct {
		name, encoding, body, want string
		warning                    string // part of the only warning; "" for none
	}{
		{"base64", "base64", "QUJD\r\nREVG\r\n", "ABCDEF", ""},
		{"base64 in capitals, commented", "BASE64 (x)", "QUJD", "ABC", ""},
		{"base64, long lines of odd length", "base64", "QUJ\r\nDREVG", "ABCDEF", ""},
		{"base64, indented", "base64", "  QUJD\r\n\tREVG", "ABCDEF", ""},
		{"base64 without padding", "base64", "QUJDRA", "ABCD", "without padding"},
		{"base64 with a bad character", "base64", "QUJD*REVG", "ABCDEF", "do not belong"},
		{"base64 with a footer", "base64", "QUJDRA==" + footer, "ABCD", "text behind"},
		{"base64 in two pieces", "base64", "QUJDRA==\r\nRUZH", "ABCDEFG", "several pieces"},
		{"base64 that breaks off", "base64", "QUJDR", "ABC", "end is lost"},
		{"base64 that is none", "base64", "(Åäö) – (ÅÄÖ)", "(Åäö) – (ÅÄÖ)", "is not"},
		{"quoted-printable", "quoted-printable", "a=3Db=\r\nc \r\nd\n", "a=bc\r\nd\n", ""},
		{"quoted-printable, lower case", "quoted-printable", "=c3=a5", "å", ""},
		{"quoted-printable, damaged", "quoted-printable", "50=ZZ", "50=ZZ", "damaged"},
		{"uuencode", "x-uuencode", "begin 644 a\n#0V%T\n`\nend\n", "Cat", ""},
		{"8-bit", "8-bit", "\xe5\n\r\n\x00", "\xe5\n\r\n\x00", ""},
		{"unknown", "x-own", "abc", "abc", "unknown transfer encoding"},
		{"none, text in Latin-1", "", "\xe5\r\nb\n", "\xe5\r\nb\n", ""},
	}
	for _, tt := range tests {
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

// TestTree: how the tree of parts can be broken, and that no part is lost without a word.
func TestTree(t *testing.T) {
	t.Parallel()
	const pdf = "Content-Type: application/pdf; name=a.pdf\r\n\r\n%PDF-1.4\r\n"
	tests := []struct {
		name, header, body string
		parts              int
		warning            string
	}{
		{"sound", "Content-Type: multipart/mixed; boundary=x", "--x\r\n" + pdf + "--x--\r\n", 1, ""},
		{"blank behind the boundary", "Content-Type: multipart/mixed; boundary=\"x\"", "--x \t\r\n" + pdf + "--x-- \r\n", 1, ""},
		{"no end", "Content-Type: multipart/mixed; boundary=x", "--x\r\n" + pdf, 1, "no end"},
		{"part behind the end", "Content-Type: multipart/mixed; boundary=x", "--x\r\n\r\n--x--\r\n--x\r\n" + pdf + "--x--", 1, "behind its end"},
		{"boundary without its type", "Content-Type: boundary=x", "--x\r\n" + pdf + "--x--\r\n", 1, ""},
		{"type without a boundary", "Content-Type: multipart/mixed", "--y\r\n" + pdf + "--y--\r\n", 1, "wrong boundary"},
		{"unparsable type", "Content-Type: multipart/mixed; charset=\"x; y\"z; boundary=x", "--x\r\n" + pdf + "--x--\r\n", 1, ""},
		{"similar boundaries", "Content-Type: multipart/mixed; boundary=x", "--x\r\nContent-Type: multipart/mixed; boundary=x-1\r\n\r\n--x-1\r\n" + pdf + "--x-1--\r\n--x--\r\n", 1, ""},
		{"inner one has no end", "Content-Type: multipart/mixed; boundary=x", "--x\r\nContent-Type: multipart/mixed; boundary=y\r\n\r\n--y\r\n" + pdf + "--x\r\n" + pdf + "--x--\r\n", 2, "no end"},
		{"transfer encoding on a multipart", "Content-Type: multipart/mixed; boundary=x\r\nContent-Transfer-Encoding: quoted-printable", "--x\r\n" + pdf + "--x--\r\n", 1, ""},
		{"no blank line in a part", "Content-Type: multipart/mixed; boundary=x", "--x\r\nNote: this is text\r\n--x\r\n" + pdf + "--x--\r\n", 1, "kept as text"},
		{"digest", "Content-Type: multipart/digest; boundary=x", "--x\r\n\r\nFrom: a@b.example\r\nContent-Type: application/pdf; name=a.pdf\r\n\r\nx\r\n--x--\r\n", 2, ""},
		{"mail in a file", "Content-Type: application/octet-stream; name=a.eml", "From: a@b.example\r\n" + pdf, 2, ""},
		{"closed container", "Content-Type: application/ms-tnef; name=winmail.dat", "x", 1, "not taken out"},
	}
	for _, tt := range tests {
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
