package intake_test

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"inkorg/cmd/inkorg/intake"
	"inkorg/mailbox"
	"inkorg/mailbox/mailtest"
	"inkorg/store"
)

// A real is a desk whose mailbox lies on a real server.
type real struct {
	*desk
	dovecot *mailtest.Dovecot
}

// setupDovecot opens an office over Dovecot, and skips the test where there is none.
func setupDovecot(t testing.TB) *real {
	t.Helper()
	server, err := mailtest.StartDovecot("")
	if errors.Is(err, mailtest.ErrNoDovecot) {
		t.Skip("Dovecot is absent, so this was not tried against a real server: ", err)
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := server.Close(); err != nil {
			t.Error(err)
		}
	})
	d := &real{setup(t), server}
	d.Inbox = mailbox.Account{URL: server.URL, User: "alice", Auth: d.Inbox.Auth, RootCAs: server.RootCAs}
	return d
}

// bring delivers a mail as a delivery agent does, now by the clock of the test.
func (d *real) bring(raw []byte) {
	d.t.Helper()
	if err := d.dovecot.DeliverAt(raw, d.Now()); err != nil {
		d.t.Fatal(err)
	}
}

// assorted is the complete application of the n-th applicant, as one of the sorts of mail that a mailbox holds.
func assorted(n int) []byte {
	m := application(n)
	switch {
	case n%100 == 99: // fetched in several parts
		m.files = []file{{"ansökan med bilder.pdf", "application/pdf", pdf(1<<20 + n)}}
	case n%5 == 1:
		m.files = []file{{"ansokan.pdf", "application/pdf", pdf(n * 50)}}
	case n%5 == 2: // in Latin-1, the mail as well as the file
		m.body = latin1("Vår ansökan bifogas. Hälsningar från Åre")
		m.files = []file{{"ansokan.txt", "text/plain; charset=iso-8859-1", latin1(organ + medel)}}
	case n%5 == 3: // in the mail itself
		m.body, m.files = organ+medel, nil
	case n%5 == 4: // as programs on Unix hand it over
		return bytes.ReplaceAll(m.write(), []byte("\r\n"), []byte("\n"))
	}
	raw := m.write()
	if n%5 == 2 {
		raw = bytes.Replace(raw, []byte("charset=utf-8"), []byte("charset=iso-8859-1"), 1)
	}
	return raw
}

func latin1(s string) string {
	var b []byte
	for _, r := range s {
		b = append(b, byte(r))
	}
	return string(b)
}

// served is a mail as Dovecot gives it out: all its lines end with CR LF.
func served(raw []byte) []byte {
	raw = bytes.ReplaceAll(raw, []byte("\r\n"), []byte("\n"))
	return bytes.ReplaceAll(raw, []byte("\n"), []byte("\r\n"))
}

func TestDovecot(t *testing.T) {
	t.Parallel()
	const mails = 500
	d := setupDovecot(t)
	var raws [][]byte
	for n := range mails {
		raws = append(raws, assorted(n))
		d.bring(raws[n])
	}

	r := d.once()
	if r.New[store.Submission] != mails || r.Total() != mails || r.Queued != mails || r.Sent != mails || len(r.Numbers) != mails {
		t.Errorf("the first pass did %v, queued %d, sent %d, numbers %d", r.New, r.Queued, r.Sent, len(r.Numbers))
	}
	first := d.wantCount(r, mails)
	d.wantRegistered(raws)
	d.wantReceipts(mails)

	if r := d.once(); r.Total()+r.Again+r.Queued+r.Sent != 0 {
		t.Errorf("the second pass did %+v", r)
	}
	if err := d.dovecot.BumpValidity(); err != nil {
		t.Fatal(err)
	}
	r = d.once()
	if r.Again != mails || r.Total()+r.Queued+r.Sent != 0 {
		t.Errorf("after the UIDVALIDITY changed, the pass did %v, again %d, queued %d, sent %d", r.New, r.Again, r.Queued, r.Sent)
	}
	if second := d.wantCount(r, mails); second == first {
		t.Errorf("UIDVALIDITY is %d as before", second)
	}
	d.wantReceipts(mails)
	d.wantUnseen()
}

// wantCount checks that the reconciliation of the inbox has all mails as submissions, and returns its UIDVALIDITY.
func (d *real) wantCount(r intake.Result, mails int) uint32 {
	d.t.Helper()
	i := slices.IndexFunc(r.Counts, func(c store.Count) bool { return c.Folder == "INBOX" })
	if i < 0 {
		d.t.Fatal("the inbox was not counted")
	}
	c := r.Counts[i]
	if c.Server != mails || len(c.States) != 1 || c.States[store.Submission] != mails || len(c.Missing) != 0 {
		d.t.Errorf("the count of the inbox is %+v", c)
	}
	return c.UIDValidity
}

// wantRegistered checks that each mail is in the ledger with the bytes that Dovecot serves, and was found complete.
func (d *real) wantRegistered(mails [][]byte) {
	d.t.Helper()
	d.view(func(tx *store.Tx) {
		for n, raw := range mails {
			want := served(raw)
			m, ok := tx.Message(store.HashOf(want))
			got, kept := tx.Raw(m.Hash)
			if !ok || !kept || !bytes.Equal(got, want) {
				d.t.Errorf("mail %d of %d bytes is not kept as it came", n, len(want))
				continue
			}
			if c, _ := tx.Case(m.Number); len(c.Versions) != 1 || c.Versions[0].Status != "complete" {
				d.t.Errorf("mail %d: its case is %+v", n, c)
			}
		}
	})
}

// wantReceipts checks that each sender was sent one receipt, which answers the mail.
func (d *real) wantReceipts(mails int) {
	d.t.Helper()
	answered := map[string]int{}
	for _, sent := range d.smtp.Mails() {
		_, mail := ids(d.desk, sent.Data)
		answered[mail+strings.Join(sent.To, " ")]++
	}
	for n := range mails {
		m := application(n)
		if key := fmt.Sprintf("<%s>handlaggare@kommun%d.example", m.id, n); answered[key] != 1 {
			d.t.Errorf("mail %d has %d receipts", n, answered[key])
		}
	}
	if len(answered) != mails {
		d.t.Errorf("%d receipts were sent, want %d", len(answered), mails)
	}
}

func (d *real) wantUnseen() {
	d.t.Helper()
	if seen, err := d.dovecot.Seen(); err != nil || seen != 0 {
		d.t.Errorf("%d messages became seen, %v", seen, err)
	}
}

// Mail that comes while the daemon waits is answered at once: it looks again by itself only each minute.
func TestDovecotRun(t *testing.T) {
	t.Parallel()
	d := setupDovecot(t)
	mails := applications(0, 4)
	d.bring(mails[0])
	r := d.run(nil)
	await(t, "the receipt to what lay there", r.sent)
	for _, raw := range mails[1:] {
		d.bring(raw)
		await(t, "the receipt to what came", r.sent)
	}
	r.stop()
	d.wantRegistered(mails)
	d.wantReceipts(len(mails))
	d.wantUnseen()
}
