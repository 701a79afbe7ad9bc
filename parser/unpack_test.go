package parser_test

import (
	"archive/zip"
	"bytes"
	"encoding/base64"
	"fmt"
	"os"
	"runtime"
	"strings"
	"testing"

	"inkorg/parser"
)

// zipOf packs names and contents, one after the other.
func zipOf(t testing.TB, files ...string) string {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		f, err := w.Create(files[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(files[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// zipLocked is zipOf with the first file locked by a password, as far as anybody can tell.
func zipLocked(t testing.TB, files ...string) string {
	z := []byte(zipOf(t, files...))
	z[bytes.Index(z, []byte("PK\x01\x02"))+8] |= 1
	return string(z)
}

func smime(t testing.TB, name string) string {
	t.Helper()
	b, err := os.ReadFile("container/testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// attach makes a part of a multipart with the boundary x.
func attach(name, data string) string {
	return "--x\r\nContent-Type: application/octet-stream; name=\"" + name + "\"\r\nContent-Disposition: attachment\r\nContent-Transfer-Encoding: base64\r\n\r\n" +
		base64.StdEncoding.EncodeToString([]byte(data)) + "\r\n"
}

const mixed = "From: a@b.example\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\nhej\r\n"

// TestUnpack shows each part as "name<container", with a star when it is a document.
func TestUnpack(t *testing.T) {
	t.Parallel()
	pdf := "%PDF-1.4"
	eml := "From: b@c.example\r\nSubject: x\r\nContent-Type: application/pdf; name=c.pdf\r\n\r\n" + pdf
	tests := []struct{ name, mail, parts, body, warning string }{
		{"zip", mixed + attach("a.zip", zipOf(t, "bilagor/b.pdf", pdf, "c.txt", "c")) + "--x--", "a.zip< b.pdf<a.zip* c.txt<a.zip*", "hej", ""},
		{"zip without a name", mixed + attach("", zipOf(t, "b.pdf", pdf)) + "--x--", "< b.pdf<zip archive*", "hej", ""},
		{"zip in a zip", mixed + attach("a.zip", zipOf(t, "b.zip", zipOf(t, "c.pdf", pdf))) + "--x--", "a.zip< b.zip<a.zip c.pdf<b.zip*", "hej", ""},
		{"mail in a zip", mixed + attach("a.zip", zipOf(t, "b.eml", eml)) + "--x--", "a.zip< b.eml<a.zip c.pdf<b.eml*", "hej", ""},
		{"mail called .msg", mixed + attach("f.msg", eml) + "--x--", "f.msg< c.pdf<f.msg*", "hej", ""},
		{"neither mail nor Outlook", mixed + attach("f.msg", "hej") + "--x--", "f.msg<*", "hej", `"f.msg" is damaged`},
		{"zip in a forwarded mail", mixed + attach("f.eml", mixed+attach("a.zip", zipOf(t, "b.pdf", pdf))+"--x--") + "--x--", "f.eml< a.zip<f.eml b.pdf<a.zip*", "hej", ""},
		{"docx", mixed + attach("a.docx", zipOf(t, "[Content_Types].xml", "", "word/document.xml", "")) + "--x--", "a.docx<*", "hej", ""},
		{"locked zip", mixed + attach("a.zip", zipLocked(t, "b.pdf", pdf)) + "--x--", "a.zip<*", "hej", `"a.zip" is locked with a password`},
		{"zip locked in part", mixed + attach("a.zip", zipLocked(t, "b.pdf", pdf, "c.pdf", pdf)) + "--x--", "a.zip<* c.pdf<a.zip*", "hej", `holds "b.pdf", which is locked`},
		{"bomb beside a file", mixed + attach("a.zip", zipOf(t, "0", strings.Repeat("\x00", 5<<20))) + attach("b.zip", zipOf(t, "b.pdf", pdf)) + "--x--", "a.zip<* b.zip< b.pdf<b.zip*", "hej", `"a.zip" is a bomb`},
		{"paths", mixed + attach("a.zip", zipOf(t, "../../b.pdf", pdf, `c:\d\e.pdf`, pdf)) + "--x--", "a.zip< b.pdf<a.zip* e.pdf<a.zip*", "hej", ""},
		{"rar", mixed + attach("a.rar", "Rar!\x1a\x07\x00") + "--x--", "a.rar<*", "hej", "is a RAR archive"},
		{"signed", "From: a@b.example\r\nContent-Type: application/pkcs7-mime; name=smime.p7m\r\n\r\n" + smime(t, "signed.p7m"), "smime.p7m< ansökan.pdf<smime.p7m*", "Här är ansökan.", ""},
		{"signed, nothing says so", mixed + attach("", smime(t, "pieces.p7m")) + "--x--", "< ansökan.pdf<S/MIME message*", "hej\n\nHär är ansökan.", ""},
		{"a signed file", mixed + attach("ansökan.pdf.p7m", smime(t, "file.p7m")) + "--x--", "ansökan.pdf.p7m< ansökan.pdf<ansökan.pdf.p7m*", "hej", ""},
		{"signed mail in a zip", mixed + attach("a.zip", zipOf(t, "smime.p7m", smime(t, "signed.p7m"))) + "--x--", "a.zip< smime.p7m<a.zip ansökan.pdf<smime.p7m*", "hej", ""},
		{"encrypted", "From: a@b.example\r\nContent-Type: application/pkcs7-mime; name=smime.p7m\r\n\r\n" + smime(t, "enveloped.p7m"), "smime.p7m<*", "", "is encrypted (S/MIME)"},
		{"detached signature", mixed + attach("smime.p7s", smime(t, "detached.p7s")) + "--x--", "smime.p7s<", "hej", ""},
		{"PGP/MIME", "From: a@b.example\r\nContent-Type: multipart/encrypted; boundary=x\r\n\r\n--x\r\nContent-Type: application/pgp-encrypted\r\n\r\nVersion: 1\r\n" +
			attach("encrypted.asc", "-----BEGIN PGP MESSAGE-----\r\n\r\nhQEM\r\n") + "--x--", "< encrypted.asc<*", "", "is encrypted with PGP"},
		{"PGP/MIME, not as it should be", "From: a@b.example\r\nContent-Type: multipart/encrypted; boundary=x\r\n\r\n" + attach("a", "\x85\x01") + "--x--", "a<*", "", "is encrypted; it was not read"},
		{"PGP in the text", "From: a@b.example\r\n\r\nhej\r\n-----BEGIN PGP MESSAGE-----\r\n\r\nhQEM\r\n", "", "hej\n-----BEGIN PGP MESSAGE-----\n\nhQEM", "text of the message is encrypted"},
		{"AppleDouble", "From: a@b.example\r\nContent-Type: multipart/appledouble; boundary=x\r\n\r\n--x\r\nContent-Type: application/applefile; name=a.pdf\r\n\r\n\x00\x05\x16\x07\r\n" +
			"--x\r\nContent-Type: application/pdf\r\n\r\n" + pdf + "\r\n--x--", "a.pdf< a.pdf<*", "", ""},
		{"zip in uuencoded text", "From: a@b.example\r\n\r\nhej\r\nbegin 644 a.zip\r\n" + uu(zipOf(t, "b.pdf", pdf)) + "`\r\nend\r\n", "a.zip<body b.pdf<a.zip*", "hej", ""},
		{"a file that calls itself text", "From: a@b.example\r\nContent-Type: text/plain\r\n\r\n%PDF-1.4 hello", "<*", "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			m := parser.Parse([]byte(tt.mail), office)
			checkProperties(t, m)
			var parts []string
			for _, p := range m.Parts {
				parts = append(parts, p.Name+"<"+p.Container+map[bool]string{true: "*"}[p.Document])
			}
			if got := strings.Join(parts, " "); got != tt.parts {
				t.Errorf("parts %q, want %q", got, tt.parts)
			}
			if got := strings.TrimSpace(m.Body); got != tt.body {
				t.Errorf("body %q, want %q", got, tt.body)
			}
			if warnings := strings.Join(m.Warnings, " "); !strings.Contains(warnings, tt.warning) || (tt.warning == "") != (warnings == "") {
				t.Errorf("warnings %q, want %q", warnings, tt.warning)
			}
		})
	}
}

// uu encodes lines of uuencode.
func uu(data string) string {
	var out strings.Builder
	for len(data) > 0 {
		n := min(45, len(data))
		line := data[:n] + strings.Repeat("\x00", (3-n%3)%3)
		out.WriteByte(byte(n) + ' ')
		for i := 0; i < len(line); i += 3 {
			a, b, c := line[i], line[i+1], line[i+2]
			for _, x := range []byte{a >> 2, a<<4&63 | b>>4, b<<2&63 | c>>6, c & 63} {
				out.WriteByte((x-1)&63 + '!')
			}
		}
		out.WriteString("\r\n")
		data = data[n:]
	}
	return out.String()
}

// bombs are mails of 1 MB at most whose containers make a careless reader unpack without end.
func bombs(t testing.TB) map[string]string {
	t.Helper()
	zeros := strings.Repeat("\x00", 5<<20)
	nested := "x"
	for range 60 {
		nested = zipOf(t, "a.zip", nested)
	}
	wide := zipOf(t, "a", zeros)
	for range 3 {
		wide = zipOf(t, "0.zip", wide, "1.zip", wide, "2.zip", wide, "3.zip", wide, "4.zip", wide)
	}
	var one, many, small []string
	for i := range 12 {
		one = append(one, fmt.Sprint(i), zeros)
	}
	for i := range 3000 {
		small = append(small, fmt.Sprint(i), strings.Repeat("a", 5_000))
		many = append(many, fmt.Sprint(i), "")
	}
	var attached strings.Builder
	for range 60 {
		attached.WriteString(attach("a.zip", wide[:min(len(wide), 12_000)]))
	}
	headers := strings.Repeat("PK\x03\x04\x14\x00\x08\x00\x08\x00"+strings.Repeat("\x00", 16)+"\x01\x00\x00\x00a", 21_000)
	return map[string]string{
		"zips in a zip":         mixed + attach("a.zip", nested) + "--x--",
		"zips of zips":          mixed + attach("a.zip", wide) + "--x--",
		"60 MB of zeros":        mixed + attach("a.zip", zipOf(t, one...)) + "--x--",
		"3,000 small files":     mixed + attach("a.zip", zipOf(t, small...)) + "--x--",
		"3,000 empty files":     mixed + attach("a.zip", zipOf(t, many...)) + "--x--",
		"60 bombs":              mixed + attached.String() + "--x--",
		"headers without files": mixed + attach("a.zip", headers) + "--x--",
		"headers in zeros":      mixed + attach("a.zip", strings.Repeat("PK\x03\x04", 180_000)) + "--x--",
		"S/MIME in S/MIME":      "From: a@b.example\r\n" + strings.Repeat("Content-Type: application/pkcs7-mime\r\n\r\n", 20_000),
		"open elements":         mixed + attach("a.p7m", "\x30\x80\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02\xa0\x80"+strings.Repeat("\x30\x80", 350_000)) + "--x--",
	}
}

// TestBombs bounds what hostile containers can make us ask for. (Time is not asserted.)
func TestBombs(t *testing.T) {
	for name, raw := range bombs(t) {
		t.Run(name, func(t *testing.T) {
			if len(raw) > 1<<20 {
				t.Fatalf("a mail of %d bytes", len(raw))
			}
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			m := parser.Parse([]byte(raw), office)
			runtime.ReadMemStats(&after)
			if used := after.TotalAlloc - before.TotalAlloc; used > 64<<20 {
				t.Errorf("asked for %d MB", used>>20)
			}
			checkProperties(t, m)
			if len(m.Warnings) == 0 {
				t.Error("nobody is told")
			}
		})
	}
}
