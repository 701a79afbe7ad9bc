package letter

import (
	"crypto/sha256"
	"errors"
	"fmt"

	"inkorg/store"
)

// ErrRecipient says that a recipient is not an address that a letter can go to, so the letter must be withheld.
var ErrRecipient = errors.New("not an address that mail can be sent to")

// Receipt writes the acknowledgement of one version v of the case cs, which the message m made, to whoever sent it. cs may
// hold v already or not. It fails with ErrRecipient, or when the office is not fit to write letters.
func Receipt(o Office, c Call, cs store.Case, v store.Version, m store.Message, to string) (store.Letter, []byte, error) {
	view := func(s speech) any { return newReceipt(s, o, c, cs, v, m) }
	d := draft{kind: "receipt", to: to, date: m.Registered, answers: m.MessageID, auto: "auto-replied", view: view}
	d.subject = func(s speech) (string, error) { return heading(s.words.receipt, cs.Number, v.N, c.Title), nil }
	d.id = fmt.Sprintf("receipt.%s.%d.%x", atom(cs.Number), v.N, m.Hash[:8])
	return d.write(o, store.Letter{Kind: store.Receipt, Number: cs.Number, Version: v.N, Answers: m.Hash})
}

// Notice writes the answer to a message m that brought no document to the case cs, which has some already: received, and
// the application stands as it did. The letter counts as the receipt of m, and its Version is 0, for m made none. It
// fails as Receipt does, and for a case without versions.
func Notice(o Office, c Call, cs store.Case, m store.Message, to string) (store.Letter, []byte, error) {
	if len(cs.Versions) == 0 {
		return store.Letter{}, nil, fmt.Errorf("notice %s: the case has no version to speak of", cs.Number)
	}
	view := func(s speech) any { return newNotice(s, o, c, cs, m) }
	d := draft{kind: "notice", to: to, date: m.Registered, answers: m.MessageID, auto: "auto-replied", view: view}
	d.subject = func(s speech) (string, error) { return heading(s.words.notice, cs.Number, 1, c.Title), nil }
	d.id = fmt.Sprintf("notice.%s.%d.%x", atom(cs.Number), len(cs.Versions), m.Hash[:8])
	return d.write(o, store.Letter{Kind: store.Receipt, Number: cs.Number, Answers: m.Hash})
}

// Digest writes how things stand to one coordinator. It fails as Receipt does.
func Digest(o Office, s Summary, to string) (store.Letter, []byte, error) {
	view := func(sp speech) any { return newDigest(sp, o, s) }
	d := draft{kind: "digest", to: to, date: s.To, auto: "auto-generated", view: view}
	d.subject = func(sp speech) (string, error) { return line("subject."+sp.words.tag, newDigest(sp, o, s)) }
	d.id = fmt.Sprintf("digest.%s.%x", s.To.UTC().Format("20060102T150405Z"), hash(to))
	return d.write(o, store.Letter{Kind: store.Digest})
}

// hash tells recipients apart in a Message-ID without naming them.
func hash(to string) []byte {
	sum := sha256.Sum256([]byte(to))
	return sum[:4]
}

// heading is the subject of a letter to an applicant: Mottagningsbekräftelse IT-2009-0007: title of the call.
func heading(word, number string, version int, title string) string {
	s := word + " " + clean(number, 100)
	if version > 1 {
		s += fmt.Sprintf(", version %d", version)
	}
	if title = clean(title, 150); title != "" {
		s += ": " + title
	}
	return s
}
