package mailbox_test

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"inkorg/mailbox"
	"inkorg/mailbox/mailtest"
)

// opening is how a scripted server lets the client into a folder of three messages.
const opening = `
	> * OK [CAPABILITY IMAP4rev1] ready
	< LOGIN "alice" "secret"
	> . OK [CAPABILITY IMAP4rev1] welcome
	< SELECT INBOX
	> * 3 EXISTS
	> * OK [UIDVALIDITY 7] valid
	> * OK [PERMANENTFLAGS (\*)] as you like
	> . OK [READ-WRITE] open
`

// facts answers the question for size and date of messages.
func facts(set string, size int, uids ...int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "\n< UID FETCH %s (UID \n", set)
	for _, uid := range uids {
		fmt.Fprintf(&b, "> * %d FETCH (UID %d RFC822.SIZE %d INTERNALDATE \"14-Mar-2009 23:58:00 +0100\")\n", uid, uid, size)
	}
	return b.String() + "> . OK\n"
}

func body(uid int, text string) string {
	return fmt.Sprintf("\n>> %q\n", fmt.Sprintf("* %d FETCH (UID %d BODY[] {%d}\r\n%s)\r\n", uid, uid, len(text), text))
}

// yielded is what Fetch yields: the text of a message, or a word of its error.
type yielded map[uint32]string

// A rudeServer is one way to lose mail.
type rudeServer struct {
	name    string
	scripts []string
	mails   yielded
	err     string // a word of the error of Fetch, "" if there is none
}

const (
	ask    = "< UID FETCH 1:3 (UID BODY.PEEK[])\n"
	askOne = "< UID FETCH 2 (UID BODY.PEEK[])\n"
)

var (
	fine        = opening + facts("1:3", 5, 1, 2, 3)
	all         = yielded{1: "one..", 2: "two..", 3: "three"}
	rudeServers = []rudeServer{
		{
			name:    "connection ends inside a literal and nobody answers any more",
			scripts: []string{fine + ask + body(1, "one..") + `>> "* 2 FETCH (UID 2 BODY[] {5}\r\ntw"`},
			err:     "hung up",
		},
		{
			name: "connection ends inside a literal, the next one is well",
			scripts: []string{
				fine + ask + body(1, "one..") + `>> "* 2 FETCH (UID 2 BODY[] {5}\r\ntw"`,
				opening + facts("2", 5, 2) + askOne + body(2, "two..") + "> . OK" + facts("3", 5, 3) +
					"< UID FETCH 3 (UID BODY.PEEK[])\n" + body(3, "three") + "> . OK",
			},
			mails: all,
		},
		{
			name: "server breaks down at one message each time",
			scripts: []string{
				fine + ask + body(1, "one..") + `>> "* 2 FETCH (UID 2 BODY[] {5}\r\ntw"`,
				opening + facts("2", 5, 2) + askOne + "> * BYE [SERVERBUG] cached size is wrong\nclose",
				opening + "< NOOP\n> . OK\n< UID SEARCH UID 2\n> * SEARCH 2\n> . OK" + facts("2", 5, 2) + askOne + "close",
				opening + "< NOOP\n> . OK\n< UID SEARCH UID 2\n> * SEARCH 2\n> . OK" + facts("3", 5, 3) +
					"< UID FETCH 3 (UID BODY.PEEK[])\n" + body(3, "three") + "> . OK",
			},
			mails: yielded{1: "one..", 2: "hung up", 3: "three"},
		},
		{
			name: "folder is another one after the connection broke",
			scripts: []string{fine + ask + "close",
				strings.Replace(opening, "UIDVALIDITY 7", "UIDVALIDITY 8", 1)},
			err: "new UIDVALIDITY",
		},
		{
			name: "UID comes behind the body",
			scripts: []string{fine + ask + body(1, "one..") +
				`>> "* 2 FETCH (BODY[] {5}\r\ntwo.. UID 2)\r\n"` + body(3, "three") + "> . OK"},
			mails: all,
		},
		{
			name: "unasked flags come before the body",
			scripts: []string{fine + ask + body(1, "one..") +
				"> * 2 FETCH (UID 2 FLAGS (\\Seen))\n" + body(2, "two..") + body(3, "three") + "> . OK"},
			mails: all,
		},
		{
			name: "one message is left out of the batch without a word",
			scripts: []string{fine + ask + body(1, "one..") + body(3, "three") + "> . OK" +
				facts("2", 5, 2) + askOne + body(2, "two..") + "> . OK"},
			mails: all,
		},
		{
			name: "body is NIL for ever",
			scripts: []string{fine + ask + body(1, "one..") + "> * 2 FETCH (UID 2 BODY[] NIL)\n" + body(3, "three") + "> . OK" +
				strings.Repeat(facts("2", 5, 2)+askOne+"> * 2 FETCH (UID 2 BODY[] NIL)\n> . OK\n"+
					"< NOOP\n> . OK\n< UID SEARCH UID 2\n> * SEARCH 2\n> . OK\n", 2)},
			mails: yielded{1: "one..", 2: "no body", 3: "three"},
		},
		{
			name: "body is empty, then it is not",
			scripts: []string{fine + ask + body(1, "one..") + body(2, "") + body(3, "three") + "> . OK" +
				facts("2", 5, 2) + askOne + body(2, "two..") + "> . OK"},
			mails: all,
		},
		{
			name: "message was expunged by somebody else",
			scripts: []string{fine + ask + body(1, "one..") + body(3, "three") + "> . OK [EXPUNGEISSUED] some are gone\n" +
				facts("2", 5) + "< NOOP\n> * 2 EXPUNGE\n> . OK\n< UID SEARCH UID 2\n> * SEARCH\n> . OK\n"},
			mails: yielded{1: "one..", 2: "no longer in the folder", 3: "three"},
		},
		{
			name: "body of another message is pushed in",
			scripts: []string{fine + ask + body(1, "one..") + body(9, "nine.") + body(2, "two..") + body(3, "three") +
				"> . OK"},
			mails: all,
		},
		{
			name:    "garbage",
			scripts: []string{fine + ask + "> (((( what\n"},
			err:     "the connection broke",
		},
		{
			name:    "goodbye with a reason",
			scripts: []string{fine + ask + "> * BYE the disk is full\nclose"},
			err:     `"the disk is full"`,
		},
	}
)

