package letter_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/emersion/go-message/mail"

	"inkorg/mailbox/letter"
	"inkorg/store"
)

const coordinator = "samordnare@skl.example"

// filed is one case with its message and its receipt.
func filed(t *testing.T, seq uint64, applicant, when string, change func(v *store.Version, m *store.Message, l *store.Letter)) letter.Dossier {
	m := message(t, when)
	m.Hash, m.Number = hash(fmt.Sprint(when, seq)), fmt.Sprintf("IT-2009-%04d", seq)
	m.From, m.FromName = "it@lan"+applicant+".example", "Handläggare "+applicant
	if applicant == "" {
		m.From, m.FromName = fmt.Sprintf("bo.ek%d@forbundet.example", seq), "Bo Ek"
	}
	v := version(t, m)
	v.Received, v.Clocks = m.Clocks.Border, m.Clocks
	l := receiptOf(m)
	if change != nil {
		change(&v, &m, &l)
	}
	cs := dossier(m, v)
	cs.Number, cs.Seq, cs.Applicant = m.Number, seq, applicant
	d := letter.Dossier{Case: cs, Messages: []store.Message{m}}
	if m.Withheld == "" {
		d.Letters = []store.Letter{l}
	}
	return d
}

func receiptOf(m store.Message) store.Letter {
	return store.Letter{
		ID: 1, Kind: store.Receipt, To: m.From, Number: m.Number, Version: m.Version, Answers: m.Hash, State: store.Sent,
		Queued: m.Registered, Attempts: 1, Ended: m.Registered.Add(time.Minute),
	}
}

// emptySummary is a quiet day: two cases from before, no mail.
func emptySummary(t *testing.T) letter.Summary {
	return letter.Summary{
		From: at(t, "2009-03-12 07:00"), To: at(t, "2009-03-13 07:00"),
		Calls: []letter.Overview{{Call: call(t), Cases: []letter.Dossier{
			filed(t, 1, "09", "2009-03-02 09:00", nil), filed(t, 2, "20", "2009-03-05 14:12", nil),
		}}},
		Folders: []letter.Folder{{Count: store.Count{
			Folder: "INBOX", At: at(t, "2009-03-13 06:59"), Server: 2, States: map[store.State]int{store.Submission: 2},
		}}},
	}
}

// fullSummary is the morning after the last day, with one of everything.
func fullSummary(t *testing.T) letter.Summary {
	s := letter.Summary{From: at(t, "2009-03-15 07:00"), To: at(t, "2009-03-16 07:00")}
	c := call(t)
	c.Expected = append(c.Expected, letter.Applicant{Code: "08", Name: "Kalmar län", Share: 254_645})
	s.Calls = []letter.Overview{{Call: c, Cases: oldCases(t)}}
	s.Calls[0].Cases = append(s.Calls[0].Cases, newCases(t)...)
	s.Other = otherMail(t)
	s.Digests = []store.Letter{{Kind: store.Digest, To: "semester@skl.example", State: store.Bounced, Ended: at(t, "2009-03-15 07:03"), Error: "5.1.1 user unknown"}}
	s.Folders = []letter.Folder{
		{Count: store.Count{Folder: "INBOX", At: at(t, "2009-03-16 06:59"), Server: 143, Missing: []uint32{501}, States: map[store.State]int{
			store.Submission: 120, store.Addition: 12, store.Question: 1, store.AutoReply: 3, store.Bounce: 1, store.List: 1, store.Other: 2, store.Duplicate: 1, store.Failed: 1}},
			Failed: []store.Sighting{{Place: store.Place{Folder: "INBOX", UID: 77}, State: store.Failed, Reason: "NO [SERVERBUG] internal error", At: at(t, "2009-03-15 12:00")}}},
		{Count: store.Count{Folder: "Junk", At: at(t, "2009-03-16 06:59"), Server: 4, States: map[store.State]int{store.Other: 4}}},
	}
	return s
}

func oldCases(t *testing.T) []letter.Dossier {
	return []letter.Dossier{
		filed(t, 1, "09", "2009-03-02 09:00", nil),
		filed(t, 2, "20", "2009-03-05 14:12", func(v *store.Version, m *store.Message, l *store.Letter) {
			v.Status, v.Documents = "unreadable", []store.Document{unread("Ansökan.pdf", "scan", 2_100_000)}
			l.State, l.Error = store.Refused, "550 mailbox full"
		}),
		filed(t, 3, "", "2009-03-06 11:00", func(v *store.Version, m *store.Message, l *store.Letter) {
			m.FromName = "IT-nämnden i\r\nVästra Förlängda Gränslandets Samordningsförbund"
		}),
	}
}

