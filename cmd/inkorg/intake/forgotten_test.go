package intake_test

import (
	"io"
	"mime/quotedprintable"
	"slices"
	"strings"
	"testing"

	"inkorg/store"
)

// Whoever sends a link, or forgets the file, is told so at once, and the coordinators see it.
func TestForgottenFile(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, body, told, flag string }{
		{"link", "Hej! Ansökan är för stor, hämta den på https://we.tl/t-aB3dE5f7H9 i dag.", "länk till we.tl", "it has a link to we.tl, where part of the application may lie"},
		{"promise", "Hej! Bifogat finns vår ansökan.", "Ni skriver att något är bifogat", "it says that something is attached, and no file came"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			d := setup(t)
			m := application(1)
			m.body, m.files = test.body, nil
			l, text := d.receipt(d.take(m))
			plain, err := io.ReadAll(quotedprintable.NewReader(strings.NewReader(text)))
			if err != nil || l.State != store.Sent || !strings.Contains(strings.Join(strings.Fields(string(plain)), " "), test.told) {
				t.Errorf("the receipt does not say %q:\n%s", test.told, text)
			}
			if v := d.file("IT-2009-0001").Versions[0]; v.Status != "no-document" || !slices.Contains(v.Flags, test.flag) {
				t.Errorf("the version is %+v", v)
			}
			d.checkAll()
		})
	}
}
