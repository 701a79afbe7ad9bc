package intake_test

import (
	"bytes"
	"errors"
	"io"
	"mime/quotedprintable"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"inkorg/parser/document"
	"inkorg/store"
)

// readScans lets the office read scans, by the tesseract of this machine.
func (d *desk) readScans() {
	d.t.Helper()
	found, err := document.FindTesseract(d.t.Context())
	if err != nil {
		d.t.Skip("tesseract (with Swedish) is not installed")
	}
	self, err := os.Executable()
	if err != nil {
		d.t.Fatal(err)
	}
	d.readWith(document.NewReader(document.Options{Command: []string{self, "read-document"}, Timeout: time.Minute, Tesseract: found}))
	if _, err := d.Judge.Reader.TryTesseract(d.t.Context()); errors.Is(err, document.ErrUnconfined) {
		d.t.Skip(err)
	}
}

// A scanned application is answered like any other, and its receipt says that it was one. What is not found in it is not told as
// missing.
func TestScannedApplication(t *testing.T) {
	t.Parallel()
	scanned, err := os.ReadFile(filepath.Join("..", "..", "..", "parser", "document", "testdata", "scanned.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	d := setup(t)
	d.readScans()
	m := application(1)
	m.files = []file{{"skannat.pdf", "application/pdf", string(scanned)}}
	d.deliver("INBOX", m.write())
	other := application(2)
	other.files = m.files
	d.once()
	d.Judge.Calls[0].Sections[1].Title, d.Judge.Calls[0].Sections[1].Aliases = "Personuppgifter", nil
	d.deliver("INBOX", other.write())
	d.once()
	whole, half := d.receiptText(0), d.receiptText(1)
	for _, want := range []string{
		"Alla delar som ansökan ska innehålla finns med.", "består helt eller delvis av inskannade bilder", "En PDF med text är säkrare",
		`under rubriken "1. Beskrivning av det regionala IT-samverkansorganet" (inskannad text, tolkad automatiskt)`,
	} {
		if !strings.Contains(whole, want) {
			t.Errorf("the receipt does not say %q:\n%s", want, whole)
		}
	}
	if !strings.Contains(half, "Personuppgifter: kunde inte hittas med säkerhet") || strings.Contains(half, "Den här delen hittade vi inte") {
		t.Errorf("the second receipt:\n%s", half)
	}
	d.view(func(tx *store.Tx) {
		for c := range tx.Cases() {
			v := c.Versions[0]
			if f := v.Findings[0]; f.Answer != "found" || f.Reader != document.ByTesseract || len(v.Documents[0].Recognised) != 1 {
				t.Errorf("%s: %+v, %+v", c.Number, f, v.Documents)
			}
		}
	})
}

// receiptText is the text of the n-th letter sent, each line break a blank.
func (d *desk) receiptText(n int) string {
	d.t.Helper()
	mails := d.smtp.Mails()
	if len(mails) <= n {
		d.t.Fatalf("%d letters were sent", len(mails))
	}
	text, err := io.ReadAll(quotedprintable.NewReader(bytes.NewReader(mails[n].Data)))
	if err != nil {
		d.t.Fatal(err)
	}
	return strings.Join(strings.Fields(string(text)), " ")
}
