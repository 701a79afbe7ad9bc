package mailbox_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"inkorg/mailbox"
	"inkorg/mailbox/mailtest"
)

// patience is how long a test waits for what must come; only a failing test waits that long.
const patience = 20 * time.Second

func startIMAP(t *testing.T, options ...mailtest.IMAPOption) *mailtest.IMAP {
	t.Helper()
	server, err := mailtest.StartIMAP(options...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(server.Close)
	return server
}

func account(url string) mailbox.Account {
	return mailbox.Account{URL: url, User: "alice", Auth: mailbox.Auth{Password: "secret"}, Timeout: patience}
}

func dialInbox(t *testing.T, a mailbox.Account) *mailbox.Inbox {
	t.Helper()
	in, err := mailbox.Dial(t.Context(), a)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { in.Close() })
	return in
}

func openInbox(t *testing.T, a mailbox.Account) (*mailbox.Inbox, mailbox.Folder) {
	t.Helper()
	in := dialInbox(t, a)
	folder, err := in.Open(t.Context(), "INBOX")
	if err != nil {
		t.Fatal(err)
	}
	return in, folder
}

// sample is a message of about n bytes that differs for each seed, with bytes that a careless reader would change.
func sample(seed, n int) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "From: applicant%d@example.org\r\nSubject: application %d\r\n\r\n", seed, seed)
	for i := 0; b.Len() < n; i++ {
		fmt.Fprintf(&b, "line %d of %d: å in latin-1 is \xe5, a lone\nfeed, NO) \"quotes\" {12}\r\n* BYE not really\r\n", i, seed)
	}
	return b.Bytes()
}

func appendMail(t *testing.T, server *mailtest.IMAP, raw []byte, internal time.Time) uint32 {
	t.Helper()
	uid, err := server.Append("INBOX", raw, internal)
	if err != nil {
		t.Fatal(err)
	}
	return uid
}

// fetch collects what Fetch yields and fails where a message is yielded twice.
func fetch(t *testing.T, in *mailbox.Inbox, uids ...uint32) (map[uint32]mailbox.Mail, error) {
	t.Helper()
	mails := map[uint32]mailbox.Mail{}
	err := in.Fetch(t.Context(), uids, func(m mailbox.Mail) error {
		if _, twice := mails[m.UID]; twice {
			t.Errorf("message %d was yielded twice", m.UID)
		}
		mails[m.UID] = m
		return nil
	})
	return mails, err
}

// wantFlagged checks which messages of the inbox carry a flag, out of sight of the client.
func wantFlagged(t *testing.T, server *mailtest.IMAP, flag string, want ...uint32) {
	t.Helper()
	got, err := server.Flagged("INBOX", flag)
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("messages with %s are %v (%v), want %v", flag, got, err, want)
	}
}

func TestFetchIsByteExactAndChangesNothing(t *testing.T) {
	t.Parallel()
	server := startIMAP(t)
	sizes := []int{100, 3000, 1<<20 - 1, 1 << 20, 1<<20 + 1, 2 << 20, 5<<20 + 77, 40}
	want := map[uint32][]byte{}
	at := time.Date(2009, 3, 14, 23, 58, 1, 0, time.FixedZone("CET", 3600))
	for i, n := range sizes {
		raw := sample(i, n)
		if cut := len(raw) - n; cut > 0 && n > 1000 {
			raw = raw[:n] // exactly at the border of a part
		}
		want[appendMail(t, server, raw, at.Add(time.Duration(i)*time.Minute))] = raw
	}
	in, folder := openInbox(t, account(server.URL()))
	if folder.Messages != len(sizes) || folder.UIDValidity == 0 || !folder.Keywords {
		t.Fatalf("folder is %+v", folder)
	}
	uids, err := in.UIDs(t.Context())
	if err != nil || len(uids) != len(sizes) || !slices.IsSorted(uids) {
		t.Fatalf("UIDs are %v, %v", uids, err)
	}
	var order []uint32
	err = in.Fetch(t.Context(), uids, func(m mailbox.Mail) error {
		order = append(order, m.UID)
		if m.Err != nil || !bytes.Equal(m.Raw, want[m.UID]) {
			t.Errorf("message %d: %d bytes instead of %d, %v", m.UID, len(m.Raw), len(want[m.UID]), m.Err)
		}
		if expected := at.Add(time.Duration(m.UID-1) * time.Minute); !m.Internal.Equal(expected) {
			t.Errorf("message %d: internal date %v, want %v", m.UID, m.Internal, expected)
		}
		return nil
	})
	if err != nil || !slices.Equal(order, uids) {
		t.Errorf("yielded %v (%v), want %v", order, err, uids)
	}
	wantFlagged(t, server, `\Seen`)
	wantFlagged(t, server, "$Inkorg")
}

