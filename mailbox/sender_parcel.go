package mailbox

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/emersion/go-smtp"
	"golang.org/x/net/idna"
)

// A parcel is one mail and its envelope. Once checked, the domains of its addresses are in ASCII.
type parcel struct {
	from, to string
	data     []byte // every line ends with CR LF
}

func newParcel(from, to string, msg []byte) *parcel {
	return &parcel{from: from, to: to, data: crlf(msg)}
}

// check refuses what no server may be asked, and puts the addresses as servers know them. A sender address that is wrong
// is ours, so it is no reason to give up.
func (p *parcel) check() error {
	to, err := path(p.to)
	if err != nil || to == "" {
		return p.unfit(Permanent, "the recipient", p.to, err)
	}
	from, err := path(p.from)
	if err != nil {
		return p.unfit(Temporary, "from in [smtp]", p.from, err)
	}
	p.from, p.to = from, to
	return nil
}

func (p *parcel) unfit(o Outcome, what, address string, err error) error {
	if err == nil {
		err = errors.New("it is empty")
	}
	return &SendError{Outcome: o, Err: err, Text: fmt.Sprintf("%s %q is no mail address: %v", what, address, err)}
}

// suits says whether the server can take this mail at all (RFC 6531, RFC 6152). What is not ASCII in an address by now is
// its local part, which has no other form.
func (p *parcel) suits(c *smtp.Client) error {
	international, _ := c.Extension("SMTPUTF8")
	eightBit, _ := c.Extension("8BITMIME")
	switch {
	case !international && !ascii(p.to):
		return unsuited(Permanent, fmt.Sprintf("the address %q has letters outside ASCII before the @, and our mail server cannot "+
			"send to such addresses (no SMTPUTF8): reach the recipient some other way", p.to))
	case !international && !ascii(p.from):
		return unsuited(Temporary, fmt.Sprintf("from in [smtp], %q, has letters outside ASCII before the @, and the mail server "+
			"cannot send from such addresses (no SMTPUTF8): use another", p.from))
	case !eightBit && !ascii(string(p.data)):
		return unsuited(Permanent, "the mail has 8-bit text, and our mail server takes none (no 8BITMIME)")
	}
	return nil
}

var errUnsuited = errors.New("the server lacks an extension that the mail needs")

func unsuited(o Outcome, text string) *SendError {
	return &SendError{Outcome: o, Text: text, Err: errUnsuited}
}

// utf8 says whether the envelope needs SMTPUTF8 (RFC 6531, section 3.4).
func (p *parcel) utf8() bool { return !ascii(p.from) || !ascii(p.to) }

// path is an address as it stands in MAIL and RCPT: an internationalised domain in A-labels (RFC 5890, section
// 2.3.2.1), which every server can look up, also one without SMTPUTF8.
func path(address string) (string, error) {
	if err := checkAddress(address); err != nil {
		return "", err
	}
	at := strings.LastIndex(address, "@") + 1
	if ascii(address[at:]) {
		return address, nil
	}
	domain, err := idna.Lookup.ToASCII(address[at:])
	if err != nil || domain == "" {
		return "", fmt.Errorf("its domain is no domain name: %w", cmp.Or(err, errors.New("nothing is left of it")))
	}
	return address[:at] + domain, nil
}

// checkAddress keeps an address from becoming a command: nothing may end the line or the path it stands in. Whether it
// leads anywhere is the server's to say. The empty address is the null sender.
func checkAddress(s string) error {
	at := strings.LastIndex(s, "@")
	rest := s // what may hold no blank: all but a quoted local part
	if at > 1 && s[0] == '"' && s[at-1] == '"' {
		rest = s[at:]
	}
	switch {
	case s == "":
		return nil
	case !utf8.ValidString(s):
		return errors.New("it is not valid UTF-8")
	case strings.ContainsFunc(s, func(r rune) bool { return r < ' ' || r == 0x7F }):
		return errors.New("it has a control character in it")
	case strings.ContainsAny(s, "<>"), strings.Contains(rest, " "):
		return errors.New("it has a character that is not allowed")
	case at < 1 || at == len(s)-1:
		return errors.New("it is not of the form name@domain")
	}
	return nil
}

// crlf ends every line with CR LF, the last one too: a lone CR or LF may not be sent (RFC 5321, section 2.3.8), as
// servers differ in what they take it for. Text that is right already is not copied.
func crlf(b []byte) []byte {
	if clean(b) {
		return b
	}
	out := make([]byte, 0, len(b)+len(b)/32+2)
	for i := 0; i < len(b); i++ {
		switch {
		case b[i] == '\r' && i+1 < len(b) && b[i+1] == '\n':
			i++
			fallthrough
		case b[i] == '\r', b[i] == '\n':
			out = append(out, '\r', '\n')
		default:
			out = append(out, b[i])
		}
	}
	if !bytes.HasSuffix(out, []byte("\r\n")) {
		out = append(out, '\r', '\n')
	}
	return out
}

func clean(b []byte) bool {
	pairs := bytes.Count(b, []byte("\r\n"))
	return bytes.Count(b, []byte("\r")) == pairs && bytes.Count(b, []byte("\n")) == pairs && bytes.HasSuffix(b, []byte("\r\n"))
}

func ascii(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r >= utf8.RuneSelf })
}
