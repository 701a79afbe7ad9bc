package parser

import (
	"crypto/sha256"
	"time"
)

// Options tells Parse which marks are our own.
type Options struct {
	// Own are the addresses this office sends from and receives at, compared without regard to case and to how a domain is written (Canonical).
	Own []string
	// Token is the value of the X-Inkorg header that our own letters carry; "" when it is not known (offline).
	Token string
	// Border are our own receiving hosts. Only they are believed in Received (RFC 5321, section 4.4)
	// and Authentication-Results (RFC 8601, section 5).
	Border []string
	// Letters are files that this office sends out itself, such as the letter of the call. They are no documents of whoever sends
	// them back.
	Letters []Fingerprint
}

// A Fingerprint is a file by its bytes.
type Fingerprint struct {
	Bytes  int
	SHA256 [sha256.Size]byte
}

// FingerprintOf is the fingerprint of a file.
func FingerprintOf(data []byte) Fingerprint { return Fingerprint{len(data), sha256.Sum256(data)} }

// A Kind says what sort of mail a message is, whoever sent it and whatever it asks for.
type Kind string

// The kinds of mail. Only KindSubmission and, where documents come with it, KindList can become a submission.
const (
	KindSubmission Kind = "submission" // written by a person, as far as anybody can tell
	KindAutoReply  Kind = "auto-reply" // out-of-office and other responders (RFC 3834)
	KindBounce     Kind = "bounce"     // a delivery status notification (RFC 3464) or an older form of one
	KindLoop       Kind = "loop"       // our own mail that came back
	KindList       Kind = "list"       // mailing lists and newsletters (RFC 2369, RFC 2919)
	KindReceipt    Kind = "receipt"    // a disposition notification (RFC 8098)
	KindCalendar   Kind = "calendar"   // nothing but a calendar request or answer (RFC 6047)
	KindOther      Kind = "other"      // any other mail of a machine, feedback reports among them
)

// A Message is what the bytes of one mail hold. All its strings are valid UTF-8 in NFC, without control characters
// (Body and Text excepted: they keep newlines and tabs), so they can stand in a log line, a header or a letter.
type Message struct {
	From       Address
	ReplyTo    Address
	To         []string // every address it was sent to, lower case and Canonical: Delivered-To, X-Original-To, Envelope-To, To, Cc
	Subject    string
	MessageID  string    // without angle brackets; a hint, never an identity
	References []string  // In-Reply-To, then References (newest first), without angle brackets
	Date       time.Time // as the sender's clock had it; zero when absent or unreadable
	Hops       []Hop     // the Received lines, topmost (latest) first

	Kind        Kind
	Acknowledge bool   // whether a machine may answer it
	Why         string // the rule that decided Kind or withheld the answer, for people: "Auto-Submitted: auto-replied"

	Report *Report // what a bounce or a receipt reports; nil for other mail

	Body  string // the words of the mail itself as plain text: text/plain, else text/html without its tags
	Parts []Part // every leaf that carries a file, in the order of the message

	// Links are addresses of cloud storage (OneDrive, SharePoint, WeTransfer, Google Drive, Dropbox, iCloud and others) in the sender's
	// own words, at most 20, each once. What is behind them was not sent, and nobody here fetches it: where no document came with the
	// mail, its sender must be told that a link is no application.
	Links []string
	// Promised is set when the sender's own words say that something is attached and no Part is a Document: a file was forgotten.
	Promised bool

	// Warnings are problems of the message, in English, one sentence each. The message is never refused.
	Warnings []string
	// Damaged is set when the bytes could not be read as a message at all, so that a person must look.
	Damaged bool
}

// An Address is a name and an addr-spec (RFC 5322, section 3.4), with its domain as Canonical writes it. Addr is "" when there is none.
type Address struct{ Name, Addr string }

// A Hop is one Received line (RFC 5321, section 4.4).
type Hop struct {
	By   string    // the host that wrote it, lower case
	From string    // the host it came from, as By found it out (reverse name, else address), lower case; "" if none
	At   time.Time // when, by By's clock; zero when unreadable
}

// A Report is the part of a delivery status or disposition notification that says what it is about.
type Report struct {
	Original  string // Message-ID of the message reported on, without angle brackets; "" if it is not told
	Recipient string // Final-Recipient or, failing that, an address the text names, Canonical; "" if it is not told
	Action    string // failed, delayed, delivered, relayed, expanded (RFC 3464, section 2.3.3); "failed" for old forms
	Status    string // such as 5.1.1 (RFC 3463); "" if it is not told
	Text      string // the reason in the words of the reporting host, one line
}

// A Part is one file in a message: its bytes as they were sent, only the transfer encoding undone.
type Part struct {
	Name      string // file name without any path; "" when it has none
	Type      string // media type as labelled, lower case, without parameters
	Data      []byte
	Container string // name of the part this one was inside; "" when it stood in the message itself
	Document  bool   // what the applicant would call an attachment: not a signature blob, not an inline logo
}
