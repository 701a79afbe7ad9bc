package mailtest_test

import (
	"strings"
	"testing"

	"inkorg/mailbox/mailtest"
)

func TestScript(t *testing.T) {
	t.Parallel()
	server, err := mailtest.StartScript(`
		caps IMAP4rev1 X
		> * OK hello
		< NOOP
		>> "* \x00\r\n"
		> . OK
	`)
	if err != nil {
		t.Fatal(err)
	}
	c := connect(t, server.URL())
	c.say("t1 CAPABILITY")
	if got := c.until("* CAP"); got != "* CAPABILITY IMAP4rev1 X" {
		t.Errorf("capabilities are %q", got)
	}
	c.say("t2 noop")
	if got := c.until("* \x00"); got == "" {
		t.Error("no raw text came")
	}
	if got := c.until("t2"); got != "t2 OK" {
		t.Errorf("answer is %q", got)
	}
	if got := c.until("more"); got != "" {
		t.Errorf("%q after the end", got)
	}
	if got := connect(t, server.URL()).until(""); got != "" {
		t.Errorf("a connection without a script says %q", got)
	}
	if heard := server.Heard(); len(heard) != 1 || heard[0] != "noop" {
		t.Errorf("heard %q", heard)
	}
	if err := server.Close(); err != nil {
		t.Error(err)
	}
}

func TestScriptTellsMistakes(t *testing.T) {
	t.Parallel()
	for script, word := range map[string]string{
		"< NOOP":             `line 1: "LIST" came instead of "NOOP"`,
		"\nsing":             `line 2: there is no step "sing"`,
		">> not a literal":   "string literal",
		"< LIST\n> . OK\n>>": "string literal",
	} {
		server, err := mailtest.StartScript(script)
		if err != nil {
			t.Fatal(err)
		}
		c := connect(t, server.URL())
		c.say("a LIST")
		c.until("never")
		if err := server.Close(); err == nil || !strings.Contains(err.Error(), word) {
			t.Errorf("%q: %v, want %q", script, err, word)
		}
	}
}
