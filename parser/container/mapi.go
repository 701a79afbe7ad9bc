package container

import (
	"encoding/binary"
	"strconv"
	"strings"
	"unicode/utf8"

	"inkorg/parser/codepage"
)

// Identifiers of the properties that are looked at ([MS-OXPROPS], section 2). TNEF and Outlook files hold the same.
const (
	pidMessageClass      = 0x001a
	pidSubject           = 0x0037
	pidRepresentingName  = 0x0042
	pidRepresentingEmail = 0x0065
	pidHeaders           = 0x007d
	pidSenderName        = 0x0c1a
	pidSenderEmail       = 0x0c1f
	pidNormalizedSubject = 0x0e1d
	pidBody              = 0x1000
	pidRTF               = 0x1009
	pidHTML              = 0x1013
	pidDisplayName       = 0x3001
	pidData              = 0x3701
	pidExtension         = 0x3703
	pidFilename          = 0x3704
	pidMethod            = 0x3705
	pidLongFilename      = 0x3707
	pidPathname          = 0x3708
	pidTransportName     = 0x370c
	pidLongPathname      = 0x370d
	pidMIMETag           = 0x370e
	pidContentID         = 0x3712
	pidInternetCodepage  = 0x3fde
	pidLocale            = 0x3ff1
	pidMessageCodepage   = 0x3ffd
	pidSenderSMTP        = 0x5d01
	pidRepresentingSMTP  = 0x5d02
	pidHidden            = 0x7ffe
)

// wanted tells which properties are worth reading: a message may have thousands.
func wanted(id uint16) bool {
	switch id {
	case pidMessageClass, pidSubject, pidRepresentingName, pidRepresentingEmail, pidHeaders, pidSenderName, pidSenderEmail,
		pidNormalizedSubject, pidBody, pidRTF, pidHTML, pidDisplayName, pidData, pidExtension, pidFilename, pidMethod,
		pidLongFilename, pidPathname, pidTransportName, pidLongPathname, pidMIMETag, pidContentID, pidInternetCodepage,
		pidLocale, pidMessageCodepage, pidSenderSMTP, pidRepresentingSMTP, pidHidden:
		return true
	}
	return false
}

// Types of property values ([MS-OXCDATA], section 2.11.1).
const (
	typeShort    = 0x0002
	typeInteger  = 0x0003
	typeFloat    = 0x0004
	typeError    = 0x000a
	typeBoolean  = 0x000b
	typeObject   = 0x000d
	typeString8  = 0x001e
	typeString   = 0x001f
	typeGUID     = 0x0048
	typeBinary   = 0x0102
	typeMultiple = 0x1000
)

// How an attachment is there ([MS-OXCMSG], section 2.2.2.9).
const (
	methodReference = 2 // as are 3 and 4: a path to a file elsewhere
	methodWeb       = 7
)

const (
	maxWords = 4 << 20 // bytes of one piece of the text of a message that are read
	maxLabel = 1 << 12 // bytes of a name, a subject or an address
)

// A property is one value as it stands in the file, little-endian.
type property struct {
	kind  uint16
	value []byte
}

// properties are those of a message or an attachment, with the codepage of their 8-bit strings.
type properties struct {
	values   map[uint16]property
	codepage int
}

func (p *properties) set(id, kind uint16, value []byte) {
	if p.values == nil {
		p.values = make(map[uint16]property)
	}
	p.values[id] = property{kind, value}
}

// setDefault is set for what may be told twice: the first stays, unless it is empty.
func (p *properties) setDefault(id, kind uint16, value []byte) {
	if len(p.values[id].value) == 0 {
		p.set(id, kind, value)
	}
}

func (p *properties) number(id uint16) int {
	v := p.values[id]
	switch {
	case len(v.value) >= 4:
		return int(binary.LittleEndian.Uint32(v.value))
	case len(v.value) >= 2:
		return int(binary.LittleEndian.Uint16(v.value))
	}
	return 0
}

// label is the first of the properties that is a text and not blank, without the zero behind it. It is short.
func (p *properties) label(ids ...uint16) string {
	for _, id := range ids {
		if s := strings.TrimSpace(p.text(id, maxLabel)); s != "" {
			return s
		}
	}
	return ""
}

