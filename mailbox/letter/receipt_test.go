package letter_test

import (
	"testing"
	"time"

	"inkorg/mailbox/letter"
	"inkorg/store"
)

// A situation is one receipt: what differs from a complete application that came in time.
type situation struct {
	name     string
	language string
	when     string
	change   func(t *testing.T, v *store.Version, m *store.Message, cs *store.Case)
}

var situations = []situation{
	{name: "complete", language: "sv", when: "2009-03-13 10:21"},
	{name: "complete-en", language: "en", when: "2009-03-13 10:21"},
	{name: "complete-both", language: "sv+en", when: "2009-03-13 10:21"},
	{name: "missing", language: "sv", when: "2009-03-13 10:21", change: missing},
	{name: "missing-en", language: "en", when: "2009-03-13 10:21", change: missing},
	{name: "too-short", language: "sv", when: "2009-03-13 10:21", change: func(t *testing.T, v *store.Version, m *store.Message, cs *store.Case) {
		v.Status, v.Findings[1] = "incomplete", without(medel(), "not-found", "2. Användning av stimulansmedlen", 6)
	}},
	{name: "likely", language: "sv", when: "2009-03-13 10:21", change: likely},
	{name: "likely-en", language: "en", when: "2009-03-13 10:21", change: likely},
	{name: "likely-in-mail", language: "sv+en", when: "2009-03-13 10:21", change: func(t *testing.T, v *store.Version, m *store.Message, cs *store.Case) {
		likely(t, v, m, cs)
		v.Findings[1].Likely.Document = ""
	}},
	{name: "referred", language: "sv+en", when: "2009-03-13 10:21", change: referred},
	{name: "late", language: "sv", when: "2009-03-16 00:00:58", change: late},
	{name: "late-en", language: "en", when: "2009-03-16 00:00:58", change: late},
	{name: "late-second", language: "sv", when: "2009-03-16 00:01", change: func(t *testing.T, v *store.Version, m *store.Message, cs *store.Case) {
		late(t, v, m, cs)
		second(t, v, m, cs)
	}},
	{name: "confirm", language: "sv", when: "2009-03-15 23:59:41", change: confirm},
	{name: "confirm-en", language: "en", when: "2009-03-15 23:59:41", change: confirm},
	{name: "confirm-no-clock", language: "sv", when: "2009-03-15 23:58", change: func(t *testing.T, v *store.Version, m *store.Message, cs *store.Case) {
		v.Timing, v.Received, v.ReceivedBy = "confirm", time.Time{}, ""
	}},
	{name: "nothing", language: "sv", when: "2009-03-13 10:21", change: nothing},
	{name: "nothing-en", language: "en", when: "2009-03-13 10:21", change: nothing},
	{name: "linked", language: "sv", when: "2009-03-13 10:21", change: linked},
	{name: "linked-en", language: "en", when: "2009-03-13 10:21", change: linked},
	{name: "promised", language: "sv", when: "2009-03-13 10:21", change: promised},
	{name: "promised-en", language: "en", when: "2009-03-13 10:21", change: promised},
	{name: "missing-linked", language: "sv+en", when: "2009-03-13 10:21", change: func(t *testing.T, v *store.Version, m *store.Message, cs *store.Case) {
		missing(t, v, m, cs)
		m.Links = []string{"dalarna.sharepoint.com", "we.tl"}
	}},
	{name: "password", language: "sv", when: "2009-03-13 10:21", change: unreadable("encrypted")},
	{name: "password-en", language: "en", when: "2009-03-13 10:21", change: unreadable("encrypted")},
	{name: "scan", language: "sv", when: "2009-03-13 10:21", change: unreadable("scan")},
	{name: "many-unread", language: "sv", when: "2009-03-13 10:21", change: func(t *testing.T, v *store.Version, m *store.Message, cs *store.Case) {
		unreadable("corrupt")(t, v, m, cs)
		v.Documents = append(v.Documents, unread("budget.pages", "unsupported", 40_210), unread("", "empty", 0), unread("karta.pdf", "bomb", 3_999_999))
		v.Documents[3].Container = "bilagor.zip"
	}},
	{name: "second-less", language: "sv", when: "2009-03-14 16:40", change: second},
	{name: "second-less-en", language: "en", when: "2009-03-14 16:40", change: second},
	{name: "missing-closed", language: "sv", when: "2009-03-15 23:58", change: func(t *testing.T, v *store.Version, m *store.Message, cs *store.Case) {
		missing(t, v, m, cs)
		m.Registered = at(t, "2009-03-16 07:10")
	}},
	{name: "second", language: "sv", when: "2009-03-14 16:40", change: func(t *testing.T, v *store.Version, m *store.Message, cs *store.Case) {
		second(t, v, m, cs)
		v.Status, v.Findings[1] = "complete", medel()
	}},
	{name: "unsupported", language: "sv", when: "2009-03-13 10:21", change: unreadable("unsupported")},
	{name: "forwarded", language: "sv", when: "2009-03-13 10:21", change: forwarded},
	{name: "forwarded-en", language: "en", when: "2009-03-13 10:21", change: forwarded},
	{name: "too-short-en", language: "en", when: "2009-03-13 10:21", change: func(t *testing.T, v *store.Version, m *store.Message, cs *store.Case) {
		v.Status, v.Findings[1] = "incomplete", without(medel(), "not-found", "2. Användning av stimulansmedlen", 1)
	}},
	{name: "nothing-late", language: "sv", when: "2009-03-16 09:12", change: func(t *testing.T, v *store.Version, m *store.Message, cs *store.Case) {
		nothing(t, v, m, cs)
		late(t, v, m, cs)
	}},
	{name: "damaged", language: "sv", when: "2009-03-13 10:21", change: func(t *testing.T, v *store.Version, m *store.Message, cs *store.Case) {
		unreadable("corrupt")(t, v, m, cs)
		v.Documents, v.Findings = nil, nil
	}},
	{name: "scanned-page", language: "sv", when: "2009-03-13 10:21", change: scannedPage},
	{name: "scanned-page-en", language: "en", when: "2009-03-13 10:21", change: scannedPage},
	{name: "scanned", language: "sv+en", when: "2009-03-13 10:21", change: scanned},
	{name: "scanned-unsure", language: "sv+en", when: "2009-03-13 10:21", change: func(t *testing.T, v *store.Version, m *store.Message, cs *store.Case) {
		scanned(t, v, m, cs)
		v.Status, v.Findings[1] = "unreadable", without(medel(), "unreadable", "", 0)
		v.Findings[1].Document, v.Findings[1].Page, v.Findings[1].Reader = "ansökan.pdf", 1, "tesseract"
		v.Documents = append(v.Documents, pdf())
		v.Documents[1].Name, v.Documents[1].Recognised = "bilaga.pdf", []int{2}
	}},
	{name: "in-mail", language: "sv", when: "2009-03-13 10:21", change: func(t *testing.T, v *store.Version, m *store.Message, cs *store.Case) {
		v.Documents = nil
		for i := range v.Findings {
			v.Findings[i].Document, v.Findings[i].Page = "", 0
		}
	}},
}

