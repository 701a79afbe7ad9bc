package office

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"maps"
	"slices"
	"strings"

	"inkorg/parser/document/lines"
	"inkorg/parser/document/sniff"
)

// embedObjects takes what is embedded in an OpenDocument file, as its list of parts tells (ISO/IEC 26300-2, section 4): documents,
// each a folder, and objects of other programs, each an OLE file. Charts, formulas and drawings are folders too, and no documents.
func embedObjects(d *lines.Document, z *parts) {
	manifest, err := z.read("META-INF/manifest.xml")
	if err != nil {
		return
	}
	m := decoder(manifest)
	for range maxInside * 10 {
		t, err := m.Token()
		if err != nil {
			return
		}
		e, ok := t.(xml.StartElement)
		if !ok || e.Name.Local != "file-entry" {
			continue
		}
		name, kind := attribute(e, "full-path"), attribute(e, "media-type")
		folder, isFolder := strings.CutSuffix(name, "/")
		switch {
		case isFolder && folder != "" && (kind == sniff.ODT || kind == sniff.ODS || kind == sniff.ODP):
			embedFolder(d, z, name, kind, folder+endings[kind])
		case kind == "application/vnd.sun.star.oleobject":
			if b, err := z.read(name); err == nil {
				embedPart(d, name+".bin", b)
			}
		}
	}
}

// embedFolder makes a file of its own of a document that is a folder in another.
func embedFolder(d *lines.Document, z *parts, folder, mediaType, name string) {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	mark, err := w.CreateHeader(&zip.FileHeader{Name: "mimetype", Method: zip.Store})
	if err == nil {
		_, err = mark.Write([]byte(mediaType))
	}
	for _, part := range slices.Sorted(maps.Keys(z.byName)) {
		inside, ok := strings.CutPrefix(part, strings.ToLower(folder))
		if err != nil || !ok || inside == "" || strings.HasSuffix(part, "/") {
			continue
		}
		var data []byte
		if data, err = z.read(part); err == nil {
			if own := z.byName[part].Name; strings.HasPrefix(own, folder) {
				inside = own[len(folder):] // with its capitals
			}
			err = addPart(w, inside, data)
		}
	}
	if err != nil || w.Close() != nil {
		leaveOut(d, name)
		return
	}
	embed(d, name, b.Bytes())
}

func addPart(w *zip.Writer, name string, data []byte) error {
	f, err := w.Create(name)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return err
}
