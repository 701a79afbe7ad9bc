package container

import (
	"bytes"

	"inkorg/parser/ole"
)

// A tnefAttachment is an attachment while its attributes are read.
type tnefAttachment struct {
	properties
	data   []byte
	seen   bool // attAttachRendData stood before it
	titled bool // attAttachTitle has been read
	bad    bool // the checksum of its bytes is wrong
	cut    bool // its bytes are not all there
}

// attached takes an attribute of an attachment. The first of each is attAttachRendData; where a program
// leaves it out, what cannot stand twice in one attachment begins the next.
func (r *tnefReader) attached(a attribute) {
	if r.open == nil || r.open.repeats(a) {
		r.close()
		r.open = &tnefAttachment{}
	}
	o := r.open
	o.codepage = r.message.codepage
	switch a.id {
	case attAttachRendData:
		o.seen = true
	case attAttachData:
		o.data, o.bad = a.value, o.bad || !a.good
	case attAttachTitle:
		o.titled = true
		o.setDefault(pidFilename, typeString8, a.value)
	case attTransportName:
		o.setDefault(pidTransportName, typeString8, a.value)
	case attAttachment:
		o.bad = o.bad || !a.good
		if !o.read(a.value) {
			r.files.content.problem("has an attachment with damaged properties")
		}
	}
}

// repeats reports whether an attribute must be of the next attachment.
func (o *tnefAttachment) repeats(a attribute) bool {
	switch a.id {
	case attAttachRendData:
		return !o.blank()
	case attAttachTitle:
		return o.titled
	case attAttachData:
		return o.data != nil
	}
	return false
}

// blank reports whether nothing is known of an attachment yet.
func (o *tnefAttachment) blank() bool { return !o.seen && o.values == nil && o.data == nil && !o.cut }

// close keeps the attachment that has been read.
func (r *tnefReader) close() {
	o := r.open
	r.open = nil
	if o == nil || o.blank() {
		return
	}
	name, present := quoted(o.filename()), o.data != nil || o.values[pidData].value != nil
	files := o.take()
	switch {
	case o.cut:
		r.files.content.lose("is cut off in the middle of %s", name)
	case len(files) == 0:
		r.files.empty(&o.properties, present)
	case o.bad:
		r.files.content.problem("holds %s with a wrong checksum; it may be damaged", name)
	}
	class := r.message.class()
	for i, f := range files {
		r.files.add(signed(f, class), int64(i*len(f.Data))) // what follows the first was copied out of it
	}
}

// take finds the bytes of the attachment: in the attribute made for them, or among its properties. Where it is an object, that
// attribute only says in words that the reader knows no objects.
func (o *tnefAttachment) take() []File {
	data := o.values[pidData]
	delete(o.values, pidData)
	switch {
	case data.kind == typeObject && len(data.value) > 0:
		return o.object(data.value)
	case len(o.data) > 0:
		return []File{o.file(o.data)}
	case len(data.value) > 0:
		return []File{o.file(data.value)}
	}
	return nil
}

// comSuffix ends the identifiers of the interfaces that objects are kept by ([MS-OXTNEF], section 2.1.3.4).
var comSuffix = []byte("\x00\x00\x00\x00\xc0\x00\x00\x00\x00\x00\x00\x46")

// object is an attachment that is no file: a message, which is TNEF in its turn, or the document of another program, from
// which a file that is packed in it is taken too. The identifier of the interface before it belongs to neither.
func (o *tnefAttachment) object(b []byte) []File {
	if len(b) >= 16 && bytes.Equal(b[4:16], comSuffix) {
		b = b[16:]
	}
	f := o.file(b)
	f.Name = o.title()
	switch {
	case bytes.HasPrefix(b, []byte(tnefSignature)):
		f.Type = "application/ms-tnef"
	case ole.Is(b):
		f.Type = "application/x-ole-storage"
		if c, err := ole.Open(b); err == nil {
			if inner, ok := o.packed(c.Packed(c.Root)); ok {
				return []File{f, inner}
			}
		}
	}
	return []File{f}
}
