package letter_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"inkorg/mailbox/letter"
	"inkorg/store"
)

// receiptTo is the receipt of the complete sample application, with something changed.
func receiptTo(t testing.TB, to string, change func(o *letter.Office, c *letter.Call, cs *store.Case, v *store.Version, m *store.Message)) (store.Letter, []byte, error) {
	o, c, m := office(t, "sv"), call(t), message(t, "2009-03-13 10:21")
	v := version(t, m)
	cs := dossier(m, v)
	if change != nil {
		change(&o, &c, &cs, &v, &m)
	}
	return letter.Receipt(o, c, cs, v, m, to)
}

func TestRecord(t *testing.T) {
	t.Parallel()
	l, raw, err := receiptTo(t, dalarna, nil)
	if err != nil {
		t.Fatal(err)
	}
	m := message(t, "2009-03-13 10:21")
	want := store.Letter{
		Kind: store.Receipt, MessageID: "receipt.IT-2009-0007.1.ae75be5730295ca1@skl.example", Envelope: "ansokan@skl.example",
		To: dalarna, Number: "IT-2009-0007", Version: 1, Answers: m.Hash,
	}
	if l != want {
		t.Errorf("record\n%+v, want\n%+v", l, want)
	}
	h, _ := open(t, raw)
	if got := subject(t, h); got != "Mottagningsbekräftelse IT-2009-0007: Regional IT-samverkan 2009" {
		t.Errorf("subject %q", got)
	}
	for _, field := range []string{"In-Reply-To", "References"} {
		if got := h.Get(field); got != "<4711.abc@ltdalarna.example>" {
			t.Errorf("%s is %q", field, got)
		}
	}
	if date, _ := h.Date(); !date.Equal(m.Registered) {
		t.Errorf("Date is %v, want the time of registration %v", date, m.Registered)
	}
}

// What cannot be written must be an error that says so, for the message is then registered without an answer.
func TestUnwritable(t *testing.T) {
	t.Parallel()
	for _, to := range []string{"", "alla", "a@b.se, c@d.se", "a@b.se\r\nBcc: c@d.se", "<a@b.se>", "Anna <a@b.se>", "å", "å@", "a@-ö-.se", "a@\u00ad", "å å@b.se", "a\u202e@b.se", "\xe5@b.se", strings.Repeat("å", 125) + "@b.se", "a b@c.se", "a@b.se ", `"a b"@c.se`, strings.Repeat("a", 250) + "@b.se"} {
		if _, raw, err := receiptTo(t, to, nil); !errors.Is(err, letter.ErrRecipient) || raw != nil {
			t.Errorf("to %q: error %v, %d bytes", to, err, len(raw))
		}
	}
	for name, change := range map[string]func(o *letter.Office, c *letter.Call, cs *store.Case, v *store.Version, m *store.Message){
		"language": func(o *letter.Office, _ *letter.Call, _ *store.Case, _ *store.Version, _ *store.Message) {
			o.Language = "no"
		},
		"sender": func(o *letter.Office, _ *letter.Call, _ *store.Case, _ *store.Version, _ *store.Message) {
			o.FromAddr = "ansokan"
		},
		"sender outside ASCII": func(o *letter.Office, _ *letter.Call, _ *store.Case, _ *store.Version, _ *store.Message) {
			o.FromAddr = "ansökan@skl.example"
		},
		"date": func(_ *letter.Office, _ *letter.Call, _ *store.Case, _ *store.Version, m *store.Message) {
			m.Registered = time.Time{}
		},
	} {
		if _, raw, err := receiptTo(t, dalarna, change); err == nil || errors.Is(err, letter.ErrRecipient) || raw != nil {
			t.Errorf("%s: error %v, %d bytes", name, err, len(raw))
		}
	}
}

