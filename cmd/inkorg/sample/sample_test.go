package sample

import (
	"bytes"
	"net/mail"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/pelletier/go-toml/v2"
)

func TestTableAndFilesAgree(t *testing.T) {
	t.Parallel()
	found, err := filepath.Glob("*.eml")
	if err != nil {
		t.Fatal(err)
	}
	if len(found) != len(arrivals) {
		t.Errorf("%d files, %d rows", len(found), len(arrivals))
	}
	var last time.Time
	for i, m := range Mails() {
		if _, err := os.Stat(m.Name + ".eml"); err != nil || len(m.Raw) == 0 {
			t.Errorf("%s: a row without a file: %v", m.Name, err)
		}
		if want := string([]byte{'0' + byte((i+1)/10), '0' + byte((i+1)%10), '-'}); !strings.HasPrefix(m.Name, want) {
			t.Errorf("%s is number %s in order of arrival", m.Name, want)
		}
		if !m.At.After(last) {
			t.Errorf("%s does not come after the mail before it", m.Name)
		}
		last = m.At
		if !strings.HasSuffix(m.Story, ".") {
			t.Errorf("%s: the story is no sentence: %q", m.Name, m.Story)
		}
	}
}

// Bare LF and long lines are what no mailbox holds (RFC 5322, sections 2.1.1 and 2.3).
func TestMailsAreAsOnTheWire(t *testing.T) {
	t.Parallel()
	size := 0
	for _, m := range Mails() {
		size += len(m.Raw)
		if !bytes.HasSuffix(m.Raw, []byte("\r\n")) {
			t.Errorf("%s does not end with CR LF", m.Name)
		}
		for i, line := range bytes.SplitAfter(m.Raw, []byte("\n")) {
			text, complete := bytes.CutSuffix(line, []byte("\r\n"))
			if bytes.ContainsAny(text, "\r\n") || !complete && len(line) > 0 || len(text) > 998 {
				t.Errorf("%s:%d: not a line of a mail", m.Name, i+1)
			}
		}
	}
	if size > 700_000 {
		t.Errorf("the mails have %d bytes: too much for a program to carry", size)
	}
}

func TestHeaders(t *testing.T) {
	t.Parallel()
	for _, m := range Mails() {
		msg, err := mail.ReadMessage(bytes.NewReader(m.Raw))
		if err != nil {
			t.Errorf("%s: %v", m.Name, err)
			continue
		}
		if date, err := msg.Header.Date(); err != nil || !m.At.After(date) {
			t.Errorf("%s: in the mailbox at %v, written at %v (%v)", m.Name, m.At, date, err)
		}
		if to, err := msg.Header.AddressList("To"); err != nil || len(to) != 1 || to[0].Address != "ansokan@skl.example" {
			t.Errorf("%s: sent to %v (%v)", m.Name, to, err)
		}
		from, err := msg.Header.AddressList("From")
		if err != nil {
			t.Errorf("%s: From: %v", m.Name, err)
			continue
		}
		if path := msg.Header.Get("Return-Path"); path != wantPath(m.Name, from[0].Address) {
			t.Errorf("%s: Return-Path: %s", m.Name, path)
		}
	}
}

// wantPath is the envelope sender: null for what machines answer (RFC 3834, section 3.3; RFC 5321, section 4.5.5).
func wantPath(name, from string) string {
	if strings.HasSuffix(name, "-bounce") || strings.HasSuffix(name, "-out-of-office") {
		return "<>"
	}
	return "<" + from + ">"
}

// received splits a Received line into the host that wrote it and the time it tells.
func received(t *testing.T, line string) (by string, at time.Time) {
	t.Helper()
	text, date, _ := strings.Cut(line, ";")
	_, by, _ = strings.Cut(text, " by ")
	if strings.HasPrefix(text, "by ") {
		by = text[len("by "):]
	}
	by, _, _ = strings.Cut(by, " ")
	at, err := mail.ParseDate(strings.TrimSpace(date))
	if err != nil {
		t.Errorf("Received: %s: %v", line, err)
	}
	return by, at
}

