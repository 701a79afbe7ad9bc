package parser

import (
	"bytes"
	"strings"
)

// mend corrects a label that the body behind it contradicts, and returns the body to walk. A multipart under another name, or
// under none because the header that named it was lost, would otherwise be shown as text with all its files in it.
func (r *reader) mend(l *label, body []byte, at place) []byte {
	multipart := strings.HasPrefix(l.kind, "multipart/")
	switch {
	case multipart && at.depth <= 1 && wrapped(encodingName(l.encoding)) && !dividedAt(body, l.boundary) && guessBoundary(body) == "":
		inner, _ := decodeAs(encodingName(l.encoding), body)
		if guessBoundary(inner) != "" {
			r.warn("A multipart is encoded as a whole, against the rules; it was decoded first.")
			return inner
		}
	case !multipart && l.boundary != "" && dividedAt(body, l.boundary):
		r.warn("A multipart is labelled %s; it was divided all the same.", quote(l.kind))
		l.kind = "multipart/mixed"
	case (l.untyped || l.garbled) && at.parent == "" && repeats(body, guessBoundary(body)):
		l.kind = "multipart/mixed"
	case l.garbled && l.name == "" && !l.attachment && !wrapped(encodingName(l.encoding)) && bytes.IndexByte(body, 0) < 0:
		l.kind = "text/plain" // RFC 2045, section 5.2
	}
	return body
}

// wrapped reports whether an encoding hides the boundaries in a body.
func wrapped(encoding string) bool { return encoding == "base64" || encoding == "quoted-printable" }

// dividedAt reports whether boundary stands in body as a line of its own, with a part header or an empty line behind it.
func dividedAt(body []byte, boundary string) bool {
	if boundary == "" {
		return false
	}
	_, next, last, ok := findDelimiter(body, []byte("--"+boundary), 0)
	line, _ := cutLine(body[min(next, len(body)):])
	return ok && !last && (len(line) == 0 || fieldName(line) != "")
}

// repeats reports whether a boundary that was only guessed occurs twice at least: one line with hyphens is no multipart.
func repeats(body []byte, boundary string) bool {
	if boundary == "" {
		return false
	}
	_, next, _, ok := findDelimiter(body, []byte("--"+boundary), 0)
	if !ok {
		return false
	}
	_, _, _, ok = findDelimiter(body, []byte("--"+boundary), next)
	return ok
}
