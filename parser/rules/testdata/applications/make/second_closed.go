package main

// secondClosed are files that nobody can read, or of which a part is a picture.
func (s *set) secondClosed() {
	shut := func(way, maker, after, extension string) {
		names := titlesInTurn(len(s.papers))
		d := s.sheet(way, maker, titled(names[0]).is(unknown), titled(names[1]).is(unknown))
		d.after = after
		if extension != "" {
			d.name = d.name[:len(d.name)-len(".pdf")] + extension
		}
	}
	shut("scan", "via-pdf", "scan", "")
	shut("scan", "latex-ps", "stamped Ankom 2009-03-12 Dnr 0147/09", "")
	shut("scan", "lo-pdf", "stamped SKL 2009 -03- 13", "")
	shut("scan", "latex-ot1", "png", ".png")
	shut("scan", "lo-pdf", "tiff", ".tif")
	shut("scan", "latex-ps", "picture", ".jpg")
	shut("scan", "via-pdf", "scan", "")
	shut("scan", "via-pdf", "picture-in-word", ".docx")
	for _, bits := range []string{"256", "128", "40"} {
		shut("encrypted", "via-pdf", "encrypt "+bits, "")
	}
	shut("encrypted", "made-docx", "", "")
	shut("encrypted", "made-odt", "", "")
	shut("encrypted", "made-docx", "", "")
	shut("corrupt", "via-pdf", "zeros", "")
	shut("corrupt", "lo-doc", "zeros", "")
	shut("corrupt", "via-docx", "cut", "")
	shut("corrupt", "via-odt", "cut", "")
	shut("corrupt", "lo-docx", "zeros", "")
	shut("corrupt", "via-pdf", "empty", "")
	shut("unsupported", "made-xlsx", "", "")
	shut("unsupported", "made-pptx", "", "")
	shut("unsupported", "made-pages", "", "")
	for i, m := range []string{"via-pdf", "latex-ps", "drawn"} { // the second page is a picture
		names := titlesInTurn(i)
		d := s.add("scan-half", m, func(a *author, d *paper) {
			o := titled(names[0])
			d.truth["organ"], d.truth["medel"] = o.truth, unknown
			d.blocks = joined([]block{h(1, a.name()), h(2, names[0])}, ps(a.some("organ", 3)...), []block{{kind: newPage}, h(2, names[1])}, ps(a.some("medel", 3)...), a.signed())
		})
		d.after = "scan-last 2"
	}
}
