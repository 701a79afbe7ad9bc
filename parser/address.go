package parser

import (
	"strings"

	"github.com/emersion/go-message"
)

// author is who wrote the message: From, else whatever other field holds an address.
func (r *reader) author(h message.Header) Address {
	a := firstAddress(h.Values("From"))
	if isDaemon(a) {
		return a
	}
	for _, key := range []string{"Resent-From", "Sender", "Reply-To", "Return-Path", "X-Sender", "Envelope-From", "X-Envelope-From"} {
		if a.Addr != "" {
			return a
		}
		a.Addr = firstAddress(h.Values(key)).Addr
	}
	if a.Addr == "" {
		a.Addr = r.sender
	}
	return a
}

// firstAddress is the first entry that has an address; failing that, the name of the first entry.
func firstAddress(values []string) Address {
	var nameless Address
	for _, v := range values {
		all := scanAddresses(v)
		for _, a := range all {
			if a.Addr != "" {
				return a
			}
		}
		if len(all) > 0 && nameless.Name == "" {
			nameless = all[0]
		}
	}
	return nameless
}

// recipients are all addresses the message was sent to, lower case, each once.
func recipients(h message.Header) []string {
	var all []Address
	for _, key := range []string{"Delivered-To", "X-Original-To", "Envelope-To", "To", "Cc"} {
		for _, v := range h.Values(key) {
			if len(all) < maxList {
				all = append(all, scanAddresses(v)...)
			}
		}
	}
	var to []string
	seen := map[string]bool{}
	for _, a := range all[:min(len(all), maxList)] {
		if addr := strings.ToLower(a.Addr); addr != "" && !seen[addr] {
			seen[addr] = true
			to = append(to, addr)
		}
	}
	return to
}

// scanAddresses reads an address list (RFC 5322, section 3.4) as it is meant rather than as it is written: raw 8-bit
// names, commas in names, brackets that never close. An entry without an address lends its name to the next.
func scanAddresses(s string) []Address {
	var list []Address
	var e entry
	s = clip(s)
	for len(s) > 0 && len(list) < maxList {
		if w, ok := wordAt(s); ok {
			e.phrase.WriteString(s[:w.end]) // with the commas and colons in it
			s = s[w.end:]
			continue
		}
		switch s[0] {
		case '"', '(':
			s = e.enclosed(s)
		case '<':
			list = e.second(list)
			e.angle, s = angle(s[1:])
			e.closed, e.named = true, e.phrase.Len()
		case ',', ';':
			s = s[1:]
			list = e.finish(list, false)
		case ':':
			s = s[1:]
			e.group()
		default:
			end := 1
			for end < len(s) && !strings.ContainsRune("\"(<,;:=", rune(s[end])) {
				end++
			}
			e.phrase.WriteString(s[:end])
			s = s[end:]
		}
	}
	return e.finish(list, true)
}

// An entry is one address of a list while it is read.
type entry struct {
	phrase  strings.Builder
	comment string
	angle   string
	named   int  // how much of phrase stood before the angle address
	closed  bool // an angle address was seen, perhaps an empty one
	open    bool // a quotation or comment never ends: no other is looked for, so that each byte is read once
}

// enclosed takes the quoted string or comment s starts with.
func (e *entry) enclosed(s string) string {
	end := 0
	switch {
	case e.open:
	case s[0] == '(':
		end = commentEnd(s)
	default:
		end = quoteEnd(s)
	}
	switch {
	case end == 0:
		e.open = true
		return s[1:]
	case s[0] == '(':
		e.comment = s[1 : end-1]
	default:
		e.phrase.WriteString(s[:end])
	}
	return s[end:]
}

// second ends the entry where another angle address starts behind a good one: the comma between them was forgotten.
func (e *entry) second(list []Address) []Address {
	if !e.closed || addrSpec(e.angle) == "" {
		return list
	}
	all := e.phrase.String()
	named := min(e.named, len(all)) // the name of a group may have been forgotten meanwhile
	e.phrase.Reset()
	e.phrase.WriteString(all[:named])
	list = e.finish(list, false)
	e.phrase.WriteString(all[named:])
	return list
}

// group forgets the name of a group ("undisclosed-recipients:") and the scheme of a mailto: link.
func (e *entry) group() {
	if strings.IndexByte(e.phrase.String(), '@') >= 0 {
		e.phrase.WriteByte(':')
		return
	}
	e.phrase.Reset()
}

func (e *entry) finish(list []Address, end bool) []Address {
	phrase := strings.TrimSpace(e.phrase.String())
	a := Address{Addr: addrSpec(e.angle)}
	switch {
	case a.Addr != "":
		a.Name = displayName(phrase)
	default:
		a.Addr = addrSpec(phrase)
		a.Name = displayName(e.comment)
		if name, _, ok := strings.Cut(decodeWords(phrase), "<"); ok && a.Name == "" {
			a.Name = displayName(name) // all of it stood in an encoded word
		}
	}
	if a.Addr == "" && !e.closed && !end {
		e.phrase.Reset()
		if phrase != "" && len(phrase) <= maxName {
			e.phrase.WriteString(phrase + ", ") // "Svensson, Anna <anna@…>"
		}
		return list
	}
	if a.Addr == "" {
		a.Name = displayName(phrase + " " + e.angle)
	}
	*e = entry{open: e.open}
	if a == (Address{}) {
		return list
	}
	return append(list, a)
}

