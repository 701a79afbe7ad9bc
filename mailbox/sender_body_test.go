package mailbox_test

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"inkorg/mailbox"
	"inkorg/mailbox/mailtest"
)

var long = "A: b\r\n\r\n" + strings.Repeat("x", 100_000) + "\r\n"

var bodies = []struct{ name, sent, want string }{
	{"as it should be", "A: b\r\n\r\nTack.\r\n", "A: b\r\n\r\nTack.\r\n"},
	{"a dot alone", "A: b\r\n\r\n.\r\nTack.\r\n", "A: b\r\n\r\n.\r\nTack.\r\n"},
	{"dots in front", "A: b\r\n\r\n.a\r\n..b\r\n...\r\n", "A: b\r\n\r\n.a\r\n..b\r\n...\r\n"},
	{"a dot first of all", ".\r\n", ".\r\n"},
	{"last line without end", "A: b\r\n\r\nTack.", "A: b\r\n\r\nTack.\r\n"},
	{"a dot last without end", "A: b\r\n\r\n.", "A: b\r\n\r\n.\r\n"},
	{"bare LF", "A: b\n\nTack.\n", "A: b\r\n\r\nTack.\r\n"},
	{"bare CR", "A: b\r\rTack.\r", "A: b\r\n\r\nTack.\r\n"},
	{"a dot between bare LF", "A: b\r\n\r\na\n.\nb\r\n", "A: b\r\n\r\na\r\n.\r\nb\r\n"},
	{"a dot between bare CR", "A: b\r\n\r\na\r.\rb\r\n", "A: b\r\n\r\na\r\n.\r\nb\r\n"},
	{"the end smuggled by LF", "A: b\r\n\r\na\n.\r\nMAIL FROM:<x@y>\r\n", "A: b\r\n\r\na\r\n.\r\nMAIL FROM:<x@y>\r\n"},
	{"CR CR LF", "a\r\r\nb\r\n", "a\r\n\r\nb\r\n"},
	{"LF CR", "a\n\rb\r\n", "a\r\n\r\nb\r\n"},
	{"empty", "", "\r\n"},
	{"empty lines last", "a\r\n\r\n\r\n", "a\r\n\r\n\r\n"},
	{"8-bit", "A: b\r\n\r\nfrågor\r\n", "A: b\r\n\r\nfrågor\r\n"},
	{"Latin-1 and NUL", "A: b\r\n\r\nfr\xe5gor\x00\r\n", "A: b\r\n\r\nfr\xe5gor\x00\r\n"},
	{"a long line", long, long},
}

// TestBody: what was queued is what arrives, byte for byte, but for line ends that no mail may have.
func TestBody(t *testing.T) {
	t.Parallel()
	server := startSMTP(t)
	sender := dialSender(t, alice(server))
	for i, test := range bodies {
		t.Run(test.name, func(t *testing.T) {
			given := []byte(test.sent)
			wantOutcome(t, sender.Send(t.Context(), office, anna, given), 0)
			if got := server.Mails()[i].Data; string(got) != test.want {
				t.Errorf("arrived as %.200q, want %.200q", got, test.want)
			}
			if string(given) != test.sent {
				t.Errorf("Send changed its argument to %.200q", given)
			}
		})
	}
}

func FuzzBody(f *testing.F) {
	for _, test := range bodies {
		if len(test.sent) < 1000 {
			f.Add([]byte(test.sent))
		}
	}
	server, sender := fuzzServer(f)
	lineEnd := regexp.MustCompile(`\r\n|\r|\n`)
	f.Fuzz(func(t *testing.T, body []byte) {
		n := len(server.Mails())
		if err := sender.Send(t.Context(), office, anna, body); err != nil {
			t.Fatal(err)
		}
		want := lineEnd.ReplaceAll(body, []byte("\r\n"))
		if !bytes.HasSuffix(want, []byte("\r\n")) {
			want = append(want, "\r\n"...)
		}
		if got := server.Mails(); len(got) != n+1 || !bytes.Equal(got[n].Data, want) {
			t.Errorf("%q arrived as %q, want %q", body, got[n:], want)
		}
	})
}

