package document_test

import (
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"inkorg/parser/document"
)

var words = regexp.MustCompile(`\pL{2,}`)

// What pdftotext reads in the Swedish samples, we read too, word for word, and no more.
func TestAgainstPdftotext(t *testing.T) {
	t.Parallel()
	program, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Skip("pdftotext (of poppler-utils) is not installed")
	}
	r := newReader(t, document.Options{})
	for _, name := range []string{"chromium.pdf", "groff.pdf", "libreoffice-bold.pdf", "libreoffice-styles.pdf", "owner-password.pdf", "mixed.pdf"} {
		out, err := exec.Command(program, "-enc", "UTF-8", filepath.Join("testdata", name), "-").Output()
		if err != nil {
			t.Fatal(err)
		}
		want := map[string]int{}
		for _, w := range words.FindAllString(string(out), -1) {
			want[w]++
		}
		all, missing := 0, []string{}
		text := strings.Join(r.Read(t.Context(), name, sample(t, name)).Text(), "")
		for _, w := range words.FindAllString(text, -1) {
			want[w]--
			all++
		}
		for w, n := range want {
			if n != 0 {
				missing = append(missing, w)
			}
		}
		if all < 100 || len(missing)*50 > all {
			t.Errorf("%s: %d words, of which pdftotext has others: %q", name, all, missing)
		}
	}
}