// quoteEnd and commentEnd are where the quoted string or comment that s starts with is over, 0 when it never is.
func quoteEnd(s string) int {
	for i := 1; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '"':
			return i + 1
		}
	}
	return 0
}

func commentEnd(s string) int {
	depth := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '(':
			depth++
		case ')':
			depth--
			if depth == 0 {
				return i + 1
			}
		}
	}
	return 0
}

func angle(s string) (addr, rest string) {
	if i := strings.IndexByte(s, '>'); i >= 0 {
		return s[:i], s[i+1:]
	}
	if i := strings.IndexAny(s, ",;"); i >= 0 {
		return s[:i], s[i:]
	}
	return s, ""
}

func displayName(s string) string {
	s = decodeWords(strings.NewReplacer(`\"`, `"`, `\\`, `\`, `"`, "").Replace(s))
	return cleanLine(strings.Trim(s, " \t'\"<>"), maxLine)
}

// addrSpec is the addr-spec s is, or the first one s holds; "" without any.
func addrSpec(s string) string {
	s = strings.TrimSpace(stripComments(s))
	if i := strings.LastIndexByte(s, ':'); i >= 0 && strings.HasPrefix(s, "@") {
		s = s[i+1:] // a source route, RFC 5321, appendix C
	}
	if strings.Contains(s, "=?") {
		s = decodeWords(s)
	}
	if q, domain, ok := strings.Cut(s, `"@`); ok && strings.HasPrefix(q, `"`) && strings.IndexByte(q[1:], '"') < 0 {
		return joined(q+`"`, domainOf(domain))
	}
	return addressIn(strings.ReplaceAll(strings.ReplaceAll(s, " @", "@"), "@ ", "@"))
}

// addressIn finds the first address in running text.
func addressIn(s string) string {
	for from := 0; from < len(s); {
		i := strings.IndexByte(s[from:], '@')
		if i < 0 {
			return ""
		}
		at := from + i
		start := at
		for start > from && localByte(s[start-1]) {
			start--
		}
		if a := joined(strings.Trim(s[start:at], ".'"), domainOf(s[at+1:])); a != "" {
			return a
		}
		from = at + 1
	}
	return ""
}

func joined(local, domain string) string {
	local, domain = cleanLine(local, 128), cleanLine(Canonical(cleanLine(domain, 255)), 255)
	if local == "" || domain == "" || strings.ContainsAny(domain, " ") {
		return ""
	}
	return local + "@" + domain
}

func localByte(c byte) bool {
	return c > ' ' && c != 0x7f && strings.IndexByte(`()<>[]:;@\,"`, c) < 0
}

// domainOf is the domain (or address literal) s starts with.
func domainOf(s string) string {
	if strings.HasPrefix(s, "[") {
		if i := strings.IndexByte(s, ']'); i > 0 && i < 60 && !strings.ContainsAny(s[1:i], " <>\"@,;\\") {
			return s[:i+1]
		}
		return ""
	}
	i := 0
	for i < len(s) && (s[i] == '-' || s[i] == '.' || s[i] == '_' || s[i] >= '0' && s[i] <= '9' || s[i]|32 >= 'a' && s[i]|32 <= 'z' || s[i] >= 0x80) {
		i++
	}
	return strings.Trim(s[:i], ".-")
}

// firstID is the first message identifier of a field, without angle brackets.
func firstID(s string) string {
	ids := messageIDs(s)
	if len(ids) == 0 {
		return ""
	}
	return ids[0]
}

// messageIDs are the identifiers of a field (RFC 5322, section 3.6.4); without brackets, its words.
func messageIDs(s string) []string {
	var ids []string
	s = clip(s)
	for len(ids) < maxList {
		_, after, ok := strings.Cut(s, "<")
		id, rest, closed := strings.Cut(after, ">")
		if !ok || !closed {
			break
		}
		if id = cleanLine(id, maxLine); id != "" {
			ids = append(ids, id)
		}
		s = rest
	}
	if len(ids) > 0 {
		return ids
	}
	for _, w := range strings.Fields(s) {
		if w = strings.Trim(w, "<>,;"); strings.Contains(w, "@") && len(ids) < maxList {
			ids = append(ids, cleanLine(w, maxLine))
		}
	}
	return ids
}

// references are the messages this one answers, nearest first.
func references(h message.Header) []string {
	var out []string
	seen := map[string]bool{}
	add := func(id string) {
		if !seen[id] && len(out) < maxList {
			seen[id] = true
			out = append(out, id)
		}
	}
	for _, id := range messageIDs(h.Get("In-Reply-To")) {
		add(id)
	}
	older := messageIDs(h.Get("References"))
	for i := len(older) - 1; i >= 0; i-- {
		add(older[i])
	}
	return out
}
