package parser

import (
	"bytes"
	"path"
	"strings"
)

// A mark is what finishParts needs to know of a part beside the part itself.
type mark struct {
	cid        string // Content-ID, lower case
	attachment bool
	parent     string // media type of the multipart around it
	opened     bool   // a message or container, and what is in it was taken out
	lost       bool   // a container in which something was left
}

// An image up to smallImage bytes without a name is taken for a logo or a tracking pixel. One above largeImage is
// never decoration: it may be a page somebody photographed and put into the mail.
const (
	smallImage = 20 << 10
	largeImage = 256 << 10
)

// finishParts says of each part whether the applicant would call it an attachment. It runs after the walk, since an
// image may stand before the HTML that shows it.
func (r *reader) finishParts() {
	for i := range r.m.Parts {
		p := &r.m.Parts[i]
		p.Document = r.isDocument(p, r.marks[i])
	}
}

// isDocument goes by content before label: a PDF is one, whatever it is called. What is left out is what mail
// programs add by themselves. A container is one only while something is in it that was not taken out: an applicant must
// learn that it was not read.
func (r *reader) isDocument(p *Part, m mark) bool {
	switch {
	case m.lost:
		return true
	case m.opened, r.ours(p), gatewayText(p), outlookPicture(p, m):
		return false
	case office(p.Data):
		return true
	case strings.HasPrefix(p.Type, "message/"), strings.HasPrefix(p.Type, "multipart/"), p.Type == "text/rfc822-headers":
		return false
	case signature(p), card(p):
		return false
	case p.Type == "application/applefile", strings.HasPrefix(p.Name, "._"), bytes.HasPrefix(p.Data, []byte("\x00\x05\x16\x07")):
		return false
	case strings.HasPrefix(p.Type, "image/"):
		return !r.decoration(p, m)
	case p.Name == "" && len(bytes.TrimSpace(p.Data)) == 0:
		return false
	case p.Name == "" && !m.attachment && strings.HasPrefix(p.Type, "text/"):
		return m.parent != "multipart/alternative" && m.parent != "multipart/related" // the body in another dress
	}
	return true
}

// office reports whether data is one of the formats that applications are written in.
func office(data []byte) bool {
	for _, magic := range []string{"%PDF-", "PK\x03\x04", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", `{\rtf`} {
		if bytes.HasPrefix(data, []byte(magic)) {
			return true
		}
	}
	return false
}

func signature(p *Part) bool {
	switch p.Type {
	case "application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature",
		"application/pgp-keys", "application/pgp-encrypted":
		return true
	}
	switch extension(p.Name) {
	case ".p7s", ".sig":
		return true
	case ".asc":
		return bytes.HasPrefix(bytes.TrimSpace(p.Data), []byte("-----BEGIN PGP"))
	}
	return false
}

// card reports whether p is an address card or a calendar entry.
func card(p *Part) bool {
	switch p.Type {
	case "text/calendar", "application/ics", "text/vcard", "text/x-vcard", "text/directory", "application/vcard":
		return true
	}
	switch extension(p.Name) {
	case ".ics", ".vcf":
		return true
	}
	return false
}

// decoration reports whether an image belongs to the look of the mail: shown by its HTML, or small and without a name.
func (r *reader) decoration(p *Part, m mark) bool {
	if len(p.Data) > largeImage {
		return false
	}
	if m.cid != "" && (r.cids[m.cid] || m.parent == "multipart/related" && !m.attachment) {
		return true
	}
	return p.Name == "" && !m.attachment && len(p.Data) <= smallImage
}

func extension(name string) string { return strings.ToLower(path.Ext(name)) }

// noteImages remembers which parts the HTML of the mail shows.
func (r *reader) noteImages(html string) {
	if r.cids == nil {
		r.cids = map[string]bool{}
	}
	lower := strings.ToLower(html)
	for {
		_, rest, ok := strings.Cut(lower, "cid:")
		if !ok {
			return
		}
		end := strings.IndexAny(rest[:min(len(rest), 300)], "\"'> )\t\r\n")
		if end > 0 && len(r.cids) < maxLeaves {
			r.cids[rest[:end]] = true
		}
		lower = rest
	}
}
