package parser

import (
	"bytes"
	"strings"

	"github.com/emersion/go-message"
)

// header reads the header of a message (whole) or of one part, by go-message; where that refuses, from a repaired copy.
func (r *reader) header(raw []byte, whole bool) (message.Header, []byte) {
	if whole {
		raw = r.leadIn(raw)
	}
	head, body, ended := cutHeader(raw)
	if short := shorten(head); len(short) < len(head) {
		r.warn("A header is longer than %d KiB or %d lines; the rest of it was left out.", maxHeader>>10, maxFields)
		head = short
	}
	h, ok := readHeader(head)
	if ok && (ended || whole || looksLikePart(h)) {
		return h, body
	}
	return r.repaired(raw, whole)
}

// readHeader is go-message's own reading. An unknown charset or transfer encoding is no concern of the header.
func readHeader(head []byte) (message.Header, bool) {
	e, _ := message.ReadWithOptions(bytes.NewReader(head), &message.ReadOptions{MaxHeaderBytes: 2 * maxHeader})
	if e == nil {
		return message.Header{}, false
	}
	return e.Header, true
}

// looksLikePart tells a header that lacks its blank line from text that happens to hold colons.
func looksLikePart(h message.Header) bool {
	return h.Len() == 0 || h.Has("Content-Type") || h.Has("Content-Disposition") || h.Has("Content-Transfer-Encoding")
}

func (r *reader) repaired(raw []byte, whole bool) (message.Header, []byte) {
	fixed, body := repairHeader(raw)
	if !whole && len(fixed) == 0 {
		r.warn("A part has no header and no blank line before its text.")
		return message.Header{}, raw
	}
	h, ok := readHeader(fixed)
	if !ok || (!whole && !looksLikePart(h)) {
		r.warn("The header of a part could not be read; the part is kept as text.")
		return message.Header{}, raw
	}
	r.warn("A header has lines that are none; they were joined to the line before or left out.")
	return h, body
}

// newlines gives lines to a message that has none because all its line ends are bare carriage returns.
func (r *reader) newlines(raw []byte) []byte {
	if bytes.IndexByte(raw, '\n') >= 0 || bytes.Count(raw, []byte("\r")) < 3 {
		return raw
	}
	r.warn("The lines of the message end in carriage returns alone; they were taken for newlines, in its files too.")
	return bytes.ReplaceAll(raw, []byte("\r"), []byte("\n"))
}

// leadIn drops what stands before the header of a message: a byte order mark, blank lines, an mbox "From " line.
func (r *reader) leadIn(raw []byte) []byte {
	rest := bytes.TrimPrefix(r.newlines(raw), []byte("\xef\xbb\xbf"))
	rest = trimBlankLines(rest)
	line, after := cutLine(rest)
	if mboxLine(line) {
		if a := addressIn(string(line[5:])); a != "" && r.sender == "" {
			r.sender = a
		}
		rest = trimBlankLines(after)
	}
	if len(rest) != len(raw) && len(rest) > 0 {
		r.warn("Something stands before the header (a byte order mark, a blank line or an mbox line); it was left out.")
	}
	return rest
}

// mboxLine tells the line that parts the messages of an mbox file (RFC 4155) from a From field with a blank before its colon.
func mboxLine(line []byte) bool {
	rest, ok := bytes.CutPrefix(bytes.TrimPrefix(line, []byte(">")), []byte("From "))
	return ok && !bytes.HasPrefix(bytes.TrimLeft(rest, " \t"), []byte(":"))
}

func trimBlankLines(b []byte) []byte {
	for len(b) > 0 {
		line, rest := cutLine(b)
		if len(bytes.TrimSpace(line)) > 0 {
			return b
		}
		b = rest
	}
	return b
}