// An internationalised domain stands in the header in ASCII, so that any server takes the letter. What stands before the @ has no
// other form. The record keeps the address as it was given.
func TestInternationalAddress(t *testing.T) {
	t.Parallel()
	for to, want := range map[string]string{
		"info@sjövägen.example":       "info@xn--sjvgen-dua6l.example",
		"Info@SJÖVÄGEN.example":       "Info@xn--sjvgen-dua6l.example",
		"åsa.öst@örebro.example":      "åsa.öst@xn--rebro-iua.example",
		"åsa@falun.example":           "åsa@falun.example",
		"info@xn--sjvgen-dua6l.se":    "info@xn--sjvgen-dua6l.se",
		"info@[192.0.2.1]":            "info@[192.0.2.1]",
		"o'brien+2009@dept.gov.examp": "o'brien+2009@dept.gov.examp",
	} {
		l, raw, err := receiptTo(t, to, func(o *letter.Office, _ *letter.Call, _ *store.Case, _ *store.Version, _ *store.Message) {
			o.FromAddr = "ansokan@skåne.example"
		})
		if err != nil {
			t.Errorf("%q: %v", to, err)
			continue
		}
		h, _ := open(t, raw)
		if list, err := h.AddressList("To"); err != nil || len(list) != 1 || list[0].Address != want || l.To != to {
			t.Errorf("%q: To is %v (%v), the record has %q", to, list, err, l.To)
		}
		if list, err := h.AddressList("From"); err != nil || len(list) != 1 || list[0].Address != "ansokan@xn--skne-roa.example" || !strings.HasSuffix(l.MessageID, "@xn--skne-roa.example") {
			t.Errorf("From is %v (%v), Message-ID %q", list, err, l.MessageID)
		}
		local, _, _ := strings.Cut(want, "@")
		if bare := strings.ReplaceAll(string(raw), local, ""); strings.IndexFunc(bare, func(r rune) bool { return r > '~' }) >= 0 {
			t.Errorf("%q: the letter is not ASCII:\n%s", to, raw)
		}
	}
}

// A Message-ID of the sender goes into our header only if it is one; without it the letter goes out all the same.
func TestReference(t *testing.T) {
	t.Parallel()
	for id, want := range map[string]string{
		"abc@host.example":                 "<abc@host.example>",
		"DB7PR$04%+x/y=@[192.0.2.1]":       "<DB7PR$04%+x/y=@[192.0.2.1]>",
		"":                                 "",
		"no-at-sign":                       "",
		"a@b> <c@d":                        "",
		"a@b\r\nBcc: c@d.se":               "",
		"å@host.example":                   "",
		strings.Repeat("a", 300) + "@b.se": "",
	} {
		_, raw, err := receiptTo(t, dalarna, func(_ *letter.Office, _ *letter.Call, _ *store.Case, _ *store.Version, m *store.Message) {
			m.MessageID = id
		})
		if err != nil {
			t.Fatalf("%q: %v", id, err)
		}
		h, _ := open(t, raw)
		if got := h.Get("In-Reply-To"); got != want || h.Get("References") != want {
			t.Errorf("Message-ID %q gave In-Reply-To %q and References %q, want %q", id, got, h.Get("References"), want)
		}
	}
}

// The deadline is told as people say it: the last day that counts, or the time of day before which it must be there.
func TestDeadline(t *testing.T) {
	t.Parallel()
	for _, d := range []struct{ name, deadline, zone, sv, en string }{
		{"day", "2009-03-15T23:00:00Z", "Europe/Stockholm", "senast söndag 15 mars 2009:", "no later than Sunday 15 March 2009:"},
		{"summer", "2009-06-30T22:00:00Z", "Europe/Stockholm", "senast tisdag 30 juni 2009:", "no later than Tuesday 30 June 2009:"},
		{"noon", "2009-06-30T10:00:00Z", "Europe/Stockholm", "före tisdag 30 juni 2009 kl. 12.00 (svensk tid, UTC+2):", "before Tuesday 30 June 2009, 12:00 (Swedish time, UTC+2):"},
		{"elsewhere", "2009-06-30T10:00:00Z", "Asia/Kolkata", "före tisdag 30 juni 2009 kl. 15.30 (UTC+5:30):", "before Tuesday 30 June 2009, 15:30 (UTC+5:30):"},
		{"none", "", "Europe/Stockholm", "Skicka en komplettering: svara", "Please send a correction: reply"},
	} {
		t.Run(d.name, func(t *testing.T) {
			t.Parallel()
			for language, want := range map[string]string{"sv": d.sv, "en": d.en} {
				_, raw, err := receiptTo(t, dalarna, func(o *letter.Office, c *letter.Call, _ *store.Case, v *store.Version, _ *store.Message) {
					o.Language, o.Zone, c.Deadline = language, location(t, d.zone), instant(t, d.deadline)
					v.Status, v.Findings[1] = "incomplete", without(medel(), "not-found", "", 0)
				})
				if err != nil {
					t.Fatal(err)
				}
				_, text := open(t, raw)
				if flat := strings.Join(strings.Fields(text), " "); !strings.Contains(flat, want) {
					t.Errorf("%s: %q is not in\n%s", language, want, text)
				}
			}
		})
	}
}

