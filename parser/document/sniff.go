package document

import (
	"archive/zip"
	"bytes"
	"regexp"
	"strings"
	"unicode/utf16"
)

// The media types that decide something here.
const (
	typePDF     = "application/pdf"
	typeText    = plainType
	typeHTML    = "text/html"
	typeRTF     = "application/rtf"
	typeXML     = "application/xml"
	typeZip     = "application/zip"
	typeOLE     = "application/x-ole-storage"
	typeMHTML   = "multipart/related"
	typeUnknown = "application/octet-stream"
	typeDOC     = "application/msword"
	typeDOCX    = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
	typeWordXML = "application/vnd.ms-word.xml"
	typeXLSX    = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
	typePPTX    = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
	typeXLS     = "application/vnd.ms-excel"
	typePPT     = "application/vnd.ms-powerpoint"
	typeMSG     = "application/vnd.ms-outlook"
	typePages   = "application/vnd.apple.pages"
	typeNumbers = "application/vnd.apple.numbers"
	typeKeynote = "application/vnd.apple.keynote"
	typeODT     = "application/vnd.oasis.opendocument.text"
	typeFODT    = "application/vnd.oasis.opendocument.text-flat-xml"
	typeODS     = "application/vnd.oasis.opendocument.spreadsheet"
	typeODP     = "application/vnd.oasis.opendocument.presentation"
	typeWPD     = "application/vnd.wordperfect"
	typeSXW     = "application/vnd.sun.xml.writer"
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
	{"\x00\x00\x00\x0cjP  ", "image/jp2"},
	{"8BPS\x00\x01", "image/vnd.adobe.photoshop"},
	{"%!PS", "application/postscript"},
	{"\x1f\x8b", "application/gzip"},
	{"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"},
	{"Rar!\x1a\x07", "application/vnd.rar"},
	{"\xdb\xa5", typeDOC}, // Word 2
	{"\xffWPC", typeWPD},
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
	{4, "ftypavif", "image/avif"},
	{14, "\x28\x00\x00\x00", "image/bmp"},
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
	if t := wrappedType(data); t != "" {
		return t
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

// maxStart is how much of a text is looked at to tell what it is, in bytes.
const maxStart = 4096

func textType(data []byte) string {
	start := strings.ToLower(strings.TrimLeft(decode(data[:min(len(data), maxStart)]), "\ufeff \t\r\n"))
	switch {
	case strings.HasPrefix(start, `{\rtf`):
		return typeRTF
	case strings.HasPrefix(start, "<?xml") && strings.Contains(start, "opendocument.text") && strings.Contains(start, "<office:document"):
		return typeFODT
	case strings.HasPrefix(start, "<?xml") && (strings.Contains(start, `progid="word.document"`) || strings.Contains(start, "<w:worddocument")):
		return typeWordXML
	case strings.HasPrefix(start, "<") && webStart.MatchString(start):
		return typeHTML
	case strings.HasPrefix(start, "<?xml"):
		return typeXML
	case strings.HasPrefix(start, "mime-version:") && strings.Contains(start, "multipart/related"):
		return typeMHTML
	case isText(data):
		return typeText
	}
	return typeUnknown
}

// webStart is how web pages begin, whatever comments and declarations stand first; also pieces of one, such as programs export.
var webStart = regexp.MustCompile(`^(?:<(?:!--[^>]*--|\?xml[^>]*)>\s*)*<(?:!doctype html|html|head|body|meta|title|p|div|h[1-6]|table|font|span)[\s>]`)

// packages are what the list of contents of an Office Open XML file says of its main part (ISO/IEC 29500-1, section 15.2).
var packages = []struct{ main, mediaType string }{
	{"wordprocessingml.document.main", typeDOCX},
	{"wordprocessingml.template.main", typeDOCX},
	{"ms-word.document.macroenabled.main", typeDOCX},
	{"ms-word.template.macroenabledtemplate.main", typeDOCX},
	{"spreadsheetml.sheet.main", typeXLSX},
	{"spreadsheetml.template.main", typeXLSX},
	{"ms-excel.", typeXLSX},
	{"presentationml.presentation.main", typePPTX},
	{"presentationml.slideshow.main", typePPTX},
	{"presentationml.template.main", typePPTX},
	{"ms-powerpoint.", typePPTX},
}

func zipType(data []byte) string {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return typeZip
	}
	for _, f := range z.File {
		switch f.Name {
		case "mimetype":
			if t := member(f); strings.HasPrefix(t, "application/") && len(t) < 100 {
				return t
			}
		case "[Content_Types].xml":
			contents := strings.ToLower(member(f))
			for _, p := range packages {
				if strings.Contains(contents, p.main) {
					return p.mediaType
				}
			}
		}
	}
	return typeByNames(z)
}

func typeByNames(z *zip.Reader) string {
	iwork := ""
	for _, f := range z.File {
		switch {
		case strings.HasPrefix(f.Name, "word/"):
			return typeDOCX
		case strings.HasPrefix(f.Name, "xl/"):
			return typeXLSX
		case strings.HasPrefix(f.Name, "ppt/"):
			return typePPTX
		case f.Name == "index.apxl", strings.HasPrefix(f.Name, "Index/Slide"), strings.HasPrefix(f.Name, "Index/MasterSlide"):
			return typeKeynote
		case strings.HasPrefix(f.Name, "Index/Tables/Tile"), f.Name == "index.numbers":
			iwork = typeNumbers
		case iwork == "" && (strings.HasPrefix(f.Name, "Index/") || f.Name == "Index.zip" || strings.HasPrefix(f.Name, "index.xml")):
			iwork = typePages
		}
	}
	if iwork != "" {
		return iwork
	}
	return typeZip
}

// oleNames are streams that tell what an OLE compound file holds, the most telling first.
var oleNames = []struct{ name, mediaType string }{
	{"EncryptedPackage", typeOLE},
	{"WordDocument", typeDOC},
	{"Workbook", typeXLS},
	{"Book", typeXLS},
	{"PowerPoint Document", typePPT},
	{"__nameid_version1.0", typeMSG},
	{"PerfectOffice_MAIN", typeWPD},
}

func oleType(data []byte) string {
	for _, n := range oleNames {
		if hasEntry(data, n.name) {
			return n.mediaType
		}
	}
	return typeOLE
}

// hasEntry says whether an OLE file has a directory entry of that name: entries are 128 bytes long and start with the name
// in UTF-16, whose case does not matter (MS-CFB, section 2.6).
func hasEntry(data []byte, name string) bool {
	var want []byte
	for _, u := range utf16.Encode([]rune(strings.ToUpper(name) + "\x00")) {
		want = append(want, byte(u), byte(u>>8))
	}
	for at := 512; at+128 <= len(data); at += 128 {
		if data[at+1] == 0 && bytes.Equal(bytes.ToUpper(data[at:at+len(want)]), want) {
			return true
		}
	}
	return false
}
