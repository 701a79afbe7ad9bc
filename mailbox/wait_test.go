package mailbox_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"inkorg/mailbox/mailtest"
)

func TestWaitWakesOnDelivery(t *testing.T) {
	t.Parallel()
	server := startIMAP(t)
	in, _ := openInbox(t, account(server.URL()))
	for i := range 20 {
		uids, err := in.UIDs(t.Context())
		if err != nil || len(uids) != i {
			t.Fatalf("%v, %v, want %d", uids, err, i)
		}
		delivered := make(chan error, 1)
		go func() {
			_, err := server.Append("INBOX", sample(i, 100), time.Time{})
			delivered <- err
		}()
		ctx, cancel := context.WithTimeout(t.Context(), patience)
		for err == nil && len(uids) == i { // the delivery may have been told of before the wait, and be listed after it
			if err = in.Wait(ctx, time.Hour); err == nil {
				uids, err = in.UIDs(ctx)
			}
		}
		cancel()
		if err != nil {
			t.Fatal(err)
		}
		if err := <-delivered; err != nil {
			t.Fatal(err)
		}
	}
}

func TestWaitEndsInTime(t *testing.T) {
	t.Parallel()
	server := startIMAP(t)
	in, _ := openInbox(t, account(server.URL()))
	for range 3 {
		if err := in.Wait(t.Context(), time.Millisecond); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := in.UIDs(t.Context()); err != nil {
		t.Errorf("after waiting: %v", err)
	}
}

// TestNewsBeforeWait: mail that the server told of during another command ends the next Wait at once, unless a search has
// listed it since.
func TestNewsBeforeWait(t *testing.T) {
	t.Parallel()
	script := opening + "< UID SEARCH ALL\n> * SEARCH 1 2 3\n> * 4 EXISTS\n> . OK\n< NOOP\n> . OK\n" +
		"< UID SEARCH ALL\n> * SEARCH 1 2 3 8\n> . OK\n< UID STORE\n> * 5 EXISTS\n> . OK\n" +
		"< UID STORE\n> * 6 EXISTS\n> . OK\n< UID SEARCH ALL\n> * SEARCH 1 2 3 8 9 11\n> . OK\n< NOOP\n> . OK\n< nothing more"
	server := startScript(t, script)
	in, _ := openInbox(t, account(server.URL()))
	uids, err := in.UIDs(t.Context())
	if err != nil || !slices.Equal(uids, []uint32{1, 2, 3, 8}) {
		t.Fatal(uids, err)
	}
	if err := in.Done(t.Context(), uids); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	if err := in.Wait(ctx, time.Hour); err != nil {
		t.Errorf("waited for what had come: %v", err)
	}
	if err := in.Done(t.Context(), uids); err != nil {
		t.Fatal(err)
	}
	if _, err := in.UIDs(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := in.Wait(t.Context(), time.Millisecond); err != nil {
		t.Fatal(err)
	}
	if heard := server.Heard(); heard[len(heard)-1] != "NOOP" {
		t.Errorf("did not wait, though all news were listed: %q", heard)
	}
}

func TestWaitWithoutIDLE(t *testing.T) {
	t.Parallel()
	for name, script := range map[string]string{
		"not offered": opening + "< NOOP\n> * 4 EXISTS\n> . OK\n< nothing more",
		"refused":     strings.ReplaceAll(opening, "IMAP4rev1]", "IMAP4rev1 IDLE]") + "< IDLE\n> . NO never heard of it\n< NOOP\n> * 4 EXISTS\n> . OK\n< nothing more",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			script = "caps IMAP4rev1" + map[bool]string{true: " IDLE"}[name == "refused"] + "\n" + script
			in, _ := openInbox(t, account(startScript(t, script).URL()))
			if err := in.Wait(t.Context(), 10*time.Millisecond); err != nil {
				t.Fatal(err)
			}
			if err := in.Wait(t.Context(), time.Hour); err != nil {
				t.Errorf("the news of NOOP were not kept: %v", err)
			}
		})
	}
}

func TestServerLeavesDuringIDLE(t *testing.T) {
	t.Parallel()
	script := "caps IMAP4rev1 IDLE\n" + opening + "< IDLE\n> + waiting\n> * BYE going down for maintenance\nclose"
	in, _ := openInbox(t, account(startScript(t, script).URL()))
	err := in.Wait(t.Context(), time.Hour)
	if err == nil || !strings.Contains(err.Error(), "going down for maintenance") {
		t.Error(err)
	}
	if err := in.Wait(t.Context(), time.Hour); err == nil {
		t.Error("waits on a connection that is gone")
	}
}

func TestServerMuteAfterIDLE(t *testing.T) {
	t.Parallel()
	a := account(startScript(t, "caps IMAP4rev1 IDLE\n"+opening+"< IDLE\n> + waiting\n< DONE\nhang").URL())
	a.Timeout = 100 * time.Millisecond
	in, _ := openInbox(t, a)
	if err := in.Wait(t.Context(), 200*time.Millisecond); err == nil || !strings.Contains(err.Error(), "silent") {
		t.Errorf("%v: quiet during IDLE is no fault, quiet after DONE is one", err)
	}
}

func TestContextEndsWait(t *testing.T) {
	t.Parallel()
	server := startIMAP(t)
	in, _ := openInbox(t, account(server.URL()))
	reason := errors.New("stop")
	ctx, cancel := context.WithCancelCause(t.Context())
	server.Fail(func(command string, _ int) mailtest.Fault {
		if command == "IDLE" { // the client is idle now, or about to be
			cancel(reason)
		}
		return mailtest.Fault{}
	})
	if err := in.Wait(ctx, time.Hour); !errors.Is(err, reason) {
		t.Error(err)
	}
}
