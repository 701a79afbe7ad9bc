package parser_test

import (
	"fmt"
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
		"addresses in brackets":           head + "To: " + fill("<a@b> "),
		"brackets with encoded words":     head + "To: " + fill("<=?u?q?a=40b?=>"),
		"fields of addresses":             head + fill("To: a@b, c@d\n"),
		"groups":                          head + "To: " + fill("a:"),
		"one field":                       head + "X-A: " + fill("a"),
		"one subject":                     "From: a@b\nSubject: " + fill("ö "),
		"one address":                     "From: " + fill("a") + "@b.example\n",
		"a file name":                     head + "Content-Type: a/b; name=\"" + fill("å/") + "\"",
		"folded lines":                    head + "X-A: a\n" + fill(" a\n"),
		"encoded words, unlike":           head + "Subject: " + fill("=?utf-8?q?a?= =?utf-8?b?YQ?= "),
		"encoded words in base64":         head + "Subject: " + fill("=?utf-8?b?YWFhYQ==?= "),
		"one encoded word":                head + "Subject: =?utf-8?b?" + fill("YWFh") + "?=",
		"encoded words in many fields":    head + fill("To: =?iso-2022-jp?b?YWFhYQ==?= =?koi8-r?q?a?= <a@b>\n"),
		"numbered continuations":          head + "Content-Type: a/b;" + numbered(),
		"continuations of many parts":     mixed + fill("--x\nContent-Type: a/b; name*0*=u''a; name*1*=%41\n\na\n"),
		"received, sound":                 head + fill("Received: from a (b [192.0.2.1]) by c; Sat, 14 Mar 2009 10:21:00 +0100\n"),
		"one received":                    head + "Received: " + fill("by a; "),
		"one received of comments":        head + "Received: from a " + fill("(a)") + "; x",
		"references":                      head + "References: " + fill("<a@b>"),
		"authentication results":          head + "Authentication-Results: mx.skl.example;" + fill("a=b;"),
		"from lines":                      head + fill("From x\n"),
		"carriage returns":                "From: a@b.example\r" + fill("Content-Type: a/b\r\r--x\r"),
		"messages in quoted-printable":    head + fill("Content-Type: message/rfc822\nContent-Transfer-Encoding: quoted-printable\n\n=20\n"),
		"a message in a big message":      head + strings.Repeat("Content-Type: message/rfc822\nContent-Transfer-Encoding: quoted-printable\n\n", 60) + fill("a=3Db\n"),
		"multiparts in quoted-printable":  head + strings.Repeat("Content-Type: multipart/mixed; boundary=x\nContent-Transfer-Encoding: quoted-printable\n\n", 60) + fill("a=3Db\n"),
		"unlike levels":                   head + fill("Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: message/rfc822\n\n"),
		"almost ends":                     mixed + fill("--x--\n"),
		"hyphens":                         head + "Content-Type: multipart/mixed; boundary=-\n\n" + fill("-"),
		"boundaries without a line":       mixed + fill("--x "),
		"links":                           html("<a href=https://we.tl/a>"),
		"links in words":                  head + "\n" + fill("https://we.tl/a "),
		"one link":                        head + "\nhttps://we.tl/" + fill("a"),
		"promises":                        head + "\n" + fill("no attached "),
		"authors":                         head + "\na\n" + fill("On a wrote b\n"),
		"subject of a bounce":             "From: mailer-daemon@b.example\nSubject: " + fill("failed ") + "\n\n" + fill("your message "),
		"enhanced codes":                  "From: mailer-daemon@b.example\nSubject: failure\n\n" + fill("5.1.1 a@b\n"),
		"quoted-printable":                head + "Content-Transfer-Encoding: quoted-printable\n\n" + fill("=\n"),
		"broken base64":                   head + "Content-Type: a/b\nContent-Transfer-Encoding: base64\n\n" + fill("QQ==\n*"),
		"base64 a letter a line":          head + "Content-Type: a/b\nContent-Transfer-Encoding: base64\n\n" + fill("Q\n"),
		"files in utf-16":                 head + "Content-Type: text/plain; charset=utf-16\n\n" + fill("\xff\xfe"),
		"japanese":                        head + "Content-Type: text/plain; charset=iso-2022-jp\n\n" + fill("\x1b$B\x1b(B"),
		"entities":                        html("&#246;&ouml;&"),
		"cells":                           html("<td>"),
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

// numbered are parameters that continue one another without an end.
func numbered() string {
	var s strings.Builder
	for i := 0; s.Len() < 900_000; i++ {
		fmt.Fprintf(&s, " name*%d*=%%41;", i)
	}
	return s.String()
}

// TestHostile bounds the memory that a hostile message can make us ask for. (Time is not asserted: what is
// quadratic in 1 MB does not end before the test's own limit.)
func TestHostile(t *testing.T) {
	for name, raw := range hostile() {
		t.Run(name, func(t *testing.T) {
			var m *parser.Message
			if used := asked(func() { m = parser.Parse([]byte(raw), office) }); used > 64<<20 {
				t.Errorf("asked for %d MB", used>>20)
			}
			checkProperties(t, m)
		})
	}
}

// TestLargeMail: a mail costs itself and the files in it once, decoded.
func TestLargeMail(t *testing.T) {
	raw := attached(50 << 20)
	if used := asked(func() { parser.Parse(raw, nil) }); used > 64<<20 {
		t.Errorf("asked for %d MB", used>>20)
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
