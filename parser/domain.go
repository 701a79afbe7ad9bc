package parser

import (
	"strings"

	"golang.org/x/net/idna"
)

// Canonical gives the one form of a mail address, or of a bare domain, by which two of them can be compared: the domain in lower
// case and in Unicode (RFC 5890, section 2.3.2.1), the local part as it is. A bounce may write as xn--rebro-iua.se what the
// sender wrote as örebro.se. A domain stays in ASCII where its labels do not decode, or where what they decode to would not lead
// back to them: a letter to it must still arrive.
func Canonical(addr string) string {
	at := strings.LastIndexByte(addr, '@') + 1
	return addr[:at] + canonicalDomain(strings.ToLower(addr[at:]))
}

func canonicalDomain(domain string) string {
	ascii := strings.IndexFunc(domain, func(r rune) bool { return r > '~' }) < 0
	if ascii && !strings.Contains(domain, "xn--") {
		return domain
	}
	decoded, err := idna.Lookup.ToUnicode(domain)
	if err != nil {
		return domain
	}
	if back, err := idna.Lookup.ToASCII(decoded); err != nil || ascii && back != domain {
		return domain
	}
	return decoded
}
