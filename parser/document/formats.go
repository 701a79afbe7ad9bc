package document

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
)

// hasReader says whether there is a reader for a format.
func hasReader(mediaType string) bool {
	return mediaType == typePDF || mediaType == typeText || officeReader(mediaType) != nil
}

// readOffice reads a file of any format but PDF and plain text. It is for the child alone.
func readOffice(mediaType string, data []byte) Document {
	if read := officeReader(mediaType); read != nil {
		return read(data)
	}
	return refused(mediaType, Unsupported, unsupported(mediaType))
}

// refuse answers for the files of which enough is known without reading them. The second result says whether it did.
func refuse(mediaType string, data []byte) (Document, bool) {
	switch {
	case len(data) == 0:
		return refused(typeUnknown, Empty, "the file has no bytes"), true
	case len(data) > maxFile:
		return refused(mediaType, Bomb, fmt.Sprintf("the file is larger than %d MB", maxFile>>20)), true
	case hasReader(mediaType):
		return Document{}, false
	case mediaType == typePKCS7, mediaType == typePGP:
		return refuseWrapped(mediaType, data), true
	case strings.HasPrefix(mediaType, "image/"):
		return refused(mediaType, Scan, "a picture: no text can be read from it"), true
	case mediaType == typeOLE && hasEntry(data, "EncryptedPackage"):
		return refused(mediaType, Encrypted, "an office document that needs a password"), true
	case mediaType == typeOLE && !hasEntry(data, "Root Entry"):
		return refused(mediaType, Corrupt, "a damaged office document"), true
	case bytes.HasPrefix(data, []byte("PK")):
		return refuseArchive(mediaType, data), true
	}
	return refused(mediaType, Unsupported, unsupported(mediaType)), true
}

func refuseArchive(mediaType string, data []byte) Document {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return refused(mediaType, Corrupt, "a damaged archive: "+err.Error())
	}
	if locked(z) {
		return refused(mediaType, Encrypted, "it needs a password")
	}
	return refused(mediaType, Unsupported, unsupported(mediaType))
}

// kinds say what files are that people send instead of a text.
var kinds = map[string]string{
	typeXLSX: "a spreadsheet (Excel)", typeXLS: "a spreadsheet (Excel 97)", typePPTX: "slides (PowerPoint)", typePPT: "slides (PowerPoint 97)",
	typePages: "a document of Apple Pages", typeNumbers: "a document of Apple Numbers", typeKeynote: "slides (Apple Keynote)",
	typeMSG: "a message of Outlook", typeMHTML: "a web archive", typeZip: "an archive", typeOLE: "an office file of unknown kind, or a damaged one", typeXML: "an XML file",
	typeODS: "a spreadsheet (OpenDocument)", typeODP: "slides (OpenDocument)", typeWPD: "a WordPerfect document",
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
	kind, sealed := wrapping(mediaType, data)
	if sealed {
		return refused(mediaType, Encrypted, "it is encrypted ("+kind+") for whoever has the key: open it there, and send the file that is inside")
	}
	return refused(mediaType, Unsupported, "a signature or a file wrapped in one ("+kind+"): the file itself can be read")
}
