package letter_test

import (
	"bytes"
	"flag"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/emersion/go-message/mail"

	"inkorg/store"
)

var update = flag.Bool("update", false, "write the golden letters anew")

// golden compares a letter with the one under testdata. Its text lies beside it, for people to read.
func golden(t *testing.T, name string, raw []byte) {
	t.Helper()
	_, text := open(t, raw)
	for _, f := range []struct {
		name  string
		bytes []byte
	}{{name + ".eml", raw}, {name + ".txt", []byte(text)}} {
		path := filepath.Join("testdata", f.name)
		if *update {
			if err := os.WriteFile(path, f.bytes, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(want, f.bytes) {
			t.Errorf("%s is not as it was (go test -update writes it anew):\n%s", f.name, f.bytes)
		}
	}
}

// open reads a letter back as any mail program would: its header, and its text with the line ends of a file.
func open(t testing.TB, raw []byte) (mail.Header, string) {
	t.Helper()
	r, err := mail.CreateReader(bytes.NewReader(raw))
	if err != nil {
		t.Fatalf("the letter does not parse: %v\n%s", err, raw)
	}
	p, err := r.NextPart()
	if err != nil {
		t.Fatalf("the letter has no text: %v", err)
	}
	text, err := io.ReadAll(p.Body)
	if err != nil {
		t.Fatalf("the text does not decode: %v", err)
	}
	if _, err := r.NextPart(); err != io.EOF {
		t.Errorf("the letter has more than one part: %v", err)
	}
	return r.Header, strings.ReplaceAll(string(text), "\r\n", "\n")
}

var bareNewline = regexp.MustCompile(`[^\r]\n|\r[^\n]`)

// forbidden are words that a receipt must never say: it decides nothing, and it promises nothing.
var forbidden = regexp.MustCompile(`(?i)godkän|avvisa|avslå|avslag|bevilja|approv|reject|grant|accept`)

// wellFormed checks what holds for every letter, whatever it tells.
func wellFormed(t testing.TB, l store.Letter, raw []byte, auto string) {
	t.Helper()
	h, text := open(t, raw)
	if i := bareNewline.FindIndex(raw); i != nil {
		t.Errorf("a line does not end in CRLF: %q", raw[max(0, i[0]-20):i[1]])
	}
	want := map[string]string{
		"Auto-Submitted": auto, "X-Auto-Response-Suppress": "All", "X-Inkorg": "3f9c2a71", "Precedence": "",
		"To": "<" + l.To + ">", "Content-Transfer-Encoding": "quoted-printable", "Cc": "", "Bcc": "", "Reply-To": "",
	}
	for name, value := range want {
		if got := h.Values(name); strings.Join(got, "|") != value {
			t.Errorf("header %s is %q, want %q", name, got, value)
		}
	}
	for fields, seen := h.Fields(), map[string]bool{}; fields.Next(); seen[fields.Key()] = true {
		if seen[fields.Key()] {
			t.Errorf("header %s stands twice", fields.Key())
		}
	}
	if id, err := h.MessageID(); err != nil || id != l.MessageID || !strings.HasSuffix(id, "@skl.example") {
		t.Errorf("Message-ID %q (%v), and %q in the record", id, err, l.MessageID)
	}
	if l.Envelope != "ansokan@skl.example" {
		t.Errorf("envelope sender %q", l.Envelope)
	}
	if _, err := h.Date(); err != nil {
		t.Errorf("Date: %v", err)
	}
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\n")
		if utf8.RuneCountInString(line) > 76 && strings.Contains(strings.TrimSpace(line), " ") {
			t.Errorf("line of %d characters: %q", utf8.RuneCountInString(line), line)
		}
		if strings.TrimRight(line, " ") != line || strings.ContainsAny(line, "\t\u00a0") {
			t.Errorf("blanks that are not seen: %q", line)
		}
	}
	if w := forbidden.FindString(text); w != "" {
		t.Errorf("the letter says %q", w)
	}
}