func TestBorder(t *testing.T) {
	t.Parallel()
	for _, m := range Mails() {
		t.Run(m.Name, func(t *testing.T) {
			msg, err := mail.ReadMessage(bytes.NewReader(m.Raw))
			if err != nil {
				t.Fatal(err)
			}
			lines := msg.Header["Received"]
			by, at := received(t, lines[0])
			if by == "mail.skl.example" {
				if m.Name != "15-held-by-filter" || at.After(m.At) {
					t.Errorf("the inner host says %v", at)
				}
				by, at = received(t, lines[1])
			}
			if by != "mx.skl.example" {
				t.Fatalf("our border host did not write the line, but %s", by)
			}
			if at.After(m.At) || m.At.Sub(at) > time.Minute && m.Name != "15-held-by-filter" {
				t.Errorf("at our border at %v, in the mailbox at %v", at, m.At)
			}
		})
	}
}

// The two mails around midnight are about seconds. The deadline ends at 2009-03-16 00:00 in Stockholm.
func TestMidnight(t *testing.T) {
	t.Parallel()
	midnight := time.Date(2009, 3, 15, 23, 0, 0, 0, time.UTC)
	for name, lines := range map[string][]time.Time{
		"14-late":           {midnight.Add(58 * time.Second)},
		"15-held-by-filter": {midnight.Add(20*time.Minute + 11*time.Second), midnight.Add(-80 * time.Second)},
	} {
		raw, err := files.ReadFile(name + ".eml")
		if err != nil {
			t.Fatal(err)
		}
		msg, err := mail.ReadMessage(bytes.NewReader(raw))
		if err != nil {
			t.Fatal(err)
		}
		if date, err := msg.Header.Date(); err != nil || !date.Before(midnight) {
			t.Errorf("%s was written at %v, not before the deadline (%v)", name, date, err)
		}
		for i, want := range lines {
			if _, at := received(t, msg.Header["Received"][i]); !at.Equal(want) {
				t.Errorf("%s: Received line %d says %v, want %v", name, i, at, want)
			}
		}
	}
}

func TestConfig(t *testing.T) {
	t.Parallel()
	var c struct {
		IMAP struct{ Border []string }
		Call []struct {
			Deadline  toml.LocalDate
			Section   []struct{ Title string }
			Applicant []struct {
				Code, Name       string
				Aliases, Domains []string
				Population       int
			}
		}
	}
	if err := toml.Unmarshal([]byte(Config()), &c); err != nil {
		t.Fatal(err)
	}
	if len(c.Call) != 1 || len(c.Call[0].Section) != 2 || c.Call[0].Deadline != (toml.LocalDate{Year: 2009, Month: 3, Day: 15}) {
		t.Fatalf("not the call of 2009: %+v", c.Call)
	}
	if strings.Join(c.IMAP.Border, " ") != "mx.skl.example mail.skl.example" {
		t.Errorf("our hosts are %v", c.IMAP.Border)
	}
	sum, codes := 0, map[string]bool{}
	for _, a := range c.Call[0].Applicant {
		sum += a.Population
		codes[a.Code] = true
		if a.Name == "" || len(a.Aliases) == 0 || len(a.Domains) == 0 {
			t.Errorf("not all is told of %q", a.Code)
		}
		for _, d := range a.Domains {
			if !strings.HasSuffix(d, ".example") {
				t.Errorf("%s could be a real domain", d)
			}
		}
	}
	if len(codes) != 21 || sum != 9_182_927 {
		t.Errorf("%d counties with %d inhabitants, want 21 with 9,182,927", len(codes), sum)
	}
}

// Every applicant that writes is expected: the domain of its address stands in the configuration.
func TestSendersAreExpected(t *testing.T) {
	t.Parallel()
	for _, m := range Mails() {
		msg, err := mail.ReadMessage(bytes.NewReader(m.Raw))
		if err != nil {
			t.Fatal(err)
		}
		from, err := mail.ParseAddress(msg.Header.Get("From"))
		if err != nil {
			t.Fatal(err)
		}
		_, domain, _ := strings.Cut(from.Address, "@")
		if m.Name != "04-bounce" && !strings.Contains(Config(), `"`+domain+`"`) {
			t.Errorf("%s comes from %s, which the configuration does not know", m.Name, domain)
		}
	}
}
