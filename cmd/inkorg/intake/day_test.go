package intake_test

import (
	"io"
	"mime/quotedprintable"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"inkorg/store"
)

// A day on which everything comes at once, in trouble and out of it: every mail ends in one state, nobody is answered twice, and
// the digest of the next morning accounts for each message of the server.
func TestDay(t *testing.T) {
	t.Parallel()
	d := setup(t)
	first := application(1)
	l, _ := d.receipt(d.take(first))
	d.smtp.Fail(always("CONNECT", drop)) // the morning: no letter leaves
	correction, question := application(1), application(1)
	correction.id, correction.files = "rattelse@kommun1.example", []file{textFile(organ, medel, "Bilaga\n")}
	question.id, question.files, question.body = "fraga@kommun1.example", nil, "När får vi besked?"
	d.deliver("INBOX", first.write(), correction.write(), question.write())
	if _, err := d.Once(t.Context()); err == nil {
		t.Error("letters were sent through a server that does not answer")
	}
	d.smtp.Fail(nil)
	d.imap.Fail(always("FETCH", drop)) // noon: the mailbox breaks down at every message
	away, news, own := application(3), application(4), application(5)
	away.subject, away.files, away.head = "Autosvar: Mottagningsbekräftelse", nil, []string{"Auto-Submitted: auto-replied"}
	news.files, news.head = nil, []string{"List-Id: <nytt.example>", "Precedence: list"}
	own.from = office
	d.deliver("INBOX", away.write(), news.write(), own.write(), returned(l, "failed", "5.2.2"))
	if r, err := d.Once(t.Context()); err == nil && r.Failed == 0 {
		t.Error("mail came out of a server that breaks down")
	}
	d.imap.Fail(nil)
	advert, moved := application(6), application(7).write()
	advert.files, advert.body = nil, "Cheap watches."
	d.deliver("Junk", advert.write(), moved)
	d.clock.set(at(10, 18, 0, 0)) // the evening: all is well, and a colleague tidies up
	d.settle()
	d.deliver("INBOX", moved)
	d.settle()
	d.clock.set(at(11, 7, 0, 0))
	d.once()
	d.checkAll()
	d.checkCopies(4, 1, 0) // the first, the correction, the question, the moved one
	d.accounts("INBOX", map[store.State]int{
		store.Submission: 2, store.Addition: 1, store.Question: 1, store.AutoReply: 1, store.List: 1, store.Own: 1, store.Bounce: 1, store.Duplicate: 1})
	d.accounts("Junk", map[store.State]int{store.Submission: 1, store.Other: 1})
}

// accounts verifies the reconciliation of a folder, in the ledger and in the digest: "the server has 9 = 4 + 1 + …".
func (d *desk) accounts(folder string, want map[store.State]int) {
	d.t.Helper()
	total := 0
	d.view(func(tx *store.Tx) {
		for _, c := range tx.Counts() {
			if c.Folder != folder {
				continue
			}
			total = c.Server
			for state, n := range want {
				if c.States[state] != n {
					d.t.Errorf("%s has %d messages of state %s, want %d", folder, c.States[state], state, n)
				}
			}
		}
	})
	text := d.morning()
	line := regexp.MustCompile(`- ` + folder + ` \([^)]*\): servern har (\d+) = (\d+ .*?)( - |$)`).FindStringSubmatch(text)
	if line == nil {
		d.t.Fatalf("the digest does not account for %s: %s", folder, text)
	}
	sum := 0
	for _, n := range regexp.MustCompile(`\d+`).FindAllString(line[2], -1) {
		i, _ := strconv.Atoi(n) // digits
		sum += i
	}
	if line[1] != strconv.Itoa(total) || sum != total {
		d.t.Errorf("%s holds %d messages, and the digest says %q", folder, total, line[0])
	}
}

// morning is what the coordinator has been told so far, in one line, as a person reads it.
func (d *desk) morning() string {
	d.t.Helper()
	text, err := io.ReadAll(quotedprintable.NewReader(strings.NewReader(strings.Join(d.digests(coordinator), ""))))
	if err != nil {
		d.t.Fatal(err)
	}
	return strings.Join(strings.Fields(strings.ReplaceAll(string(text), "\r\n  > ", " ")), " ")
}