func TestAddresses(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, from, to string
		without        string
		arrives        string // the recipient; "": as it was given
		want           mailbox.Outcome
		says           string
	}{
		{name: "letters outside ASCII", from: office, to: "åsa@örebro.example", arrives: "åsa@xn--rebro-iua.example"},
		{name: "letters outside ASCII, not offered", from: office, to: "åsa@örebro.example", without: "SMTPUTF8", want: mailbox.Permanent, says: "no SMTPUTF8"},
		{name: "ours outside ASCII, not offered", from: "ansökan@skl.example", to: anna, without: "SMTPUTF8", want: mailbox.Temporary, says: "no SMTPUTF8"},
		{name: "a domain outside ASCII", from: office, to: "info@sjövägen.example", arrives: "info@xn--sjvgen-dua6l.example"},
		{name: "a domain outside ASCII, nothing offered", from: office, to: "info@SJÖVÄGEN.example", without: "SMTPUTF8", arrives: "info@xn--sjvgen-dua6l.example"},
		{name: "ours with a domain outside ASCII", from: "ansokan@skåne.example", to: anna, without: "SMTPUTF8"},
		{name: "not a domain", from: office, to: "info@-sjö-.example", want: mailbox.Permanent, says: "no domain name"},
		{name: "nothing but a soft hyphen", from: office, to: "info@\u00ad", want: mailbox.Permanent, says: "no domain name"},
		{name: "ours not a domain", from: "ansokan@-sjö-.example", to: anna, want: mailbox.Temporary, says: "no domain name"},
		{name: "an underscore", from: office, to: "info@min_dator.example"},
		{name: "quoted", from: office, to: `"anna karin"@falun.example`},
		{name: "a line end", from: office, to: "anna@falun.example>\r\nRCPT TO:<x@y.example", want: mailbox.Permanent, says: "control character"},
		{name: "a line end in ours", from: "ansokan@skl.example>\r\nRCPT TO:<x@y.example", to: anna, want: mailbox.Temporary, says: "control character"},
		{name: "a bare LF", from: office, to: "anna@falun.example\n", want: mailbox.Permanent, says: "control character"},
		{name: "a parameter", from: office, to: "anna@falun.example> NOTIFY=NEVER", want: mailbox.Permanent, says: "not allowed"},
		{name: "a blank", from: office, to: "anna karin@falun.example", want: mailbox.Permanent, says: "not allowed"},
		{name: "a blank behind a quoted name", from: office, to: `"anna karin"@falun .example`, want: mailbox.Permanent, says: "not allowed"},
		{name: "a blank behind half a quotation", from: office, to: `"anna karin@falun.example`, want: mailbox.Permanent, says: "not allowed"},
		{name: "Latin-1", from: office, to: "\xe5sa@falun.example", want: mailbox.Permanent, says: "UTF-8"},
		{name: "no domain", from: office, to: "anna", want: mailbox.Permanent, says: "name@domain"},
		{name: "nobody", from: office, to: "", want: mailbox.Permanent, says: "empty"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			server := startSMTP(t, mailtest.Without(test.without))
			sender := dialSender(t, alice(server))
			failure := wantOutcome(t, sender.Send(t.Context(), test.from, test.to, []byte(receipt)), test.want)
			if failure != nil && !strings.Contains(failure.Text, test.says) {
				t.Errorf("text %q, want %q in it", failure.Text, test.says)
			}
			if failure == nil && !slices.Equal(server.Mails()[0].To, []string{cmp.Or(test.arrives, test.to)}) {
				t.Errorf("arrived for %q", server.Mails()[0].To)
			}
			if failure == nil && smtpTold(server, "MAIL", "SMTPUTF8") != strings.Contains(test.name, "letters") {
				t.Errorf("SMTPUTF8 is for local parts outside ASCII: %q", server.Commands())
			}
			if failure != nil && smtpTold(server, "MAIL", "") {
				t.Errorf("the server was asked: %q", server.Commands())
			}
		})
	}
}

// FuzzAddress: no address can make more than the three commands of a mail.
func FuzzAddress(f *testing.F) {
	for _, seed := range []string{
		anna, "åsa@örebro.example", "a@ö。ö", "a@\u00ad.se", `"a b"@c.example`, "a@b> SIZE=1", "a@b>\r\nDATA\r\n", "a@b\n", "@", "",
	} {
		f.Add(seed)
	}
	server, sender := fuzzServer(f)
	f.Fuzz(func(t *testing.T, address string) {
		commands, mails := len(server.Commands()), len(server.Mails())
		err := sender.Send(t.Context(), office, address, []byte(receipt))
		said := server.Commands()[commands:]
		if err != nil {
			if len(server.Mails()) != mails {
				t.Fatalf("%q: %v, and a mail arrived", address, err)
			}
			return
		}
		said = said[len(said)-3:]
		local := address[:strings.LastIndex(address, "@")+1]
		recipient, whole := strings.CutPrefix(said[1], "RCPT TO:<"+local)
		if domain := address[len(local):]; strings.IndexFunc(domain, func(r rune) bool { return r > '~' }) < 0 {
			whole = recipient == domain+">"
		}
		if !strings.HasPrefix(said[0], "MAIL FROM:") || !whole || strings.ContainsAny(recipient, " \t") || said[2] != "DATA" {
			t.Fatalf("%q made the commands %q", address, said)
		}
	})
}

func fuzzServer(f *testing.F) (*mailtest.SMTP, *mailbox.Sender) {
	f.Helper()
	server, err := mailtest.StartSMTP()
	if err != nil {
		f.Fatal(err)
	}
	f.Cleanup(server.Close)
	sender, err := mailbox.DialSender(context.Background(), mailbox.Account{URL: server.URL(), Timeout: 10 * time.Second})
	if err != nil {
		f.Fatal(err)
	}
	f.Cleanup(func() { sender.Close() })
	return server, sender
}

func TestEightBit(t *testing.T) {
	t.Parallel()
	server := startSMTP(t)
	sender := dialSender(t, alice(server))
	wantOutcome(t, sender.Send(t.Context(), office, anna, []byte("A: b\r\n\r\nfrågor\r\n")), 0)
	if !slices.ContainsFunc(server.Commands(), func(c string) bool { return strings.Contains(c, "BODY=8BITMIME") }) {
		t.Errorf("8-bit was not declared: %q", server.Commands())
	}
	old := startSMTP(t, mailtest.Without("8BITMIME"))
	sender = dialSender(t, alice(old))
	failure := wantOutcome(t, sender.Send(t.Context(), office, anna, []byte("A: b\r\n\r\nfrågor\r\n")), mailbox.Permanent)
	if !strings.Contains(failure.Text, "8BITMIME") {
		t.Errorf("text %q", failure.Text)
	}
	wantOutcome(t, sender.Send(t.Context(), office, anna, []byte(receipt)), 0)
}

func TestSizeIsTold(t *testing.T) {
	t.Parallel()
	server := startSMTP(t)
	sender := dialSender(t, alice(server))
	wantOutcome(t, sender.Send(t.Context(), office, anna, []byte(receipt)), 0)
	if !smtpTold(server, "MAIL", fmt.Sprint(" SIZE=", len(receipt))) {
		t.Errorf("the size of %d bytes was not told: %q", len(receipt), server.Commands())
	}
}
