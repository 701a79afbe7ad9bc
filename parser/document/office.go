package document

// officeReader is the reader of an office format; nil for formats that have none or are none.
func officeReader(mediaType string) func([]byte) Document {
	switch mediaType {
	case typeDOCX:
		return readDOCX
	case typeDOC:
		return readDOC
	case typeRTF:
		return readRTF
	case typeHTML:
		return readHTML
	case typeFODT:
		return readFlatODT
	case typeWordXML:
		return readWordXML
	case typeODT, typeODT + "-template", typeODT + "-web", typeSXW, typeSXW + ".template":
		return func(data []byte) Document { return readODT(mediaType, data) }
	}
	return nil
}
