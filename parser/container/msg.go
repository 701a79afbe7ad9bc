package container

import (
	"encoding/binary"
	"strconv"
	"strings"

	"inkorg/parser/codepage"
	"inkorg/parser/ole"
)

// propertiesStream is the stream of a message or an attachment that holds its properties ([MS-OXMSG], section 2.4).
const propertiesStream = "__properties_version1.0"

const (
	maxInner     = 20 // messages inside one another in one Outlook file
	headMessage  = 32 // bytes before the properties of a message ([MS-OXMSG], section 2.4.1)
	headInner    = 24 // of an embedded message
	headAttached = 8  // of an attachment
)

// openMSG reads an Outlook message ([MS-OXMSG]): an OLE file with a storage for each attachment and a stream for each property.
func openMSG(data []byte, b *Budget) Content {
	var c Content
	o, err := ole.Open(data)
	if err != nil {
		c.lose("is damaged, so nothing could be taken out of it: %v", err)
		return c
	}
	m := &msgReader{ole: o, files: attachments{content: &c, budget: b}}
	m.read(o.Root, headMessage)
	return c
}

// A msgReader reads one message of an Outlook file, embedded or not.
type msgReader struct {
	ole   *ole.File
	files attachments
	depth int // messages around this one
	told  int // attachments it says it has
	class string
	props properties
}

func (m *msgReader) read(s *ole.Storage, head int) {
	_, counted := s.Stream(propertiesStream)
	switch {
	case !m.load(&m.props, s, head, true):
		m.files.content.lose("has no properties, so it is damaged or no message")
	case !counted:
		m.files.content.lose("is damaged: it does not say how many attachments it holds")
	}
	m.class = m.props.class()
	found := 0
	for _, a := range s.Storages {
		if strings.HasPrefix(strings.ToLower(a.Name), "__attach_version1.0_") {
			m.attachment(a)
			found++
		}
	}
	if found < m.told {
		m.files.content.lose("is damaged: it says it holds %d attachments, but only %d were found", m.told, found)
	}
	m.files.end()
	m.props.words(m.files.content)
}

// load reads the properties of a message or an attachment: numbers from one stream, texts from streams of their own. It is false
// when there are none at all.
func (m *msgReader) load(p *properties, s *ole.Storage, head int, message bool) bool {
	for _, f := range s.Streams {
		id, kind, ok := propertyStream(f.Name)
		switch {
		case f.Name == propertiesStream:
			b, err := m.ole.Read(f)
			if err != nil {
				m.files.content.lose("has damaged properties: %v", err)
			}
			p.fixed(b, head)
			if message && len(b) >= headInner {
				m.told = int(binary.LittleEndian.Uint32(b[20:]))
			}
		case ok && wanted(id) && id != pidData:
			b, err := m.ole.Read(f)
			if err != nil {
				m.files.content.lose("has a damaged text: %v", err)
			}
			if len(b) > 0 {
				p.set(id, kind, b)
			}
		}
	}
	if message {
		p.findCodepage()
	} else {
		p.codepage = m.props.codepage
	}
	return len(p.values) > 0
}

// propertyStream reads the name of a stream that holds one property: identifier and type in eight hexadecimal digits.
func propertyStream(name string) (id, kind uint16, ok bool) {
	const prefix = "__substg1.0_"
	if len(name) != len(prefix)+8 || !strings.EqualFold(name[:len(prefix)], prefix) {
		return 0, 0, false
	}
	id, ok = hex16(name[len(prefix):])
	kind, ok2 := hex16(name[len(prefix)+4:])
	return id, kind, ok && ok2
}

// fixed reads the properties that have their value beside them ([MS-OXMSG], section 2.4.2).
func (p *properties) fixed(b []byte, head int) {
	for b = b[min(head, len(b)):]; len(b) >= 16; b = b[16:] {
		kind, id := uint16(b[0])|uint16(b[1])<<8, uint16(b[2])|uint16(b[3])<<8
		if wanted(id) && !variable(kind) && kind&typeMultiple == 0 {
			p.set(id, kind, b[8:16])
		}
	}
}

// findCodepage tells how the 8-bit strings of a message are written: by its codepage, else by its language. UTF-8 tells
// nothing: programs claim it for strings that are not, and it is known when it is seen.
func (p *properties) findCodepage() {
	for _, cp := range []int{p.number(pidMessageCodepage), codepage.OfLanguage(p.number(pidLocale)), p.number(pidInternetCodepage)} {
		if cp != codepage.UTF8 && codepage.Encoding(cp) != nil {
			p.codepage = cp
			return
		}
	}
}

// attachment takes out one attachment: bytes, a message, or the document of another program.
func (m *msgReader) attachment(s *ole.Storage) {
	var p properties
	m.load(&p, s, headAttached, false)
	for _, inner := range s.Storages {
		if id, kind, ok := propertyStream(inner.Name); ok && id == pidData && kind == typeObject {
			m.inner(&p, inner)
			return
		}
	}
	data, err := m.data(s)
	switch {
	case err != nil:
		m.files.content.lose("holds %s, which is damaged: %v", quoted(p.filename()), err)
	case len(data) == 0:
		m.files.empty(&p, data != nil)
	default:
		m.files.add(signed(p.file(data), m.class), int64(len(data)))
	}
}

// data reads the bytes of an attached file.
func (m *msgReader) data(s *ole.Storage) ([]byte, error) {
	for _, f := range s.Streams {
		if id, _, ok := propertyStream(f.Name); ok && id == pidData {
			return m.ole.Read(f)
		}
	}
	return nil, nil
}

// inner takes out an attachment that is a storage: a message where it has properties, else an object.
func (m *msgReader) inner(p *properties, s *ole.Storage) {
	if !isMessage(s) {
		m.object(p, s)
		return
	}
	if m.depth >= maxInner {
		m.files.content.lose("holds messages inside one another deeper than %d; the innermost was not read", maxInner)
		return
	}
	var c Content
	sub := &msgReader{ole: m.ole, files: attachments{content: &c, budget: m.files.budget}, depth: m.depth + 1}
	sub.read(s, headInner)
	f := p.file(nil)
	if f.Name = p.title(); f.Name == "" {
		f.Name = c.Subject
	}
	f.Inner = &c
	m.files.add(f, 0)
}

// isMessage tells a message by its properties.
func isMessage(s *ole.Storage) bool {
	for _, f := range s.Streams {
		if _, _, ok := propertyStream(f.Name); ok || f.Name == propertiesStream {
			return true
		}
	}
	return false
}

// hex16 reads the first four hexadecimal digits of s.
func hex16(s string) (uint16, bool) {
	v, err := strconv.ParseUint(s[:4], 16, 16)
	return uint16(v), err == nil
}
