package main

import (
	"archive/zip"
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/unicode/norm"
)

// build makes the files in dir: first the sources, then what programs make of them, office files in one go for each format.
func build(papers []*paper, dir string) error {
	office := map[string][]*paper{}
	for _, d := range papers {
		if format, ok := strings.CutPrefix(d.maker, "lo-"); ok {
			office[format] = append(office[format], d)
			continue
		}
		if err := one(d, dir); err != nil {
			return fmt.Errorf("make %s: %w", d.name, err)
		}
	}
	for format, ds := range office {
		if err := libreOffice(format, ds, dir); err != nil {
			return fmt.Errorf("make %s files: %w", format, err)
		}
	}
	for _, d := range papers {
		if err := afterwards(d, filepath.Join(dir, d.name)); err != nil {
			return fmt.Errorf("%s %s: %w", d.after, d.name, err)
		}
	}
	return nil
}

func one(d *paper, dir string) error {
	name := filepath.Join(dir, d.name)
	bare := strings.TrimSuffix(name, filepath.Ext(name))
	put := func(name string, b []byte) error { return os.WriteFile(name, b, 0o644) }
	switch maker, _, _ := strings.Cut(d.maker, "-"); maker {
	case "word":
		return put(name, wordFile(d))
	case "form":
		return put(name, formFile(d))
	case "rtf":
		return put(name, []byte(rtfSource(d)))
	case "html":
		return put(name, encoded(htmlPage(d), d.charset))
	case "txt":
		return put(name, encoded(plainText(d), strings.TrimPrefix(d.maker, "txt-")))
	case "mail":
		if d.maker == "mail-html" {
			return put(name, []byte(htmlPage(d)))
		}
		return put(name, []byte(plainText(d)))
	case "latex":
		if err := put(filepath.Join(dir, "bare.map"), []byte(bareMap)); err != nil {
			return err
		}
		return both(put(bare+".tex", []byte(latexSource(d))), run(dir, "pdflatex", "-interaction=batchmode", "-halt-on-error", bare+".tex"))
	case "groff":
		b, err := exec.Command("sh", "-c", "groff -k -ms -Tpdf <<'END-OF-SOURCE'\n"+groffSource(d)+"END-OF-SOURCE\n").Output()
		return both(err, put(name, b))
	case "chromium":
		return both(put(bare+".html", []byte(htmlPage(d))), run(dir, "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", "--print-to-pdf="+name, bare+".html"))
	case "made":
		return put(name, strange(d))
	}
	return fmt.Errorf("no maker %q", d.maker)
}

func both(a, b error) error {
	if a != nil {
		return a
	}
	return b
}

func run(dir, name string, args ...string) error {
	c := exec.Command(name, args...)
	c.Dir = dir
	if out, err := c.CombinedOutput(); err != nil {
		return fmt.Errorf("%s: %w: %s", name, err, out)
	}
	return nil
}

var filters = map[string]string{"odt": "odt:writer8", "docx": "docx:MS Word 2007 XML", "doc": "doc:MS Word 97", "rtf": "rtf:Rich Text Format", "pdf": "pdf:writer_pdf_Export", "html": "html:HTML (StarWriter)"}

func libreOffice(format string, papers []*paper, dir string) error {
	args := []string{"-env:UserInstallation=file://" + dir + "/profile", "--headless", "--convert-to", filters[format], "--outdir", dir}
	for _, d := range papers {
		source := filepath.Join(dir, strings.TrimSuffix(d.name, filepath.Ext(d.name))+".fodt")
		if err := os.WriteFile(source, []byte(openDocument(d)), 0o644); err != nil {
			return err
		}
		args = append(args, source)
	}
	return run(dir, "soffice", args...)
}

