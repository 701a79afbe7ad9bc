package parser_test

import (
	"fmt"
	"maps"
	"strings"
	"testing"

	"inkorg/parser"
)

// The beginnings of most hostile messages.
const (
	plainHead = "From: a@b.example\nSubject: x\n"
	mixedHead = plainHead + "Content-Type: multipart/mixed; boundary=x\n\n"
)

// fill is about 1 MB of s.
func fill(s string) string { return strings.Repeat(s, 900_000/len(s)) }

func html(s string) string { return plainHead + "Content-Type: text/html\n\n" + fill(s) }

// hostile are messages of about 1 MB, each of which makes some careless reader quadratic or greedy.
func hostile() map[string]string {
	all := hostileTrees()
	maps.Copy(all, hostileHeaders())
	maps.Copy(all, hostileTexts())
	return all
}

// hostileTrees are made of too many parts, or of parts too deep.
func hostileTrees() map[string]string {
	var nested strings.Builder
	for i := range 5000 {
		fmt.Fprintf(&nested, "Content-Type: multipart/mixed; boundary=%040d\n\n--%040d\n", i, i)
	}
	return map[string]string{
		"5,000 nested multiparts":         plainHead + nested.String(),
		"nested multiparts, one boundary": plainHead + fill("Content-Type: multipart/mixed; boundary=x\n\n--x\n"),
		"nested messages":                 plainHead + fill("Content-Type: message/rfc822\n\n"),
		"100,000 parts":                   mixedHead + strings.Repeat("--x\n\n\n", 100_000),
		"40,000 files":                    mixedHead + strings.Repeat("--x\nContent-Type:a/b\n\na\n", 40_000),
		"almost boundaries":               mixedHead + fill("\n--xy"),
		"guessed boundaries":              plainHead + "Content-Type: multipart/mixed\n\n" + fill("--a\n"),
		"continuations of many parts":     mixedHead + fill("--x\nContent-Type: a/b; name*0*=u''a; name*1*=%41\n\na\n"),
		"carriage returns":                "From: a@b.example\r" + fill("Content-Type: a/b\r\r--x\r"),
		"messages in quoted-printable":    plainHead + fill("Content-Type: message/rfc822\nContent-Transfer-Encoding: quoted-printable\n\n=20\n"),
		"a message in a big message":      plainHead + strings.Repeat("Content-Type: message/rfc822\nContent-Transfer-Encoding: quoted-printable\n\n", 60) + fill("a=3Db\n"),
		"multiparts in quoted-printable":  plainHead + strings.Repeat("Content-Type: multipart/mixed; boundary=x\nContent-Transfer-Encoding: quoted-printable\n\n", 60) + fill("a=3Db\n"),
		"unlike levels":                   plainHead + fill("Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: message/rfc822\n\n"),
		"almost ends":                     mixedHead + fill("--x--\n"),
		"hyphens":                         plainHead + "Content-Type: multipart/mixed; boundary=-\n\n" + fill("-"),
		"boundaries without a line":       mixedHead + fill("--x "),
	}
}

