package mailbox_test

import (
	"bytes"
	"strconv"
	"strings"
	"testing"
	"time"

	"inkorg/mailbox"
	"inkorg/mailbox/mailtest"
)

// FuzzServer answers the two questions of a Fetch with anything. Whatever it is: there is an error, or exactly one yield for
// each message; and what is yielded as mail was said by the server, byte for byte.
func FuzzServer(f *testing.F) {
	const known = "* 1 FETCH (UID 1 RFC822.SIZE 5 INTERNALDATE \"14-Mar-2009 23:58:00 +0100\")\r\n" +
		"* 2 FETCH (UID 2 RFC822.SIZE 5 INTERNALDATE \"14-Mar-2009 23:58:00 +0100\")\r\nT5 OK\r\n"
	f.Add(known, "* 1 FETCH (UID 1 BODY[] {5}\r\none..)\r\n* 2 FETCH (UID 2 BODY[] {5}\r\ntwo..)\r\nT6 OK\r\n")
	f.Add(known, "* 1 FETCH (BODY[] {5}\r\none.. UID 1)\r\n* 2 FETCH (UID 2 FLAGS (\\Seen))\r\n* 2 FETCH (UID 2 BODY[] \"two..\")\r\nT6 OK\r\n")
	f.Add(known, "* 1 FETCH (UID 1 BODY[] NIL)\r\n* 0 EXISTS\r\n* SEARCH 0\r\n* 9 EXPUNGE\r\nT6 NO [ALERT] what\r\n")
	f.Add(known, "* 1 FETCH (UID 1 BODY[] {99999999999}\r\nx")
	f.Add(strings.Replace(known, "SIZE 5", "SIZE 9999999", 1), "* 1 FETCH (UID 1 BODY[]<0> {5}\r\none..)\r\nT6 OK\r\n")
	f.Add("T5 BAD no\r\n", "* BYE \x00\xff\r\n")
	f.Fuzz(func(t *testing.T, facts, bodies string) {
		script := opening + "\n< UID FETCH\n>> " + strconv.Quote(facts) + "\n< UID FETCH\n>> " + strconv.Quote(bodies)
		server, err := mailtest.StartScript(script)
		if err != nil {
			t.Fatal(err)
		}
		defer server.Close() // whatever commands come is right
		a := account(server.URL())
		a.Timeout = 50 * time.Millisecond // for answers without an end; none that the test needs is lost by it
		in, err := mailbox.Dial(t.Context(), a)
		if err != nil {
			t.Skip("the session did not begin in time: ", err)
		}
		defer in.Close()
		if _, err := in.Open(t.Context(), "INBOX"); err != nil {
			t.Skip("the folder did not open in time: ", err)
		}
		yields := map[uint32]int{}
		err = in.Fetch(t.Context(), []uint32{1, 2}, func(m mailbox.Mail) error {
			yields[m.UID]++
			if m.Err == nil && !bytes.Contains([]byte(facts+bodies), m.Raw) {
				t.Errorf("message %d is %q, which nobody said", m.UID, m.Raw)
			}
			return nil
		})
		if yields[1] > 1 || yields[2] > 1 || err == nil && len(yields) != 2 {
			t.Errorf("yields %v, %v", yields, err)
		}
	})
}
