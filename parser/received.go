package parser

import (
	"net/netip"
	"strings"
	"time"
)

// BorderTime is the moment the message reached our house by the clock of our own hosts; zero when no trusted line tells.
//
// Received lines are written on top of one another, so only those above the first host that is not ours can be
// believed. Among that unbroken run from the top the lowest line is where the mail came in: what our own hosts did with it
// afterwards (a spam filter that held it over midnight) is not the sender's affair (Swedish Supreme Court, NJA 2024 s. 3).
// A sender can forge a line in our host's name right below ours. So the run goes on only where the line above says that the
// mail came from one of our hosts, or from no other host at all.
func (m *Message) BorderTime(hosts []string) time.Time {
	trusted := map[string]bool{}
	for _, h := range hosts {
		if h = hostName(h); h != "" {
			trusted[h] = true
		}
	}
	var at time.Time
	for _, h := range m.Hops {
		if !trusted[h.By] {
			break
		}
		if !h.At.IsZero() {
			at = h.At
		}
		if h.From != "" && !trusted[h.From] && !loopback(h.From) {
			break
		}
	}
	return at
}

func loopback(host string) bool {
	ip, err := netip.ParseAddr(host)
	return host == "localhost" || err == nil && ip.IsLoopback()
}

func hostName(s string) string {
	return cleanLine(strings.ToLower(strings.Trim(s, "[]<>\"'., \t")), 255)
}

func hops(lines []string) []Hop {
	var out []Hop
	for _, line := range lines[:min(len(lines), maxHops)] {
		out = append(out, readHop(clip(line)))
	}
	return out
}

// readHop reads one Received line in the dialects there are: "from A (B [ip]) by C with … ; date".
func readHop(line string) Hop {
	plain := strings.TrimRight(stripComments(line), "; \t\r\n")
	clauses, date, ok := cutLast(plain, ";")
	if !ok {
		date = dateAtEnd(plain)
	}
	h := Hop{At: parseDate(date)}
	words := strings.Fields(clauses)
	if len(words) > 1 && strings.EqualFold(words[0], "from") {
		h.From = peer(words[1], line)
		words = words[2:] // a host may call itself "by"
	}
	for i, w := range words {
		if strings.EqualFold(w, "by") && i+1 < len(words) {
			h.By = hostName(words[i+1])
			break
		}
	}
	return h
}

func cutLast(s, sep string) (before, after string, ok bool) {
	i := strings.LastIndex(s, sep)
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+1:], true
}

// dateAtEnd is for lines that lack the semicolon: "… id 7 Sat, 14 Mar 2009 10:21:00 +0100".
func dateAtEnd(s string) string {
	words := strings.Fields(s)
	for n := 7; n >= 4; n-- {
		if len(words) >= n {
			if date := strings.Join(words[len(words)-n:], " "); !parseDate(date).IsZero() {
				return date
			}
		}
	}
	return ""
}

// peer is the host a line came from as the writer of the line found it out: the reverse name or, failing that, the address
// in the comment. The name a host gives itself counts only for a private address or where nothing else is told.
func peer(given, line string) string {
	comment := commentBehind(given, line)
	words := strings.FieldsFunc(comment, func(r rune) bool { return strings.ContainsRune(" \t[]()", r) })
	if strings.Contains(comment, "helo=") || len(words) > 0 && (words[0] == "helo" || words[0] == "ehlo") {
		return hostName(given) // Exim and qmail put the reverse name first, and what the host says in the comment
	}
	doubtful := strings.Contains(comment, "may be forged") // Sendmail: the reverse name does not lead back
	var address netip.Addr
	for _, w := range words {
		ip, err := netip.ParseAddr(strings.TrimPrefix(w, "ipv6:"))
		switch {
		case err == nil && !address.IsValid():
			address = ip
		case err != nil && strings.Contains(w, ".") && !doubtful:
			return hostName(w)
		}
	}
	if address.IsValid() && !address.IsPrivate() && !address.IsLoopback() {
		return address.String()
	}
	return hostName(given)
}

// commentBehind is the comment that follows the first word given in a line, lower case and without its brackets.
func commentBehind(given, line string) string {
	_, rest, _ := strings.Cut(line, given)
	rest = strings.TrimLeft(rest, " \t")
	if !strings.HasPrefix(rest, "(") {
		return ""
	}
	return strings.ToLower(strings.TrimSuffix(rest[1:max(1, commentEnd(rest))], ")"))
}
