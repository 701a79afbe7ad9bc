package document_test

import (
	"archive/zip"
	"bytes"
	"encoding/base64"
	"strings"
	"testing"
	"unicode/utf16"

	"inkorg/parser/document"
)

// archive makes a zip file of names and contents, one after the other.
func archive(t testing.TB, files ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		w, err := z.CreateHeader(&zip.FileHeader{Name: files[i], Method: zip.Store})
		if err == nil {
			_, err = w.Write([]byte(files[i+1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// compound is the beginning of an OLE compound file with one directory entry.
func compound(stream string) []byte {
	b := make([]byte, 2048)
	copy(b, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
	for i, u := range utf16.Encode([]rune(stream)) {
		b[1024+2*i], b[1025+2*i] = byte(u), byte(u>>8)
	}
	return b
}

func TestTypeByContent(t *testing.T) {
	t.Parallel()
	locked := archive(t, "a.txt", "text")
	locked[6] |= 1                                           // flag in the local header
	locked[bytes.Index(locked, []byte("PK\x01\x02"))+8] |= 1 // and in the directory
	wrapped := func(name string) string { return string(contents(t, "../container/testdata/"+name)) }
	// GnuPG's, of "Ansokan"
	const passphrase = "\x8c\x0d\x04\x09\x03\x02\x65\x30\x92\xdd\x1b\x35\x28\x1b\xff\xd2\x42\x01\xf0\xb2\x5f\x40\xf1\xd4\xb0\xd3\xed\x90\x29\x4c\x64\x27"
	r := newReader(t, document.Options{})
	for _, c := range []struct {
		name, data, mediaType string
		reason                document.Reason
	}{
		{"no bytes", "", "application/octet-stream", document.Empty},
		{"blanks only", " \r\n\t\n", "text/plain", document.Empty},
		{"spreadsheet", string(archive(t, "[Content_Types].xml", "", "xl/workbook.xml", "")), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", document.Unsupported},
		{"slides", string(archive(t, "ppt/presentation.xml", "")), "application/vnd.openxmlformats-officedocument.presentationml.presentation", document.Unsupported},
		{"OpenDocument", string(archive(t, "mimetype", "application/vnd.oasis.opendocument.text", "content.xml", "")), "application/vnd.oasis.opendocument.text", document.Empty},
		{"OpenDocument without its text", string(archive(t, "mimetype", "application/vnd.oasis.opendocument.text")), "application/vnd.oasis.opendocument.text", document.Corrupt},
		{"OpenDocument spreadsheet", string(archive(t, "mimetype", "application/vnd.oasis.opendocument.spreadsheet", "content.xml", "")), "application/vnd.oasis.opendocument.spreadsheet", document.Unsupported},
		{"OpenDocument with a password", string(archive(t, "mimetype", "application/vnd.oasis.opendocument.text", "META-INF/manifest.xml", "<manifest:encryption-data/>")), "application/vnd.oasis.opendocument.text", document.Encrypted},
		{"Pages", string(archive(t, "Index/Document.iwa", "")), "application/vnd.apple.pages", document.Unsupported},
		{"zip", string(archive(t, "a.txt", "text")), "application/zip", document.Unsupported},
		{"zip with a password", string(locked), "application/zip", document.Encrypted},
		{"zip cut off", string(archive(t, "a.txt", "text")[:40]), "application/zip", document.Corrupt},
		{"Word 97", string(compound("WordDocument")), "application/msword", document.Corrupt},
		{"Word 2", "\xdb\xa5\x2d\x00\x09\x40\x1d\x04", "application/msword", document.Unsupported},
		{"WordPerfect", "\xffWPC\x10\x00\x00\x00\x01\x0a\x02\x01", "application/vnd.wordperfect", document.Unsupported},
		{"WordPerfect in an OLE file", string(compound("PerfectOffice_MAIN")), "application/vnd.wordperfect", document.Unsupported},
		{"Excel 97", string(compound("Workbook")), "application/vnd.ms-excel", document.Unsupported},
		{"Outlook", string(compound("__nameid_version1.0")), "application/vnd.ms-outlook", document.Unsupported},
		{"office file with a password", string(compound("EncryptedPackage")), "application/x-ole-storage", document.Encrypted},
		{"RTF", `{\rtf1\ansi hej}`, "application/rtf", ""},
		{"RTF without text", `{\rtf1\ansi}`, "application/rtf", document.Empty},
		{"Keynote", string(archive(t, "Index/Document.iwa", "", "Index/Slide-1.iwa", "")), "application/vnd.apple.keynote", document.Unsupported},
		{"Numbers", string(archive(t, "Index/Document.iwa", "", "Index/Tables/Tile.iwa", "")), "application/vnd.apple.numbers", document.Unsupported},
		{"Word by its list of contents", string(archive(t, "[Content_Types].xml", `<Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>`, "xl/a.xml", "")), "application/vnd.openxmlformats-officedocument.wordprocessingml.document", document.Corrupt},
		{"slides by their list of contents", string(archive(t, "[Content_Types].xml", `<Override ContentType="application/vnd.openxmlformats-officedocument.presentationml.slideshow.main+xml"/>`)), "application/vnd.openxmlformats-officedocument.presentationml.presentation", document.Unsupported},
		{"web archive", "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=a\r\n\r\n", "multipart/related", document.Unsupported},
		{"XML", `<?xml version="1.0"?><a>b</a>`, "application/xml", document.Unsupported},
		{"XHTML", `<?xml version="1.0"?><!-- a --><!DOCTYPE html><html><p>hej</p></html>`, "text/html", ""},
		{"piece of HTML", "<p>hej</p>", "text/html", ""},
		{"text that begins with a bracket", "<hej>", "text/plain", ""},
		{"BMP", "BM....\x00\x00\x00\x00\x36\x00\x00\x00\x28\x00\x00\x00", "image/bmp", document.Scan},
		{"PNG", "\x89PNG\r\n\x1a\n....", "image/png", document.Scan},
		{"JPEG", "\xff\xd8\xff\xe0....", "image/jpeg", document.Scan},
		{"TIFF", "II*\x00....", "image/tiff", document.Scan},
		{"HEIC", "\x00\x00\x00\x18ftypheic", "image/heic", document.Scan},
		{"WebP", "RIFF....WEBPVP8 ", "image/webp", document.Scan},
		{"program", "\x7fELF\x02\x01\x01\x00\x00\x00", "application/octet-stream", document.Unsupported},
		{"random bytes without zeros", strings.Repeat("\x81\xfe\x93\xc1", 50), "application/octet-stream", document.Unsupported},
		{"text that speaks of PDF", "Filen ska börja med %PDF-1.4", "text/plain", ""},
		{"S/MIME, encrypted", wrapped("enveloped.p7m"), "application/pkcs7-mime", document.Encrypted},
		{"S/MIME, encrypted and authenticated", wrapped("auth.p7m"), "application/pkcs7-mime", document.Encrypted},
		{"S/MIME, encrypted, as text", "-----BEGIN PKCS7-----\n" + base64.StdEncoding.EncodeToString([]byte(wrapped("enveloped.p7m"))), "application/pkcs7-mime", document.Encrypted},
		{"S/MIME, encrypted, as base64 alone", base64.StdEncoding.EncodeToString([]byte(wrapped("enveloped.p7m"))), "application/pkcs7-mime", document.Encrypted},
		{"S/MIME, signed", wrapped("signed.p7m"), "application/pkcs7-mime", document.Unsupported},
		{"S/MIME, signed, of indefinite length", wrapped("pieces.p7m"), "application/pkcs7-mime", document.Unsupported},
		{"S/MIME, signed, as text", wrapped("file.p7m"), "application/pkcs7-mime", document.Unsupported},
		{"PGP with a passphrase", passphrase, "application/pgp-encrypted", document.Encrypted},
		{"PGP with a key", "\x85\x01\x0c\x03\x40\x0e\x81\x0d\xfa\xd3\x76\x96\x01\x08\x00\xd9", "application/pgp-encrypted", document.Encrypted},
		{"PGP with a key, as RFC 9580 writes it", "\xc1\x8c\x03\x40\x0e\x81\x0d\xfa\xd3\x76\x96\x12\x08\x00\xd9", "application/pgp-encrypted", document.Encrypted},
		{"PGP as text", "-----BEGIN PGP MESSAGE-----\r\nVersion: x\r\n\r\n" + base64.StdEncoding.EncodeToString([]byte(passphrase)), "application/pgp-encrypted", document.Encrypted},
		{"PGP without encryption", "-----BEGIN PGP MESSAGE-----\n\nowGbwM\n", "application/pgp-encrypted", document.Unsupported},
		{"text that begins like S/MIME", "MINNESANTECKNINGAR från mötet", "text/plain", ""},
		{"text that begins like PGP", "\xc1rsberättelse för föreningen", "text/plain", ""},
		{"HTML", "\ufeff\n<!DOCTYPE HTML><p>hej", "text/html", ""},
		{"text", "hej", "text/plain", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := r.Read(t.Context(), c.name, []byte(c.data))
			if d.Type != c.mediaType || d.Reason != c.reason || d.Readable != (c.reason == "") || d.Err != nil {
				t.Errorf("got %s; %s", dump(d), d.Detail)
			}
			if !d.Readable && d.Detail == "" {
				t.Error("no Detail says why")
			}
		})
	}
}
