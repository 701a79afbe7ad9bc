package main

import (
	"fmt"
	"strings"
)

// A set is all papers, in the order in which they were thought of.
type set struct {
	papers   []*paper
	counties []county
	count    map[string]int
	pool     string // the folder of texts from which what is added is written, with a slash behind it
	half     string // to which what is added belongs
	prefix   string // of the names of what is added
}

func newSet() *set { return &set{counties: counties(""), count: map[string]int{}, half: "seen"} }

// add puts one paper into the set. The maker is a program and format, and after a slash the look of the headings.
func (s *set) add(way, maker string, write func(a *author, d *paper)) *paper {
	maker, look, _ := strings.Cut(maker, "/")
	s.count[s.prefix+way]++
	c := s.counties[len(s.papers)*8%len(s.counties)]
	d := &paper{way: way, maker: maker, look: look, half: s.half, county: c, truth: map[string]answer{}, english: strings.HasPrefix(way, "english")}
	d.name = fmt.Sprintf("%s%s-%02d%s", s.prefix, way, s.count[s.prefix+way], extension(maker))
	write(newAuthor(c, s.pool, d.name, d.english), d)
	s.papers = append(s.papers, d)
	return d
}

// pair adds a paper with two sections in the usual frame.
func (s *set) pair(way, maker string, organ, medel part) *paper {
	return s.add(way, maker, func(a *author, d *paper) {
		d.truth["organ"], d.truth["medel"] = organ.truth, medel.truth
		d.blocks = a.frame(organ.write(a, "organ"), medel.write(a, "medel"))
	})
}

// both adds papers that have both sections under the given headings.
func (s *set) both(way string, rows ...[3]string) {
	for _, r := range rows {
		s.pair(way, r[0], has(r[1]), has(r[2]))
	}
}

func extension(maker string) string {
	switch maker {
	case "latex-t1", "latex-ot1", "latex-two", "latex-ps", "groff", "groff-two", "groff-ps", "chromium", "form", "drawn":
		return ".pdf"
	case "mail":
		return ".txt"
	case "mail-html", "mail-saved", "html", "html-saved":
		return ".html"
	case "rtf":
		return ".rtf"
	}
	if strings.HasPrefix(maker, "word") {
		return ".docx"
	}
	if strings.HasPrefix(maker, "txt") {
		return ".txt"
	}
	return "." + maker[strings.LastIndexByte(maker, '-')+1:]
}