func newCases(t *testing.T) []letter.Dossier {
	correction := filed(t, 4, "12", "2009-03-15 09:30", nil)
	second := message(t, "2009-03-15 17:45")
	second.State, second.Version, second.From, second.Number = store.Addition, 2, "annan@lan12.example", "IT-2009-0004"
	v := version(t, second)
	v.N, v.Status, v.Findings[1] = 2, "incomplete", without(medel(), "not-found", "3. Kommande arbete", 0)
	v.Findings[1].Likely = store.Passage{Document: "ansökan.pdf", Page: 2, Quote: "Vi använder medlen till en samordnare på halvtid."}
	v.Asked = []store.Amount{{Kronor: 1_300_000, Document: "ansökan.pdf", Page: 1, Quote: "Länet ansöker härmed om 1,3 mnkr."}}
	v.Flags = []string{"version 2 came from annan@lan12.example, the case was opened by it@lan12.example", "version 2 is less complete than version 1"}
	question := message(t, "2009-03-15 18:00")
	question.State, question.Version, question.From, question.Number, question.Subject = store.Question, 0, "it@lan12.example", "IT-2009-0004", "Kom vår komplettering fram?"
	correction.Case.Versions = append(correction.Case.Versions, v)
	correction.Case.Questions = []store.Hash{question.Hash}
	correction.Messages = append(correction.Messages, second, question)
	correction.Letters = append(correction.Letters, receiptOf(second), receiptOf(question))
	return []letter.Dossier{
		correction,
		filed(t, 5, "23", "2009-03-15 23:58", func(v *store.Version, m *store.Message, l *store.Letter) {
			v.Timing, v.Clocks.Internal, v.Clocks.Seen = "confirm", at(t, "2009-03-16 00:20"), at(t, "2009-03-16 00:21")
			l.State, l.Error = store.Bounced, "5.1.1 <it@lan23.example>: user unknown"
		}),
		filed(t, 6, "20", "2009-03-16 00:01", func(v *store.Version, m *store.Message, l *store.Letter) {
			v.Timing, v.Documents[0].Recognised = "late", []int{1, 2, 3}
			l.State, l.Ended, l.Error = store.Uncertain, at(t, "2009-03-16 00:04"), "the line broke after the final dot"
		}),
		filed(t, 7, "", "2009-03-15 12:00", func(v *store.Version, m *store.Message, l *store.Letter) {
			v.Status, v.Documents, v.Findings = "no-document", nil, []store.Finding{without(organ(), "not-found", "", 0), without(medel(), "not-found", "", 0)}
			m.Subject, m.Withheld = "Fråga om er utlysning", "Precedence: bulk"
		}),
		filed(t, 8, "", "2009-03-15 13:00", func(v *store.Version, m *store.Message, l *store.Letter) {
			v.Status, v.Documents = "unreadable", []store.Document{unread("Ansökan.pdf", "encrypted", 1_999), unread("", "empty", 0)}
			v.Findings = []store.Finding{organ(), without(medel(), "unreadable", "", 0)}
			v.Problems = []string{"the base64 of part 2 ends in the middle of a group", "the mail has no closing boundary"}
			l.State, l.Error, l.Attempts, l.Ended = store.Queued, "451 try again later", 7, time.Time{}
		}),
	}
}

func otherMail(t *testing.T) (out []store.Message) {
	add := func(state store.State, when, from, subject, reason string) {
		out = append(out, store.Message{State: state, From: from, Subject: subject, Reason: reason, Registered: at(t, when), Clocks: store.Clocks{Internal: at(t, when)}})
	}
	add(store.AutoReply, "2009-03-15 10:00", "anna@lan12.example", "Autosvar: Mottagningsbekräftelse IT-2009-0004", "Auto-Submitted: auto-replied")
	add(store.Bounce, "2009-03-16 00:30", "mailer-daemon@lan23.example", "Undelivered Mail Returned to Sender", "the letter to it@lan23.example was returned")
	add(store.List, "2009-03-15 11:00", "nyheter@konferens.example", "Sista chansen! Boka till halva priset", "List-Unsubscribe")
	add(store.Other, "2009-03-15 11:30", "", "", "it lay in the spam folder and brought no document")
	return out
}

