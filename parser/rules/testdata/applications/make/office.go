package main

import (
	"os"
	"path/filepath"
	"strings"
)

var filters = map[string]string{"odt": "odt:writer8", "docx": "docx:MS Word 2007 XML", "doc": "doc:MS Word 97", "rtf": "rtf:Rich Text Format", "pdf": "pdf:writer_pdf_Export", "html": "html:HTML (StarWriter)"}

// sources are what LibreOffice is given, by the first word of the maker: our own flat OpenDocument, or a file of another program
// that it converts.
var sources = map[string]struct {
	extension, filter string
	write             func(d *paper) []byte
}{
	"lo":    {".fodt", "", func(d *paper) []byte { return []byte(openDocument(d)) }},
	"via":   {".docx", "", wordFile},
	"web":   {".html", "HTML (StarWriter)", func(d *paper) []byte { return []byte(htmlPage(d)) }},
	"typed": {".txt", "Text (encoded):UTF8", func(d *paper) []byte { return []byte(plainText(d)) }},
}

func libreOffice(maker string, papers []*paper, dir string) error {
	route, format, _ := strings.Cut(maker, "-")
	from := sources[route]
	args := []string{"-env:UserInstallation=file://" + dir + "/profile", "--headless", "--convert-to", filters[format], "--outdir", dir}
	if from.filter != "" {
		args = append(args, "--infilter="+from.filter)
	}
	folder := filepath.Join(dir, "from-"+route)
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	for _, d := range papers {
		source := filepath.Join(folder, strings.TrimSuffix(d.name, filepath.Ext(d.name))+from.extension)
		if err := os.WriteFile(source, from.write(d), 0o644); err != nil {
			return err
		}
		args = append(args, source)
	}
	return run(dir, "soffice", args...)
}
