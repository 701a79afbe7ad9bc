package office

import (
	"encoding/xml"
	"strconv"
	"strings"

	"inkorg/parser/document/lines"
)

// A wordNumber says how the paragraphs of one level of a list are numbered (ISO/IEC 29500-1, section 17.9).
type wordNumber struct {
	start        int
	format, text string // "decimal"; "%1.%2"
	legal        bool   // the numbers of all levels are written in digits
}

// wordLevels is how many levels a list has.
const wordLevels = 9

// A wordList is the levels of a list and how far each has come. Lists that continue one another share one.
type wordList struct {
	levels [wordLevels]wordNumber
	counts [wordLevels]int
	begun  [wordLevels]bool
}

// A wordUse is a list as paragraphs name it: which one, and where its levels begin anew.
type wordUse struct {
	list   *wordList
	starts map[int]int
}

// wordNumbers are the uses of lists by their number.
type wordNumbers map[string]*wordUse

// readNumbers reads the lists of a Word file; what is damaged is left out.
func readNumbers(d *xml.Decoder) wordNumbers {
	lists, uses := map[string]*wordList{}, wordNumbers{}
	var list *wordList
	var use *wordUse
	level := 0
	for len(lists)+len(uses) < lines.MaxLines {
		t, err := d.Token()
		if err != nil {
			break
		}
		e, ok := t.(xml.StartElement)
		if !ok {
			continue
		}
		value := attribute(e, "val")
		number, _ := strconv.Atoi(value)
		switch e.Name.Local {
		case "abstractNum":
			list, use = &wordList{}, nil
			lists[attribute(e, "abstractNumId")] = list
		case "num":
			list, use = nil, &wordUse{starts: map[int]int{}}
			uses[attribute(e, "numId")] = use
		case "lvl", "lvlOverride":
			level, _ = strconv.Atoi(attribute(e, "ilvl"))
			level = min(max(level, 0), wordLevels-1)
		case "abstractNumId":
			if use != nil {
				use.list = lists[value]
			}
		case "startOverride":
			if use != nil {
				use.starts[level] = number
			}
		default:
			if list != nil {
				list.levels[level].set(e.Name.Local, value, number)
			}
		}
	}
	return uses
}

func (n *wordNumber) set(name, value string, number int) {
	switch name {
	case "start":
		n.start = number
	case "numFmt":
		n.format = value
	case "lvlText":
		n.text = value
	case "isLgl":
		n.legal = value != "0" && value != "false" && value != "off"
	}
}

// next is the number of the next paragraph of a list at a level, as Word shows it; "" for bullets and where there is no list.
func (all wordNumbers) next(id string, level int) string {
	use := all[id]
	if use == nil || use.list == nil || level < 0 || level >= wordLevels {
		return ""
	}
	l := use.list
	start, over := use.starts[level]
	if over {
		delete(use.starts, level)
	} else {
		start = l.levels[level].start
	}
	if over || !l.begun[level] {
		l.counts[level], l.begun[level] = start, true
	} else {
		l.counts[level]++
	}
	for i := level + 1; i < wordLevels; i++ {
		l.begun[i] = false
	}
	if f := l.levels[level].format; f == "bullet" || f == "none" {
		return ""
	}
	if s := l.shown(level); strings.ContainsFunc(s, lines.IsWordRune) {
		return s
	}
	return "" // a sign, and no number
}

// shown is the text of a level with the numbers of those above it filled in.
func (l *wordList) shown(level int) string {
	text := l.levels[level].text
	if len(text) > lines.MaxRunIn {
		return ""
	}
	for i := range level + 1 {
		count := l.counts[i]
		if !l.begun[i] {
			count = l.levels[i].start
		}
		format := l.levels[i].format
		if l.levels[level].legal && format != "decimalZero" {
			format = "decimal"
		}
		text = strings.ReplaceAll(text, "%"+strconv.Itoa(i+1), inFormat(format, count))
	}
	return text
}

// inFormat writes a number as one of the formats of section 17.18.59; in others in digits.
func inFormat(format string, n int) string {
	switch format {
	case "upperRoman":
		return roman(n)
	case "lowerRoman":
		return strings.ToLower(roman(n))
	case "upperLetter", "lowerLetter":
		if n < 1 || n > 26*9 {
			break
		}
		letter := strings.Repeat(string(rune('a'+(n-1)%26)), (n-1)/26+1)
		if format == "upperLetter" {
			return strings.ToUpper(letter)
		}
		return letter
	case "decimalZero":
		if n >= 0 && n < 10 {
			return "0" + strconv.Itoa(n)
		}
	case "ordinal":
		return strconv.Itoa(n) + ordinal(n)
	case "bullet", "none":
		return ""
	}
	return strconv.Itoa(n)
}

func ordinal(n int) string {
	if n%100/10 != 1 && n%10 >= 1 && n%10 <= 3 {
		return []string{"st", "nd", "rd"}[n%10-1]
	}
	return "th"
}

func roman(n int) string {
	if n < 1 || n > 3999 {
		return strconv.Itoa(n)
	}
	var s strings.Builder
	for _, r := range []struct {
		value int
		text  string
	}{{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for ; n >= r.value; n -= r.value {
			s.WriteString(r.text)
		}
	}
	return s.String()
}
