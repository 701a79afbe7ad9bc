package mailtest

import (
	"slices"
	"strings"
)

var (
	okay     = smtpReply{250, "2.0.0 ok"}
	sequence = smtpReply{503, "5.5.1 not now"}
)

func (c *smtpSession) ehlo(string) (smtpReply, error) {
	c.hello, c.mail = true, nil
	return smtpReply{250, strings.Join(append([]string{"127.0.0.1"}, c.offer()...), "\n")}, nil
}

// helo offers no extension.
func (c *smtpSession) helo(string) (smtpReply, error) {
	c.hello, c.mail = true, nil
	return smtpReply{250, "127.0.0.1"}, nil
}

func (c *smtpSession) starttls(string) (smtpReply, error) {
	if !slices.Contains(c.offer(), "STARTTLS") {
		return smtpReply{502, "5.5.1 not offered"}, nil
	}
	return smtpReply{220, "2.0.0 go ahead"}, nil
}

func (c *smtpSession) from(args string) (smtpReply, error) {
	address, params, ok := path(args, "FROM:")
	switch {
	case !c.hello || c.mail != nil:
		return sequence, nil
	case !ok:
		return smtpReply{501, "5.5.4 MAIL FROM:<address> expected"}, nil
	}
	t := &transaction{
		eightBit: slices.Contains(params, "BODY=8BITMIME"),
		utf8:     slices.Contains(params, "SMTPUTF8"),
	}
	if !t.utf8 && !ascii(address) {
		return smtpReply{553, "5.6.7 address needs SMTPUTF8"}, nil
	}
	t.From, c.mail = address, t
	return okay, nil
}

func (c *smtpSession) to(args string) (smtpReply, error) {
	address, _, ok := path(args, "TO:")
	switch {
	case c.mail == nil:
		return sequence, nil
	case !ok || address == "":
		return smtpReply{501, "5.5.4 RCPT TO:<address> expected"}, nil
	case !c.mail.utf8 && !ascii(address):
		return smtpReply{553, "5.6.7 address needs SMTPUTF8"}, nil
	}
	c.mail.To = append(c.mail.To, address)
	return okay, nil
}

// data asks for the mail itself, which smtpSession.after reads.
func (c *smtpSession) data(string) (smtpReply, error) {
	if c.mail == nil || len(c.mail.To) == 0 {
		return sequence, nil
	}
	return smtpReply{354, "go ahead"}, nil
}

// dot takes the mail, after its last line was read.
func (c *smtpSession) dot(data []byte) (smtpReply, error) {
	t := c.mail
	c.mail = nil
	if !t.eightBit && !ascii(string(data)) {
		return smtpReply{554, "5.6.1 8-bit data was not declared"}, nil
	}
	t.Data = data
	c.server.take(t.SentMail)
	return okay, nil
}

func (c *smtpSession) reset(string) (smtpReply, error) {
	c.mail = nil
	return okay, nil
}

func (c *smtpSession) noop(string) (smtpReply, error) { return okay, nil }

func (c *smtpSession) quit(string) (smtpReply, error) { return smtpReply{221, "2.0.0 bye"}, nil }

// path takes "FROM:<address> PARAMETERS" apart (RFC 5321, section 4.1.2).
func path(args, keyword string) (address string, params []string, ok bool) {
	if len(args) < len(keyword) || !strings.EqualFold(args[:len(keyword)], keyword) {
		return "", nil, false
	}
	rest, ok := strings.CutPrefix(strings.TrimSpace(args[len(keyword):]), "<")
	if !ok {
		return "", nil, false
	}
	address, tail, ok := strings.Cut(rest, ">")
	return address, strings.Fields(tail), ok
}

func ascii(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r > 127 })
}
