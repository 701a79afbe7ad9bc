//go:build !race

// The race detector finds nothing in hundreds of files that it does not find in ten, and takes minutes to look.

package document_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"inkorg/parser/document"
)

// An expectation is one line of the corpus's expected-text.jsonl, as far as it is used here.
type expectation struct {
	File, Format, By string
	Readable         bool
	Uncertain        bool
	Sample           []string // its first distinct words
}

// expectations are the office files of the corpus in which LibreOffice found words. Without the corpus the test is skipped.
func expectations(t *testing.T) []expectation {
	t.Helper()
	f, err := os.Open(filepath.Join(corpus, "expected-text.jsonl"))
	if os.IsNotExist(err) {
		t.Skip("the corpus of documents (" + corpus + ") is not here")
	}
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var all []expectation
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var e expectation
		if err := json.Unmarshal(lines.Bytes(), &e); err != nil {
			t.Fatal(err)
		}
		if e.Format != "pdf" && e.By == "LibreOffice" && e.Readable && !e.Uncertain && len(e.Sample) > 0 {
			all = append(all, e)
		}
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return all
}

// floors are the mean recall that we promise for each format, and the mean precision for all.
var floors = map[string]float64{"docx": .98, "odt": .95, "doc": .92, "rtf": .88}

const floorOfPrecision = .95

// Of what LibreOffice finds in the office files of the corpus, we find nearly all, and little else. It saves each as plain text,
// which is what must be found, and as PDF: page headers and footers and text boxes are only there, so they are allowed.
func TestAgainstLibreOffice(t *testing.T) {
	t.Parallel()
	all := expectations(t)
	texts, prints := converted(t, all)
	r := newReader(t, document.Options{})
	formats := map[string]*agreement{}
	for i, e := range all {
		theirs := wordsOf(texts[i])
		if theirs.total() == 0 {
			continue
		}
		allowed := wordsOf(prints[i])
		for w, n := range theirs {
			allowed[w] = max(allowed[w], n)
		}
		d := r.Read(t.Context(), e.File, contents(t, filepath.Join(corpus, e.File)))
		a := formats[e.Format]
		if a == nil {
			a = &agreement{}
			formats[e.Format] = a
		}
		if recall := a.add(wordsOf(strings.Join(d.Text(), "\n")), theirs, allowed); recall < .9 {
			t.Logf("recall %.3f of %d words in %s %s", recall, theirs.total(), e.File, d.Reason)
		}
	}
	for format, floor := range floors {
		a := formats[format]
		if a == nil {
			t.Errorf("no %s was compared", format)
			continue
		}
		recall, precision := mean(a.recall), mean(a.precision)
		t.Logf("%s: %d files, mean recall %.4f, mean precision %.4f", format, len(a.recall), recall, precision)
		if recall < floor || precision < floorOfPrecision {
			t.Errorf("%s: want recall %.2f, precision %.2f", format, floor, floorOfPrecision)
		}
	}
}

// converted has LibreOffice save the files as plain text, and print them; in the order of the files. What it cannot open is "".
func converted(t *testing.T, all []expectation) (texts, prints []string) {
	t.Helper()
	program, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("soffice (of libreoffice-writer-nogui) is not installed")
	}
	reader := findPdftotext(t)
	dir := t.TempDir()
	var files []string
	for i, e := range all {
		file := filepath.Join(dir, fmt.Sprintf("%d.%s", i, e.Format))
		if err := os.WriteFile(file, contents(t, filepath.Join(corpus, e.File)), 0o600); err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	saveAs(t, program, "txt:Text (encoded):UTF8", files)
	saveAs(t, program, "pdf", files)
	for _, file := range files {
		text, _ := os.ReadFile(saved(file, "txt"))
		texts = append(texts, string(text))
		printed, _, _ := pdftotext(t, reader, saved(file, "pdf"))
		prints = append(prints, printed)
	}
	return texts, prints
}

// saved is where LibreOffice puts a file that it saves in another format.
func saved(file, format string) string {
	return strings.TrimSuffix(file, filepath.Ext(file)) + "." + format
}

// saveAs has LibreOffice save all files beside themselves. It breaks down over some, and leaves those behind them undone: these are
// tried again, as long as that brings any.
func saveAs(t *testing.T, program, filter string, files []string) {
	t.Helper()
	format, _, _ := strings.Cut(filter, ":")
	for before := -1; len(files) != before; {
		before = len(files)
		dir := filepath.Dir(files[0])
		args := []string{"-env:UserInstallation=file://" + filepath.ToSlash(dir) + "/profile", "--headless", "--convert-to", filter, "--outdir", dir}
		out, err := exec.CommandContext(t.Context(), program, append(args, files...)...).CombinedOutput()
		var left []string
		for _, file := range files {
			if _, err := os.Stat(saved(file, format)); err != nil {
				left = append(left, file)
			}
		}
		if len(left) == before && before > 10 {
			t.Fatalf("LibreOffice saves no file: %v: %.2000s", err, out)
		}
		if files = left; len(files) == 0 {
			return
		}
	}
}
