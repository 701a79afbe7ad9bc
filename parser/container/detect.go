package container

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"path"
	"strings"

	"inkorg/parser/ole"
)

// Detect says which container data is, by its content first, then by its name and media type (lower case). It is None for
// documents that happen to be zip or OLE files, and for signatures that carry nothing.
func Detect(name, mediaType string, data []byte) Format {
	ext := strings.ToLower(path.Ext(name))
	if isZip(data) {
		return zipOrDocument(ext, mediaType, data)
	}
	if f, ok := byContent(data); ok {
		return f
	}
	switch {
	case len(data) == 0:
		return None
	case mediaType == "application/ms-tnef", mediaType == "application/vnd.ms-tnef":
		return TNEF
	case ext == ".msg" && !bytes.HasPrefix(data, []byte("%PDF-")):
		return Outlook
	case mediaType == "application/pkcs7-mime", mediaType == "application/x-pkcs7-mime", ext == ".p7m":
		return SMIME
	case ext == ".zip":
		return Zip
	case isPGP(data, ext == ".gpg" || ext == ".pgp" || mediaType == "application/pgp-encrypted"):
		return PGP
	}
	return None
}

// byContent goes by what data is. ok is false when that does not tell.
func byContent(data []byte) (f Format, ok bool) {
	switch {
	case bytes.HasPrefix(data, []byte("\x78\x9f\x3e\x22")):
		return TNEF, true
	case isOutlook(data):
		return Outlook, true
	case ole.Is(data):
		return None, true
	case isApple(data):
		return AppleSingle, true
	case isMacBinary(data):
		return MacBinary, true
	case bytes.Contains(data[:min(len(data), 1000)], binhexBanner):
		return BinHex, true
	case archiveKind(data) != "":
		return Archive, true
	}
	c, ok := readCMS(unarmoured(data, cmsStart))
	switch {
	case !ok:
		return None, false
	case c.state == cmsEmpty:
		return None, true
	}
	return SMIME, true
}

// outlookClass is the class identifier in the root entry of an Outlook message ([MS-OXMSG], section 2.2.3, [MS-CFB], section 2.6).
var outlookClass = []byte("\x0b\x0d\x02\x00\x00\x00\x00\x00\xc0\x00\x00\x00\x00\x00\x00\x46")

// isOutlook looks at the root entry of an OLE file: Word documents are OLE files too. Programs that write Outlook messages without
// Outlook leave its class out; then the stream of properties tells, which every message has.
func isOutlook(data []byte) bool {
	return ole.Is(data) && (hasOutlookClass(data) || hasProperties(data))
}

func hasProperties(data []byte) bool {
	o, err := ole.Open(data)
	if err != nil {
		return false
	}
	_, ok := o.Root.Stream(propertiesStream)
	return ok
}

func hasOutlookClass(data []byte) bool {
	const header = 512
	if len(data) < header {
		return false
	}
	shift := binary.LittleEndian.Uint16(data[30:])
	sector := int64(binary.LittleEndian.Uint32(data[48:]))
	if shift < 9 || shift > 12 {
		return false
	}
	root := (sector + 1) << shift
	return root+128 <= int64(len(data)) && bytes.Equal(data[root+80:root+96], outlookClass)
}

// isZip looks for the first entry, the marker of a split archive, or the end of an empty one.
func isZip(data []byte) bool {
	return bytes.HasPrefix(data, localMagic) || bytes.HasPrefix(data, []byte("PK00PK\x03\x04")) || bytes.HasPrefix(data, []byte("PK\x05\x06"))
}

// documentEntries are entries that make a zip file a document or a program.
var documentEntries = map[string]bool{
	"[Content_Types].xml": true, "word/document.xml": true, "xl/workbook.xml": true, "xl/workbook.bin": true, "ppt/presentation.xml": true,
	"Index/Document.iwa": true, "Index.zip": true, "index.apxl": true, "META-INF/MANIFEST.MF": true, "doc.kml": true,
}

// documentLabels are parts of names and media types of such documents. They count only where an archive is too damaged to tell.
var documentLabels = []string{"openxmlformats", "opendocument", ".docx", ".docm", ".dotx", ".xlsx", ".xlsm", ".pptx", ".odt", ".ods", ".odp", ".pages", ".numbers"}

// asic is how the entry "mimetype" of a signed container of documents begins (ETSI EN 319 162-1, annex A).
var asic = []byte("application/vnd.etsi.asic")

// zipOrDocument tells the zip files that are documents (docx, odt, epub, jar) by the entries in them. Where the directory is
// missing, it goes by the first entry, then by the label.
func zipOrDocument(ext, mediaType string, data []byte) Format {
	first, content := firstEntry(data)
	names := []string{first}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err == nil {
		names = names[:0]
		for _, f := range z.File {
			names = append(names, f.Name)
		}
	}
	for _, name := range names {
		if documentEntries[name] || name == "mimetype" && !bytes.HasPrefix(content, asic) {
			return None
		}
	}
	for _, label := range documentLabels {
		if err != nil && (ext == label || strings.Contains(mediaType, label)) {
			return None
		}
	}
	return Zip
}

// firstEntry is the name of the entry an archive starts with, and what follows it.
func firstEntry(data []byte) (name string, content []byte) {
	if len(data) < localHeader {
		return "", nil
	}
	n := int(binary.LittleEndian.Uint16(data[26:]))
	extra := int(binary.LittleEndian.Uint16(data[28:]))
	if len(data) < localHeader+n+extra {
		return "", nil
	}
	return string(data[localHeader : localHeader+n]), data[localHeader+n+extra:]
}

// archives are formats that are named but not opened.
var archives = []struct{ magic, kind string }{
	{"Rar!\x1a\x07", "a RAR archive"},
	{"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"},
	{"\x1f\x8b\x08", "a gzip archive"},
	{"BZh", "a bzip2 archive"},
	{"\xfd7zXZ\x00", "an xz archive"},
}

func archiveKind(data []byte) string {
	for _, a := range archives {
		if bytes.HasPrefix(data, []byte(a.magic)) {
			return a.kind
		}
	}
	if len(data) > 262 && string(data[257:262]) == "ustar" {
		return "a tar archive"
	}
	return ""
}

func openArchive(data []byte) (c Content) {
	c.lose("is %s; the files in it were not taken out", archiveKind(data))
	return c
}
