package parser

import (
	"bytes"
	"fmt"
)

// A division is a multipart body cut at its boundaries. The parts are slices of the body: nothing is copied, so
// that a boundary in a boundary costs no more than reading the bytes once for each level.
type division struct {
	preamble []byte
	parts    [][]byte
	problem  string
}

var tooMany = fmt.Sprintf("The message has more than %d parts; the rest was not read.", maxLeaves)

// splitParts cuts body at the lines of RFC 2046, section 5.1.1. A closing boundary may be missing, parts may follow it,
// and where the boundary is not in the body at all, it is guessed from the first line that looks like one.
func splitParts(body []byte, boundary string) division {
	d := cutAt(body, boundary)
	if len(d.parts) > 0 {
		return d
	}
	guess := guessBoundary(body)
	if guess == "" {
		if len(bytes.TrimSpace(body)) > 0 {
			d.problem = "A multipart has no part: its boundary does not occur."
		}
		return d
	}
	d = cutAt(body, guess)
	d.problem = "A multipart names a wrong boundary or none; it was divided at the lines that look like one."
	return d
}

func cutAt(body []byte, boundary string) (d division) {
	if boundary == "" {
		return d
	}
	delimiter := append([]byte("--"), boundary...)
	start, closed := -1, false
	for from := 0; ; {
		at, next, last, ok := findDelimiter(body, delimiter, from)
		if !ok {
			break
		}
		switch {
		case start >= 0:
			d.parts = append(d.parts, beforeNewline(body[start:max(at, start)]))
		case len(d.parts) == 0:
			d.preamble = body[:at]
		}
		if closed && !last {
			d.problem = "A multipart has parts behind its end; they were read all the same."
		}
		start, closed = next, last
		if last {
			start = -1
		}
		if len(d.parts) > maxLeaves {
			d.problem = tooMany
			return d
		}
		from = next
	}
	if start >= 0 {
		d.parts = append(d.parts, body[start:])
		d.problem = "A multipart has no end: its last part may be cut off."
	}
	return d
}

// findDelimiter finds the next boundary line from an offset on: where it begins, where the line after it begins,
// and whether it is the closing one.
func findDelimiter(body, delimiter []byte, from int) (at, next int, last, ok bool) {
	for from < len(body) {
		i := bytes.Index(body[from:], delimiter)
		if i < 0 {
			return 0, 0, false, false
		}
		at = from + i
		from = at + len(delimiter)
		if at > 0 && body[at-1] != '\n' {
			continue
		}
		line, rest := cutLine(body[from:])
		line, last = bytes.CutPrefix(line, []byte("--"))
		if len(bytes.TrimSpace(line)) == 0 {
			return at, len(body) - len(rest), last, true
		}
	}
	return 0, 0, false, false
}

// beforeNewline leaves out the newline that belongs to the boundary behind it.
func beforeNewline(b []byte) []byte {
	b = bytes.TrimSuffix(b, []byte("\n"))
	return bytes.TrimSuffix(b, []byte("\r"))
}

// guessBoundary returns the first line that starts with two hyphens and has a part header behind it.
func guessBoundary(body []byte) string {
	for rest := body; len(rest) > 0; {
		var line []byte
		line, rest = cutLine(rest)
		mark, ok := bytes.CutPrefix(bytes.TrimRight(line, " \t"), []byte("--"))
		if ok && len(mark) > 0 && len(mark) <= 200 && bytes.EqualFold(rest[:min(len(rest), 8)], []byte("Content-")) {
			return string(mark)
		}
	}
	return ""
}
