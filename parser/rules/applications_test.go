//go:build !race

// The race detector finds nothing in a thousand files that it does not find in ten, and takes minutes to look.

package rules_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"inkorg/parser"
	"inkorg/parser/document"
	"inkorg/parser/rules"
)

// What must be reached on each half of testdata/applications. wronged is how many sections that are there, or that nobody could
// read, may be called missing.
var floors = map[string]struct {
	precision, recall float64
	wronged           int
}{
	"seen":   {precision: 0.998, recall: 0.999, wronged: 1},
	"unseen": {precision: 0.97, recall: 0.98, wronged: 4},
}

// application is one line of truth.jsonl, which the README beside it explains.
type application struct {
	File, Half, Way, Made string
	Body                  bool
	With                  []string
	Sections              map[string]truth
}

type truth struct {
	Answer  rules.Answer
	Likely  bool
	Page    int
	Heading string
}

// TestApplications reads every application of the set with real readers and checks it against what is known to be true. With
// -v it tells the figures. The unseen half shows its sums alone: whoever builds the readers and rules must not look at it.
func TestApplications(t *testing.T) {
	all := applications(t)
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	reader := document.NewReader(document.Options{Command: []string{exe, "document-child"}, Workers: 1, Timeout: time.Minute})
	t.Cleanup(func() { reader.Close() })
	tallies := map[string]*tally{"seen": {ways: map[string]*tally{}}, "unseen": {ways: map[string]*tally{}}}
	for _, a := range all {
		v := call2009().Check(a.sources(t, reader))
		for _, f := range v.Findings {
			tallies[a.Half].add(a, f)
		}
	}
	for _, half := range []string{"seen", "unseen"} {
		s, floor := tallies[half], floors[half]
		t.Logf("%s: %s", half, s)
		if s.precision() < floor.precision || s.recall() < floor.recall || s.wronged() > floor.wronged {
			t.Errorf("%s: precision %.4f, recall %.4f, %d wrongly called missing; want at least %.4f and %.4f, at most %d",
				half, s.precision(), s.recall(), s.wronged(), floor.precision, floor.recall, floor.wronged)
		}
	}
	for _, way := range sorted(tallies["seen"].ways) {
		t.Logf("seen %-18s %s", way, tallies["seen"].ways[way])
	}
	for _, f := range tallies["seen"].failures {
		t.Log("seen ", f)
	}
}

