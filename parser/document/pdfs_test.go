package document_test

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"inkorg/parser/document"
)

const corpus = "../../../shared/corpus"

// clock is how long either program may take over one file.
const clock = 10 * time.Second

// pdfsBelow are the names of the PDFs in folders and all below them, in order. A folder that is not there has none.
func pdfsBelow(t testing.TB, folders ...string) []string {
	t.Helper()
	var all []string
	for _, folder := range folders {
		err := filepath.WalkDir(folder, func(path string, e fs.DirEntry, err error) error {
			if err == nil && e.Type().IsRegular() && strings.EqualFold(filepath.Ext(path), ".pdf") {
				all = append(all, path)
			}
			return err
		})
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			t.Fatal(err)
		}
	}
	return all
}

func contents(t testing.TB, file string) []byte {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// pdftotext reads one PDF and says what that cost in CPU. It has nothing to say of a file that it cannot read. The second result
// is false when it did not end within the clock.
func pdftotext(t testing.TB, program, file string) (text string, ended bool, took time.Duration) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), clock)
	defer cancel()
	cmd := exec.CommandContext(ctx, program, "-enc", "UTF-8", file, "-")
	out, err := cmd.Output()
	if err != nil && cmd.ProcessState == nil {
		t.Fatal(err)
	}
	return string(out), ctx.Err() == nil, cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
}

// TestPDFs reads all PDFs below the folder that INKORG_PDFS names, beside pdftotext. The floors are those that we promise for the
// test files of pdf.js, PDFBox, pdfcpu and pdfplumber, of which many are broken on purpose; -v shows the figures and the files that
// were read worst. It does not run beside other tests, since it looks at the memory of this process.
func TestPDFs(t *testing.T) {
	folder := os.Getenv("INKORG_PDFS")
	if folder == "" {
		t.Skip("INKORG_PDFS names no folder with PDFs")
	}
	s := survey{program: findPdftotext(t), r: newReader(t, document.Options{Workers: 1, Timeout: clock})}
	files := pdfsBelow(t, folder)
	s.read(t, files[:min(len(files), 10)])
	s.results, s.agreement = nil, agreement{}
	heap, held := memory()
	s.read(t, files)
	heapAfter, heldAfter := memory()
	s.report(t)
	t.Logf("heap of this process %d kB, then %d kB; memory it holds %d MB, then %d MB", heap>>10, heapAfter>>10, held>>20, heldAfter>>20)
	if grown := int64(heapAfter) - int64(heap); grown > 8<<20 {
		t.Errorf("the heap of this process grew by %d MB", grown>>20)
	}
}

// memory is the heap in use after everything unused was given up, and what the process holds of the system's memory for Go, in bytes.
func memory() (heap, held uint64) {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc, m.Sys - m.HeapReleased
}

// A survey reads many PDFs with both programs.
type survey struct {
	program string
	r       *document.Reader
	agreement
	results []result
}

// A result is how one file was read.
type result struct {
	file   string
	took   time.Duration
	recall float64 // 1 where pdftotext finds too little to compare with
	reason document.Reason
	detail string
}

// fewest is how many words pdftotext must find for a file to be compared.
const fewest = 20

func (s *survey) read(t *testing.T, files []string) {
	t.Helper()
	for _, file := range files {
		data := contents(t, file)
		start := time.Now()
		d := s.r.Read(t.Context(), file, data)
		x := result{file, time.Since(start), 1, d.Reason, d.Detail}
		if d.Err != nil {
			t.Error(d.Err)
		}
		text, _, _ := pdftotext(t, s.program, file)
		if theirs := wordsOf(text); theirs.total() >= fewest {
			x.recall = s.add(wordsOf(strings.Join(d.Text(), "\n")), theirs, theirs)
		}
		s.results = append(s.results, x)
	}
}

