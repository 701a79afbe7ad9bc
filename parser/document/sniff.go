package document

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"fmt"
	"io"
	"regexp"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// The media types that decide something here.
const (
	typePDF     = "application/pdf"
	typeText    = "text/plain"
	typeHTML    = "text/html"
	typeRTF     = "application/rtf"
	typeZip     = "application/zip"
	typeOLE     = "application/x-ole-storage"
	typeUnknown = "application/octet-stream"
	typeDOC     = "application/msword"
	typeDOCX    = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
	typeXLSX    = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
	typePPTX    = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
	typePages   = "application/vnd.apple.pages"
)

// magics are the beginnings of files that tell their type.
var magics = []struct{ magic, mediaType string }{
	{"PK\x03\x04", typeZip},
	{"PK\x05\x06", typeZip},
	{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", typeOLE},
	{`{\rtf`, typeRTF},
	{"\x89PNG\r\n\x1a\n", "image/png"},
	{"\xff\xd8\xff", "image/jpeg"},
	{"GIF87a", "image/gif"},
	{"GIF89a", "image/gif"},
	{"II*\x00", "image/tiff"},
	{"MM\x00*", "image/tiff"},
	{"\x1f\x8b", "application/gzip"},
	{"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"},
	{"Rar!\x1a\x07", "application/vnd.rar"},
	{"<?xml", "application/xml"},
}

// marksInside are types whose mark does not stand first.
var marksInside = []struct {
	at        int
	mark      string
	mediaType string
}{
	{8, "WEBP", "image/webp"},
	{4, "ftyphei", "image/heic"},
	{4, "ftypmif1", "image/heif"},
}

// junk is how many bytes may stand before the header of a PDF (PDF 1.7, annex H, note 13).
const junk = 1024

var pdfHeader = regexp.MustCompile(`%PDF-\d\.\d`)

// mediaType tells the type of a file by its content alone. It looks through the file once at most.
func mediaType(data []byte) string {
	if bytes.HasPrefix(data, []byte("%PDF-")) {
		return typePDF
	}
	for _, m := range magics {
		if bytes.HasPrefix(data, []byte(m.magic)) {
			return inside(m.mediaType, data)
		}
	}
	for _, m := range marksInside {
		if len(data) > m.at && bytes.HasPrefix(data[m.at:], []byte(m.mark)) {
			return m.mediaType
		}
	}
	if pdfHeader.Match(data[:min(len(data), junk)]) && bytes.Contains(data, []byte(" obj")) {
		return typePDF
	}
	return textType(data)
}

func inside(mediaType string, data []byte) string {
	switch mediaType {
	case typeZip:
		return zipType(data)
	case typeOLE:
		return oleType(data)
	}
	return mediaType
}

func textType(data []byte) string {
	start := strings.ToLower(string(bytes.TrimLeft(data[:min(len(data), 1024)], "\ufeff \t\r\n")))
	for _, tag := range []string{"<!doctype html", "<html", "<head", "<body"} {
		if strings.HasPrefix(start, tag) {
			return typeHTML
		}
	}
	if isText(data) {
		return typeText
	}
	return typeUnknown
}

// isText says whether the bytes could be text: no control character where it is 8-bit text, or a UTF-16 byte order mark.
func isText(data []byte) bool {
	if bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")) {
		return true
	}
	odd := 0
	for _, b := range data {
		switch {
		case b == 0:
			return false
		case b == '\n', b == '\r', b == '\t', b == '\f', b == '\v', b == 0x1a: // 0x1a ended text files under DOS
		case b < ' ', b == 0x7f:
			odd++
		}
	}
	if utf8.Valid(data) {
		return odd*100 <= len(data)
	}
	return odd == 0 && windows1252(data)
}

// windows1252 tells 8-bit text from binary data without zeros: it has none of the five bytes that windows-1252 does not
// define, and at least half of it is ASCII.
func windows1252(data []byte) bool {
	ascii := 0
	for _, b := range data {
		switch {
		case b < utf8.RuneSelf:
			ascii++
		case bytes.IndexByte([]byte("\x81\x8d\x8f\x90\x9d"), b) >= 0:
			return false
		}
	}
	return ascii*2 >= len(data)
}

// maxMember is how much of one member of an archive is looked at to tell its type, in bytes.
const maxMember = 64 << 10