// TestRudeServers fetches three messages from each. The client stores nothing in any of them: a script that is sent a STORE
// fails.
func TestRudeServers(t *testing.T) {
	t.Parallel()
	for _, c := range rudeServers {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			in, _ := openInbox(t, account(startScript(t, c.scripts...).URL()))
			mails, err := fetch(t, in, 1, 2, 3)
			if c.err == "" && err != nil || c.err != "" && (err == nil || !strings.Contains(err.Error(), c.err)) {
				t.Errorf("error is %v, want %q", err, c.err)
			}
			if c.err == "" {
				wantMails(t, mails, c.mails)
			}
		})
	}
}

func startScript(t *testing.T, scripts ...string) *mailtest.Script {
	t.Helper()
	server, err := mailtest.StartScript(scripts...)
	if err != nil {
		t.Fatal(err)
	}
	closeAtEnd(t, server)
	return server
}

// closeAtEnd closes a server when the test is over. What it then says against the client counts.
func closeAtEnd(t *testing.T, server io.Closer) {
	t.Helper()
	t.Cleanup(func() {
		if err := server.Close(); err != nil {
			t.Error(err)
		}
	})
}

func wantMails(t *testing.T, mails map[uint32]mailbox.Mail, want yielded) {
	t.Helper()
	if len(mails) != len(want) {
		t.Errorf("%d mails, want %d", len(mails), len(want))
	}
	for uid, m := range mails {
		if m.Err == nil && string(m.Raw) != want[uid] {
			t.Errorf("message %d is %q, want %q", uid, m.Raw, want[uid])
		}
		if m.Err != nil && (m.Raw != nil || want[uid] == "" || !strings.Contains(m.Err.Error(), want[uid])) {
			t.Errorf("message %d: %q and %v, want %q", uid, m.Raw, m.Err, want[uid])
		}
	}
}