// hostileHeaders are made of fields.
func hostileHeaders() map[string]string {
	return map[string]string{
		"fields":                       plainHead + fill("a:\n"),
		"lines that are no fields":     plainHead + fill("x\nX-A: b\n"),
		"encoded words without an end": plainHead + "Subject: " + fill("=?u?q?"),
		"encoded words":                plainHead + "Subject: " + fill("=?utf-8?q?a?= "),
		"parameters":                   plainHead + "Content-Type: a/b; " + fill(`a="x"x;`),
		"continuations":                plainHead + "Content-Type: a/b; " + fill(`name*0*=x;`),
		"comments without an end":      plainHead + "To: " + fill("("),
		"quotes without an end":        plainHead + "To: " + fill(`"\"`),
		"names without an address":     plainHead + "To: " + fill("a,"),
		"addresses":                    plainHead + "To: " + fill("a@b,"),
		"addresses in brackets":        plainHead + "To: " + fill("<a@b> "),
		"brackets with encoded words":  plainHead + "To: " + fill("<=?u?q?a=40b?=>"),
		"fields of addresses":          plainHead + fill("To: a@b, c@d\n"),
		"groups":                       plainHead + "To: " + fill("a:"),
		"one field":                    plainHead + "X-A: " + fill("a"),
		"one subject":                  "From: a@b\nSubject: " + fill("ö "),
		"one address":                  "From: " + fill("a") + "@b.example\n",
		"a file name":                  plainHead + "Content-Type: a/b; name=\"" + fill("å/") + "\"",
		"folded lines":                 plainHead + "X-A: a\n" + fill(" a\n"),
		"encoded words, unlike":        plainHead + "Subject: " + fill("=?utf-8?q?a?= =?utf-8?b?YQ?= "),
		"encoded words in base64":      plainHead + "Subject: " + fill("=?utf-8?b?YWFhYQ==?= "),
		"one encoded word":             plainHead + "Subject: =?utf-8?b?" + fill("YWFh") + "?=",
		"encoded words in many fields": plainHead + fill("To: =?iso-2022-jp?b?YWFhYQ==?= =?koi8-r?q?a?= <a@b>\n"),
		"numbered continuations":       plainHead + "Content-Type: a/b;" + numbered(),
		"received, sound":              plainHead + fill("Received: from a (b [192.0.2.1]) by c; Sat, 14 Mar 2009 10:21:00 +0100\n"),
		"one received":                 plainHead + "Received: " + fill("by a; "),
		"one received of comments":     plainHead + "Received: from a " + fill("(a)") + "; x",
		"references":                   plainHead + "References: " + fill("<a@b>"),
		"authentication results":       plainHead + "Authentication-Results: mx.skl.example;" + fill("a=b;"),
		"from lines":                   plainHead + fill("From x\n"),
		"links in words":               plainHead + "\n" + fill("https://we.tl/a "),
		"one link":                     plainHead + "\nhttps://we.tl/" + fill("a"),
		"promises":                     plainHead + "\n" + fill("no attached "),
		"authors":                      plainHead + "\na\n" + fill("On a wrote b\n"),
		"received":                     plainHead + fill("Received: by a (\n"),
		"uuencode":                     plainHead + "\n" + fill("begin 644 x\n#0V%T\n"),
		"combining marks":              plainHead + "\na" + fill("\u0301"),
	}
}

// hostileTexts are made of words.
func hostileTexts() map[string]string {
	return map[string]string{
		"links":                  html("<a href=https://we.tl/a>"),
		"subject of a bounce":    "From: mailer-daemon@b.example\nSubject: " + fill("failed ") + "\n\n" + fill("your message "),
		"enhanced codes":         "From: mailer-daemon@b.example\nSubject: failure\n\n" + fill("5.1.1 a@b\n"),
		"quoted-printable":       plainHead + "Content-Transfer-Encoding: quoted-printable\n\n" + fill("=\n"),
		"broken base64":          plainHead + "Content-Type: a/b\nContent-Transfer-Encoding: base64\n\n" + fill("QQ==\n*"),
		"base64 a letter a line": plainHead + "Content-Type: a/b\nContent-Transfer-Encoding: base64\n\n" + fill("Q\n"),
		"files in utf-16":        plainHead + "Content-Type: text/plain; charset=utf-16\n\n" + fill("\xff\xfe"),
		"japanese":               plainHead + "Content-Type: text/plain; charset=iso-2022-jp\n\n" + fill("\x1b$B\x1b(B"),
		"entities":               html("&#246;&ouml;&"),
		"cells":                  html("<td>"),
		"angle brackets":         html("<"),
		"scripts":                html("</scrip<script>"),
		"content ids":            html("cid:"),
		"quotations":             html("<blockquote>a"),
		"padding":                plainHead + "Content-Transfer-Encoding: base64\n\n" + fill("=A"),
		"utf-7":                  plainHead + "Content-Type: text/plain; charset=utf-7\n\n" + fill("+AA"),
		"report groups":          plainHead + "Content-Type: message/delivery-status\n\n" + fill("a:b\n\n"),
		"bounce":                 "From: mailer-daemon@b.example\nSubject: failure\n\n" + fill("message-id:\n"),
		"zero bytes":             fill("\x00"),
		"nothing":                "",
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
