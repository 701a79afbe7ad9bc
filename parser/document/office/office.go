package office

import (
	"inkorg/parser/document/lines"
	"inkorg/parser/document/sniff"
)

// Reader is the reader of an office format; nil for formats that have none or are none.
func Reader(mediaType string) func([]byte) lines.Document {
	switch mediaType {
	case sniff.DOCX:
		return readDOCX
	case sniff.DOC:
		return readDOC
	case sniff.RTF:
		return readRTF
	case sniff.HTML:
		return readHTML
	case sniff.FODT:
		return readFlatODT
	case sniff.WordXML:
		return readWordXML
	case sniff.ODT, sniff.ODT + "-template", sniff.ODT + "-web", sniff.SXW, sniff.SXW + ".template":
		return func(data []byte) lines.Document { return readODT(mediaType, data) }
	}
	return nil
}
