package sniff

import (
	"archive/zip"
	"bytes"
	"regexp"
	"strings"
	"unicode/utf16"

	"inkorg/parser/document/plain"
)

// The media types that decide something here.
const (
	PDF     = "application/pdf"
	Text    = plain.MediaType
	HTML    = "text/html"
	RTF     = "application/rtf"
	XML     = "application/xml"
	Zip     = "application/zip"
	OLE     = "application/x-ole-storage"
	MHTML   = "multipart/related"
	Unknown = "application/octet-stream"
	DOC     = "application/msword"
	DOCX    = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
	WordXML = "application/vnd.ms-word.xml"
	XLSX    = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
	PPTX    = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
	XLS     = "application/vnd.ms-excel"
	PPT     = "application/vnd.ms-powerpoint"
	MSG     = "application/vnd.ms-outlook"
	Pages   = "application/vnd.apple.pages"
	Numbers = "application/vnd.apple.numbers"
	Keynote = "application/vnd.apple.keynote"
	ODT     = "application/vnd.oasis.opendocument.text"
	FODT    = "application/vnd.oasis.opendocument.text-flat-xml"
	ODS     = "application/vnd.oasis.opendocument.spreadsheet"
	ODP     = "application/vnd.oasis.opendocument.presentation"
	WPD     = "application/vnd.wordperfect"
	SXW     = "application/vnd.sun.xml.writer"
)

// magics are the beginnings of files that tell their type.
var magics = []struct{ magic, mediaType string }{
	{"PK\x03\x04", Zip},
	{"PK\x05\x06", Zip},
	{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", OLE},
	{`{\rtf`, RTF},
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
	{"\xdb\xa5", DOC}, // Word 2
	{"\xffWPC", WPD},
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

// Junk is how many bytes may stand before the header of a PDF (PDF 1.7, annex H, note 13).
const Junk = 1024

var pdfHeader = regexp.MustCompile(`%PDF-\d\.\d`)

// Type tells the type of a file by its content alone. It looks through the file once at most.
func Type(data []byte) string {
	if bytes.HasPrefix(data, []byte("%PDF-")) {
		return PDF
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
	if pdfHeader.Match(data[:min(len(data), Junk)]) && bytes.Contains(data, []byte(" obj")) {
		return PDF
	}
	return textType(data)
}

func inside(mediaType string, data []byte) string {
	switch mediaType {
	case Zip:
		return zipType(data)
	case OLE:
		return oleType(data)
	}
	return mediaType
}

// maxStart is how much of a text is looked at to tell what it is, in bytes.
const maxStart = 4096

func textType(data []byte) string {
	start := strings.ToLower(strings.TrimLeft(plain.Decode(data[:min(len(data), maxStart)]), "\ufeff \t\r\n"))
	switch {
	case strings.HasPrefix(start, `{\rtf`):
		return RTF
	case strings.HasPrefix(start, "<?xml") && strings.Contains(start, "opendocument.text") && strings.Contains(start, "<office:document"):
		return FODT
	case strings.HasPrefix(start, "<?xml") && (strings.Contains(start, `progid="word.document"`) || strings.Contains(start, "<w:worddocument")):
		return WordXML
	case strings.HasPrefix(start, "<") && webStart.MatchString(start):
		return HTML
	case strings.HasPrefix(start, "<?xml"):
		return XML
	case strings.HasPrefix(start, "mime-version:") && strings.Contains(start, "multipart/related"):
		return MHTML
	case plain.IsText(data):
		return Text
	}
	return Unknown
}

// webStart is how web pages begin, whatever comments and declarations stand first; also pieces of one, such as programs export.
var webStart = regexp.MustCompile(`^(?:<(?:!--[^>]*--|\?xml[^>]*)>\s*)*<(?:!doctype html|html|head|body|meta|title|p|div|h[1-6]|table|font|span)[\s>]`)

// packages are what the list of contents of an Office Open XML file says of its main part (ISO/IEC 29500-1, section 15.2).
var packages = []struct{ main, mediaType string }{
	{"wordprocessingml.document.main", DOCX},
	{"wordprocessingml.template.main", DOCX},
	{"ms-word.document.macroenabled.main", DOCX},
	{"ms-word.template.macroenabledtemplate.main", DOCX},
	{"spreadsheetml.sheet.main", XLSX},
	{"spreadsheetml.template.main", XLSX},
	{"ms-excel.", XLSX},
	{"presentationml.presentation.main", PPTX},
	{"presentationml.slideshow.main", PPTX},
	{"presentationml.template.main", PPTX},
	{"ms-powerpoint.", PPTX},
}

func zipType(data []byte) string {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return Zip
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
			return DOCX
		case strings.HasPrefix(f.Name, "xl/"):
			return XLSX
		case strings.HasPrefix(f.Name, "ppt/"):
			return PPTX
		case f.Name == "index.apxl", strings.HasPrefix(f.Name, "Index/Slide"), strings.HasPrefix(f.Name, "Index/MasterSlide"):
			return Keynote
		case strings.HasPrefix(f.Name, "Index/Tables/Tile"), f.Name == "index.numbers":
			iwork = Numbers
		case iwork == "" && (strings.HasPrefix(f.Name, "Index/") || f.Name == "Index.zip" || strings.HasPrefix(f.Name, "index.xml")):
			iwork = Pages
		}
	}
	if iwork != "" {
		return iwork
	}
	return Zip
}

// oleNames are streams that tell what an OLE compound file holds, the most telling first.
var oleNames = []struct{ name, mediaType string }{
	{"EncryptedPackage", OLE},
	{"WordDocument", DOC},
	{"Workbook", XLS},
	{"Book", XLS},
	{"PowerPoint Document", PPT},
	{"__nameid_version1.0", MSG},
	{"PerfectOffice_MAIN", WPD},
}

func oleType(data []byte) string {
	for _, n := range oleNames {
		if HasEntry(data, n.name) {
			return n.mediaType
		}
	}
	return OLE
}

// HasEntry says whether an OLE file has a directory entry of that name: entries are 128 bytes long and start with the name
// in UTF-16, whose case does not matter (MS-CFB, section 2.6).
func HasEntry(data []byte, name string) bool {
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
