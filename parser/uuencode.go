package parser

import (
	"bytes"
	"strings"
)

// uuencoded finds files that stand as uuencoded text ("begin 644 name" … "end") in a text, and returns the text without
// them. A piece that is not whole stays text.
func uuencoded(text []byte) (files []Part, rest []byte) {
	if !bytes.Contains(text, []byte("begin ")) {
		return nil, text
	}
	for b := text; len(b) > 0; {
		line, after := cutLine(b)
		if name, ok := uuBegin(line); ok {
			if data, end, ok := uuBody(after); ok {
				files = append(files, Part{Name: cleanName(decodeWords(name)), Type: "application/octet-stream", Data: data})
				b = end
				continue
			}
		}
		rest = append(rest, b[:len(b)-len(after)]...)
		b = after
	}
	return files, rest
}

func uuBegin(line []byte) (name string, ok bool) {
	mode, found := bytes.CutPrefix(line, []byte("begin "))
	if !found || len(mode) < 5 {
		return "", false
	}
	i := bytes.IndexByte(mode, ' ')
	if i < 3 || i > 4 || strings.Trim(string(mode[:i]), "01234567") != "" {
		return "", false
	}
	return strings.TrimSpace(string(mode[i:])), true
}

// uuBody decodes up to the line "end". Text that merely looks like a beginning is no uuencoded body.
func uuBody(b []byte) (data, rest []byte, ok bool) {
	for len(b) > 0 {
		var line []byte
		line, b = cutLine(b)
		if string(bytes.TrimSpace(line)) == "end" {
			return data, b, true
		}
		if len(line) == 0 {
			continue
		}
		data, ok = appendUU(data, line)
		if !ok {
			return nil, nil, false
		}
	}
	return nil, nil, false
}

func appendUU(dst, line []byte) ([]byte, bool) {
	n := int(line[0]-' ') & 63
	if line[0] < ' ' || line[0] > '`' || len(line)-1 > 64+3 {
		return dst, false
	}
	var group [4]byte
	for i := 1; n > 0; i += 4 {
		for j := range group {
			group[j] = ' '
			if i+j < len(line) {
				group[j] = line[i+j]
			}
			group[j] = (group[j] - ' ') & 63
		}
		out := []byte{group[0]<<2 | group[1]>>4, group[1]<<4 | group[2]>>2, group[2]<<6 | group[3]}
		dst = append(dst, out[:min(n, 3)]...)
		n -= 3
	}
	return dst, true
}
