package mailtest_test

import (
	"bufio"
	"fmt"
	"net"
	"slices"
	"strings"
	"testing"
	"time"

	"inkorg/mailbox/mailtest"
)

// A telnet is the plainest client there is.
type telnet struct {
	net.Conn
	t  *testing.T
	in *bufio.Reader
}

func connect(t *testing.T, url string) *telnet {
	t.Helper()
	conn, err := net.Dial("tcp", strings.TrimPrefix(url, "imap://"))
	if err != nil {
		t.Fatal(err)
	}
	conn.SetDeadline(time.Now().Add(20 * time.Second)) // only a failing test comes to that
	t.Cleanup(func() { conn.Close() })
	return &telnet{Conn: conn, t: t, in: bufio.NewReader(conn)}
}

func (c *telnet) say(line string) {
	c.t.Helper()
	if _, err := fmt.Fprintf(c, "%s\r\n", line); err != nil {
		c.t.Fatal(err)
	}
}

// until reads lines until one begins with mark; "" where the connection ended first.
func (c *telnet) until(mark string) string {
	for {
		line, err := c.in.ReadString('\n')
		if err != nil {
			return ""
		}
		if strings.HasPrefix(line, mark) {
			return strings.TrimSpace(line)
		}
	}
}

func start(t *testing.T) *mailtest.IMAP {
	t.Helper()
	server, err := mailtest.StartIMAP()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(server.Close)
	return server
}

func login(t *testing.T, server *mailtest.IMAP) *telnet {
	t.Helper()
	c := connect(t, server.URL())
	c.say("a LOGIN alice secret")
	c.say("b SELECT INBOX")
	if got := c.until("b "); !strings.HasPrefix(got, "b OK") {
		t.Fatalf("SELECT: %q", got)
	}
	return c
}

// TestIdleTellsWhatCameBefore: a wake-up must not depend on whether the mail came just before or just after IDLE.
func TestIdleTellsWhatCameBefore(t *testing.T) {
	t.Parallel()
	server := start(t)
	c := login(t, server)
	if _, err := server.Append("INBOX", []byte("Subject: a\r\n\r\n"), time.Time{}); err != nil {
		t.Fatal(err)
	}
	c.say("c IDLE")
	if got := c.until("* 1 EXISTS"); got == "" {
		t.Fatal("the mail before IDLE was not told of")
	}
	if _, err := server.Append("INBOX", []byte("Subject: b\r\n\r\n"), time.Time{}); err != nil {
		t.Fatal(err)
	}
	if got := c.until("* 2 EXISTS"); got == "" {
		t.Fatal("the mail during IDLE was not told of")
	}
	c.say("DONE")
	if got := c.until("c "); !strings.HasPrefix(got, "c OK") {
		t.Errorf("IDLE ended with %q", got)
	}
}

func TestFaults(t *testing.T) {
	t.Parallel()
	cases := []struct {
		name   string
		fault  mailtest.Fault
		answer string // "" if the connection ends
		marked int
	}{
		{"none", mailtest.Fault{}, "c OK", 1},
		{"refused", mailtest.Fault{Code: 1, Text: "not now"}, "c NO not now", 0},
		{"dropped", mailtest.Fault{Drop: true}, "", 0},
		{"dropped afterwards", mailtest.Fault{DropAfter: true}, "", 1},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			server := start(t)
			if _, err := server.Append("INBOX", []byte("Subject: a\r\n\r\n"), time.Time{}); err != nil {
				t.Fatal(err)
			}
			client := login(t, server)
			server.Fail(func(command string, n int) mailtest.Fault {
				if command == "STORE" && n == 1 {
					return c.fault
				}
				return mailtest.Fault{}
			})
			client.say(`c STORE 1 +FLAGS.SILENT (\Flagged)`)
			if got := client.until("c "); !strings.HasPrefix(got, c.answer) || (got == "") != (c.answer == "") {
				t.Errorf("answer is %q, want %q", got, c.answer)
			}
			server.Close() // the command is over after this, also where nobody was told
			if uids, err := server.Flagged("INBOX", `\Flagged`); err != nil || len(uids) != c.marked {
				t.Errorf("flagged are %v, %v; want %d", uids, err, c.marked)
			}
		})
	}
}

// TestCloseFreesEverybody: neither a client that idles nor a command that is never answered holds Close up.
func TestCloseFreesEverybody(t *testing.T) {
	t.Parallel()
	server := start(t)
	idle, mute, greeted := login(t, server), login(t, server), connect(t, server.URL())
	idle.say("c IDLE")
	if got := idle.until("+"); got == "" {
		t.Fatal("no IDLE")
	}
	asked := make(chan bool, 1)
	server.Fail(func(string, int) mailtest.Fault {
		asked <- true
		return mailtest.Fault{Silent: true}
	})
	mute.say("c UID SEARCH ALL")
	<-asked
	server.Close()
	for name, c := range map[string]*telnet{"idle": idle, "mute": mute, "greeted": greeted} {
		if got := c.until("never"); got != "" {
			t.Errorf("%s: %q after Close", name, got)
		}
	}
	server.Close() // twice does no harm
}

func TestFolders(t *testing.T) {
	t.Parallel()
	server := start(t)
	for want := uint32(1); want <= 2; want++ {
		if uid, err := server.Append("Archive", []byte("Subject: a\r\n\r\n"), time.Time{}); err != nil || uid != want {
			t.Fatalf("UID %d, %v, want %d", uid, err, want)
		}
	}
	if err := server.Expunge("Archive", 1); err != nil {
		t.Fatal(err)
	}
	if uids, err := server.Flagged("Archive", ""); err != nil || !slices.Equal(uids, []uint32{2}) {
		t.Errorf("left are %v, %v", uids, err)
	}
	if err := server.Reset("Archive"); err != nil {
		t.Fatal(err)
	}
	if uids, err := server.Flagged("Archive", ""); err != nil || !slices.Equal(uids, []uint32{1}) {
		t.Errorf("after a reset %v, %v", uids, err)
	}
	if err := server.Reset("Nowhere"); err == nil {
		t.Error("a folder that is not there was reset")
	}
	if err := server.Expunge("Nowhere", 1); err == nil {
		t.Error("a message of a folder that is not there was expunged")
	}
}
