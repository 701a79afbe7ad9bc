package parser

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/emersion/go-message"
)

// A label is what the header of a part says about its content.
type label struct {
	kind       string // media type, lower case
	reportType string
	charset    string
	boundary   string
	method     string // of a calendar part
	name       string
	encoding   string
	cid        string
	attachment bool
	inline     bool
	untyped    bool // there is no Content-Type
	garbled    bool // there is one, but it is no media type
}

// readLabel reads Content-Type and Content-Disposition with our own scanner: go-message loses all parameters, and so
// the file name or the boundary, where one of them is written wrongly.
func readLabel(h message.Header, fallback string) label {
	kind, params := scanParams(clip(h.Get("Content-Type")))
	if kind == "" && params.raw("boundary") != "" {
		kind = "multipart/mixed"
	}
	disposition, dparams := scanParams(clip(h.Get("Content-Disposition")))
	l := label{
		kind:       mediaType(kind, fallback),
		reportType: strings.ToLower(params.get("report-type")),
		charset:    params.get("charset"),
		boundary:   strings.TrimRight(params.raw("boundary"), " \t"),
		method:     params.get("method"),
		encoding:   clip(h.Get("Content-Transfer-Encoding")),
		cid:        strings.Trim(clip(h.Get("Content-Id")), "<> \t"),
		attachment: disposition == "attachment",
		inline:     disposition == "inline",
		untyped:    strings.TrimSpace(h.Get("Content-Type")) == "",
	}
	l.garbled = !l.untyped && l.kind == "application/octet-stream" && !strings.Contains(kind, "/")
	for _, name := range []string{dparams.get("filename"), params.get("name"), params.get("filename"), dparams.get("name")} {
		if l.name == "" {
			l.name = cleanName(name)
		}
	}
	if l.name == "" && (l.attachment || l.kind != "text/plain" && l.kind != "text/html") {
		l.name = namedElsewhere(h, l.kind)
	}
	return l
}

// namedElsewhere is the file name that some programs write into the description of a part or its location. A description is
// often words of other sorts, so it must end like a file name. The location of a picture says where a web page had it.
func namedElsewhere(h message.Header, kind string) string {
	name := cleanName(decodeWords(clip(h.Get("Content-Description"))))
	if name == "" && !strings.HasPrefix(kind, "image/") {
		name = cleanName(decodeWords(clip(h.Get("Content-Location"))))
	}
	ext := extension(name)
	if len(ext) < 3 || len(ext) > 5 || strings.ContainsFunc(ext[1:], func(c rune) bool { return (c < 'a' || c > 'z') && (c < '0' || c > '9') }) {
		return ""
	}
	return name
}

// mediaType mends a type that is none: RFC 2045, section 5.2, makes text/plain of it, which is right only for text.
func mediaType(s, fallback string) string {
	main, sub, ok := strings.Cut(strings.TrimRight(s, "<>\"',:"), "/")
	switch {
	case s == "":
		return fallback
	case main == "plain" || main == "html":
		return "text/" + main // plain/text
	case ok && main != "" && sub != "":
		return cleanLine(main+"/"+sub, 100)
	case main == "text" || main == "multipart" || main == "message":
		return map[string]string{"text": "text/plain", "multipart": "multipart/mixed", "message": "message/rfc822"}[main]
	}
	return "application/octet-stream"
}

// title names a part in a warning.
func (l label) title() string {
	if l.name != "" {
		return quote(l.name)
	}
	return "A part of type " + l.kind
}

func quote(s string) string { return `"` + s + `"` }

// params are parameters in the order they were written, values still encoded.
type params []struct{ key, value string }

// scanParams parts "type; name=value; name=value". It takes what people send: no semicolon between parameters, blanks in
// unquoted values, quotation marks inside quotes, a quote that never ends, backslashes that quote nothing.
func scanParams(s string) (value string, list params) {
	i := strings.IndexAny(s, "; \t,")
	if i < 0 {
		i = len(s)
	}
	if j := strings.IndexByte(s[:i], '='); j >= 0 {
		i = 0 // no type at all: "name=x.pdf"
	}
	value = strings.ToLower(strings.Trim(stripComments(s[:i]), " \t\"'"))
	for s = s[i:]; len(list) < maxParams; {
		s = strings.TrimLeft(s, "; \t,")
		eq := strings.IndexByte(s, '=')
		if eq < 0 {
			return value, list
		}
		key := s[:eq]
		if j := strings.LastIndexAny(strings.TrimRight(key, " \t"), "; \t,"); j >= 0 {
			key = key[j+1:]
		}
		var v string
		v, s = scanValue(strings.TrimLeft(s[eq+1:], " \t"))
		list = append(list, struct{ key, value string }{strings.ToLower(strings.TrimSpace(key)), v})
	}
	return value, list
}

func scanValue(s string) (value, rest string) {
	if !strings.HasPrefix(s, `"`) {
		return bareValue(s)
	}
	end := closingQuote(s)
	if end < 0 {
		return unquote(s[1:]), ""
	}
	return unquote(s[1:end]), s[end+1:]
}

// bareValue ends at a semicolon, or at a blank behind which another parameter starts.
func bareValue(s string) (value, rest string) {
	end := strings.IndexByte(s, ';')
	if end < 0 {
		end = len(s)
	}
	for i := 0; i < end; i++ {
		if isBlank(s[i]) && startsParam(s[i:end]) {
			end = i
		}
	}
	value = strings.TrimSpace(s[:end])
	if inner, ok := strings.CutPrefix(value, "'"); ok && strings.HasSuffix(inner, "'") {
		value = strings.TrimSuffix(inner, "'")
	}
	return value, s[end:]
}

