package mailbox_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"inkorg/mailbox"
	"inkorg/mailbox/mailtest"
)

// TestFaultTable lets each command fail once in each way, in a pass over a folder as a caller does it: open, list, fetch, mark.
// Whatever happens, no message is yielded twice or damaged, none is marked that was not fetched, nothing becomes \Seen, and a
// second pass finds the rest.
func TestFaultTable(t *testing.T) {
	t.Parallel()
	faults := map[string]mailtest.Fault{
		"refused":              {Code: 1, Text: "not now"},
		"dropped, not done":    {Drop: true},
		"done, then dropped":   {DropAfter: true},
		"done, never answered": {Silent: true},
	}
	occurrences := map[string]int{"CONNECT": 1, "LOGIN": 1, "SELECT": 1, "SEARCH": 1, "FETCH": 4, "STORE": 1}
	for kind, fault := range faults {
		for command, most := range occurrences {
			for n := 1; n <= most; n++ {
				t.Run(fmt.Sprintf("%s %d %s", command, n, kind), func(t *testing.T) {
					t.Parallel()
					tryFault(t, fault, command, n)
				})
			}
		}
	}
}

func tryFault(t *testing.T, fault mailtest.Fault, command string, nth int) {
	server := startIMAP(t)
	want := map[uint32][]byte{}
	for i, n := range []int{200, 300, 1<<20 + 50, 400} {
		raw := sample(i, n)
		want[appendMail(t, server, raw, time.Time{})] = raw
	}
	server.Fail(func(c string, n int) mailtest.Fault {
		if c == command && n == nth {
			return fault
		}
		return mailtest.Fault{}
	})
	got := map[uint32]bool{}
	firstErr := pass(t, server, 300*time.Millisecond, want, got)
	marked, err := server.Flagged("INBOX", "$Inkorg")
	if err != nil {
		t.Fatal(err)
	}
	for _, uid := range marked {
		if !got[uid] {
			t.Errorf("message %d is marked and was never had", uid)
		}
	}
	if err := pass(t, server, patience, want, got); err != nil {
		t.Errorf("second pass: %v (first: %v)", err, firstErr)
	}
	if len(got) != len(want) {
		t.Errorf("%d of %d messages were had", len(got), len(want))
	}
	wantFlagged(t, server, `\Seen`)
	wantFlagged(t, server, "$Inkorg", 1, 2, 3, 4)
}

// pass does what a caller does each time, for the messages not had yet.
func pass(t *testing.T, server *mailtest.IMAP, timeout time.Duration, want map[uint32][]byte, got map[uint32]bool) error {
	t.Helper()
	a := account(server.URL())
	a.Timeout = timeout
	in, err := mailbox.Dial(t.Context(), a)
	if err != nil {
		return err
	}
	defer in.Close()
	if _, err := in.Open(t.Context(), "INBOX"); err != nil {
		return err
	}
	uids, err := in.UIDs(t.Context())
	if err != nil {
		return err
	}
	var missing, had []uint32
	for _, uid := range uids {
		if !got[uid] {
			missing = append(missing, uid)
		}
	}
	err = in.Fetch(t.Context(), missing, func(m mailbox.Mail) error {
		if got[m.UID] {
			t.Errorf("message %d came twice", m.UID)
		}
		if m.Err == nil {
			got[m.UID] = true
			if !bytes.Equal(m.Raw, want[m.UID]) || m.Internal.IsZero() {
				t.Errorf("message %d is damaged: %d bytes of %v", m.UID, len(m.Raw), m.Internal)
			}
		}
		return nil
	})
	for _, uid := range uids {
		if got[uid] {
			had = append(had, uid)
		}
	}
	return errors.Join(err, in.Done(t.Context(), had))
}

// TestPoisonousMessage: the server breaks down whenever one message is asked for. All others come, and that one is named.
func TestPoisonousMessage(t *testing.T) {
	t.Parallel()
	server := startIMAP(t)
	for i := range 30 {
		n := 100
		if i == 12 {
			n = 2 << 20 // a piece of it is asked for alone, so the fault can tell it from others
		}
		appendMail(t, server, sample(i, n), time.Time{})
	}
	// The third command is the first piece of message 13: two for the facts and bodies of those before it.
	server.Fail(func(c string, n int) mailtest.Fault {
		return mailtest.Fault{Drop: c == "FETCH" && n >= 3 && n <= 6}
	})
	in, _ := openInbox(t, account(server.URL()))
	uids, err := in.UIDs(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	mails, err := fetch(t, in, uids...)
	if err != nil || len(mails) != 30 {
		t.Fatalf("%d mails, %v", len(mails), err)
	}
	for uid, m := range mails {
		if (m.Err != nil) != (uid == 13) {
			t.Errorf("message %d: %v", uid, m.Err)
		}
	}
}

// TestRedialHasAnEnd: a server that lets us in and then always breaks down is left in peace after a few times.
func TestRedialHasAnEnd(t *testing.T) {
	t.Parallel()
	server := startIMAP(t)
	var uids []uint32
	for i := range 10 {
		uids = append(uids, appendMail(t, server, sample(i, 100), time.Time{}))
	}
	in, _ := openInbox(t, account(server.URL()))
	server.Fail(func(c string, _ int) mailtest.Fault { return mailtest.Fault{Drop: c == "FETCH"} })
	if mails, err := fetch(t, in, uids...); err == nil || len(mails) == len(uids) {
		t.Errorf("%d yields, %v", len(mails), err)
	}
	if n := server.Commands("CONNECT"); n != 6 {
		t.Errorf("%d connections", n)
	}
}

func TestServerGoneForGood(t *testing.T) {
	t.Parallel()
	server := startIMAP(t)
	appendMail(t, server, sample(1, 100), time.Time{})
	in, _ := openInbox(t, account(server.URL()))
	server.Fail(func(c string, _ int) mailtest.Fault { return mailtest.Fault{Drop: c == "FETCH" || c == "CONNECT"} })
	yields := 0
	err := in.Fetch(t.Context(), []uint32{1}, func(mailbox.Mail) error { yields++; return nil })
	if err == nil || yields != 0 {
		t.Errorf("%d yields, %v", yields, err)
	}
	if err := in.Close(); err != nil {
		t.Error(err)
	}
}

// TestDeadlineWhileRedialling: dialling anew ends by the same context.
func TestDeadlineWhileRedialling(t *testing.T) {
	t.Parallel()
	server := startIMAP(t)
	appendMail(t, server, sample(1, 100), time.Time{})
	in, _ := openInbox(t, account(server.URL()))
	ctx, cancel := context.WithCancelCause(t.Context())
	reason := errors.New("stop")
	server.Fail(func(c string, _ int) mailtest.Fault {
		if c == "LOGIN" {
			cancel(reason)
		}
		return mailtest.Fault{Drop: c == "FETCH", Silent: c == "LOGIN"}
	})
	if err := in.Fetch(ctx, []uint32{1}, func(mailbox.Mail) error { return nil }); !errors.Is(err, reason) {
		t.Error(err)
	}
}
