package letter

import (
	"bytes"
	"fmt"
	"mime"
	netmail "net/mail"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/emersion/go-message/mail"
	"golang.org/x/net/idna"

	"inkorg/store"
)

// longest is how many octets an address or a Message-ID may have: the path of RFC 5321, section 4.5.3.1.3, without <>.
const longest = 254

// A draft is a letter before its words.
type draft struct {
	kind    string // names the template
	to      string
	date    time.Time
	id      string // the left side of the Message-ID
	answers string // Message-ID of the mail it answers, as the sender wrote it; "" if none
	auto    string // Auto-Submitted (RFC 3834, section 5)
	subject func(speech) (string, error)
	view    func(speech) any
}

// write completes the record of the letter and makes its bytes. Both follow from the arguments alone.
func (d *draft) write(o Office, l store.Letter) (store.Letter, []byte, error) {
	speeches, err := o.speeches()
	if err != nil {
		return store.Letter{}, nil, err
	}
	header, err := d.header(o, speeches)
	if err != nil {
		return store.Letter{}, nil, fmt.Errorf("%s %s: %w", d.kind, d.id, err)
	}
	text, err := compose(d.kind, speeches, d.view)
	if err != nil {
		return store.Letter{}, nil, err
	}
	if l.MessageID, err = header.MessageID(); err != nil {
		return store.Letter{}, nil, fmt.Errorf("message id %q: %w", d.id, err)
	}
	l.Envelope, l.To = o.FromAddr, d.to
	raw, err := encoded(header, text)
	if err != nil {
		return store.Letter{}, nil, fmt.Errorf("%s %s: %w", d.kind, d.id, err)
	}
	return l, raw, nil
}

// encoded is the complete message (RFC 5322), its text in quoted-printable.
func encoded(header mail.Header, text string) ([]byte, error) {
	var out bytes.Buffer
	w, err := mail.CreateSingleInlineWriter(&out, header)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write([]byte(text)); err != nil {
		return nil, err
	}
	err = w.Close()
	return out.Bytes(), err
}

// header sets the fields from the last to the first, since go-message puts each new one on top.
func (d *draft) header(o Office, speeches []speech) (mail.Header, error) {
	var h mail.Header
	to, from := written(d.to), written(o.FromAddr)
	if to == "" {
		return h, fmt.Errorf("recipient %q: %w", clean(d.to, 100), ErrRecipient)
	}
	if from == "" || !visible(from) {
		return h, fmt.Errorf("sender %q: not an address that everybody can answer; mend smtp.from in the configuration", o.FromAddr)
	}
	if d.date.IsZero() {
		return h, fmt.Errorf("the record has no time that the letter could be dated with")
	}
	subject, err := d.subjects(speeches)
	if err != nil {
		return h, err
	}
	h.SetContentType("text/plain", map[string]string{"charset": "utf-8"})
	h.Set("Content-Language", languages(speeches))
	if token := clean(o.Token, 100); token != "" {
		h.Set("X-Inkorg", token)
	}
	h.Set("X-Auto-Response-Suppress", "All")
	h.Set("Auto-Submitted", d.auto)
	if reference(d.answers) {
		h.SetMsgIDList("References", []string{d.answers})
		h.SetMsgIDList("In-Reply-To", []string{d.answers})
	}
	h.SetMessageID(d.id + from[strings.LastIndexByte(from, '@'):])
	h.SetDate(d.date.In(speeches[0].zone))
	h.Set("Subject", encode(subject))
	h.SetAddressList("To", []*mail.Address{{Address: to}})
	h.SetAddressList("From", []*mail.Address{{Name: clean(o.FromName, 100), Address: from}})
	return h, nil
}

// subjects is the subject in each language, the call's title only once.
func (d *draft) subjects(speeches []speech) (string, error) {
	var all []string
	for _, s := range speeches {
		subject, err := d.subject(s)
		if err != nil {
			return "", err
		}
		all = append(all, subject)
	}
	if len(all) == 2 {
		first, rest, found := strings.Cut(all[0], " ")
		second, same, _ := strings.Cut(all[1], " ")
		if found && rest == same {
			return first + " / " + second + " " + rest, nil
		}
	}
	return strings.Join(all, " / "), nil
}

// encode writes a header text so that it can be folded between any two words: only those that are not ASCII become encoded
// words (RFC 2047, section 5), and a blank between two of these is part of the second.
func encode(text string) string {
	words, encoded := strings.Fields(text), false
	for i, word := range words {
		if strings.IndexFunc(word, func(r rune) bool { return r > '~' }) < 0 {
			encoded = false
			continue
		}
		if encoded {
			word = " " + word
		}
		words[i], encoded = mime.QEncoding.Encode("utf-8", word), true
	}
	return strings.Join(words, " ")
}

func languages(speeches []speech) string {
	var tags []string
	for _, s := range speeches {
		tags = append(tags, s.words.tag)
	}
	return strings.Join(tags, ", ")
}

// written is addr as it stands in a header: its domain in A-labels (RFC 5890, section 2.3.2.1), for a header is ASCII. Only a
// local part outside ASCII stays as it is, which makes the letter one for servers with SMTPUTF8 (RFC 6532); the Sender
// finds out. It is "" when addr is not an addr-spec that can stand in an SMTP command too, such as one with a quoted local part.
func written(addr string) string {
	at := strings.LastIndexByte(addr, '@') + 1
	whole := addr
	if domain := addr[at:]; !visible(domain) {
		domain, err := idna.Lookup.ToASCII(domain)
		if err != nil {
			return ""
		}
		whole = addr[:at] + domain
	}
	if len(whole) > longest || !utf8.ValidString(whole) || strings.ContainsFunc(whole, func(r rune) bool { return !unicode.IsGraphic(r) || unicode.IsSpace(r) }) {
		return ""
	}
	if a, err := netmail.ParseAddress("<" + whole + ">"); err != nil || a.Name != "" || a.Address != whole {
		return ""
	}
	return whole
}

// reference says whether a sender's Message-ID can stand in our header: go-message must read it back as it is. Where it
// cannot, the letter goes out without In-Reply-To, which costs the threading and nothing else.
func reference(id string) bool {
	if id == "" || len(id) > longest || !visible(id) {
		return false
	}
	var h mail.Header
	h.SetMsgIDList("References", []string{id})
	back, err := h.MsgIDList("References")
	return err == nil && slices.Equal(back, []string{id})
}

// visible says whether s is made of printing ASCII characters only, without blanks.
func visible(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r <= ' ' || r > '~' }) < 0
}

// atom makes a registration number fit for the left side of a Message-ID (RFC 5322, section 3.6.4).
func atom(number string) string {
	safe := strings.Map(func(r rune) rune {
		switch {
		case r >= '0' && r <= '9', r >= 'A' && r <= 'Z', r >= 'a' && r <= 'z', r == '-':
			return r
		}
		return '_'
	}, number)
	return safe[:min(len(safe), 100)]
}
