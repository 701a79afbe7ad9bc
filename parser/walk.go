package parser

import (
	"bytes"
	"strings"

	"github.com/emersion/go-message"

	"inkorg/parser/container"
)

// A place is where a part stands in the tree.
type place struct {
	depth     int
	parent    string // media type of the multipart around it
	container string // name of the file around it, for Part.Container
	forwarded bool   // inside message/rfc822: it says nothing about the message itself
}

func (at place) inside(parent string) place {
	at.depth++
	at.parent = parent
	return at
}

// words are what a part adds to the body of the message.
type words struct {
	text string
	html bool
}

func (w words) blank() bool { return strings.TrimSpace(w.text) == "" }

// part reads a header and what follows it.
func (r *reader) part(raw []byte, at place, whole bool) words {
	h, body := r.header(raw, whole)
	return r.content(h, body, at)
}

func (r *reader) content(h message.Header, body []byte, at place) words {
	fallback := "text/plain"
	if at.parent == "multipart/digest" {
		fallback = "message/rfc822" // RFC 2046, section 5.1.5
	}
	l := readLabel(h, fallback)
	body = r.mend(&l, body, at)
	composite := strings.HasPrefix(l.kind, "multipart/") || isMessage(l.kind)
	switch {
	case composite && at.depth >= maxDepth:
		r.warn("Parts are nested deeper than %d; the innermost is kept whole.", maxDepth)
	case strings.HasPrefix(l.kind, "multipart/"):
		return r.multipart(l, body, at)
	case isMessage(l.kind):
		r.message(l, body, at)
		return words{}
	}
	return r.leaf(l, body, at)
}

func isMessage(kind string) bool {
	return kind == "message/rfc822" || kind == "message/global" || kind == "message/news"
}

// multipart walks the parts of a multipart (RFC 2046, section 5.1).
func (r *reader) multipart(l label, body []byte, at place) words {
	r.facts.multipart(l, at)
	s := splitParts(body, l.boundary)
	if s.problem != "" {
		r.warn("%s", s.problem)
	}
	if at.depth == 0 {
		r.lead = s.preamble
	}
	if len(s.parts) == 0 {
		return r.undivided(l, body, at)
	}
	var all []words
	before, locked := len(r.m.Parts), r.locked
	for _, p := range s.parts {
		if r.leaves >= maxLeaves {
			r.warn("%s", tooMany)
			break
		}
		all = append(all, r.part(p, at.inside(l.kind), false))
	}
	switch {
	case l.kind == "multipart/alternative":
		return alternative(all)
	case l.kind == "multipart/appledouble":
		r.nameFork(before)
	case l.kind == "multipart/encrypted" && r.locked == locked:
		r.warn("The message or a part of it is encrypted; it was not read.")
	}
	return together(all)
}

// undivided keeps a multipart without any part: as text when it can be, so that its words are read.
func (r *reader) undivided(l label, body []byte, at place) words {
	if len(bytes.TrimSpace(body)) == 0 {
		return words{}
	}
	l.kind = "text/plain"
	return r.leaf(l, body, at)
}

// alternative picks the first text that is plain, else the first there is.
func alternative(all []words) words {
	var first words
	for _, w := range all {
		if !w.blank() && !w.html {
			return w
		}
		if first.blank() {
			first = w
		}
	}
	return first
}

func together(all []words) words {
	var texts []string
	html := true
	for _, w := range all {
		if !w.blank() {
			texts = append(texts, strings.TrimRight(w.text, "\n"))
			html = html && w.html
		}
	}
	return words{strings.Join(texts, "\n\n"), html}
}

// message deals with a forwarded message.
func (r *reader) message(l label, body []byte, at place) {
	data := r.decode(l, body)
	if !at.forwarded {
		r.facts.original = append(r.facts.original, data)
	}
	r.unfold(l, data, at)
}

// unfold keeps a message as a file, and the files in it as files of their own.
func (r *reader) unfold(l label, data []byte, at place) {
	if r.keep(l, data, at) {
		r.marks[len(r.marks)-1].opened = true
	}
	inner := at.inside("")
	inner.forwarded, inner.container = true, l.name
	if inner.container == "" {
		inner.container = "message"
	}
	r.part(data, inner, true)
}

// leaf keeps a part that is no multipart: the words of the mail itself, or a file.
func (r *reader) leaf(l label, body []byte, at place) words {
	data := r.decode(l, body)
	if l.isText() && !office(data) {
		r.leaves++
		return r.text(l, data, at)
	}
	r.facts.leaf(l, data, at)
	return r.file(l, data, at)
}

// file keeps a file, and the files in it if it is a message or a container.
func (r *reader) file(l label, data []byte, at place) words {
	if l.isMail(data) && at.depth < maxDepth {
		r.unfold(l, data, at)
		return words{}
	}
	if f := container.Detect(l.name, l.kind, data); f != container.None {
		return r.unpack(f, l, data, at)
	}
	r.keep(l, data, at)
	return words{}
}

// isMail reports whether a file is a message that was saved by a mail program. Some call it .msg, as Outlook calls files in a form
// of its own.
func (l label) isMail(data []byte) bool {
	ext := extension(l.name)
	first, _ := cutLine(data)
	return (ext == ".eml" || ext == ".msg") && fieldName(first) != ""
}

// isText reports whether a part is words of the mail itself rather than a file.
func (l label) isText() bool {
	return (l.kind == "text/plain" || l.kind == "text/html") && l.name == "" && !l.attachment
}

func (r *reader) text(l label, data []byte, at place) words {
	if len(data) > maxText {
		r.warn("The text of the message is longer than %d MiB; the rest of it was not read.", maxText>>20)
		data = data[:maxText]
	}
	html := l.kind == "text/html"
	if !html {
		data = r.unpackUU(data, at)
	}
	if container.Armoured(data) {
		r.warn("The text of the message is encrypted with PGP; it was not read.")
	}
	text, known := decodeText(l.charset, data)
	if !known {
		r.warn("The charset %s is unknown; the text was read as UTF-8 or windows-1252.", quote(l.charset))
	}
	if html {
		r.noteImages(text)
		if !at.forwarded {
			r.noteLinks(text)
		}
		text = plainText(text)
	}
	return words{text, html}
}

func (r *reader) unpackUU(data []byte, at place) []byte {
	files, rest := uuencoded(data)
	at.container = "body"
	for _, f := range files {
		r.file(label{kind: f.Type, name: f.Name, attachment: true}, f.Data, at)
	}
	return rest
}

// keep adds a file to the message. It is false when there are too many.
func (r *reader) keep(l label, data []byte, at place) bool {
	r.leaves++
	if r.leaves > maxLeaves {
		r.warn("%s", tooMany)
		return false
	}
	r.m.Parts = append(r.m.Parts, Part{Name: l.name, Type: l.kind, Data: data, Container: at.container})
	r.marks = append(r.marks, mark{cid: strings.ToLower(l.cid), attachment: l.attachment, parent: at.parent})
	return true
}

// body is the text of the message; failing that, of the container it came in, or the preamble of a multipart that holds nothing.
func (r *reader) body(w words) string {
	if w.blank() {
		w.text = r.said
	}
	if w.blank() && len(r.m.Parts) == 0 && len(r.lead) > 0 {
		w.text, _ = decodeText("", r.lead[:min(len(r.lead), maxText)])
	}
	return cleanText(w.text)
}
