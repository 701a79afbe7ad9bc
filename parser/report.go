package parser

import (
	"bytes"
	"regexp"
	"slices"
	"strings"

	"github.com/emersion/go-message"
)

// bounceReport says what a bounce is about: by the delivery status (RFC 3464) where there is one, else by its words.
func (r *reader) bounceReport(h message.Header) *Report {
	rep := &Report{}
	if r.facts.status != nil {
		statusReport(rep, r.facts.status)
	}
	if rep.Original == "" {
		rep.Original = r.originalID()
	}
	if rep.Recipient == "" {
		rep.Recipient = firstAddress(h.Values("X-Failed-Recipients")).Addr
	}
	r.wordsReport(rep)
	switch {
	case rep.Action != "":
	case notification(r, h) == "Delivery":
		rep.Action = "delivered"
	default:
		rep.Action = "failed"
	}
	return rep
}

// receiptReport reads RFC 8098, section 3.
func (r *reader) receiptReport() *Report {
	rep := &Report{}
	for _, f := range fieldGroups(r.facts.receipt) {
		rep.Original = firstID(f.Get("Original-Message-Id"))
		rep.Recipient = reportAddress(f, "Final-Recipient", "Original-Recipient")
		_, action, _ := cutLast(stripComments(f.Get("Disposition")), ";")
		rep.Action = cleanLine(strings.ToLower(action), 100)
		rep.Text = cleanLine(f.Get("Disposition"), maxLine)
		break
	}
	if rep.Original == "" {
		rep.Original = r.originalID()
	}
	if rep.Original == "" && len(r.m.References) > 0 {
		rep.Original = r.m.References[0] // older receipts answer the message as people do
	}
	return rep
}

// statusReport takes the first recipient that failed, else the first there is.
func statusReport(rep *Report, data []byte) {
	for _, f := range fieldGroups(data) {
		recipient := reportAddress(f, "Final-Recipient", "Original-Recipient", "X-Actual-Recipient")
		action := strings.ToLower(firstWord(stripComments(f.Get("Action"))))
		if recipient == "" && action == "" || rep.Action == "failed" || rep.Recipient != "" && action != "failed" {
			continue
		}
		rep.Recipient, rep.Action = recipient, action
		rep.Status = enhanced.FindString(f.Get("Status"))
		rep.Text = typedText(f.Get("Diagnostic-Code"))
	}
}

// fieldGroups reads the groups of fields in a report, parted by blank lines (RFC 3464, section 2.1).
func fieldGroups(data []byte) []message.Header {
	var groups []message.Header
	for data = trimBlankLines(data); len(data) > 0 && len(groups) < maxList; data = trimBlankLines(data) {
		head, rest, _ := cutHeader(data)
		h, ok := readHeader(shorten(head))
		if !ok {
			fixed, _ := repairHeader(head)
			h, _ = readHeader(fixed)
		}
		groups, data = append(groups, h), rest
	}
	return groups
}

// typedText leaves out the type in "smtp; 550 5.1.1 no such user".
func typedText(s string) string {
	if kind, text, ok := strings.Cut(s, ";"); ok && !strings.ContainsAny(strings.TrimSpace(kind), " ") {
		s = text
	}
	return cleanLine(decodeWords(clip(s)), maxLine)
}

func reportAddress(h message.Header, keys ...string) string {
	for _, key := range keys {
		if a := addrSpec(typedText(h.Get(key))); a != "" {
			return a
		}
	}
	return ""
}

func firstWord(s string) string {
	if f := strings.Fields(clip(s)); len(f) > 0 {
		return cleanLine(f[0], 40)
	}
	return ""
}

// originalID is the Message-ID of what was sent: from the returned message or its header, else from the text.
func (r *reader) originalID() string {
	for _, raw := range r.facts.original {
		head, _, _ := cutHeader(trimBlankLines(raw))
		if h, ok := readHeader(shorten(head)); ok && h.Has("Message-Id") {
			return firstID(h.Get("Message-Id"))
		}
		if id := idLine(raw); id != "" {
			return id
		}
	}
	return idLine([]byte(r.m.Body))
}

// idLine finds a Message-ID field in running text.
func idLine(text []byte) string {
	for text = text[:min(len(text), maxHeader)]; len(text) > 0; {
		var line []byte
		line, text = cutLine(text)
		line = bytes.TrimLeft(line, " \t>|-")
		const field = "message-id:"
		if len(line) > len(field) && strings.EqualFold(string(line[:len(field)]), field) {
			id := firstID(string(line[len(field):]))
			if id == "" {
				next, _ := cutLine(text)
				id = firstID(string(next))
			}
			return id
		}
	}
	return ""
}

var (
	enhanced = regexp.MustCompile(`\b[245]\.\d{1,3}\.\d{1,3}\b`)
	smtpCode = regexp.MustCompile(`(^|[^\d.])[45]\d\d[ :-]`)
)

// wordsReport fills what is still missing from the text above the returned message.
func (r *reader) wordsReport(rep *Report) {
	text := []byte(cut(r.m.Body, 16<<10))
	for n := 0; len(text) > 0 && n < 200; n++ {
		var line []byte
		line, text = cutLine(text)
		s := strings.TrimSpace(string(line))
		if rep.Recipient == "" {
			rep.Recipient = r.notOurs(addressIn(s), rep.Original)
		}
		code := enhanced.FindString(s)
		if rep.Status == "" && code != "" {
			rep.Status = code
		}
		if rep.Text == "" && (code != "" || smtpCode.MatchString(s)) {
			rep.Text = cleanLine(s, maxLine)
		}
	}
	if rep.Text == "" {
		rep.Text = cleanLine(r.m.Subject, maxLine)
	}
}

// notOurs leaves out what a bounce names beside the failed recipient: its sender, those it is sent to, the Message-ID.
func (r *reader) notOurs(addr, id string) string {
	if addr == "" || addr == id || isDaemon(Address{Addr: addr}) || strings.EqualFold(addr, r.m.From.Addr) {
		return ""
	}
	for _, to := range slices.Concat(r.m.To, r.options.Own) {
		if strings.EqualFold(addr, Canonical(to)) {
			return ""
		}
	}
	return addr
}