func missing(_ *testing.T, v *store.Version, _ *store.Message, _ *store.Case) {
	v.Status, v.Findings[1] = "incomplete", without(medel(), "not-found", "3. Kommande arbete", 120)
}

// likely is an application that says how the money is used without a heading.
func likely(_ *testing.T, v *store.Version, _ *store.Message, _ *store.Case) {
	v.Status, v.Findings[1] = "incomplete", without(medel(), "not-found", "3. Kommande arbete", 0)
	v.Findings[1].Likely = store.Passage{Document: "ansökan.pdf", Page: 2, Quote: "Vi använder medlen till en samordnare på halvtid."}
}

// referred is an application that says it in an annex.
func referred(_ *testing.T, v *store.Version, _ *store.Message, _ *store.Case) {
	v.Documents = append(v.Documents, pdf())
	v.Documents[1].Name = "bilaga 2.pdf"
	v.Findings[1].Document, v.Findings[1].Page, v.Findings[1].Refers = "bilaga 2.pdf", 1, "Se bilaga 2"
}

func late(_ *testing.T, v *store.Version, _ *store.Message, _ *store.Case) { v.Timing = "late" }

func confirm(t *testing.T, v *store.Version, m *store.Message, _ *store.Case) {
	v.Timing = "confirm"
	v.Clocks.Internal = at(t, "2009-03-16 00:20")
	m.Clocks, m.Registered = v.Clocks, at(t, "2009-03-16 00:21")
}

