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

func startDovecot(t *testing.T) *mailtest.Dovecot {
	t.Helper()
	server, err := mailtest.StartDovecot("")
	if errors.Is(err, mailtest.ErrNoDovecot) {
		t.Skip("Dovecot is absent, so this was not tried against a real server: ", err)
	}
	if err != nil {
		t.Fatal(err)
	}
	closeAtEnd(t, server)
	return server
}

func dovecotAccount(server *mailtest.Dovecot, url string) mailbox.Account {
	a := account(url)
	a.RootCAs = server.RootCAs
	return a
}

// lines is a message of n bytes or a little more, with CR LF ends only: Dovecot would change others.
func lines(seed, n int) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "From: applicant%d@example.org\r\nSubject: application %d\r\n\r\n", seed, seed)
	for i := 0; b.Len() < n; i++ {
		fmt.Fprintf(&b, "line %d of %d: latin-1 \xe5, NO) \"quotes\" {12}\r\n", i, seed)
	}
	return b.Bytes()
}

func TestDovecot(t *testing.T) {
	t.Parallel()
	server := startDovecot(t)
	at := time.Date(2009, 3, 15, 22, 59, 59, 0, time.UTC)
	const n = 200
	for i := range n {
		if err := server.DeliverAt(lines(i, 100+i*97), at.Add(time.Duration(i)*time.Second)); err != nil {
			t.Fatal(err)
		}
	}
	if err := server.DeliverAt(lines(n, 12<<20), at.Add(n*time.Second)); err != nil {
		t.Fatal(err)
	}
	for _, url := range []string{server.URL, server.TLSURL} {
		in, folder := openInbox(t, dovecotAccount(server, url))
		if folder.Messages != n+1 || !folder.Keywords {
			t.Fatalf("folder is %+v", folder)
		}
		uids, err := in.UIDs(t.Context())
		if err != nil || len(uids) != n+1 {
			t.Fatalf("%d UIDs, %v", len(uids), err)
		}
		wantLines(t, in, uids, at)
	}
	in, _ := openInbox(t, dovecotAccount(server, server.TLSURL))
	wantMarks(t, in, n+1)
	if seen, err := server.Seen(); err != nil || seen != 0 {
		t.Errorf("%d messages became seen, %v", seen, err)
	}
	wantNewValidity(t, server, n+1)
}

// wantLines checks that every message comes, each once and as it was delivered.
func wantLines(t *testing.T, in *mailbox.Inbox, uids []uint32, at time.Time) {
	t.Helper()
	mails, err := fetch(t, in, uids...)
	if err != nil || len(mails) != len(uids) {
		t.Fatalf("%d mails, %v", len(mails), err)
	}
	came := map[int]bool{}
	for uid, m := range mails {
		i := int(m.Internal.Sub(at) / time.Second) // the files of one second may be listed in any order
		size := 100 + i*97
		if i == len(uids)-1 {
			size = 12 << 20
		}
		if m.Err != nil || !bytes.Equal(m.Raw, lines(i, size)) || came[i] {
			t.Errorf("message %d (number %d): %d bytes, %v", uid, i, len(m.Raw), m.Err)
		}
		came[i] = true
	}
}

// wantMarks marks two messages and checks that this is all that has changed.
func wantMarks(t *testing.T, in *mailbox.Inbox, n int) {
	t.Helper()
	if err := in.Done(t.Context(), []uint32{3, 5}); err != nil {
		t.Fatal(err)
	}
	unmarked, err := in.Unmarked(t.Context())
	if err != nil || len(unmarked) != n-2 || slices.Contains(unmarked, 3) || slices.Contains(unmarked, 5) {
		t.Errorf("%d unmarked, %v", len(unmarked), err)
	}
}

func wantNewValidity(t *testing.T, server *mailtest.Dovecot, n int) {
	t.Helper()
	_, before := openInbox(t, dovecotAccount(server, server.TLSURL))
	if err := server.BumpValidity(); err != nil {
		t.Fatal(err)
	}
	in, after := openInbox(t, dovecotAccount(server, server.TLSURL))
	if after.UIDValidity == before.UIDValidity {
		t.Errorf("before %+v, after %+v", before, after)
	}
	if uids, err := in.UIDs(t.Context()); err != nil || len(uids) != n {
		t.Errorf("%d UIDs, %v", len(uids), err)
	}
}

func TestDovecotWakesUs(t *testing.T) {
	t.Parallel()
	server := startDovecot(t)
	in, _ := openInbox(t, dovecotAccount(server, server.URL))
	for i := range 2 {
		idle := make(chan error, 1)
		ctx, cancel := context.WithTimeout(t.Context(), patience)
		defer cancel()
		go func() { idle <- in.Wait(ctx, time.Hour) }()
		if err := server.Deliver(lines(i, 100)); err != nil {
			t.Fatal(err)
		}
		if err := <-idle; err != nil {
			t.Fatalf("mail %d: %v", i, err)
		}
		if uids, err := in.UIDs(t.Context()); err != nil || len(uids) != i+1 {
			t.Fatalf("%v, %v", uids, err)
		}
	}
}

func TestDovecotRefuses(t *testing.T) {
	t.Parallel()
	server := startDovecot(t)
	a := dovecotAccount(server, server.TLSURL)
	a.Auth.Password = "hemlig"
	if _, err := mailbox.Dial(t.Context(), a); !errors.Is(err, mailbox.ErrLogin) || strings.Contains(err.Error(), "hemlig") {
		t.Error(err)
	}
	a = account(server.URL)
	if _, err := mailbox.Dial(t.Context(), a); !errors.Is(err, mailbox.ErrTLS) {
		t.Errorf("a certificate nobody vouches for: %v", err)
	}
	in := dialInbox(t, dovecotAccount(server, server.URL))
	if _, err := in.Open(t.Context(), "Sent"); !errors.Is(err, mailbox.ErrNoFolder) || !strings.Contains(err.Error(), `"Junk"`) {
		t.Error(err)
	}
}