// report says what came out and holds it against the floors.
func (s *survey) report(t *testing.T) {
	t.Helper()
	const floor, good, floorOfGood = .96, .95, .90
	recall, goods := mean(s.recall), share(s.recall, good)
	t.Logf("%d PDFs; %d with %d words or more for pdftotext: mean recall %.4f, %.1f %% of files %.2f or better, mean precision %.4f",
		len(s.results), len(s.recall), fewest, recall, 100*goods, good, mean(s.precision))
	if recall < floor || goods < floorOfGood {
		t.Errorf("mean recall %.4f, want %.2f; %.1f %% of files are %.2f or better, want %.0f %%", recall, floor, 100*goods, good, 100*floorOfGood)
	}
	byReason := map[document.Reason]int{}
	for _, x := range s.results {
		byReason[x.reason]++
		if strings.Contains(x.detail, "broke down") || strings.Contains(x.detail, "gave up") {
			t.Errorf("%s: a crash: %s", x.file, x.detail)
		}
		if x.reason == document.Bomb {
			t.Logf("bomb: %s: %s", x.file, x.detail)
		}
	}
	t.Logf("not read, by reason: %v", byReason)
	slowest := slices.MaxFunc(s.results, func(a, b result) int { return cmp.Compare(a.took, b.took) })
	t.Logf("the longest took %.2f s: %s", slowest.took.Seconds(), slowest.file)
	slices.SortStableFunc(s.results, func(a, b result) int { return cmp.Compare(a.recall, b.recall) })
	for _, x := range s.results[:min(len(s.results), 30)] {
		t.Logf("recall %.3f %s", x.recall, strings.TrimSpace(fmt.Sprint(x.file, " ", x.reason)))
	}
}

// lifetime is how many documents a child reads before it is replaced. Fewer would not make up for its start.
const lifetime = 100

// cpu is the CPU time, user and system, that this process has used, and that of all its children that have ended. Some systems do
// not tell; it is nil there.
var cpu func() (self, children time.Duration)

// BenchmarkPDFs reads PDFs in a warm child and with pdftotext, in turns. cpu/pdftotext is the CPU time of our reading as a multiple
// of pdftotext's: ours is that of the child, its start for every 100 files included, and of this process, which has to take the
// answer in. It does not depend on what else runs, unlike the time on the clock. The PDFs are those below the folder that
// INKORG_PDFS names; by default those of testdata, and of the corpus where that is here, as often as a child's life lasts. Those
// that pdftotext does not finish within 10 s are left out.
func BenchmarkPDFs(b *testing.B) {
	if cpu == nil {
		b.Skip("this system does not tell what CPU time a process has used")
	}
	program := findPdftotext(b)
	folders := []string{"testdata", corpus}
	if folder := os.Getenv("INKORG_PDFS"); folder != "" {
		folders = []string{folder}
	}
	files := pdfsBelow(b, folders...)
	for len(files) > 0 && len(files) < lifetime {
		files = append(files, files...)
	}
	newReader(b, document.Options{Workers: 1}).Read(b.Context(), "first.pdf", sample(b, "groff.pdf")) // compiles PDFium if need be
	var ours, theirs time.Duration
	for b.Loop() {
		we, they := inTurns(b, program, files)
		ours, theirs = ours+we, theirs+they
	}
	b.ReportMetric(float64(ours)/float64(theirs), "cpu/pdftotext")
	b.ReportMetric(ours.Seconds()/float64(b.N), "cpu-s")
	b.ReportMetric(float64(len(files)), "readings")
}

// inTurns reads all files once with both programs and says what CPU time each took.
func inTurns(b *testing.B, program string, files []string) (ours, theirs time.Duration) {
	b.Helper()
	_, before := cpu()
	r := document.NewReader(document.Options{Workers: 1, Timeout: clock, Command: command(b, "serve")})
	var they time.Duration
	for _, file := range files {
		_, ended, took := pdftotext(b, program, file)
		they += took
		if !ended {
			continue
		}
		theirs += took
		data := contents(b, file)
		start, _ := cpu()
		r.Read(b.Context(), file, data)
		end, _ := cpu()
		ours += end - start
	}
	if err := r.Close(); err != nil {
		b.Fatal(err)
	}
	_, after := cpu()
	return ours + after - before - they, theirs
}