// Seconds are told where they may decide: within ten minutes of the deadline, on either side of it.
func TestSeconds(t *testing.T) {
	t.Parallel()
	for _, d := range []struct{ name, received, sv, en string }{
		{"far before", "2009-03-15 23:49:59", "15 mars 2009 kl. 23.49 (", "15 March 2009, 23:49 ("},
		{"ten minutes before", "2009-03-15 23:50:00", "15 mars 2009 kl. 23.50.00 (", "15 March 2009, 23:50:00 ("},
		{"just before", "2009-03-15 23:59:41", "15 mars 2009 kl. 23.59.41 (", "15 March 2009, 23:59:41 ("},
		{"the deadline", "2009-03-16 00:00:00", "16 mars 2009 kl. 00.00.00 (", "16 March 2009, 00:00:00 ("},
		{"just after", "2009-03-16 00:00:58", "16 mars 2009 kl. 00.00.58 (", "16 March 2009, 00:00:58 ("},
		{"ten minutes after", "2009-03-16 00:10:00", "16 mars 2009 kl. 00.10.00 (", "16 March 2009, 00:10:00 ("},
		{"far after", "2009-03-16 00:10:01", "16 mars 2009 kl. 00.10 (", "16 March 2009, 00:10 ("},
	} {
		t.Run(d.name, func(t *testing.T) {
			t.Parallel()
			for language, want := range map[string]string{"sv": d.sv, "en": d.en} {
				_, raw, err := receiptTo(t, dalarna, func(o *letter.Office, _ *letter.Call, _ *store.Case, v *store.Version, _ *store.Message) {
					o.Language, v.Received = language, at(t, d.received)
				})
				if err != nil {
					t.Fatal(err)
				}
				if _, text := open(t, raw); !strings.Contains(strings.Join(strings.Fields(text), " "), want) {
					t.Errorf("%s: %q is not in\n%s", language, want, text)
				}
			}
		})
	}
}

// The digest tells the same times by the same rule: where a time is near the deadline, and in that case only.
func TestSecondsInDigest(t *testing.T) {
	t.Parallel()
	s := emptySummary(t)
	s.From, s.To = at(t, "2009-03-15 07:00"), at(t, "2009-03-16 07:00")
	s.Calls[0].Cases = append(s.Calls[0].Cases, filed(t, 5, "23", "2009-03-15 23:59:41", func(v *store.Version, m *store.Message, _ *store.Letter) {
		v.Timing, v.Clocks.Internal, m.Registered = "confirm", at(t, "2009-03-16 00:20:13"), at(t, "2009-03-16 00:21:07")
	}))
	_, raw, err := letter.Digest(office(t, "sv"), s, coordinator)
	if err != nil {
		t.Fatal(err)
	}
	_, text := open(t, raw)
	flat := strings.Join(strings.Fields(text), " ")
	for _, want := range []string{"server 15 mars 23.59.41, brev", "brevlådan 16 mars 00.20.", "söndag 15 mars 2009 kl. 23.59.41 enligt", "IT-2009-0005 15 mars 23.59.41 b", "IT-2009-0001 2 mars 09.00 i"} {
		if !strings.Contains(flat, want) {
			t.Errorf("%q is not in\n%s", want, text)
		}
	}
}

func location(t testing.TB, name string) *time.Location {
	t.Helper()
	z, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return z
}

func instant(t testing.TB, s string) time.Time {
	t.Helper()
	if s == "" {
		return time.Time{}
	}
	when, err := time.Parse(time.RFC3339, s)
	if err != nil {
		t.Fatal(err)
	}
	return when
}

// A case without a call (its configuration is gone) gets a receipt that says what is known.
func TestNoCall(t *testing.T) {
	t.Parallel()
	l, raw, err := receiptTo(t, dalarna, func(o *letter.Office, c *letter.Call, cs *store.Case, v *store.Version, m *store.Message) {
		*c, v.Findings, v.Areas, o.Contact, m.Subject = letter.Call{}, nil, nil, "", ""
	})
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "receipt-no-call", raw)
	wellFormed(t, l, raw, "auto-replied")
}
