package parser_test

import (
	"crypto/sha256"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"inkorg/parser"
)

var update = flag.Bool("update", false, "write the .golden files instead of comparing with them")

// office is who we are in all test mails.
var office = &parser.Options{
	Own:    []string{"ansokan@skl.example"},
	Token:  "token-of-ours",
	Border: []string{"mx.skl.example"},
}

// goldenPart shows the bytes of a part by their digest.
type goldenPart struct {
	Name, Type, Container, SHA256 string
	Bytes                         int
	Document                      bool
}

func TestGolden(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/*.eml")
	if err != nil || len(files) == 0 {
		t.Fatalf("no golden mails: %v", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			t.Parallel()
			raw, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			got := show(t, parser.Parse(raw, office))
			golden := strings.TrimSuffix(file, ".eml") + ".golden"
			if *update {
				if err := os.WriteFile(golden, got, 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if string(got) != string(want) {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

func show(t *testing.T, m *parser.Message) []byte {
	t.Helper()
	parts := make([]goldenPart, 0, len(m.Parts))
	for _, p := range m.Parts {
		sum := fmt.Sprintf("%x", sha256.Sum256(p.Data))
		parts = append(parts, goldenPart{p.Name, p.Type, p.Container, sum, len(p.Data), p.Document})
	}
	shown := struct {
		parser.Message
		Parts []goldenPart
	}{*m, parts}
	b, err := json.MarshalIndent(shown, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	return append(b, '\n')
}
