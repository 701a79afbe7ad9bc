package office

import (
	"encoding/xml"
	"regexp"
	"strconv"
	"strings"

	"inkorg/parser/document/lines"
)

// A wordStyle is what one style of a Word file says of itself; it takes the rest from the one it is based on (ISO/IEC 29500-1,
// section 17.7).
type wordStyle struct {
	name, basedOn string
	outline       int // level, from 1; 0: not set; bodyLevel: running text
	bold          toggle
	caps, hidden  toggle
	size          float64 // points; 0: not set
	list          string  // the list its paragraphs are in; "": not set
	listLevel     int     // and their level in it, from 1; 0: not set
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

// The names under which the defaults of the document and its default style of paragraphs are kept.
const (
	defaults     = ""
	defaultStyle = "\x00"
)

func (s wordStyles) get(id string) wordStyle {
	got := s[id]
	got.outline = got.ownLevel()
	for base, n := got.basedOn, 0; base != "" && n < maxBases; n++ {
		b := s[base]
		got.inherit(b)
		if got.size == 0 {
			got.size = b.size
		}
		if got.list == "" {
			got.list = b.list
		}
		if got.listLevel == 0 {
			got.listLevel = b.listLevel
		}
		base = b.basedOn
	}
	if got.size == 0 {
		got.size = s[defaults].size
	}
	return got
}

// inherit takes from the style below what is not set, but for what each format counts in its own way.
func (w *wordStyle) inherit(b wordStyle) {
	w.bold, w.caps, w.hidden = w.bold.or(b.bold), w.caps.or(b.caps), w.hidden.or(b.hidden)
	if w.outline == 0 {
		w.outline = b.ownLevel()
	}
}

// headingName are the names of heading styles. Word writes the English ones and translates them when it shows them; other
// programs write their own.
var headingName = regexp.MustCompile(`(?i)^(?:heading|rubrik|überschrift|overskrift|titre|otsikko|kop|título) ?([1-9])$`)

// ownLevel is the outline level that a style gives by itself or by its name, 0 if it gives none.
func (w wordStyle) ownLevel() int {
	if w.outline > 0 {
		return w.outline
	}
	if m := headingName.FindStringSubmatch(w.name); m != nil {
		return int(m[1][0] - '0')
	}
	switch strings.ToLower(w.name) {
	case "title", "titel", "rubrik":
		return 1
	}
	return 0
}

// level is the level of a paragraph in that style as a heading, 0 if it has none.
func (w wordStyle) level() int { return w.outline % bodyLevel }

// look is what letters look like that have another look already, where the style does not change it.
func (w wordStyle) look(l lines.Look) lines.Look {
	if w.bold != unset {
		l.Bold = w.bold == on
	}
	if w.caps != unset {
		l.Caps = w.caps == on
	}
	if w.hidden != unset {
		l.Hidden = w.hidden == on
	}
	if w.size > 0 {
		l.Size = w.size
	}
	return l
}

var contentsName = regexp.MustCompile(`(?i)^(?:toc|contents|innehåll|verzeichnis) ?[1-9]$`)

// contents says whether the style is that of a table of contents.
func (w wordStyle) contents() bool { return contentsName.MatchString(w.name) }

// readStyles reads the styles of a Word file; what is damaged is left out.
func readStyles(d *xml.Decoder) wordStyles {
	all := wordStyles{}
	id, now := "", wordStyle{}
	for len(all) < lines.MaxLines {
		t, err := d.Token()
		if err != nil {
			break
		}
		switch e := t.(type) {
		case xml.StartElement:
			switch e.Name.Local {
			case "docDefaults":
				id, now = defaults, wordStyle{}
			case "style":
				id, now = attribute(e, "styleId"), wordStyle{}
				if t := attribute(e, "default"); attribute(e, "type") == "paragraph" && t != "" && t != "0" && t != "false" {
					all[defaultStyle] = wordStyle{basedOn: id}
				}
			case "name":
				now.name = attribute(e, "val")
			case "basedOn":
				now.basedOn = attribute(e, "val")
			case "outlineLvl":
				now.outline = outline(e)
			case "numId":
				now.list = attribute(e, "val")
			case "ilvl":
				now.listLevel = outline(e)
			default:
				now.setLetters(e)
			}
		case xml.EndElement:
			if e.Name.Local == "style" || e.Name.Local == "docDefaults" {
				all[id] = now
			}
		}
	}
	return all
}

// setLetters takes a property of letters, of a style or of a run.
func (w *wordStyle) setLetters(e xml.StartElement) {
	switch e.Name.Local {
	case "b":
		w.bold = toggled(e)
	case "caps":
		w.caps = toggled(e)
	case "vanish":
		w.hidden = toggled(e)
	case "sz":
		w.size = halfPoints(e)
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
	return lines.Finite(n / 2)
}