func TestDigest(t *testing.T) {
	t.Parallel()
	first := func(t *testing.T) letter.Summary {
		s := emptySummary(t)
		s.From, s.To = time.Time{}, at(t, "2009-03-06 07:00")
		s.Calls[0].Cases = s.Calls[0].Cases[:1]
		return s
	}
	for _, d := range []struct {
		name, language string
		summary        func(*testing.T) letter.Summary
	}{
		{"empty", "sv", emptySummary}, {"empty-en", "en", emptySummary}, {"empty-both", "sv+en", emptySummary}, {"first", "sv", first},
		{"eve", "sv", eveSummary}, {"eve-en", "en", eveSummary}, {"full", "sv", fullSummary}, {"full-en", "en", fullSummary},
	} {
		t.Run(d.name, func(t *testing.T) {
			t.Parallel()
			l, raw, err := letter.Digest(office(t, d.language), d.summary(t), coordinator)
			if err != nil {
				t.Fatal(err)
			}
			golden(t, "digest-"+d.name, raw)
			wellFormed(t, l, raw, "auto-generated")
			if _, again, _ := letter.Digest(office(t, d.language), d.summary(t), coordinator); string(again) != string(raw) {
				t.Error("the same records gave other bytes the second time")
			}
		})
	}
}

// eveSummary is the morning before the last day: what can still be mended comes with the name of the day.
func eveSummary(t *testing.T) letter.Summary {
	s := emptySummary(t)
	s.From, s.To = at(t, "2009-03-13 07:00"), at(t, "2009-03-14 07:00")
	s.Calls[0].Cases = append(s.Calls[0].Cases,
		filed(t, 3, "12", "2009-03-10 09:00", func(v *store.Version, m *store.Message, _ *store.Letter) { missing(t, v, m, nil) }),
		filed(t, 4, "", "2009-03-11 09:00", func(v *store.Version, m *store.Message, _ *store.Letter) { nothing(t, v, m, nil) }),
		filed(t, 5, "", "2009-03-13 16:00", nil),
	)
	return s
}

// Subjects are what coordinators see on a telephone: they must say whether to open the letter.
func TestDigestSubject(t *testing.T) {
	t.Parallel()
	onlyNew := func(t *testing.T) letter.Summary {
		s := emptySummary(t)
		s.From = at(t, "2009-03-05 07:00")
		return s
	}
	left := func(t *testing.T) letter.Summary {
		s := fullSummary(t)
		s.From, s.Other, s.Folders = s.To.Add(-time.Minute), nil, nil
		s.Calls[0].Cases = oldCases(t)
		return s
	}
	for _, d := range []struct {
		name, sv, en string
		summary      func(*testing.T) letter.Summary
	}{
		{"quiet", "Inkorg 13 mars: inget nytt", "Inkorg 13 March: nothing new", emptySummary},
		{"new", "Inkorg 13 mars: 1 ny", "Inkorg 13 March: 1 new", onlyNew},
		{"left", "Inkorg 16 mars: inget nytt, 2 kvar sedan tidigare", "Inkorg 16 March: nothing new, 2 left from before", left},
		{"full", "Inkorg 16 mars: 5 nya, 8 behöver dig", "Inkorg 16 March: 5 new, 8 need you", fullSummary},
	} {
		t.Run(d.name, func(t *testing.T) {
			t.Parallel()
			for language, want := range map[string]string{"sv": d.sv, "en": d.en, "sv+en": d.sv + " / " + d.en} {
				_, raw, err := letter.Digest(office(t, language), d.summary(t), coordinator)
				if err != nil {
					t.Fatal(err)
				}
				h, _ := open(t, raw)
				if got := subject(t, h); got != want {
					t.Errorf("%s: subject %q, want %q", language, got, want)
				}
			}
		})
	}
}

func subject(t testing.TB, h mail.Header) string {
	t.Helper()
	s, err := h.Subject()
	if err != nil {
		t.Errorf("subject: %v", err)
	}
	return s
}

// One digest goes to each coordinator, and each is a letter of its own.
func TestDigestIDs(t *testing.T) {
	t.Parallel()
	var ids []string
	for _, to := range []string{"a@skl.example", "b@skl.example"} {
		l, _, err := letter.Digest(office(t, "sv"), emptySummary(t), to)
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, l.MessageID)
	}
	slices.Sort(ids)
	want := []string{"digest.20090313T060000Z.cad7d55c@skl.example", "digest.20090313T060000Z.fd5cb5f1@skl.example"}
	if !slices.Equal(ids, want) {
		t.Errorf("Message-IDs %q, want %q", ids, want)
	}
}
