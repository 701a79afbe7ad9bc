package parser

import (
	"strings"

	"inkorg/parser/container"
)

// unpack keeps a container as a file, and the files in it as files of their own, recursively. What S/MIME wraps is the message
// itself, so its words are words of the mail.
func (r *reader) unpack(f container.Format, l label, data []byte, at place) words {
	if !r.keep(l, data, at) {
		return words{}
	}
	m := &r.marks[len(r.marks)-1]
	if at.depth >= maxDepth {
		r.warn("%s is nested deeper than %d; it was not opened.", l.title(), maxDepth)
		m.lost = true
		return words{}
	}
	c := container.Open(f, data, r.budget)
	for _, problem := range c.Problems {
		r.warn("%s %s.", l.title(), problem)
	}
	if c.Encrypted {
		r.locked++
	}
	if !at.forwarded {
		r.spare(c)
	}
	m.lost = c.Lost
	m.opened = len(c.Files) > 0 || f == container.TNEF || f == container.SMIME
	inner := at.inside("")
	inner.container = l.name
	if l.name == "" {
		inner.container = string(f)
	}
	// What somebody saved and attached says nothing about this message; winmail.dat and S/MIME are this message.
	inner.forwarded = at.forwarded || f != container.TNEF && f != container.SMIME
	w := r.contents(f, c, inner)
	if inner.forwarded {
		return words{}
	}
	return w
}

// contents walks what was in a container.
func (r *reader) contents(f container.Format, c container.Content, at place) words {
	var all []words
	for _, file := range c.Files {
		if r.leaves >= maxLeaves {
			r.warn("%s", tooMany)
			break
		}
		all = append(all, r.packed(f, file, at))
	}
	return together(all)
}

// packed deals with one file out of a container.
func (r *reader) packed(f container.Format, file container.File, at place) words {
	l := label{kind: mediaType(strings.ToLower(file.Type), "application/octet-stream"), name: cleanName(file.Name), cid: file.CID, attachment: !file.Hidden}
	switch {
	case file.Mail:
		return r.part(file.Data, at, false)
	case file.Inner != nil && at.depth >= maxDepth:
		r.warn("%s is nested deeper than %d; it was not opened.", l.title(), maxDepth)
	case file.Inner != nil:
		r.embedded(f, l, *file.Inner, at)
	default:
		if l.name == "" && f == container.SMIME {
			l.name = signedName(at.container)
		}
		return r.file(l, file.Data, at)
	}
	return words{}
}

// signedName is the name of a file that was signed as "name.p7m".
func signedName(name string) string {
	if ext := extension(name); strings.HasPrefix(ext, ".p7") {
		return name[:len(name)-len(ext)]
	}
	return name
}

// embedded walks a message that stands in another without bytes of its own, so that it is no Part.
func (r *reader) embedded(f container.Format, l label, c container.Content, at place) {
	for _, problem := range c.Problems {
		r.warn("%s %s.", l.title(), problem)
	}
	at = at.inside("")
	at.forwarded = true
	if l.name != "" {
		at.container = l.name
	}
	r.contents(f, c, at)
}

// spare remembers what a container says as a message: it is the body where the mail itself says nothing.
func (r *reader) spare(c container.Content) {
	if strings.TrimSpace(r.said) != "" {
		return
	}
	r.said = c.Text
	if strings.TrimSpace(c.Text) == "" {
		r.said = plainText(c.HTML)
	}
	r.said = r.said[:min(len(r.said), maxText)]
}

// nameFork names the data fork of a multipart/appledouble (RFC 1740) as the file beside it is named, if it has no name. from
// is how many parts there were before.
func (r *reader) nameFork(from int) {
	if parts := r.m.Parts[from:]; len(parts) >= 2 && parts[1].Name == "" && parts[1].Container == parts[0].Container {
		parts[1].Name = strings.TrimPrefix(parts[0].Name, "._")
	}
}