func TestOneOfTenIsRefused(t *testing.T) {
	t.Parallel()
	script := opening + facts("1:10", 4, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10) + "< UID FETCH 1:10 (UID BODY.PEEK[])\n"
	want := yielded{}
	for uid := 1; uid <= 10; uid++ {
		if want[uint32(uid)] = "mail"; uid != 4 {
			script += body(uid, "mail")
		}
	}
	want[4] = `NO "cannot open message"`
	script += "> . NO [SERVERBUG] some failed\n" + strings.Repeat(facts("4", 4, 4)+
		"< UID FETCH 4 (UID BODY.PEEK[])\n> . NO cannot open message\n< NOOP\n> . OK\n< UID SEARCH UID 4\n> * SEARCH 4\n> . OK\n", 2)
	in, _ := openInbox(t, account(startScript(t, script).URL()))
	mails, err := fetch(t, in, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10)
	if err != nil {
		t.Error(err)
	}
	wantMails(t, mails, want)
}

// TestPieces is about servers that do not give the pieces of a large message as they were asked for.
func TestPieces(t *testing.T) {
	t.Parallel()
	const mib = 1 << 20
	piece := func(offset, n int) string {
		return fmt.Sprintf("\n< UID FETCH 1 (UID BODY.PEEK[]<%d.1048576>)\n>> %q\n> . OK\n", offset,
			fmt.Sprintf("* 1 FETCH (UID 1 BODY[]<%d> {%d}\r\n%s)\r\n", offset, n, strings.Repeat("x", n)))
	}
	nothing := fmt.Sprintf("\n< UID FETCH 1 (UID BODY.PEEK[]<%d.1048576>)\n> * 1 FETCH (UID 1 BODY[]<%d> NIL)\n> . OK\n", mib, mib)
	again := fmt.Sprintf("\n< UID FETCH 1 (UID BODY.PEEK[]<%d.1048576>)\n>> %q\n> . OK\n", mib,
		fmt.Sprintf("* 1 FETCH (UID 1 BODY[]<0> {%d}\r\n%s)\r\n", mib, strings.Repeat("x", mib)))
	absent := "< NOOP\n> . OK\n< UID SEARCH UID 1\n> * SEARCH 1\n> . OK\n"
	cases := []struct {
		name   string
		size   int
		script string
		length int // 0: an error
	}{
		{"as asked for", mib + 10, piece(0, mib) + piece(mib, 10), mib + 10},
		{"shorter ones", mib + 10, piece(0, 700_000) + piece(700_000, mib+10-700_000), mib + 10},
		{"less than announced", 2 * mib, piece(0, mib) + piece(mib, 3) + piece(mib+3, 0), mib + 3},
		{"more than announced", mib + 1, piece(0, mib) + piece(mib, mib) + piece(2*mib, 8), 2*mib + 8},
		{"the first one for ever", 2 * mib, strings.Repeat(piece(0, mib)+again+absent+facts("1", 2*mib, 1), 2), 0},
		{"NIL in the middle", 2 * mib, strings.Repeat(piece(0, mib)+nothing+absent+facts("1", 2*mib, 1), 2), 0},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			script := opening + facts("1", c.size, 1) + facts("1", c.size, 1) + c.script
			in, _ := openInbox(t, account(startScript(t, script).URL()))
			mails, err := fetch(t, in, 1)
			m := mails[1]
			if err != nil || len(m.Raw) != c.length || (m.Err != nil) != (c.length == 0) {
				t.Errorf("%d bytes (%v), %v; want %d", len(m.Raw), m.Err, err, c.length)
			}
		})
	}
}

