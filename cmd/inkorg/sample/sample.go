// Package sample is the mail that `inkorg demo` delivers: fourteen days of March 2009 at ansokan@skl.example, as the
// applicants' mail programs of those days sent it. The counties and their populations are real; persons, addresses and
// what the applications say are invented, and the PDFs in them were made by different programs.
//
// Each mail is a file, byte for byte as the mailbox would hold it (CR LF, Received lines of our own hosts on top). When
// it lay in the mailbox cannot be told by the file, so that stands in the table below: file and row go together.
//
// A bounce and an out-of-office reply are about one of our receipts, whose Message-ID nobody can know beforehand. The
// word RECEIPT-MESSAGE-ID stands in its place: who delivers such a mail puts in the Message-ID of the latest receipt to
// an address that the mail names. Delivered as they are, they belong to no receipt.
package sample

import (
	"embed"
	"time"
)

// A Mail is one mail and what there is to know of it beside its bytes.
type Mail struct {
	Name  string    // of the file, without .eml; it begins with the place in the order of arrival
	Story string    // one English sentence: what this sender did
	At    time.Time // IMAP INTERNALDATE: when it lay in the mailbox
	Raw   []byte
}

//go:embed *.eml
var files embed.FS

//go:embed inkorg.toml
var config string

// Config is the configuration of the call, as a file for Inkorg: who is expected, until when, with which sections.
func Config() string { return config }

// arrivals has a row for each file, in order of arrival.
var arrivals = []struct{ name, at, story string }{
	{"01-complete", "2009-03-02 14:32:19",
		"Dalarna sends a complete application from Outlook: three pages with both sections under headings."},
	{"02-section-missing", "2009-03-04 10:07:30",
		"Västmanland describes its body but has no part about the money, only a sentence that it will be decided later."},
	{"03-attachment-forgotten", "2009-03-05 16:48:11",
		"Västernorrland writes from Lotus Notes that the application is attached, and forgets to attach it."},
	{"04-bounce", "2009-03-05 16:49:33",
		"The receipt to Västernorrland comes back: the mailbox there is full."},
	{"05-apple-inline", "2009-03-09 09:21:42",
		"Jämtland sends from Apple Mail, which puts the PDF inline between two pieces of text."},
	{"06-scanner", "2009-03-10 11:15:28",
		"Kronoberg puts the signed paper into a copier, which mails pictures of the pages without any text."},
	{"07-correction", "2009-03-11 08:54:51",
		"Västmanland answers the receipt with the whole application, the missing part added."},
	{"08-latin1", "2009-03-12 10:33:04",
		"Gävleborg sends from Outlook Express, with subject, file name and text in Latin-1 and numbered headings."},
	{"09-in-the-body", "2009-03-13 08:12:57",
		"Gotland, one municipality only, writes the whole application into the mail and attaches nothing."},
	{"10-password", "2009-03-13 15:56:40",
		"Kalmar locks its PDF with a password, to be told by telephone."},
	{"11-out-of-office", "2009-03-13 15:57:52",
		"The receipt to Kalmar is answered by a machine: the one with the password is away until after the deadline."},
	{"12-forwarded", "2009-03-14 10:41:09",
		"Halland's application went to Halmstad first; the registrar there forwards that mail as an attachment."},
	{"13-winmail", "2009-03-14 16:27:35",
		"Värmland sends from Outlook, which packs the application into a winmail.dat that other programs cannot open."},
	{"14-late", "2009-03-16 00:01:00",
		"Norrbotten sends at 23:59 from web mail, and it reaches our border host 58 seconds after midnight."},
	{"15-held-by-filter", "2009-03-16 00:20:14",
		"Skåne reaches our border host at 23:58, but our own spam filter holds it until after midnight."},
}

// stockholm is the zone of all these mails: summer time began on 29 March.
var stockholm = time.FixedZone("CET", 60*60)

// Mails returns all mails in order of arrival. The caller may change what it gets.
func Mails() []Mail {
	mails := make([]Mail, len(arrivals))
	for i, a := range arrivals {
		// Neither can fail: that table and files agree is tested.
		at, _ := time.ParseInLocation(time.DateTime, a.at, stockholm)
		raw, _ := files.ReadFile(a.name + ".eml")
		mails[i] = Mail{Name: a.name, Story: a.story, At: at, Raw: raw}
	}
	return mails
}