// text decodes a property, at most limit bytes of it.
func (p *properties) text(id uint16, limit int) string {
	v := p.values[id]
	b := clip(v.value, limit)
	switch v.kind {
	case typeString:
		return strings.TrimRight(fromUTF16(b), "\x00")
	case typeString8, typeBinary:
		return strings.TrimRight(codepage.Text(codepage.Encoding(p.codepage), b), "\x00")
	}
	return ""
}

// class says what kind of message it is: "IPM.Note" for mail.
func (p *properties) class() string { return strings.TrimSpace(p.text(pidMessageClass, 100)) }

// clip shortens b to limit bytes, or fewer where that would be in the middle of a character.
func clip(b []byte, limit int) []byte {
	if len(b) <= limit {
		return b
	}
	for limit > 0 && !utf8.RuneStart(b[limit]) {
		limit--
	}
	return b[:limit]
}

// words gives the text of a message to c: subject, sender and what was written. The compressed RTF is only
// looked at where there is no other text, since every program that writes it writes the same words.
func (p *properties) words(c *Content) {
	c.Subject = subject(p.label(pidSubject, pidNormalizedSubject))
	c.From = p.sender()
	c.Text = p.text(pidBody, maxWords)
	c.HTML = p.html()
	if strings.TrimSpace(c.Text) != "" || strings.TrimSpace(c.HTML) != "" || len(p.values[pidRTF].value) == 0 {
		return
	}
	rtf, err := decompressRTF(p.values[pidRTF].value, maxWords)
	if err != nil {
		c.lose("has a text that cannot be read: %v", err)
	}
	c.Text = rtfText(rtf, maxWords)
}

// subject leaves out the mark of how long a prefix ("Re: ") is ([MS-OXCMSG], section 2.2.1.46).
func subject(s string) string {
	if r := []rune(s[:min(len(s), 8)]); len(r) >= 2 && r[0] == 1 {
		return strings.TrimPrefix(s, string(r[:2]))
	}
	return s
}

// html decodes the HTML text: by the codepage of the message, else by what it says itself.
func (p *properties) html() string {
	v := p.values[pidHTML]
	if v.kind != typeBinary {
		return p.text(pidHTML, maxWords)
	}
	e := codepage.Encoding(p.number(pidInternetCodepage))
	if e == nil {
		e = htmlEncoding(v.value)
	}
	if e == nil {
		e = codepage.Encoding(p.codepage)
	}
	return strings.TrimRight(codepage.Text(e, clip(v.value, maxWords)), "\x00")
}

// sender is who wrote the message. Exchange keeps a directory name instead of an address; the
// header the message came with knows better then.
func (p *properties) sender() string {
	for _, id := range []uint16{pidRepresentingSMTP, pidSenderSMTP, pidRepresentingEmail, pidSenderEmail} {
		if a := p.label(id); isAddress(a) {
			return named(p.label(pidRepresentingName, pidSenderName), a)
		}
	}
	if from := headerField(p.text(pidHeaders, maxWords), "from"); strings.Contains(from, "@") {
		return from
	}
	return ""
}

func isAddress(s string) bool {
	return strings.LastIndexByte(s, '@') > 0 && !strings.HasPrefix(s, "/") && !strings.ContainsAny(s, " \t\r\n<>")
}

// named is an address as it stands in a header (RFC 5322, section 3.4).
func named(name, address string) string {
	if name == "" || strings.EqualFold(name, address) {
		return address
	}
	return `"` + strings.NewReplacer(`\`, "", `"`, "", "\r", "", "\n", "").Replace(name) + `" <` + address + ">"
}

// headerField is the value of a field of a mail header, unfolded; "" when there is none.
func headerField(header, name string) string {
	for line := range strings.Lines(strings.NewReplacer("\r\n ", " ", "\r\n\t", " ", "\n ", " ", "\n\t", " ").Replace(header)) {
		if key, value, ok := strings.Cut(line, ":"); ok && strings.EqualFold(strings.TrimSpace(key), name) {
			return strings.TrimSpace(value)
		}
	}
	return ""
}

// quoted is a name from a file in a sentence.
func quoted(name string) string {
	if r := []rune(name); len(r) > 100 {
		name = string(r[:100]) + "…"
	}
	return strconv.Quote(name)
}
