package letter_test

import (
	"errors"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/idna"

	"inkorg/mailbox/letter"
	"inkorg/store"
)

// FuzzReceipt puts foreign words wherever a sender's words can stand. They must not make a header, a second recipient,
// or a line that begins as one of ours does; and they must stand in quotation marks on one line.
func FuzzReceipt(f *testing.F) {
	for _, s := range []string{
		"ansökan.pdf", "hi\r\nBcc: evil@example.com", "a\u2028Ärendenummer:  IT-2009-9999", "\" \r\n\r\nNumber:  X", "\u202egpj.exe",
		strings.Repeat("Ärendenummer: IT-2009-9999 ", 40), "- Hur medlen ska användas: finns", "\xff\xfe\x00", "{{.Office}}", "<b>&amp;</b>", "=?utf-8?q?x?=",
		"https://evil.example/login", "a\u00a0b\tc", ".", "From x",
	} {
		f.Add(s, s, "a@b.se", s)
	}
	f.Add("a", "b", "åsa@örebro.example", "c@d")
	f.Add("a", "b", "a\u00a0@ö。se", "c@d")
	f.Fuzz(func(t *testing.T, name, subject, to, id string) {
		l, raw, err := foreign(t, "x"+name, "x"+subject, to, id)
		if err != nil {
			if !errors.Is(err, letter.ErrRecipient) {
				t.Fatalf("%v", err)
			}
			return
		}
		plainL, plain, err := foreign(t, "fil.pdf", "Ansökan", to, "1@b.se")
		if err != nil {
			t.Fatal(err)
		}
		sameShape(t, raw, plain)
		if l != plainL || l.To != to {
			t.Errorf("record %+v, and %+v for plain words", l, plainL)
		}
		h, _ := open(t, raw)
		if list, err := h.AddressList("To"); err != nil || len(list) != 1 || !sameAddress(list[0].Address, to) {
			t.Errorf("To is %v (%v), want %q", list, err, to)
		}
	})
}

// sameAddress compares an address in a header with the one it stands for: the domain may be in ASCII there.
func sameAddress(got, want string) bool {
	i, j := strings.LastIndexByte(got, '@')+1, strings.LastIndexByte(want, '@')+1
	domain := want[j:]
	if strings.IndexFunc(domain, func(r rune) bool { return r > '~' }) >= 0 {
		domain, _ = idna.Lookup.ToASCII(domain)
	}
	return got[:i] == want[:j] && got[i:] == domain
}

// foreign is a receipt with the given words wherever a sender's words can stand.
func foreign(t *testing.T, name, subject, to, id string) (store.Letter, []byte, error) {
	return receiptTo(t, to, func(o *letter.Office, c *letter.Call, cs *store.Case, v *store.Version, m *store.Message) {
		o.Language, c.Sections, v.Status = "sv+en", nil, "unreadable"
		v.Documents = []store.Document{unread(name, "scan", 10), {Name: name, Container: name, Bytes: 5, Readable: true}}
		v.Documents[0].SHA256 = store.Hash{}
		v.Findings[0].Document, v.Findings[0].Heading = name, name
		v.Findings[1] = without(medel(), "not-found", name, 3)
		v.Findings[1].Title = "Medel"
		v.Findings[1].Likely = store.Passage{Document: "x" + name, Page: 1, Quote: name}
		v.Mentions[0].Document = "x" + name
		m.Subject, m.FromName, m.MessageID, cs.Name = subject, subject, id, name
	})
}

// sameShape checks that two letters have the same header fields but for the threading, and the same words once all that
// stands in quotation marks is taken out.
func sameShape(t *testing.T, raw, plain []byte) {
	t.Helper()
	h, text := open(t, raw)
	hp, words := open(t, plain)
	for fields := h.Fields(); fields.Next(); {
		key := fields.Key()
		if got, want := strings.Join(h.Values(key), "|"), strings.Join(hp.Values(key), "|"); got != want && key != "In-Reply-To" && key != "References" {
			t.Errorf("header %s is %q, want %q", key, got, want)
		}
	}
	if got, want := unquoted(text), unquoted(words); got != want {
		n := 0
		for n < len(got) && n < len(want) && got[n] == want[n] {
			n++
		}
		t.Errorf("outside quotation marks the letter goes on with\n%.100s\nwant\n%.100s", got[n:], want[n:])
	}
	for line := range strings.Lines(text) {
		if strings.Count(line, `"`)%2 != 0 {
			t.Errorf("a quotation goes over the end of a line: %q", line)
		}
	}
}

var (
	quoted = regexp.MustCompile(`"[^"]*"`)
	blanks = regexp.MustCompile(`\s+`)
)

func unquoted(text string) string {
	return blanks.ReplaceAllString(quoted.ReplaceAllString(text, "X"), " ")
}

// FuzzDigest does the same for the digest, where also the words of servers and of the parser stand.
func FuzzDigest(f *testing.F) {
	f.Add("ansökan.pdf", "a@b.se", "550 no\r\nsuch user")
	f.Add("x\r\n\r\nIT-2009-0001", "a b\r\n@c.se", strings.Repeat("IT-2009-0001 ", 99))
	f.Add("", "", "\u2028> IT-2009-0001\x00")
	f.Add("\"", "\"\"", strings.Repeat("x", 500))
	f.Fuzz(func(t *testing.T, name, from, text string) {
		s := fullSummary(t)
		for i := range s.Other {
			s.Other[i].Subject, s.Other[i].From, s.Other[i].Reason = name, from, text
		}
		for i := range s.Calls[0].Cases {
			spoil(&s.Calls[0].Cases[i], name, from, text)
		}
		s.Folders[0].Failed[0].Reason, s.Digests[0].Error = text, text
		l, raw, err := letter.Digest(office(t, "sv+en"), s, coordinator)
		if err != nil {
			t.Fatal(err)
		}
		h, body := open(t, raw)
		if list, err := h.AddressList("To"); err != nil || len(list) != 1 || list[0].Address != l.To {
			t.Errorf("To is %v (%v)", list, err)
		}
		_, plain, _ := letter.Digest(office(t, "sv+en"), fullSummary(t), coordinator)
		_, want := open(t, plain)
		if got, want := starts(body), starts(want); got != want {
			t.Errorf("lines that begin with a number: %d, want %d\n%s", got, want, body)
		}
	})
}

// spoil puts foreign words into a case wherever they can stand.
func spoil(d *letter.Dossier, name, from, text string) {
	d.Case.Name, d.Case.Sender = name, from
	for i := range d.Messages {
		m := &d.Messages[i]
		m.Subject, m.From, m.FromName = name, from, name
		if m.Withheld != "" {
			m.Withheld = text + "."
		}
	}
	for i := range d.Letters {
		d.Letters[i].To, d.Letters[i].Error = from, text
	}
	for i := range d.Case.Versions {
		v := &d.Case.Versions[i]
		v.Problems = []string{text}
		for j := range v.Findings {
			f := &v.Findings[j]
			if f.Likely.Quote != "" {
				f.Likely.Document, f.Likely.Quote = name, "x"+text
			}
		}
		for j := range v.Asked {
			v.Asked[j].Document, v.Asked[j].Quote = name, text
		}
		for j := range v.Documents {
			v.Documents[j].Name = name
		}
	}
}

// starts counts the lines that begin with a registration number, as only ours may.
func starts(text string) (n int) {
	for line := range strings.Lines(text) {
		if strings.HasPrefix(strings.TrimSpace(line), "IT-2009-") {
			n++
		}
	}
	return n
}