func nothing(_ *testing.T, v *store.Version, m *store.Message, _ *store.Case) {
	v.Status, v.Documents, v.Areas, m.Subject = "no-document", nil, nil, "Ansökan bifogas"
	v.Findings = []store.Finding{without(organ(), "not-found", "", 0), without(medel(), "not-found", "", 0)}
}

// linked is a mail with a link instead of a file.
func linked(t *testing.T, v *store.Version, m *store.Message, cs *store.Case) {
	nothing(t, v, m, cs)
	m.Links, m.Promised = []string{"we.tl"}, true
}

// promised is a mail that speaks of a file it does not have.
func promised(t *testing.T, v *store.Version, m *store.Message, cs *store.Case) {
	nothing(t, v, m, cs)
	m.Promised = true
}

// forwarded is an application that lay in a mail that was forwarded, with a file in the text around it; nobody knows whose it is.
func forwarded(_ *testing.T, v *store.Version, m *store.Message, cs *store.Case) {
	v.Documents[0].Container = "message"
	v.Documents = append(v.Documents, store.Document{Name: "karta.txt", Bytes: 4_410, SHA256: hash("karta.txt"), Readable: true, Container: "body"})
	m.Subject, m.From, cs.Sender, cs.Applicant, cs.Name = "VB: Ansökan", "registrator@landsting.example", "registrator@landsting.example", "", ""
}

func unreadable(reason string) func(*testing.T, *store.Version, *store.Message, *store.Case) {
	return func(_ *testing.T, v *store.Version, _ *store.Message, _ *store.Case) {
		v.Status, v.Documents, v.Areas = "unreadable", []store.Document{unread("Ansökan Dalarna.pdf", reason, 812_004)}, nil
		v.Findings = []store.Finding{without(organ(), "unreadable", "", 0), without(medel(), "unreadable", "", 0)}
		v.Findings[0].Document, v.Findings[1].Document = "Ansökan Dalarna.pdf", "Ansökan Dalarna.pdf"
	}
}

// scannedPage is a file of which one page is a picture.
func scannedPage(_ *testing.T, v *store.Version, _ *store.Message, _ *store.Case) {
	v.Status, v.Findings[1] = "unreadable", without(medel(), "unreadable", "", 0)
	v.Findings[1].Document, v.Findings[1].Page = "ansökan.pdf", 3
}

// scanned is a file of which the text was recognised in pictures.
func scanned(_ *testing.T, v *store.Version, _ *store.Message, _ *store.Case) {
	v.Documents[0].Recognised = []int{1, 2, 3}
	v.Findings[0].Reader, v.Findings[1].Reader = "tesseract", "tesseract"
}

// second makes v a correction that lacks what version 1 had.
func second(t *testing.T, v *store.Version, m *store.Message, cs *store.Case) {
	missing(t, v, m, cs)
	v.N, m.Version, m.State = 2, 2, store.Addition
	cs.Versions = []store.Version{version(t, message(t, "2009-03-13 10:21"))}
}

func (s situation) write(t *testing.T) (store.Letter, []byte, error) {
	m := message(t, s.when)
	v := version(t, m)
	cs := dossier(m)
	if s.change != nil {
		s.change(t, &v, &m, &cs)
	}
	cs.Versions = append(cs.Versions, v)
	return letter.Receipt(office(t, s.language), call(t), cs, v, m, dalarna)
}

func TestReceipt(t *testing.T) {
	t.Parallel()
	for _, s := range situations {
		t.Run(s.name, func(t *testing.T) {
			t.Parallel()
			l, raw, err := s.write(t)
			if err != nil {
				t.Fatal(err)
			}
			golden(t, "receipt-"+s.name, raw)
			wellFormed(t, l, raw, "auto-replied")
			if _, again, _ := s.write(t); string(again) != string(raw) {
				t.Error("the same records gave other bytes the second time")
			}
		})
	}
}
