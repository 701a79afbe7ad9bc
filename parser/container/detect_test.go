package container_test

import (
	"strings"
	"testing"

	"inkorg/parser/container"
	"inkorg/parser/ole"
)

func TestDetect(t *testing.T) {
	t.Parallel()
	zipped := archive(t, packed{name: "a.pdf", data: "%PDF-1.4"})
	tar := strings.Repeat("\x00", 257) + "ustar\x0000"
	tests := []struct {
		label, name, mediaType, data string
		want                         container.Format
	}{
		{"zip without a name", "", "application/octet-stream", string(zipped), container.Zip},
		{"zip called a pdf", "a.pdf", "application/pdf", string(zipped), container.Zip},
		{"zip cut off", "a.zip", "", string(zipped[:len(zipped)-40]), container.Zip},
		{"zip in name only", "a.zip", "", "hello", container.Zip},
		{"docx", "a.zip", "application/zip", string(archive(t, packed{name: "[Content_Types].xml"}, packed{name: "word/document.xml"})), container.None},
		{"docx, cut off", "a", "", string(cut(archive(t, packed{name: "[Content_Types].xml"}, packed{name: "word/document.xml"}), 30)), container.None},
		{"docx, broken", "a.docx", "", "PK\x03\x04 and no more", container.None},
		{"odt", "a", "", string(archive(t, packed{name: "mimetype", data: "application/vnd.oasis.opendocument.text", stored: true})), container.None},
		{"jar", "a.zip", "", string(archive(t, packed{name: "META-INF/MANIFEST.MF"})), container.None},
		{"signed documents", "a.asice", "", string(archive(t, packed{name: "mimetype", data: "application/vnd.etsi.asic-e+zip", stored: true})), container.Zip},
		{"a docx in a zip", "a.zip", "", string(archive(t, packed{name: "a/word/document.xml"})), container.Zip},
		{"winmail.dat by content", "a.bin", "", "\x78\x9f\x3e\x22\x01\x00", container.TNEF},
		{"winmail.dat by label", "winmail.dat", "application/ms-tnef", "xx", container.TNEF},
		{"S/MIME by content", "smime", "application/octet-stream", string(sample(t, "signed.p7m")), container.SMIME},
		{"S/MIME in PEM", "a.pem", "", string(sample(t, "file.p7m")), container.SMIME},
		{"S/MIME, encrypted", "", "", string(sample(t, "enveloped.p7m")), container.SMIME},
		{"S/MIME in name only", "smime.p7m", "", "xx", container.SMIME},
		{"a signature", "smime.p7s", "application/pkcs7-signature", string(sample(t, "detached.p7s")), container.None},
		{"certificates", "smime.p7m", "application/pkcs7-mime", string(sample(t, "certs.p7c")), container.None},
		{"PGP", "a.asc", "", "-----BEGIN PGP MESSAGE-----\n\n", container.PGP},
		{"PGP, binary", "a.pdf.gpg", "", "\x85\x01\x0c", container.PGP},
		{"a PGP signature", "a.asc", "", "-----BEGIN PGP SIGNATURE-----\n\n", container.None},
		{"version of PGP/MIME", "", "application/pgp-encrypted", "Version: 1\r\n", container.None},
		{"RAR", "", "", "Rar!\x1a\x07\x00", container.Archive},
		{"tar", "", "", tar, container.Archive},
		{"Outlook", "a", "", string(msgFile(props(mapiText(0x37, "S")))), container.Outlook},
		{"Outlook, its class left out", "a", "", string(ole.Write("", msgStorage("Root Entry", 32, props(mapiText(0x37, "S"))))), container.Outlook},
		{"Outlook inside another document", "a.doc", "", string(ole.Write("", ole.Entry{Name: "Root Entry", Storage: true, Entries: []ole.Entry{
			{Name: "WordDocument", Data: []byte("x")}, msgStorage("ObjectPool", 32, props(mapiText(0x37, "S")))}})), container.None},
		{"Outlook in name only", "a.msg", "application/octet-stream", "hello", container.Outlook},
		{"Word 97", "a.msg", "application/vnd.ms-outlook", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", container.None},
		{"text", "a.txt", "text/plain", "hello", container.None},
		{"text in base64", "a.txt", "text/plain", "MIIhello", container.None},
		{"nothing", "a.zip", "application/zip", "", container.None},
	}
	for _, tt := range tests {
		t.Run(tt.label, func(t *testing.T) {
			t.Parallel()
			if got := container.Detect(tt.name, tt.mediaType, []byte(tt.data)); got != tt.want {
				t.Errorf("%q, want %q", got, tt.want)
			}
		})
	}
}

func TestPGP(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, data string
		encrypted  bool
	}{
		{"armour, encrypted", "-----BEGIN PGP MESSAGE-----\r\nVersion: x\r\n\r\nhQEMA4\r\n", true},
		{"armour, only packed", "-----BEGIN PGP MESSAGE-----\n\nowGbwM\n", false},
		{"binary, encrypted", "\xc1\x8c", true},
		{"armour with nothing in it", "-----BEGIN PGP MESSAGE-----", true},
	}
	for _, tt := range tests {
		c := container.Open(container.PGP, []byte(tt.data), nil)
		if c.Encrypted != tt.encrypted || !c.Lost || len(c.Problems) != 1 {
			t.Errorf("%s: %+v", tt.name, c)
		}
	}
	if !container.Armoured([]byte("hej\n-----BEGIN PGP MESSAGE-----\n")) || container.Armoured([]byte("-----BEGIN PGP SIGNED MESSAGE-----")) {
		t.Error("armour in text is told wrongly")
	}
}

func TestAppleSingle(t *testing.T) {
	t.Parallel()
	entry := func(id, at, size byte) string {
		return string([]byte{0, 0, 0, id, 0, 0, 0, at, 0, 0, 0, size})
	}
	head := "\x00\x05\x16\x00\x00\x02\x00\x00" + strings.Repeat("\x00", 16)
	whole := head + "\x00\x02" + entry(3, 50, 5) + entry(1, 55, 8) + "\x8c.pdf" + "%PDF-1.4"
	if f := container.Detect("", "application/applefile", []byte(whole)); f != container.AppleSingle {
		t.Errorf("detected %q", f)
	}
	if got := shown(container.Open(container.AppleSingle, []byte(whole), nil)); got != "å.pdf=%PDF-1.4" {
		t.Errorf("files %q", got)
	}
	c := container.Open(container.AppleSingle, []byte(whole[:60]), nil)
	if got := shown(c); got != "å.pdf=%PDF-" || !c.Lost {
		t.Errorf("files %q of a file that is cut, lost %v", got, c.Lost)
	}
	double := "\x00\x05\x16\x07\x00\x02\x00\x00" + strings.Repeat("\x00", 16) + "\x00\x01" + entry(2, 38, 4) + "rsrc"
	if f := container.Detect("", "application/applefile", []byte(double)); f != container.None {
		t.Errorf("AppleDouble was taken for a container: %q", f)
	}
}
