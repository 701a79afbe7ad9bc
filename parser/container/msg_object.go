package container

import "inkorg/parser/ole"

// packed is the file that is packed in an object of another program, whose attachment has the properties p. Its name is that in
// the package, else that of the attachment.
func (p *properties) packed(data []byte, name string) (f File, ok bool) {
	if len(data) == 0 {
		return File{}, false
	}
	f = p.file(data)
	if f.Type, f.Name = "", name; name == "" {
		f.Name = p.title()
	}
	return f, true
}

// object takes the file out of an object of another program: one that is packed in it, or the document that it is. All else only
// that program can read.
func (m *msgReader) object(p *properties, s *ole.Storage) {
	f, ok := p.packed(m.ole.Packed(s))
	if !ok {
		f, ok = p.packed(m.ole.Document(s), "")
	}
	if ok {
		m.files.add(f, int64(len(f.Data)))
		return
	}
	m.files.content.lose("holds %s, an object of another program, which was not taken out", quoted(p.title()))
}