func applications(t *testing.T) []application {
	t.Helper()
	f, err := os.Open(filepath.Join("testdata", "applications", "truth.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var all []application
	for lines := bufio.NewScanner(f); lines.Scan(); {
		var a application
		if err := json.Unmarshal(lines.Bytes(), &a); err != nil {
			t.Fatalf("line %d of truth.jsonl: %v", len(all)+1, err)
		}
		all = append(all, a)
	}
	if len(all) < 150 {
		t.Fatalf("%d applications, want 150 at least", len(all))
	}
	return all
}

// sources are the documents of an application as a mail with it has them.
func (a application) sources(t *testing.T, reader *document.Reader) []rules.Source {
	t.Helper()
	files := a.With
	if !a.Body {
		files = append([]string{a.File}, files...)
	}
	var all []rules.Source
	for _, name := range files {
		d := reader.Read(t.Context(), name, a.data(t, name))
		if d.Err != nil {
			t.Fatalf("read %s: %v", name, d.Err)
		}
		all = append(all, rules.Source{Name: name, Document: d})
	}
	if a.Body {
		body := document.FromText(mailBody(a.File, a.data(t, a.File)))
		all = append(all, rules.Source{Document: body, Body: true})
	}
	return all
}

func (a application) data(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "applications", a.Half, name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// mailBody is the text of a mail that has data as its only part.
func mailBody(name string, data []byte) string {
	kind := "plain"
	if strings.HasSuffix(name, ".html") {
		kind = "html"
	}
	head := "From: anna@kommun.example\r\nTo: ansokan@skl.example\r\nSubject: Ansokan\r\nMIME-Version: 1.0\r\nContent-Type: text/" + kind + "; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
	return parser.Parse(append([]byte(head), bytes.ReplaceAll(data, []byte("\n"), []byte("\r\n"))...), nil).Body
}

// A tally counts answers: hits are sections found that are there.
type tally struct {
	there, told, hits int // sections that are there; called found; both
	missed, silenced  int // there or unreadable, and called not found; there, and called unreadable
	open, unreadable  int // unreadable in truth; of those called so
	misplaced         int // hits whose proof is not the heading or the page of the truth
	clear, guessed    int // likely in truth; of those told so
	hints             int // told likely and not so in truth
	failures          []string
	ways              map[string]*tally
}

func (s *tally) add(a application, f rules.Finding) {
	want := a.Sections[f.Section]
	s.count(want, f)
	if s.ways == nil {
		return
	}
	if s.ways[a.Way] == nil {
		s.ways[a.Way] = &tally{}
	}
	s.ways[a.Way].count(want, f)
	switch {
	case want.Answer != f.Answer:
		s.failures = append(s.failures, fmt.Sprintf("%s (%s) %s: %s, want %s %q; heading %q, page %d, %d words", a.File, a.Made, f.Section, f.Answer, want.Answer, want.Heading, f.Heading, f.Page, f.Words))
	case want.Likely && f.Likely.Quote == "":
		s.failures = append(s.failures, fmt.Sprintf("%s (%s) %s: nothing said to be likely", a.File, a.Made, f.Section))
	case misplaced(want, f):
		s.failures = append(s.failures, fmt.Sprintf("%s (%s) %s: proof %q on page %d, want %q on page %d", a.File, a.Made, f.Section, f.Heading, f.Page, want.Heading, want.Page))
	}
}

func (s *tally) count(want truth, f rules.Finding) {
	there, told, hinted := want.Answer == rules.Found, f.Answer == rules.Found, f.Likely.Quote != ""
	for _, c := range []struct {
		n    *int
		when bool
	}{
		{&s.there, there}, {&s.told, told}, {&s.hits, there && told},
		{&s.missed, want.Answer != rules.NotFound && f.Answer == rules.NotFound},
		{&s.silenced, there && f.Answer == rules.Unread},
		{&s.open, want.Answer == rules.Unread}, {&s.unreadable, want.Answer == rules.Unread && f.Answer == rules.Unread},
		{&s.misplaced, there && told && misplaced(want, f)},
		{&s.clear, want.Likely}, {&s.guessed, want.Likely && hinted}, {&s.hints, hinted && !want.Likely},
	} {
		if c.when {
			*c.n++
		}
	}
}

// misplaced says whether the proof is another heading than the one of the truth, or on another page where the page is known.
func misplaced(want truth, f rules.Finding) bool {
	if f.Answer != rules.Found {
		return false
	}
	a, b := letters(want.Heading), letters(f.Heading)
	return !strings.Contains(a, b) && !strings.Contains(b, a) || want.Page != 0 && f.Page != want.Page
}

func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

func (s *tally) precision() float64 { return share(s.hits, s.told) }
func (s *tally) recall() float64    { return share(s.hits, s.there) }
func (s *tally) wronged() int       { return s.missed }

func share(a, b int) float64 {
	if b == 0 {
		return 1
	}
	return float64(a) / float64(b)
}

func (s *tally) String() string {
	return fmt.Sprintf("precision %.4f (%d of %d), recall %.4f (%d of %d), %d wrongly called missing, %d wrongly unreadable, unreadable %d of %d, likely %d of %d and %d more, %d with another proof",
		s.precision(), s.hits, s.told, s.recall(), s.hits, s.there, s.missed, s.silenced, s.unreadable, s.open, s.guessed, s.clear, s.hints, s.misplaced)
}

func sorted(m map[string]*tally) []string {
	var names []string
	for n := range m {
		names = append(names, n)
	}
	slices.Sort(names)
	return names
}
