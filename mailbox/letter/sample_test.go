package letter_test

import (
	"crypto/sha256"
	"testing"
	"time"
	_ "time/tzdata" // machines without a time zone database run the tests too

	"inkorg/mailbox/letter"
	"inkorg/store"
)

// zone is the one the sample office works in.
func zone(t testing.TB) *time.Location {
	t.Helper()
	z, err := time.LoadLocation("Europe/Stockholm")
	if err != nil {
		t.Fatal(err)
	}
	return z
}

func at(t testing.TB, s string) time.Time {
	t.Helper()
	layout := "2006-01-02 15:04:05"
	when, err := time.ParseInLocation(layout[:len(s)], s, zone(t))
	if err != nil {
		t.Fatal(err)
	}
	return when
}

func office(t testing.TB, language string) letter.Office {
	return letter.Office{
		Name: "Sveriges Kommuner och Landsting", Language: language, Contact: "IT-samverkan, tfn 08-000 00 00",
		Zone: zone(t), FromName: "IT-samverkan på SKL", FromAddr: "ansokan@skl.example", Token: "3f9c2a71",
	}
}

func call(t testing.TB) letter.Call {
	return letter.Call{
		ID: "it-2009", Title: "Regional IT-samverkan 2009", Deadline: at(t, "2009-03-16 00:00"),
		Sections: []letter.Section{
			{ID: "organ", Title: "Beskrivning av det regionala IT-samverkansorganet", MinWords: 25,
				Aliases: []string{"IT-samverkansorgan", "Regionalt samverkansorgan", "Regional IT cooperation body"}},
			{ID: "medel", Title: "Hur stimulansmedlen ska användas", MinWords: 25,
				Aliases: []string{"Användning av stimulansmedlen", "Planerad användning av medlen", "Use of the funds"}},
		},
		Areas: []letter.Area{
			{ID: "infrastruktur", Title: "Teknisk infrastruktur för säker inloggning och kommunikation"},
			{ID: "standarder", Title: "Informationsstruktur och standarder"},
			{ID: "erfarenhet", Title: "Erfarenhetsutbyte"},
		},
		Expected: []letter.Applicant{
			{Code: "09", Name: "Gotlands län", Share: 62_205}, {Code: "12", Name: "Skåne län", Share: 1_306_075},
			{Code: "20", Name: "Dalarnas län", Share: 300_142}, {Code: "23", Name: "Jämtlands län", Share: 138_232},
		},
	}
}

func hash(s string) store.Hash { return sha256.Sum256([]byte(s)) }

const dalarna = "it@ltdalarna.example"

// message is a mail from Dalarna, registered a minute after it was received.
func message(t testing.TB, when string) store.Message {
	received := at(t, when)
	return store.Message{
		Hash: hash(when), Bytes: 1_300_000, State: store.Submission, From: dalarna, FromName: "Anna Berg",
		Subject: "Ansökan om stimulansmedel, Dalarnas län", MessageID: "4711.abc@ltdalarna.example",
		Clocks:     store.Clocks{Border: received, Internal: received.Add(2 * time.Second), Seen: received.Add(time.Minute), Date: received.Add(-time.Minute)},
		Registered: received.Add(time.Minute), Call: "it-2009", Number: "IT-2009-0007", Version: 1,
	}
}

func pdf() store.Document {
	return store.Document{Name: "ansökan.pdf", Type: "application/pdf", Bytes: 1_234_567, SHA256: hash("ansökan.pdf"), Pages: 3, Readable: true}
}

// unread is a file that could not be read.
func unread(name, reason string, bytes int64) store.Document {
	return store.Document{Name: name, Type: "application/pdf", Bytes: bytes, SHA256: hash(name), Reason: reason}
}

func organ() store.Finding {
	return store.Finding{Section: "organ", Title: "Beskrivning av det regionala IT-samverkansorganet", Answer: "found",
		Document: "ansökan.pdf", Page: 1, Heading: "1. IT-samverkansorganet i Dalarna", Words: 212, MinWords: 25}
}

func medel() store.Finding {
	return store.Finding{Section: "medel", Title: "Hur stimulansmedlen ska användas", Answer: "found",
		Document: "ansökan.pdf", Page: 2, Heading: "2. Användning av stimulansmedlen", Words: 148, MinWords: 25}
}

func without(f store.Finding, answer, heading string, words int) store.Finding {
	return store.Finding{Section: f.Section, Title: f.Title, MinWords: f.MinWords, Answer: answer, Heading: heading, Words: words}
}

// version is what m made of the sample case: complete and in time.
func version(t testing.TB, m store.Message) store.Version {
	return store.Version{
		N: 1, Message: m.Hash, Received: m.Clocks.Border, ReceivedBy: "border", Clocks: m.Clocks, Deadline: at(t, "2009-03-16 00:00"),
		Timing: "on-time", Status: "complete", Documents: []store.Document{pdf()},
		Findings: []store.Finding{organ(), medel()}, Areas: []string{"infrastruktur", "erfarenhet"},
		Mentions: []store.Mention{{Area: "infrastruktur", Count: 3, Document: "ansökan.pdf", Page: 2}, {Area: "erfarenhet", Count: 1, Document: "ansökan.pdf", Page: 3}},
	}
}

func dossier(m store.Message, versions ...store.Version) store.Case {
	return store.Case{
		Number: "IT-2009-0007", Call: "it-2009", Counter: "IT-2009", Seq: 7, Sender: m.From, Name: m.FromName,
		Applicant: "20", Opened: m.Registered, Versions: versions,
	}
}
