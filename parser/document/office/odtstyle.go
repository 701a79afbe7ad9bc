package office

import (
	"encoding/xml"
	"strconv"
	"strings"

	"inkorg/parser/document/lines"
)

// An openStyle is what one style of an OpenDocument text says of itself; it takes the rest from its parent.
type openStyle struct {
	wordStyle
	percent float64 // of the parent's size; 0: the size is not relative
	newPage bool    // it begins a page
}

// openStyles are styles by family and name.
type openStyles map[[2]string]openStyle

// style looks a style up. Parents are looked up again among all styles: those of a text stand on those of the file.
func (t *openText) style(family, name string) openStyle {
	got := t.find(family, name)
	got.outline = got.ownLevel()
	factor := ratio(got.percent)
	for base, n := got.basedOn, 0; base != "" && n < maxBases; n++ {
		b := t.find(family, base)
		got.inherit(b.wordStyle)
		if got.size == 0 {
			got.size = b.size * factor
			factor *= ratio(b.percent)
		}
		base = b.basedOn
	}
	if got.size == 0 && family == "paragraph" {
		got.size = t.find(family, "").size * factor
	}
	got.size = lines.Finite(got.size)
	return got
}

func ratio(percent float64) float64 {
	if percent > 0 {
		return percent / 100
	}
	return 1
}

func (t *openText) find(family, name string) openStyle {
	for _, s := range t.styles {
		if found, ok := s[[2]string{family, name}]; ok {
			return found
		}
	}
	return openStyle{}
}

// readOpenStyles reads the styles of a part; what is damaged is left out.
func readOpenStyles(d *xml.Decoder) openStyles {
	all := openStyles{}
	family, name, now := "", "", openStyle{}
	for len(all) < lines.MaxLines {
		t, err := d.Token()
		if err != nil {
			break
		}
		switch e := t.(type) {
		case xml.StartElement:
			switch e.Name.Local {
			case "style", "default-style":
				family, name, now = attribute(e, "family"), attribute(e, "name"), openStyle{}
				now.name = attribute(e, "display-name")
				if now.name == "" {
					now.name = strings.ReplaceAll(name, "_20_", " ")
				}
				now.basedOn = attribute(e, "parent-style-name")
				now.outline = levelOfStyle(attribute(e, "default-outline-level"))
			case "text-properties", "properties":
				now.setText(e)
			case "paragraph-properties":
				now.newPage = attribute(e, "break-before") == "page"
			}
		case xml.EndElement:
			if e.Name.Local == "style" || e.Name.Local == "default-style" {
				all[[2]string{family, name}] = now
			}
		}
	}
	return all
}

// levelOfStyle is an outline level as a style gives it: bodyLevel when it says that there is none.
func levelOfStyle(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil || n < 1 || n > lines.Lowest {
		return 0
	}
	return n
}

func (s *openStyle) setText(e xml.StartElement) {
	for _, a := range e.Attr {
		switch a.Name.Local {
		case "font-weight":
			n, _ := strconv.Atoi(a.Value)
			s.bold = off
			if a.Value == "bold" || n >= 600 {
				s.bold = on
			}
		case "font-size":
			if p, ok := strings.CutSuffix(a.Value, "%"); ok {
				s.percent, _ = strconv.ParseFloat(p, 64)
				s.percent = lines.Finite(s.percent)
			} else {
				s.size = points(a.Value)
			}
		case "text-transform":
			s.caps = off
			if a.Value == "uppercase" {
				s.caps = on
			}
		case "display":
			s.hidden = off
			if a.Value == "none" {
				s.hidden = on
			}
		}
	}
}

// points reads a length as OpenDocument and HTML write it; 0 when it is none that has a size in points.
func points(s string) float64 {
	s = strings.ToLower(strings.TrimSpace(s))
	for unit, factor := range map[string]float64{"pt": 1, "px": 0.75, "cm": 72 / 2.54, "mm": 72 / 25.4, "in": 72, "pc": 12} {
		if n, ok := strings.CutSuffix(s, unit); ok {
			x, _ := strconv.ParseFloat(strings.TrimSpace(n), 64)
			return lines.Finite(x * factor)
		}
	}
	return 0
}
