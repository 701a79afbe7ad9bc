package document

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"

	"inkorg/parser/document/lines"
	"inkorg/parser/document/office"
	"inkorg/parser/document/sniff"
)

// hasReader says whether there is a reader for a format.
func hasReader(mediaType string) bool {
	return mediaType == sniff.PDF || mediaType == sniff.Text || office.Reader(mediaType) != nil
}

// readOffice reads a file of any format but PDF and plain text. It is for the child alone.
func readOffice(mediaType string, data []byte) Document {
	if read := office.Reader(mediaType); read != nil {
		return read(data)
	}
	return lines.Refused(mediaType, Unsupported, unsupported(mediaType))
}

// refuse answers for the files of which enough is known without reading them. The second result says whether it did.
func refuse(mediaType string, data []byte) (Document, bool) {
	switch {
	case len(data) == 0:
		return lines.Refused(sniff.Unknown, Empty, "the file has no bytes"), true
	case len(data) > maxFile:
		return lines.Refused(mediaType, Bomb, fmt.Sprintf("the file is larger than %d MB", maxFile>>20)), true
	case hasReader(mediaType):
		return Document{}, false
	case mediaType == sniff.PKCS7, mediaType == sniff.PGP:
		return refuseWrapped(mediaType, data), true
	case strings.HasPrefix(mediaType, "image/"):
		return lines.Refused(mediaType, Scan, "a picture: no text can be read from it"), true
	case mediaType == sniff.OLE && sniff.HasEntry(data, "EncryptedPackage"):
		return lines.Refused(mediaType, Encrypted, "an office document that needs a password"), true
	case mediaType == sniff.OLE && !sniff.HasEntry(data, "Root Entry"):
		return lines.Refused(mediaType, Corrupt, "a damaged office document"), true
	case bytes.HasPrefix(data, []byte("PK")):
		return refuseArchive(mediaType, data), true
	}
	return lines.Refused(mediaType, Unsupported, unsupported(mediaType)), true
}

func refuseArchive(mediaType string, data []byte) Document {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return lines.Refused(mediaType, Corrupt, "a damaged archive: "+err.Error())
	}
	if sniff.Locked(z) {
		return lines.Refused(mediaType, Encrypted, "it needs a password")
	}
	return lines.Refused(mediaType, Unsupported, unsupported(mediaType))
}

// kinds say what files are that people send instead of a text.
var kinds = map[string]string{
	sniff.XLSX: "a spreadsheet (Excel)", sniff.XLS: "a spreadsheet (Excel 97)", sniff.PPTX: "slides (PowerPoint)", sniff.PPT: "slides (PowerPoint 97)",
	sniff.Pages: "a document of Apple Pages", sniff.Numbers: "a document of Apple Numbers", sniff.Keynote: "slides (Apple Keynote)",
	sniff.MSG: "a message of Outlook", sniff.MHTML: "a web archive", sniff.Zip: "an archive", sniff.OLE: "an office file of unknown kind, or a damaged one", sniff.XML: "an XML file",
	sniff.ODS: "a spreadsheet (OpenDocument)", sniff.ODP: "slides (OpenDocument)", sniff.WPD: "a WordPerfect document",
	"application/epub+zip": "an electronic book", "application/postscript": "a PostScript file",
}

// unsupported says in a sentence that a format has no reader, and what it is.
func unsupported(mediaType string) string {
	if kind := kinds[mediaType]; kind != "" {
		return kind + ": Inkorg does not read such files, a PDF of it can be read"
	}
	return "there is no reader for this format"
}

// refuseWrapped answers for files that only a key opens, or that a signature is wrapped around: here is no key, and a mail that is signed is opened as a mail.
func refuseWrapped(mediaType string, data []byte) Document {
	kind, sealed := sniff.Wrapping(mediaType, data)
	if sealed {
		return lines.Refused(mediaType, Encrypted, "it is encrypted ("+kind+") for whoever has the key: open it there, and send the file that is inside")
	}
	return lines.Refused(mediaType, Unsupported, "a signature or a file wrapped in one ("+kind+"): the file itself can be read")
}
