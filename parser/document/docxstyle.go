package document

import (
	"encoding/xml"
	"regexp"
	"strconv"
	"strings"
)

// A wordStyle is what one style of a Word file says of itself; it takes the rest from the one it is based on (ISO/IEC 29500-1,
// section 17.7).
type wordStyle struct {
	name, basedOn string
	outline       int // level, from 1; 0: not set; bodyLevel: running text
	bold          toggle
	size          float64 // points; 0: not set
}

// A toggle is a property that is set to true, set to false, or left to the style below.
type toggle int

const (
	unset toggle = iota
	on
	off
)

func (t toggle) or(other toggle) toggle {
	if t == unset {
		return other
	}
	return t
}

// bodyLevel is the outline level that says: no heading (section 17.3.1.20, value 9).
const bodyLevel = 10

// maxBases is how many styles may stand on one another.
const maxBases = 20

type wordStyles map[string]wordStyle

// defaults is the name under which the defaults of the document are kept.
const defaults = ""

func (s wordStyles) get(id string) wordStyle {
	got := s[id]
	for base, n := got.basedOn, 0; base != "" && n < maxBases; n++ {
		b := s[base]
		got.bold = got.bold.or(b.bold)
		if got.outline == 0 {
			got.outline = b.outline
		}
		if got.size == 0 {
			got.size = b.size
		}
		base = b.basedOn
	}
	if got.size == 0 {
		got.size = s[defaults].size
	}
	return got
}

var headingName = regexp.MustCompile(`(?i)^(?:heading|rubrik) ?([1-9])$`)

// level is the level of a paragraph in that style as a heading, 0 if it has none.
func (w wordStyle) level() int {
	if w.outline > 0 {
		return w.outline % bodyLevel
	}
	if m := headingName.FindStringSubmatch(w.name); m != nil {
		return int(m[1][0] - '0')
	}
	if strings.EqualFold(w.name, "title") {
		return 1
	}
	return 0
}

// contents says whether the style is that of a table of contents.
func (w wordStyle) contents() bool {
	return strings.HasPrefix(strings.ToLower(w.name), "toc ") || strings.HasPrefix(strings.ToLower(w.name), "contents ")
}

// readStyles reads the styles of a Word file; what is damaged is left out.
func readStyles(d *xml.Decoder) wordStyles {
	all := wordStyles{}
	id, now := "", wordStyle{}
	for {
		t, err := d.Token()
		if err != nil {
			return all
		}
		switch e := t.(type) {
		case xml.StartElement:
			switch e.Name.Local {
			case "docDefaults":
				id, now = defaults, wordStyle{}
			case "style":
				id, now = attribute(e, "styleId"), wordStyle{}
			case "name":
				now.name = attribute(e, "val")
			case "basedOn":
				now.basedOn = attribute(e, "val")
			case "outlineLvl":
				now.outline = outline(e)
			case "b":
				now.bold = toggled(e)
			case "sz":
				now.size = halfPoints(e)
			}
		case xml.EndElement:
			if e.Name.Local == "style" || e.Name.Local == "docDefaults" {
				all[id] = now
			}
		}
	}
}

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

func toggled(e xml.StartElement) toggle {
	switch attribute(e, "val") {
	case "0", "false", "off":
		return off
	}
	return on
}

func outline(e xml.StartElement) int {
	n, err := strconv.Atoi(attribute(e, "val"))
	if err != nil || n < 0 || n >= bodyLevel {
		return 0
	}
	return n + 1
}

func halfPoints(e xml.StartElement) float64 {
	n, _ := strconv.ParseFloat(attribute(e, "val"), 64)
	return finite(n / 2)
}
