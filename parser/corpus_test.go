package parser_test

import (
	"bufio"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"inkorg/parser"
)

const corpus = "../../shared/corpus"

// expectation is one line of expected.jsonl, as far as it is used here.
type expectation struct {
	File        string
	Kind        parser.Kind
	Acknowledge *bool
	Parts       []struct {
		Name             string
		SHA256           string
		Also             []string
		Optional, Report bool
		Damaged          bool
		Container        string
	}
}

func expectations(t *testing.T) []expectation {
	t.Helper()
	f, err := os.Open(filepath.Join(corpus, "expected.jsonl"))
	if os.IsNotExist(err) {
		t.Skip("the mail corpus (" + corpus + ") is not here")
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	var all []expectation
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 4<<20)
	for lines.Scan() {
		var e expectation
		if err := json.Unmarshal(lines.Bytes(), &e); err != nil {
			t.Fatal(err)
		}
		all = append(all, e)
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return all
}

// TestCorpus reads messages that other mail programs test with: no file may be lost without a warning.
func TestCorpus(t *testing.T) {
	t.Parallel()
	lost, kinds, wrong := 0, 0, 0
	for _, e := range expectations(t) {
		raw, err := os.ReadFile(filepath.Join(corpus, e.File))
		if err != nil {
			t.Fatal(err)
		}
		m := parser.Parse(raw, nil)
		checkProperties(t, m)
		n := missing(e, m)
		lost += n
		if n > 0 && len(m.Warnings) == 0 {
			t.Errorf("%s: %d files lost without a word", e.File, n)
		}
		if e.Kind != "" {
			kinds++
			if e.Kind != m.Kind {
				wrong++
			}
		}
		if e.Acknowledge != nil && *e.Acknowledge && !m.Acknowledge {
			t.Errorf("%s: a person is not answered because of %q", e.File, m.Why)
		}
	}
	t.Logf("%d files not found, %d of %d kinds wrong", lost, wrong, kinds)
	if lost > 3 {
		t.Errorf("%d files not found, want at most 3", lost)
	}
	if wrong*200 > kinds*2 {
		t.Errorf("%d of %d kinds wrong, want at most 1 %%", wrong, kinds)
	}
}

// missing counts the files that are neither there by their digest nor by their name.
func missing(e expectation, m *parser.Message) int {
	var have []string
	for _, p := range m.Parts {
		have = append(have, fmt.Sprintf("%x", sha256.Sum256(p.Data)), strings.ToLower(p.Name))
	}
	n := 0
	for _, want := range e.Parts {
		there := slices.ContainsFunc(append(want.Also, want.SHA256), func(sum string) bool { return slices.Contains(have, sum) })
		named := want.Name != "" && slices.Contains(have, strings.ToLower(want.Name))
		if !there && !named && !want.Optional && !want.Report && !want.Damaged {
			n++
		}
	}
	return n
}