func TestFetchManyInBatches(t *testing.T) {
	t.Parallel()
	server := startIMAP(t)
	const n = 620 // more than one command may name
	var uids []uint32
	for i := range n {
		uid := appendMail(t, server, sample(i, 200), time.Time{})
		if i%3 != 0 {
			uids = append(uids, uid)
		}
	}
	in, _ := openInbox(t, account(server.URL()))
	mails, err := fetch(t, in, uids...)
	if err != nil || len(mails) != len(uids) {
		t.Fatalf("%d of %d came: %v", len(mails), len(uids), err)
	}
	for uid, m := range mails {
		if !bytes.Equal(m.Raw, sample(int(uid)-1, 200)) {
			t.Errorf("message %d is not what was sent", uid)
		}
	}
	if fetches := server.Commands("FETCH"); fetches != 1+9 { // their facts, and the bodies of 50 at a time
		t.Errorf("%d commands for %d small messages", fetches, len(uids))
	}
}

func TestBatchesAreBoundedByBytes(t *testing.T) {
	t.Parallel()
	server := startIMAP(t)
	var uids []uint32
	for i := range 10 {
		uids = append(uids, appendMail(t, server, sample(i, 900_000), time.Time{}))
	}
	in, _ := openInbox(t, account(server.URL()))
	if mails, err := fetch(t, in, uids...); err != nil || len(mails) != len(uids) {
		t.Fatalf("%d of %d came: %v", len(mails), len(uids), err)
	}
	if fetches := server.Commands("FETCH"); fetches != 1+3 { // 4 of them are 3.6 MB, 5 are more than 4 MiB
		t.Errorf("%d commands", fetches)
	}
}

func TestYieldEndsFetch(t *testing.T) {
	t.Parallel()
	server := startIMAP(t)
	for i := range 3 {
		appendMail(t, server, sample(i, 100), time.Time{})
	}
	in, _ := openInbox(t, account(server.URL()))
	enough := errors.New("enough")
	yields := 0
	err := in.Fetch(t.Context(), []uint32{1, 2, 3}, func(mailbox.Mail) error { yields++; return enough })
	if !errors.Is(err, enough) || yields != 1 {
		t.Errorf("%v after %d yields", err, yields)
	}
	if mails, err := fetch(t, in, 1, 2, 3); err != nil || len(mails) != 3 {
		t.Errorf("afterwards %d mails, %v", len(mails), err)
	}
}

