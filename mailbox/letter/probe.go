package letter

import (
	"fmt"
	"time"

	"inkorg/store"
)

// Probe writes the mail by which a person tries whether mail sent to an address comes into the watched mailbox. It is sent
// at once and never queued, so it belongs to no record: at makes its Date and, to the nanosecond, its Message-ID, which
// is returned without angle brackets. By o.Token, which must not be empty, it is known again as our own wherever it turns
// up. It fails as Receipt does.
func Probe(o Office, at time.Time, to string) (messageID string, mail []byte, err error) {
	if clean(o.Token, 100) == "" {
		return "", nil, fmt.Errorf("probe: the office has no token, so nobody would know it again")
	}
	d := draft{kind: "probe", to: to, date: at, auto: "auto-generated", view: func(speech) any { return o }}
	d.subject = func(s speech) (string, error) { return line("probe.subject."+s.words.tag, o) }
	d.id = fmt.Sprintf("probe.%s.%x", at.UTC().Format("20060102T150405.000000000Z"), hash(to))
	l, mail, err := d.write(o, store.Letter{})
	return l.MessageID, mail, err
}
