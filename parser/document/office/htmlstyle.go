package office

import (
	"regexp"
	"strconv"
	"strings"

	"inkorg/parser/document/lines"
)

// headingClass are the classes that Word gives paragraphs with a heading style.
var headingClass = regexp.MustCompile(`^Mso(?:Heading|Title|Rubrik)([1-9]?)$`)

// noteMark are the classes of the numbers of footnotes in the text.
var noteMark = regexp.MustCompile(`^(?:sd(?:foot|end)note(?:anc|sym)|Mso(?:Foot|End)noteReference)$`)

// webStyles are the rules of a page's style sheets that have a say here, by selector: a name, a class, or both.
type webStyles map[string]string

// The bounds of style sheets.
const (
	maxRules = 5000
	maxSheet = 1 << 20 // bytes
	maxRule  = 2000    // bytes, all that one selector says
)

// read takes the rules of a style sheet. What is nested (media, layers) is taken as if it were not.
func (s webStyles) read(sheet string) {
	sheet = sheet[:min(len(sheet), maxSheet)]
	for range maxRules {
		selectors, rest, ok := strings.Cut(sheet, "{")
		if !ok {
			return
		}
		var body string
		body, sheet, _ = strings.Cut(rest, "}")
		if i := strings.LastIndexAny(selectors, "};>/"); i >= 0 {
			selectors = selectors[i+1:]
		}
		if !relevant.MatchString(body) || strings.Contains(selectors, "@") {
			continue
		}
		for sel := range strings.SplitSeq(selectors, ",") {
			if sel = strings.TrimSpace(sel); simple.MatchString(sel) && len(s[sel])+len(body) < maxRule {
				s[sel] += ";" + body
			}
		}
	}
}

var (
	relevant = regexp.MustCompile(`font|display|visibility|text-transform|mso-`)
	simple   = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9]*$|^[A-Za-z0-9]*\.[A-Za-z_][\w-]*$`)
)

func (s webStyles) apply(selector string, e webElement) webElement {
	if body, ok := s[selector]; ok {
		return e.styled(body)
	}
	return e
}

// styled is the element with the declarations of a style.
func (e webElement) styled(style string) webElement {
	for declaration := range strings.SplitSeq(style, ";") {
		name, value, _ := strings.Cut(declaration, ":")
		value = strings.ToLower(strings.TrimSpace(value))
		switch strings.ToLower(strings.TrimSpace(name)) {
		case "font-weight":
			n, _ := strconv.Atoi(value)
			e.look.Bold = value == "bold" || value == "bolder" || n >= 600
		case "font-size":
			e.look.Size = webLength(value, e.look.Size)
		case "font":
			e.look.Bold = strings.Contains(value, "bold")
		case "text-transform":
			e.look.Caps = value == "uppercase"
		case "display":
			e.look.Hidden = e.look.Hidden || value == "none"
		case "visibility":
			e.look.Hidden = e.look.Hidden || value == "hidden"
		case "mso-hide":
			e.look.Hidden = e.look.Hidden || value == "all"
		case "mso-outline-level":
			if n, err := strconv.Atoi(value); err == nil && n >= 1 && n <= lines.Lowest {
				e.level = n
			}
		case "white-space":
			e.pre = strings.HasPrefix(value, "pre")
		}
	}
	return e
}

// webLength is a size of letters in points; relative ones go by the size around.
func webLength(value string, around float64) float64 {
	for unit, factor := range map[string]float64{"rem": webSize, "em": around, "%": around / 100} {
		if n, ok := strings.CutSuffix(value, unit); ok && (unit != "em" || !strings.HasSuffix(value, "rem")) {
			x, _ := strconv.ParseFloat(strings.TrimSpace(n), 64)
			if size := lines.Finite(x * factor); size > 0 {
				return size
			}
			return around
		}
	}
	if size := points(value); size > 0 {
		return size
	}
	return around
}

// fontSize is what the sizes 1 to 7 of old HTML mean in points.
func fontSize(value string, around float64) float64 {
	sizes := []float64{7.5, 10, 12, 13.5, 18, 24, 36}
	n, err := strconv.Atoi(strings.TrimPrefix(value, "+"))
	switch {
	case err != nil:
		return around
	case value[0] == '+' || n < 0:
		n += 3
	}
	return sizes[min(max(n, 1), len(sizes))-1]
}
