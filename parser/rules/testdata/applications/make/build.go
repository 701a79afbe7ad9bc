package main

import (
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
		if route, _, _ := strings.Cut(d.maker, "-"); sources[route].write != nil {
			office[d.maker] = append(office[d.maker], d)
			continue
		}
		if err := one(d, dir); err != nil {
			return fmt.Errorf("make %s: %w", d.name, err)
		}
	}
	for maker, ds := range office {
		if err := libreOffice(maker, ds, dir); err != nil {
			return fmt.Errorf("make %s files: %w", maker, err)
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
	case "drawn":
		return put(name, drawnFile(d))
	case "rtf":
		return put(name, []byte(rtfSource(d)))
	case "html":
		if d.maker == "html-saved" {
			return put(name, encoded(savedPage(d), "windows-1252"))
		}
		return put(name, encoded(htmlPage(d), d.charset))
	case "txt":
		return put(name, encoded(plainText(d), strings.TrimPrefix(d.maker, "txt-")))
	case "mail":
		switch d.maker {
		case "mail-html":
			return put(name, []byte(htmlPage(d)))
		case "mail-saved":
			return put(name, []byte(savedPage(d)))
		}
		return put(name, []byte(plainText(d)))
	case "latex":
		if err := put(filepath.Join(dir, "bare.map"), []byte(bareMap)); err != nil {
			return err
		}
		return both(put(bare+".tex", []byte(latexSource(d))), setLatex(d, dir, bare))
	case "groff":
		b, err := setGroff(d)
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

// encoded writes a text in one of the charsets that people still send.
func encoded(s, charset string) []byte {
	var e encoding.Encoding
	switch charset {
	case "latin1", "iso-8859-1":
		e = charmap.ISO8859_1
		s = strings.NewReplacer("–", "-", "”", `"`, "…", "...").Replace(s)
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