// cutLine returns the first line without its newline (some gateways write CR CR LF), and what follows.
func cutLine(b []byte) (line, rest []byte) {
	i := bytes.IndexByte(b, '\n')
	if i < 0 {
		return b, nil
	}
	return bytes.TrimRight(b[:i], "\r"), b[i+1:]
}

// cutHeader parts the header from the body at the first empty line. ended is false when there is none.
func cutHeader(raw []byte) (head, body []byte, ended bool) {
	for rest := raw; len(rest) > 0; {
		line, after := cutLine(rest)
		if len(line) == 0 {
			return raw[:len(raw)-len(rest)], after, true
		}
		rest = after
	}
	return raw, nil, false
}

// shorten keeps as many whole lines of a header as the limits allow.
func shorten(head []byte) []byte {
	if len(head) <= maxHeader && bytes.Count(head, []byte("\n")) <= maxFields {
		return head
	}
	head = head[:min(len(head), maxHeader)]
	rest := head
	for range maxFields {
		i := bytes.IndexByte(rest, '\n')
		if i < 0 {
			break
		}
		rest = rest[i+1:]
	}
	return head[:len(head)-len(rest)]
}

// repairHeader copies the lines that are a header: a line that is no field is joined to the one before while fields
// still follow, else the body starts there (its blank line was lost). A field with an impossible name is left out.
func repairHeader(raw []byte) (head, body []byte) {
	rest := raw
	for n := 0; len(rest) > 0 && n < maxFields && len(head) < maxHeader; n++ {
		line, after := cutLine(rest)
		if len(head) == 0 {
			line = bytes.TrimLeft(line, " \t")
		}
		switch {
		case len(line) == 0:
			return head, after
		case fieldName(line) != "", len(head) > 0 && isBlank(line[0]):
			head = append(append(head, line...), "\r\n"...)
		case bytes.HasSuffix(head, []byte(";\r\n")) && startsParam(string(line)):
			head = append(append(append(head, ' '), line...), "\r\n"...) // folded without a blank
		case colonBelow(line, after):
			head = append(head, line...)
		case !fieldsFollow(after) && !bytes.HasSuffix(head, []byte(":\r\n")):
			return head, rest
		case len(head) > 0 && bytes.IndexByte(line, ':') < 0:
			head = append(append(append(head, ' '), line...), "\r\n"...)
		}
		rest = after
	}
	return head, rest
}

// colonBelow reports whether a line is a field name whose colon was folded away to the next line.
func colonBelow(line, after []byte) bool {
	next := bytes.TrimLeft(after[:min(len(after), 100)], " \t")
	return len(after) > 0 && isBlank(after[0]) && bytes.HasPrefix(next, []byte(":")) && fieldName(append(line[:len(line):len(line)], ':')) != ""
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' }

// fieldName returns the name of a header field line, "" when the line is none (RFC 5322, section 2.2).
func fieldName(line []byte) string {
	i := bytes.IndexByte(line, ':')
	if i <= 0 {
		return ""
	}
	name := strings.TrimRight(string(line[:min(i, 100)]), " \t")
	for j := range len(name) {
		if name[j] <= ' ' || name[j] > '~' {
			return ""
		}
	}
	return name
}

// fieldsFollow looks a few lines ahead for a field that no running text would hold.
func fieldsFollow(b []byte) bool {
	for range 20 {
		line, rest := cutLine(b)
		if len(line) == 0 {
			return false
		}
		if commonField(strings.ToLower(fieldName(line))) {
			return true
		}
		b = rest
	}
	return false
}

func commonField(name string) bool {
	switch name {
	case "from", "to", "cc", "subject", "date", "received", "message-id", "mime-version", "return-path", "reply-to",
		"references", "in-reply-to", "delivered-to", "sender", "importance", "precedence":
		return true
	}
	return strings.HasPrefix(name, "content-") || strings.HasPrefix(name, "x-") ||
		strings.HasPrefix(name, "list-") || strings.HasPrefix(name, "dkim-") || strings.HasPrefix(name, "arc-")
}
