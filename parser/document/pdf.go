package document

func readPDF(data []byte) Document { return refused(typePDF, Unsupported, "") }
