package main

import "strings"

// A block is one piece of a document, in reading order. Only the fields that its kind needs are set.
type block struct {
	kind  kind
	text  string    // "\n" in a heading is a line break inside it
	level int       // of a heading, from 1
	look  string    // of a heading; "" is the look of the document
	lead  string    // bold words before text, on the same line
	note  string    // footnote at the end of text
	rows  [][]cell  // of a table
	inner []block   // of a box, control or deletion
	items []string  // of a list or a table of contents
	pages []int     // of the entries of a table of contents
	order bool      // the list is numbered
	field fieldForm // of a form field
}

type cell []block

type kind int

const (
	paragraph kind = iota
	heading
	list
	table
	contents  // a table of contents
	newPage   // what follows stands on the next page
	box       // a text box
	control   // a content control
	deletion  // deleted text with tracked changes
	insertion // inserted text with tracked changes
	field     // a form field with its label
	raw       // text as it is, in the language of the renderer or line by line in a text file
)

type fieldForm struct {
	beside bool // the label is to the left of the field and not above it
	value  string
}

// The looks of a heading. A style is what the program calls a heading; the others are only what a reader sees.
const (
	styled    = ""
	outlined  = "outline"
	bold      = "bold"
	large     = "large"
	underline = "underline"
	plain     = "plain"
	capital   = "caps"    // shown in capitals by the font, not written so
	spaced    = "spaced"  // letter-spaced by the font
	numbered  = "auto"    // a style with automatic numbers
	centred   = "centred" // bold, in the middle
)

// A paper is one document of the set.
type paper struct {
	name, way, maker, look string
	half                   string
	county                 county
	english                bool
	blocks                 []block
	header, footer         string
	columns                bool
	charset                string
	truth                  map[string]answer
	with                   []string // files sent together with this one
	after                  string   // what is done to the file when it is made: encrypt, cut, scan…
	swap                   []string // pairs: what stands in the source that we write, and what shall stand there instead
}

func (d *paper) swapped(s string) string { return strings.NewReplacer(d.swap...).Replace(s) }

// An answer is the truth about one section.
type answer struct {
	Answer  string `json:"answer"`
	Likely  bool   `json:"likely,omitempty"`
	Page    int    `json:"page,omitempty"`
	Heading string `json:"heading,omitempty"`
}

func h(level int, text string) block { return block{kind: heading, level: level, text: text} }

func p(text string) block { return block{text: text} }

func ps(texts ...string) []block {
	var bs []block
	for _, t := range texts {
		bs = append(bs, p(t))
	}
	return bs
}

func joined(parts ...[]block) []block {
	var all []block
	for _, b := range parts {
		all = append(all, b...)
	}
	return all
}