func startsParam(s string) bool {
	s = strings.ToLower(strings.TrimLeft(s[:min(len(s), 40)], " \t"))
	for _, key := range []string{"name", "filename", "charset", "boundary", "format", "size", "type"} {
		after, ok := strings.CutPrefix(s, key)
		if ok && strings.HasPrefix(strings.TrimLeft(after, "*0123456789 "), "=") {
			return true
		}
	}
	return false
}

// closingQuote finds the quotation mark that ends the string s starts with: the first one that a semicolon, another
// parameter or the end follows; else simply the first.
func closingQuote(s string) int {
	first := -1
	for i := 1; i < len(s); i++ {
		switch {
		case s[i] == '\\' && i+1 < len(s) && s[i+1] == '"' && strings.IndexByte(s[i+2:], '"') >= 0:
			i++
		case s[i] == '"':
			after := strings.TrimLeft(s[i+1:], " \t")
			if after == "" || after[0] == ';' || after[0] == '(' || startsParam(after) {
				return i
			}
			if first < 0 {
				first = i
			}
		}
	}
	return first
}

// unquote undoes \" and \\ only, since Windows paths are sent unescaped.
func unquote(s string) string {
	return strings.NewReplacer(`\"`, `"`, `\\`, `\`).Replace(s)
}

// raw is the value as written.
func (p params) raw(key string) string {
	for _, x := range p {
		if x.key == key {
			return x.value
		}
	}
	if v := p.extended(key); v != "" {
		return v
	}
	return p.continued(key)
}

// get is the decoded value: RFC 2231 in any charset, and RFC 2047 although it does not belong there. Of several the first
// that is not empty counts.
func (p params) get(key string) string {
	if v := p.extended(key); v != "" {
		return v
	}
	if v := p.continued(key); v != "" {
		return v
	}
	for _, x := range p {
		if x.key == key && x.value != "" {
			return plainValue(x.value)
		}
	}
	return ""
}

// extended is name*=charset'language'text (RFC 2231, section 4).
func (p params) extended(key string) string {
	for _, x := range p {
		if x.key == key+"*" && x.value != "" {
			charset, text := cutCharset(x.value)
			v, _ := decodeText(charset, percentDecode(text))
			return decodeWords(v)
		}
	}
	return ""
}

// plainValue is a value without an asterisk. Some programs forget it, and some encode all the same.
func plainValue(s string) string {
	charset, text := cutCharset(s)
	if charset == "" || strings.IndexByte(text, '%') < 0 {
		return decodeWords(s)
	}
	if v, known := decodeText(charset, percentDecode(text)); known {
		return v
	}
	return decodeWords(s)
}

// cutCharset cuts charset'language'text. A name may hold apostrophes of its own, so the charset must look like one.
func cutCharset(s string) (charset, text string) {
	parts := strings.SplitN(s, "'", 3)
	if len(parts) < 2 || len(parts[0]) > 40 || strings.ContainsAny(parts[0], " %\t") || len(parts[0]) > 0 && squeeze(parts[0]) == "" {
		return "", s
	}
	if len(parts) == 2 { // one apostrophe was forgotten
		if _, known := decodeText(parts[0], nil); !known || parts[0] == "" {
			return "", s
		}
	}
	return parts[0], strings.Trim(parts[len(parts)-1], `"`)
}

func percentDecode(s string) []byte {
	out := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		if s[i] == '%' && i+2 < len(s) && unhex(s[i+1]) >= 0 && unhex(s[i+2]) >= 0 {
			out = append(out, byte(unhex(s[i+1])<<4|unhex(s[i+2])))
			i += 2
			continue
		}
		out = append(out, s[i])
	}
	return out
}

// A continuation is name*0, name*1*… (RFC 2231, section 3).
type continuation struct {
	n       int
	encoded bool
	value   string
}

// continuations are the pieces of a value in the order of their numbers, each number once.
func (p params) continuations(key string) []continuation {
	var pieces []continuation
	for _, x := range p {
		number, ok := strings.CutPrefix(x.key, key+"*")
		number, encoded := strings.CutSuffix(number, "*")
		if n, err := strconv.Atoi(number); ok && err == nil {
			pieces = append(pieces, continuation{n, encoded, x.value})
		}
	}
	slices.SortStableFunc(pieces, func(a, b continuation) int { return cmp.Compare(a.n, b.n) })
	return slices.CompactFunc(pieces, func(a, b continuation) bool { return a.n == b.n })
}

func (p params) continued(key string) string {
	pieces := p.continuations(key)
	encoded := slices.ContainsFunc(pieces, func(x continuation) bool { return x.encoded })
	var charset string
	var all []byte
	for i, x := range pieces {
		if i == 0 && encoded {
			charset, x.value = cutCharset(x.value)
		}
		if x.encoded || i == 0 && charset != "" {
			all = append(all, percentDecode(x.value)...)
			continue
		}
		all = append(all, x.value...)
	}
	if charset == "" {
		return plainValue(string(all))
	}
	v, _ := decodeText(charset, all)
	return v
}

// stripComments removes comments in round brackets (RFC 5322, section 3.2.2); one that never ends stays.
func stripComments(s string) string {
	if strings.IndexByte(s, '(') < 0 {
		return s
	}
	var out strings.Builder
	depth, open := 0, 0
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '\\' && depth > 0:
			i++
		case c == '(':
			if depth == 0 {
				open = i
			}
			depth++
		case c == ')' && depth > 0:
			depth--
			if depth == 0 {
				out.WriteByte(' ')
			}
		case depth == 0:
			out.WriteByte(c)
		}
	}
	if depth > 0 {
		out.WriteString(s[open:])
	}
	return out.String()
}