// encoded writes a text in one of the charsets that people still send.
func encoded(s, charset string) []byte {
	var e encoding.Encoding
	switch charset {
	case "latin1", "iso-8859-1":
		e = charmap.ISO8859_1
	case "cp1252", "windows-1252":
		e = charmap.Windows1252
	case "utf16":
		e = unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	case "utf16be":
		e = unicode.UTF16(unicode.BigEndian, unicode.UseBOM)
	case "bom":
		return append([]byte("\xef\xbb\xbf"), strings.ReplaceAll(s, "\n", "\r\n")...)
	case "nfd":
		return norm.NFD.Bytes([]byte(s))
	default:
		return []byte(s)
	}
	b, err := e.NewEncoder().Bytes([]byte(strings.ReplaceAll(s, "\n", "\r\n")))
	if err != nil {
		panic(err)
	}
	return b
}

// afterwards does to a finished file what happens to files: a password, a scanner, a broken upload.
func afterwards(d *paper, name string) error {
	what, arg, _ := strings.Cut(d.after, " ")
	switch what {
	case "":
		return withoutPicture(name)
	case "encrypt":
		args := []string{"--encrypt", "hemligt", "agare", arg, "--", name, name + ".new"}
		if arg == "128" || arg == "40" {
			args = append([]string{"--allow-weak-crypto"}, args...)
		}
		return both(run(filepath.Dir(name), "qpdf", args...), os.Rename(name+".new", name))
	case "cut":
		b, err := os.ReadFile(name)
		return both(err, os.WriteFile(name, b[:len(b)*3/10], 0o644))
	case "empty":
		return os.WriteFile(name, nil, 0o644)
	case "scan":
		return scan(name, "1", scanned)
	case "scan-last":
		return both(scan(name+".last", arg, scanned), run(filepath.Dir(name), "qpdf", "--replace-input", name, "--pages", ".", "1", name+".last", "1", "--"))
	case "picture-in-word":
		return scan(name, "1", func(j []byte) []byte { return pictureInWord(d, j) })
	case "picture":
		return scan(name, "1", func(j []byte) []byte { return j })
	}
	return fmt.Errorf("nothing is known of %q", what)
}

// withoutPicture takes the picture of the first page out of an OpenDocument file, which is most of its size.
func withoutPicture(name string) error {
	if filepath.Ext(name) != ".odt" {
		return nil
	}
	old, err := zip.OpenReader(name)
	if err != nil {
		return err
	}
	defer old.Close()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, f := range old.File {
		if !strings.HasPrefix(f.Name, "Thumbnails/") {
			err = both(err, z.Copy(f))
		}
	}
	if err := both(err, z.Close()); err != nil {
		return err
	}
	return os.WriteFile(name, b.Bytes(), 0o644)
}

// scan replaces the file by what wrap makes of a picture of one of its pages.
func scan(name, page string, wrap func([]byte) []byte) error {
	source := strings.TrimSuffix(name, ".last")
	source = strings.TrimSuffix(source, filepath.Ext(source)) + ".pdf"
	picture, err := exec.Command("pdftoppm", "-gray", "-r", "60", "-jpeg", "-jpegopt", "quality=35", "-f", page, "-l", page, source).Output()
	if err == nil && !bytes.HasPrefix(picture, []byte("\xff\xd8")) {
		err = fmt.Errorf("no picture")
	}
	if err != nil {
		return err
	}
	return os.WriteFile(name, wrap(picture), 0o644)
}

// pages adds to the truth on which page of a PDF a heading stands, where pdftotext sees it on one page alone.
func pages(name string, truth map[string]answer) {
	if !strings.HasSuffix(name, ".pdf") {
		return
	}
	out, err := exec.Command("pdftotext", name, "-").Output()
	if err != nil {
		return
	}
	for id, a := range truth {
		if a.Answer != "found" || a.Page != 0 {
			continue
		}
		on := []int{}
		for i, page := range strings.Split(string(out), "\f") {
			if strings.Contains(squeezed(page), squeezed(a.Heading)) {
				on = append(on, i+1)
			}
		}
		if len(on) == 1 {
			a.Page = on[0]
			truth[id] = a
		}
	}
}

func squeezed(s string) string {
	return strings.ToLower(strings.Join(strings.Fields(norm.NFC.String(s)), ""))
}
