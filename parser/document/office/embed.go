package office

import (
	"path"
	"strconv"
	"strings"

	"inkorg/parser/document/lines"
	"inkorg/parser/document/sniff"
	"inkorg/parser/ole"
)

// embed takes a file that is embedded in the document. One too many is named in Detail. A program is no document, but whoever
// opens the file should know of it.
func embed(d *lines.Document, name string, data []byte) {
	size := len(data)
	for _, a := range d.Embedded {
		size += len(a.Data)
	}
	if isProgram(name, data) {
		lines.Warn(d, lines.UnsafeFile)
	}
	if len(d.Embedded) >= lines.MaxAttachments || size > lines.MaxAttached {
		leaveOut(d, name)
		return
	}
	d.Embedded = append(d.Embedded, lines.Attachment{Name: lines.Clip(name), Data: data})
}

func leaveOut(d *lines.Document, name string) {
	d.Detail = lines.Clip("the embedded file " + name + " could not be taken out")
}

// programs are the endings of files that Windows runs when they are opened.
var programs = set(`.exe .com .bat .cmd .scr .pif .cpl .msi .js .jse .vbs .vbe .wsf .wsh .hta .ps1 .lnk .jar .reg .chm .dll .scf .url .iso .img`)

func isProgram(name string, data []byte) bool {
	return programs[strings.ToLower(path.Ext(name))] || strings.HasPrefix(string(data[:min(len(data), 2)]), "MZ")
}

// endings are those of files whose name is not known, or that of a storage.
var endings = map[string]string{sniff.PDF: ".pdf", sniff.DOCX: ".docx", sniff.DOC: ".doc", sniff.RTF: ".rtf", sniff.ODT: ".odt", sniff.XLSX: ".xlsx", sniff.XLS: ".xls",
	sniff.PPTX: ".pptx", sniff.PPT: ".ppt", sniff.MSG: ".msg",
	sniff.ODS: ".ods", sniff.ODP: ".odp"}

// embedPart takes a part of a Word file that holds something of another program: a document, or an OLE file with one in it. Of the
// rest (pictures, formulas, drawings) nothing is taken: the page shows what they are.
func embedPart(d *lines.Document, name string, data []byte) {
	t := sniff.Type(data)
	ending, known := endings[t]
	base := strings.TrimSuffix(name, path.Ext(name))
	switch {
	case known && path.Ext(name) == ".bin":
		embed(d, base+ending, data)
	case known, t == sniff.OLE && sniff.HasEntry(data, "EncryptedPackage"):
		embed(d, name, data)
	case ole.Is(data):
		o, err := ole.Open(data)
		if err != nil {
			leaveOut(d, name)
			return
		}
		embedPacked(d, o, o.Root, base)
	}
}

// embedPacked takes the file that is packed in an object. It says whether there was one.
func embedPacked(d *lines.Document, o *ole.File, s *ole.Storage, name string) bool {
	data, own := o.Packed(s)
	if len(data) == 0 {
		return false
	}
	t := sniff.Type(data)
	if own == "" {
		own = name + endings[t]
	}
	if !drawn[t] {
		embed(d, own, data)
	}
	return true
}

// drawn are the types of objects that are no documents: the page shows what they are.
var drawn = set(`application/vnd.oasis.opendocument.chart application/vnd.oasis.opendocument.formula application/vnd.oasis.opendocument.graphics
	application/vnd.oasis.opendocument.image`)

// maxInside is how many objects of a file are looked at.
const maxInside = 1000

// embedPool takes what is embedded in a file of Word 97: each object is a storage of its own (MS-DOC, section 2.1.3).
func embedPool(d *lines.Document, o *ole.File) {
	pool := o.Root.Storage("ObjectPool")
	if pool == nil {
		return
	}
	for i, s := range pool.Storages[:min(len(pool.Storages), maxInside)] {
		name := "object " + strconv.Itoa(i+1)
		if embedPacked(d, o, s, name) {
			continue
		}
		if data := o.Document(s); len(data) > 0 {
			embed(d, name+endings[sniff.Type(data)], data)
		}
	}
}
