package parser_test

import (
	"bytes"
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
	s = append(s, m.Links...)
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

// FuzzHeaders reads one value as every field that is decoded: words, parameters, addresses, dates.
func FuzzHeaders(f *testing.F) {
	for _, seed := range []string{
		"=?utf-8?Q?Ans=C3=B6kan?= <anna@kommun.example>", "attachment; filename*0*=utf-8''Ans%C3%B6; filename*1=kan.pdf", "text/plain; charset=\"utf-7\"; name='a b'",
		"from a (b [192.0.2.1]) by mx.skl.example (x; y); Sat, 14 Mar 2009 10:21:00 +0100 (CET)", "=?iso-2022-jp?B?GyRCJCI=?= =?x?b?YW", "\"Ek, Anna\" <a@b>, g: <<c@d>;",
		"multipart/mixed; boundary=\"--x \"", "mx.skl.example (a); dmarc=fail", "14-Mar-09 10.21.00 MET DST", "<@a,@b:c@d> e@[192.0.2.1]", "Out of office until 12/3", "a <b@c>: <d@e>",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, value string) {
		value = strings.NewReplacer("\r", "", "\n", "").Replace(value)
		var raw strings.Builder
		for _, field := range []string{"From", "To", "Subject", "Date", "Received", "References", "Content-Type", "Content-Disposition",
			"Content-Transfer-Encoding", "Content-Description", "Authentication-Results", "Auto-Submitted", "Return-Path"} {
			raw.WriteString(field + ": " + value + "\r\n")
		}
		checkProperties(t, parser.Parse([]byte(raw.String()+"\r\n--x\r\n\r\nhej "+value+"\r\n--x--\r\n"), office))
	})
}

// FuzzUuencode puts a file as uuencoded text between foreign words. Whatever those are, the message is sound; without them the file
// comes out as it was.
func FuzzUuencode(f *testing.F) {
	f.Add("a.pdf", []byte("%PDF-1.4"), "hej\r\nbegin 644 b\r\n")
	f.Add("", []byte{}, "`\r\nend\r\n")
	f.Add("=?utf-8?Q?=C3=A5?=", []byte("\x00\xff"), "M")
	f.Fuzz(func(t *testing.T, name string, data []byte, words string) {
		name = strings.NewReplacer("\r", "", "\n", "").Replace(name)
		file := "begin 644 x" + name + "\r\n" + uu(string(data)) + "`\r\nend\r\n"
		checkProperties(t, parser.Parse([]byte("From: a@b.example\r\n\r\n"+words+"\r\n"+file+words), office))
		m := parser.Parse([]byte("From: a@b.example\r\n\r\nhej\r\n"+file), office)
		checkProperties(t, m)
		if len(m.Parts) == 0 || m.Parts[0].Container != "body" || !bytes.Equal(m.Parts[0].Data, data) {
			t.Errorf("%q as %q became %+v, text %q", data, name, m.Parts, m.Body)
		}
	})
}
