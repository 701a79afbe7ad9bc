package parser_test

import (
	"fmt"
	"runtime"
	"strings"
	"testing"

	"inkorg/parser"
)

// hostile are messages of about 1 MB, each of which makes some careless reader quadratic or greedy.
func hostile() map[string]string {
	const head = "From: a@b.example\nSubject: x\n"
	fill := func(s string) string { return strings.Repeat(s, 900_000/len(s)) }
	html := func(s string) string { return head + "Content-Type: text/html\n\n" + fill(s) }
	mixed := head + "Content-Type: multipart/mixed; boundary=x\n\n"
	var nested strings.Builder
	for i := range 5000 {
		fmt.Fprintf(&nested, "Content-Type: multipart/mixed; boundary=%040d\n\n--%040d\n", i, i)
	}
	return map[string]string{
		"5,000 nested multiparts":         head + nested.String(),
		"nested multiparts, one boundary": head + fill("Content-Type: multipart/mixed; boundary=x\n\n--x\n"),
		"nested messages":                 head + fill("Content-Type: message/rfc822\n\n"),
		"100,000 parts":                   mixed + strings.Repeat("--x\n\n\n", 100_000),
		"40,000 files":                    mixed + strings.Repeat("--x\nContent-Type:a/b\n\na\n", 40_000),
		"almost boundaries":               mixed + fill("\n--xy"),
		"guessed boundaries":              head + "Content-Type: multipart/mixed\n\n" + fill("--a\n"),
		"fields":                          head + fill("a:\n"),
		"lines that are no fields":        head + fill("x\nX-A: b\n"),
		"encoded words without an end":    head + "Subject: " + fill("=?u?q?"),
		"encoded words":                   head + "Subject: " + fill("=?utf-8?q?a?= "),
		"parameters":                      head + "Content-Type: a/b; " + fill(`a="x"x;`),
		"continuations":                   head + "Content-Type: a/b; " + fill(`name*0*=x;`),
		"comments without an end":         head + "To: " + fill("("),
		"quotes without an end":           head + "To: " + fill(`"\"`),
		"names without an address":        head + "To: " + fill("a,"),
		"addresses":                       head + "To: " + fill("a@b,"),
		"received":                        head + fill("Received: by a (\n"),
		"angle brackets":                  html("<"),
		"scripts":                         html("</scrip<script>"),
		"content ids":                     html("cid:"),
		"quotations":                      html("<blockquote>a"),
		"uuencode":                        head + "\n" + fill("begin 644 x\n#0V%T\n"),
		"padding":                         head + "Content-Transfer-Encoding: base64\n\n" + fill("=A"),
		"utf-7":                           head + "Content-Type: text/plain; charset=utf-7\n\n" + fill("+AA"),
		"combining marks":                 head + "\na" + fill("\u0301"),
		"report groups":                   head + "Content-Type: message/delivery-status\n\n" + fill("a:b\n\n"),
		"bounce":                          "From: mailer-daemon@b.example\nSubject: failure\n\n" + fill("message-id:\n"),
		"zero bytes":                      fill("\x00"),
		"nothing":                         "",
	}
}

// TestHostile bounds the memory that a hostile message can make us ask for. (Time is not asserted: what is
// quadratic in 1 MB does not end before the test's own limit.)
func TestHostile(t *testing.T) {
	for name, raw := range hostile() {
		t.Run(name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			m := parser.Parse([]byte(raw), office)
			runtime.ReadMemStats(&after)
			if used := after.TotalAlloc - before.TotalAlloc; used > 64<<20 {
				t.Errorf("asked for %d MB", used>>20)
			}
			checkProperties(t, m)
		})
	}
}

// TestBounds: what lies beyond the bounds is told.
func TestBounds(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"5,000 nested multiparts":         "deeper than 50",
		"nested multiparts, one boundary": "more than 1000 parts",
		"nested messages":                 "deeper than 50",
		"100,000 parts":                   "more than 1000 parts",
		"40,000 files":                    "more than 1000 parts",
		"fields":                          "header is longer",
	} {
		m := parser.Parse([]byte(hostile()[name]), nil)
		if !strings.Contains(strings.Join(m.Warnings, " "), want) {
			t.Errorf("%s: warnings %q, want %q", name, m.Warnings, want)
		}
	}
}
