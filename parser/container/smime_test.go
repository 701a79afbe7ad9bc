package container_test

import (
	"bytes"
	"compress/zlib"
	"encoding/base64"
	"os"
	"strings"
	"testing"

	"inkorg/parser/container"
)

func sample(t testing.TB, name string) []byte {
	t.Helper()
	b, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// TestSMIME opens what OpenSSL made of testdata/entity.txt.
func TestSMIME(t *testing.T) {
	t.Parallel()
	entity := sample(t, "entity.txt")
	b64 := []byte(base64.StdEncoding.EncodeToString(sample(t, "signed.p7m")))
	signed := sample(t, "signed.p7m")
	tests := []struct {
		name    string
		data    []byte
		want    string
		mail    bool
		problem string
	}{
		{"signed", signed, string(entity), true, ""},
		{"signed, indefinite lengths, in pieces", sample(t, "pieces.p7m"), string(entity), true, ""},
		{"base64", b64, string(entity), true, ""},
		{"a signed file, PEM", sample(t, "file.p7m"), "%PDF-1.4 signed as a file\n", false, ""},
		{"compressed", compressed(entity), string(entity), true, ""},
		{"compressed, cut", cut(compressed(entity), 20), string(entity[:64]), true, "breaks off"},
		{"signed, cut", signed[:200], string(entity[:130]), true, "breaks off"},
		{"signed, cut in pieces", sample(t, "pieces.p7m")[:200], string(entity[:130]), true, "breaks off"},
		{"with its header", append([]byte("Content-Type: application/pkcs7-mime\r\n\r\n"), b64...), "Content-Type: app", true, ""},
		{"enveloped", sample(t, "enveloped.p7m"), "", false, "is encrypted (S/MIME)"},
		{"authenticated and enveloped", sample(t, "auth.p7m"), "", false, "is encrypted (S/MIME)"},
		{"detached signature", sample(t, "detached.p7s"), "", false, ""},
		{"certificates", sample(t, "certs.p7c"), "", false, ""},
		{"broken", signed[:30], "", false, "is a damaged S/MIME message"},
		{"no S/MIME", []byte("hello"), "", false, "cannot be read as one"},
		{"bomb", compressed(make([]byte, 10<<20)), "", false, "is a bomb"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			c := container.Open(container.SMIME, tt.data, nil)
			var f container.File
			if len(c.Files) > 0 {
				f = c.Files[0]
			}
			if !strings.HasPrefix(string(f.Data), tt.want) || tt.want == "" && len(c.Files) > 0 || f.Mail != tt.mail {
				t.Errorf("data %q, mail %v", f.Data, f.Mail)
			}
			if tt.problem == "" && string(f.Data) != tt.want && tt.name != "with its header" {
				t.Errorf("data %q, want %q", f.Data, tt.want)
			}
			problems := strings.Join(c.Problems, "; ")
			if !strings.Contains(problems, tt.problem) || (tt.problem == "") != (problems == "") || c.Lost != (problems != "") {
				t.Errorf("problems %q, lost %v", problems, c.Lost)
			}
			if c.Encrypted != strings.Contains(tt.problem, "encrypted") {
				t.Errorf("encrypted %v", c.Encrypted)
			}
		})
	}
}

// compressed is CompressedData (RFC 3274) around data.
func compressed(data []byte) []byte {
	var z bytes.Buffer
	w := zlib.NewWriter(&z)
	_, _ = w.Write(data)
	_ = w.Close()
	content := der(0xa0, der(0x04, z.Bytes()))
	info := der(0x30, append([]byte("\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x01"), content...))
	body := append([]byte("\x02\x01\x00\x30\x0d\x06\x0b\x2a\x86\x48\x86\xf7\x0d\x01\x09\x10\x03\x08"), info...)
	return der(0x30, append([]byte("\x06\x0b\x2a\x86\x48\x86\xf7\x0d\x01\x09\x10\x01\x09"), der(0xa0, der(0x30, body))...))
}

func der(tag byte, body []byte) []byte {
	n := len(body)
	return append([]byte{tag, 0x83, byte(n >> 16), byte(n >> 8), byte(n)}, body...)
}

// TestNestedBER: elements in elements end at a fixed depth, without copying them again and again.
func TestNestedBER(t *testing.T) {
	t.Parallel()
	head := "\x30\x80\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02\xa0\x80\x30\x80\x02\x01\x01\x31\x00\x30\x80\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x01\xa0\x80"
	c := container.Open(container.SMIME, []byte(head+strings.Repeat("\x24\x80", 500_000)), nil)
	if problems := strings.Join(c.Problems, ""); !strings.Contains(problems, "breaks off") {
		t.Errorf("problems %q", problems)
	}
}
