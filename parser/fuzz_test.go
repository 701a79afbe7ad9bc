package parser_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"inkorg/parser"
)

func FuzzParse(f *testing.F) {
	files, err := filepath.Glob("testdata/*.eml")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(raw)
	}
	f.Fuzz(func(t *testing.T, raw []byte) { checkProperties(t, parser.Parse(raw, office)) })
}

// checkProperties are what every Message promises, whatever the bytes were.
func checkProperties(t *testing.T, m *parser.Message) {
	t.Helper()
	if len(m.Parts) > 1000 || len(m.Warnings) > 101 {
		t.Errorf("%d parts, %d warnings", len(m.Parts), len(m.Warnings))
	}
	for _, w := range m.Warnings {
		if strings.HasPrefix(w, "The reader broke down") {
			t.Errorf("panic: %s", w)
		}
	}
	if m.Kind == "" || m.Acknowledge != (m.Why == "" && m.Kind == parser.KindSubmission) {
		t.Errorf("kind %q, acknowledge %v, why %q", m.Kind, m.Acknowledge, m.Why)
	}
	if m.Acknowledge && !strings.Contains(m.From.Addr, "@") {
		t.Errorf("would answer %q", m.From.Addr)
	}
	if (m.Report != nil) != (m.Kind == parser.KindBounce || m.Kind == parser.KindReceipt) {
		t.Errorf("%s with report %+v", m.Kind, m.Report)
	}
	checkLines(t, oneLiners(m))
	for _, p := range m.Parts {
		if strings.ContainsAny(p.Name, `/\`) || p.Name == ".." || utf8.RuneCountInString(p.Name) > 200 {
			t.Errorf("file name %q", p.Name)
		}
	}
	if strings.ContainsFunc(m.Body, func(r rune) bool { return unicode.IsControl(r) && r != '\n' && r != '\t' }) || !utf8.ValidString(m.Body) || !norm.NFC.IsNormalString(m.Body) {
		t.Errorf("body %q", m.Body)
	}
}

// oneLiners are all strings of m that may stand in a log line, a header or a letter.
func oneLiners(m *parser.Message) []string {
	s := []string{m.From.Name, m.From.Addr, m.ReplyTo.Name, m.ReplyTo.Addr, m.Subject, m.MessageID, m.Why, string(m.Kind)}
	s = append(s, m.To...)
	s = append(s, m.References...)
	s = append(s, m.Warnings...)
	for _, h := range m.Hops {
		s = append(s, h.By, h.From)
	}
	for _, p := range m.Parts {
		s = append(s, p.Name, p.Type, p.Container)
	}
	if r := m.Report; r != nil {
		s = append(s, r.Original, r.Recipient, r.Action, r.Status, r.Text)
	}
	return s
}

func checkLines(t *testing.T, lines []string) {
	t.Helper()
	for _, s := range lines {
		if !utf8.ValidString(s) || strings.ContainsFunc(s, unicode.IsControl) || !norm.NFC.IsNormalString(s) || utf8.RuneCountInString(s) > 1000 {
			t.Errorf("not fit for a line: %q", s)
		}
	}
}