func TestExpungedMailIsGone(t *testing.T) {
	t.Parallel()
	server := startIMAP(t)
	for i := range 5 {
		appendMail(t, server, sample(i, 100), time.Time{})
	}
	in, _ := openInbox(t, account(server.URL()))
	uids, err := in.UIDs(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, uid := range []uint32{2, 5} {
		if err := server.Expunge("INBOX", uid); err != nil {
			t.Fatal(err)
		}
	}
	mails, err := fetch(t, in, append(uids, 99)...)
	if err != nil || len(mails) != 6 {
		t.Fatalf("%d yields, %v", len(mails), err)
	}
	for uid, m := range mails {
		gone := uid == 2 || uid == 5 || uid == 99
		if gone != errors.Is(m.Err, mailbox.ErrGone) || gone != (m.Raw == nil) {
			t.Errorf("message %d: %d bytes, %v", uid, len(m.Raw), m.Err)
		}
	}
}

func TestDoneMarksForPeople(t *testing.T) {
	t.Parallel()
	server := startIMAP(t)
	for i := range 4 {
		appendMail(t, server, sample(i, 100), time.Time{})
	}
	in, _ := openInbox(t, account(server.URL()))
	if err := in.Done(t.Context(), []uint32{1, 3, 77}); err != nil {
		t.Fatal(err)
	}
	wantFlagged(t, server, "$Inkorg", 1, 3)
	wantFlagged(t, server, `\Seen`)
	unmarked, err := in.Unmarked(t.Context())
	if err != nil || !slices.Equal(unmarked, []uint32{2, 4}) {
		t.Errorf("unmarked are %v, %v", unmarked, err)
	}
	if err := in.Done(t.Context(), nil); err != nil {
		t.Errorf("done with nothing: %v", err)
	}
}

func TestResetGivesNewValidity(t *testing.T) {
	t.Parallel()
	server := startIMAP(t)
	at := time.Date(2009, 3, 15, 12, 0, 0, 0, time.UTC)
	appendMail(t, server, sample(1, 300), at)
	in, before := openInbox(t, account(server.URL()))
	if err := server.Reset("INBOX"); err != nil {
		t.Fatal(err)
	}
	if _, err := in.UIDs(t.Context()); err == nil {
		t.Error("the old connection still stands")
	}
	in, after := openInbox(t, account(server.URL()))
	if after.UIDValidity == before.UIDValidity || after.Messages != 1 {
		t.Errorf("before %+v, after %+v", before, after)
	}
	uids, err := in.UIDs(t.Context())
	if err != nil || len(uids) != 1 {
		t.Fatal(uids, err)
	}
	mails, err := fetch(t, in, uids...)
	if m := mails[uids[0]]; err != nil || !bytes.Equal(m.Raw, sample(1, 300)) || !m.Internal.Equal(at) {
		t.Errorf("%d bytes of %v, %v", len(m.Raw), m.Internal, err)
	}
}

func TestFolderMissing(t *testing.T) {
	t.Parallel()
	server := startIMAP(t)
	in := dialInbox(t, account(server.URL()))
	if _, err := in.UIDs(t.Context()); err == nil {
		t.Error("listed without a folder")
	}
	_, err := in.Open(t.Context(), "Ansökningar")
	if !errors.Is(err, mailbox.ErrNoFolder) {
		t.Fatal(err)
	}
	for _, word := range []string{"Ansökningar", `"INBOX"`, `"Junk"`, "[imap]"} {
		if !strings.Contains(err.Error(), word) {
			t.Errorf("%q does not mention %s", err, word)
		}
	}
	if _, err := in.Open(t.Context(), "Junk"); err != nil {
		t.Errorf("after a wrong folder the right one: %v", err)
	}
	if _, err := server.Append("Ansökningar", sample(1, 100), time.Time{}); err != nil {
		t.Fatal(err)
	}
	if folder, err := in.Open(t.Context(), "Ansökningar"); err != nil || folder.Messages != 1 {
		t.Errorf("now that the folder is there: %+v, %v", folder, err)
	}
}

func TestContextEndsEveryCall(t *testing.T) {
	t.Parallel()
	reason := errors.New("the program is asked to stop")
	calls := map[string]func(context.Context, *mailbox.Inbox) error{
		"SELECT": func(ctx context.Context, in *mailbox.Inbox) error { _, err := in.Open(ctx, "Junk"); return err },
		"SEARCH": func(ctx context.Context, in *mailbox.Inbox) error { _, err := in.UIDs(ctx); return err },
		"FETCH": func(ctx context.Context, in *mailbox.Inbox) error {
			return in.Fetch(ctx, []uint32{1}, func(mailbox.Mail) error { return errors.New("yielded") })
		},
		"STORE": func(ctx context.Context, in *mailbox.Inbox) error { return in.Done(ctx, []uint32{1}) },
		"IDLE":  func(ctx context.Context, in *mailbox.Inbox) error { return in.Wait(ctx, time.Hour) },
	}
	for command, call := range calls {
		t.Run(command, func(t *testing.T) {
			t.Parallel()
			server := startIMAP(t)
			appendMail(t, server, sample(1, 100), time.Time{})
			in, _ := openInbox(t, account(server.URL()))
			ctx, cancel := context.WithCancelCause(t.Context())
			server.Fail(func(c string, n int) mailtest.Fault {
				if c == command {
					cancel(reason)
				}
				return mailtest.Fault{Silent: c == command}
			})
			if err := call(ctx, in); !errors.Is(err, reason) {
				t.Errorf("%v, want the reason of the context", err)
			}
			if _, err := in.UIDs(t.Context()); err == nil {
				t.Error("a connection that was cut off is used again")
			}
		})
	}
}
