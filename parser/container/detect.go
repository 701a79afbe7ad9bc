package container

import (
	"bytes"
	"encoding/binary"
	"path"
	"strings"
)

// Detect says which container data is, by its content first, then by its name and media type. It is None for documents
// that happen to be zip or OLE files.
func Detect(name, mediaType string, data []byte) Format {
	ext := strings.ToLower(path.Ext(name))
	switch {
	case bytes.HasPrefix(data, []byte("\x78\x9f\x3e\x22")):
		return TNEF
	case isOutlook(data):
		return Outlook
	case bytes.HasPrefix(data, oleMagic):
		return None
	case mediaType == "application/ms-tnef", mediaType == "application/vnd.ms-tnef":
		return TNEF
	case mediaType == "application/vnd.ms-outlook", ext == ".msg":
		return Outlook
	}
	return None
}

var oleMagic = []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")

// outlookClass is the class identifier in the root entry of an Outlook message ([MS-OXMSG], section 2.2.3, [MS-CFB], section 2.6).
var outlookClass = []byte("\x0b\x0d\x02\x00\x00\x00\x00\x00\xc0\x00\x00\x00\x00\x00\x00\x46")

// isOutlook looks at the root entry of an OLE file: Word documents are OLE files too.
func isOutlook(data []byte) bool {
	if !bytes.HasPrefix(data, oleMagic) || len(data) < 512 {
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