func zipType(data []byte) string {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return typeZip
	}
	for _, f := range z.File {
		switch {
		case f.Name == "mimetype":
			if t := member(f); strings.HasPrefix(t, "application/") && len(t) < 100 {
				return t
			}
		case strings.HasPrefix(f.Name, "word/"):
			return typeDOCX
		case strings.HasPrefix(f.Name, "xl/"):
			return typeXLSX
		case strings.HasPrefix(f.Name, "ppt/"):
			return typePPTX
		case strings.HasPrefix(f.Name, "Index/"), f.Name == "index.apxl", f.Name == "Index.zip":
			return typePages
		}
	}
	return typeZip
}

func member(f *zip.File) string {
	r, err := f.Open()
	if err != nil {
		return ""
	}
	defer r.Close()
	b, _ := io.ReadAll(io.LimitReader(r, maxMember))
	return strings.TrimSpace(string(b))
}

// oleNames are streams that tell what an OLE compound file holds, the most telling first.
var oleNames = []struct{ name, mediaType string }{
	{"EncryptedPackage", typeOLE},
	{"WordDocument", typeDOC},
	{"Workbook", "application/vnd.ms-excel"},
	{"Book", "application/vnd.ms-excel"},
	{"PowerPoint Document", "application/vnd.ms-powerpoint"},
	{"__nameid_version1.0", "application/vnd.ms-outlook"},
}

func oleType(data []byte) string {
	for _, n := range oleNames {
		if oleEntry(data, n.name) != nil {
			return n.mediaType
		}
	}
	return typeOLE
}

// oleEntry looks for a directory entry of that name, nil if there is none: entries are 128 bytes long and start with the name
// in UTF-16, whose case does not matter (MS-CFB, section 2.6).
func oleEntry(data []byte, name string) []byte {
	var want []byte
	for _, u := range utf16.Encode([]rune(strings.ToUpper(name) + "\x00")) {
		want = append(want, byte(u), byte(u>>8))
	}
	for at := 512; at+128 <= len(data); at += 128 {
		if data[at+1] == 0 && bytes.Equal(bytes.ToUpper(data[at:at+len(want)]), want) {
			return data[at : at+128]
		}
	}
	return nil
}

// wordLocked says whether a Word 97 file needs a password: bit 8 of the flags at the beginning of its main stream
// (MS-DOC, section 2.5.2).
func wordLocked(data []byte) bool {
	entry := oleEntry(data, "WordDocument")
	if entry == nil {
		return false
	}
	at := (int64(binary.LittleEndian.Uint32(entry[116:])) + 1) << min(data[30], 12)
	return at+12 <= int64(len(data)) && data[at+11]&1 != 0
}

// refuse answers for the files of which enough is known without reading them. The second result says whether it did.
func refuse(mediaType string, data []byte) (Document, bool) {
	switch {
	case len(data) == 0:
		return refused(typeUnknown, Empty, "the file has no bytes"), true
	case len(data) > maxFile:
		return refused(mediaType, Bomb, fmt.Sprintf("the file is larger than %d MB", maxFile>>20)), true
	case readable[mediaType]:
		return Document{}, false
	case strings.HasPrefix(mediaType, "image/"):
		return refused(mediaType, Scan, "a picture: no text can be read from it"), true
	case mediaType == typeOLE && oleEntry(data, "EncryptedPackage") != nil, mediaType == typeDOC && wordLocked(data):
		return refused(mediaType, Encrypted, "an office document that needs a password"), true
	case bytes.HasPrefix(data, []byte("PK")):
		return refuseArchive(mediaType, data), true
	}
	return refused(mediaType, Unsupported, "there is no reader for this format"), true
}

// readable are the formats that have a reader.
var readable = map[string]bool{typePDF: true, typeDOCX: true, typeText: true, typeHTML: true}

func refuseArchive(mediaType string, data []byte) Document {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return refused(mediaType, Corrupt, "a damaged archive: "+err.Error())
	}
	if locked(z) {
		return refused(mediaType, Encrypted, "it needs a password")
	}
	return refused(mediaType, Unsupported, "there is no reader for this format")
}

// locked says whether an archive, or the OpenDocument file in it, is encrypted (bit 0 of the flags; the manifest).
func locked(z *zip.Reader) bool {
	for _, f := range z.File {
		if f.Flags&1 != 0 {
			return true
		}
		if f.Name == "META-INF/manifest.xml" && strings.Contains(member(f), "encryption-data") {
			return true
		}
	}
	return false
}