// TestMuteServers is about servers that keep the line open and say nothing.
func TestMuteServers(t *testing.T) {
	t.Parallel()
	inLiteral := opening + facts("1", 9, 1) + "< UID FETCH 1 (UID BODY.PEEK[])\n>> \"* 1 FETCH (UID 1 BODY[] {9}\\r\\nfour\"\nhang"
	cases := map[string][]string{
		"before the greeting":     {"hang"},
		"after the greeting":      {"> * OK [CAPABILITY IMAP4rev1] ready\n< LOGIN\nhang"},
		"when a folder is opened": {opening[:strings.Index(opening, "> * 3")] + "hang"},
		"in a literal":            {inLiteral, opening + "hang"},
		"in a literal that nobody asked for": {opening + facts("1", 4, 1) + "< UID FETCH 1 (UID BODY.PEEK[])\n" + body(1, "four") +
			"> . OK\n>> \"* 2 FETCH (BODY[] {9}\\r\\nfour\"\nhang"},
	}
	for name, scripts := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			a := account(startScript(t, scripts...).URL())
			a.Timeout = 100 * time.Millisecond
			in, err := mailbox.Dial(t.Context(), a)
			if err == nil {
				defer in.Close()
				if _, err = in.Open(t.Context(), "INBOX"); err == nil {
					_, err = fetch(t, in, 1)
				}
				if err == nil {
					_, err = in.UIDs(t.Context())
				}
			}
			if err == nil || !strings.Contains(err.Error(), "silent") {
				t.Errorf("%v, want an error that says the server is silent", err)
			}
		})
	}
}

func TestNoValidityNoFolder(t *testing.T) {
	t.Parallel()
	script := strings.Replace(opening, "> * OK [UIDVALIDITY 7] valid\n", "", 1)
	in := dialInbox(t, account(startScript(t, script).URL()))
	_, err := in.Open(t.Context(), "INBOX")
	if err == nil || !strings.Contains(err.Error(), "UIDVALIDITY") || errors.Is(err, mailbox.ErrNoFolder) {
		t.Errorf("%v, want an error about UIDVALIDITY", err)
	}
}

func TestKeywordsNotPermitted(t *testing.T) {
	t.Parallel()
	for flags, want := range map[string]bool{`(\Seen)`: false, `()`: false, `(\Seen $inkorg)`: true, `(\Seen \*)`: true} {
		script := strings.Replace(opening, `(\*)`, flags, 1)
		if want {
			script += "< UID STORE 2 +FLAGS.SILENT ($Inkorg)\n> . OK\n< UID SEARCH UNKEYWORD $Inkorg\n> * SEARCH 3 1\n> . OK"
		}
		in, folder := openInbox(t, account(startScript(t, script).URL()))
		err := in.Done(t.Context(), []uint32{2})
		unmarked, searchErr := in.Unmarked(t.Context())
		if folder.Keywords != want || err != nil || searchErr != nil || (len(unmarked) == 2) != want {
			t.Errorf("%s: %+v, %v, %v, %v", flags, folder, err, unmarked, searchErr)
		}
	}
}

// TestShortLists is about servers that list less than there is, or more than there can be.
func TestShortLists(t *testing.T) {
	t.Parallel()
	const search = "< UID SEARCH ALL\n"
	cases := map[string]struct {
		script string
		n      int // -1: an error
	}{
		"all":             {search + "> * SEARCH 4 9 11\n> . OK", 3},
		"in two lines":    {search + "> * SEARCH 11\n> * SEARCH 4 9\n> . OK", 3},
		"short, then all": {search + "> * SEARCH 4\n> . OK\n< NOOP\n> . OK\n" + search + "> * SEARCH 4 9 11\n> . OK", 3},
		"short, as some are gone": {search + "> * SEARCH 4\n> . OK\n< NOOP\n> * 2 EXPUNGE\n> * 2 EXPUNGE\n> . OK\n" + search +
			"> * SEARCH 4\n> . OK", 1},
		"nothing at all": {search + "> . OK\n< NOOP\n> . OK\n" + search + "> . OK", -1},
		"UID 0":          {search + "> * SEARCH 0 1 2\n> . OK", -1},
		"refused":        {search + "> . NO not now", -1},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			in, _ := openInbox(t, account(startScript(t, opening+c.script).URL()))
			uids, err := in.UIDs(t.Context())
			if (err != nil) != (c.n < 0) || err == nil && len(uids) != c.n {
				t.Errorf("%v, %v; want %d", uids, err, c.n)
			}
		})
	}
}
