package intake_test

import (
	"io"
	"maps"
	"mime/quotedprintable"
	"slices"
	"strings"
	"testing"

	"inkorg/store"
)

// TestTold: the record is English and the digest Swedish, so each flag, each problem and each reason that a pass writes
// must be one that letters know. Whoever makes a new sentence adds it to their glossary.
func TestTold(t *testing.T) {
	t.Parallel()
	d := setup(t)
	other := call()
	other.ID, other.Addresses = "annan", []string{"annan@skl.example"}
	d.Judge.Calls = append(d.Judge.Calls, other)
	d.deliver("INBOX", oddities()...)
	d.deliver("Junk", application(90).write(), mailing{from: "x@y.example", subject: "Vinst", body: "Klicka!"}.write())
	d.once()
	d.clock.set(at(15, 23, 59, 0))
	late := application(91)
	late.head = []string{"Received: from a by mx.skl.example; Mon, 16 Mar 2009 00:00:30 +0100"}
	d.deliver("INBOX", late.write())
	d.once()
	d.checkTold(19)
}

// oddities are mails each of which has something to be told of.
func oddities() (mails [][]byte) {
	add := func(change func(m *mailing)) {
		m := application(len(mails) + 1)
		change(&m)
		mails = append(mails, m.write())
	}
	add(func(*mailing) {})
	for range 10 { // the cap of a day
		add(func(m *mailing) { m.from = application(1).from })
	}
	add(func(m *mailing) {
		m.from, m.body, m.files = application(1).from, "Ny version.", []file{textFile("Om något annat.")}
	})
	add(func(m *mailing) { m.from, m.subject = "chef@kommun1.example", "IT-2009-0002" }) // the first one, after that of the spam folder
	add(func(m *mailing) { m.from = "noreply@system.example" })
	add(func(m *mailing) { m.from = `"a b"@system.example` })
	add(func(m *mailing) { m.from = "" })
	add(func(m *mailing) { m.head = []string{"Authentication-Results: mx.skl.example; dmarc=fail"} })
	add(func(m *mailing) { m.head = []string{"Precedence: bulk"} })
	add(func(m *mailing) {
		m.from, m.head, m.files = "x@y.example", []string{"X-Failed-Recipients: okand@falun.example"}, nil
	})
	astray := strings.Replace(string(application(80).write()), "To: "+office, "To: okand@skl.example", 1)
	cut := application(81).write()
	return append(mails, []byte(astray), cut[:len(cut)-30], []byte("\r\ndetta är inget mejl\r\n"))
}

// checkTold verifies that no sentence of the record stands in the Swedish digest as it is, and that there are so many to be told.
func (d *desk) checkTold(least int) {
	d.t.Helper()
	told := map[string]bool{}
	d.view(func(tx *store.Tx) {
		raw, err := d.Preview(tx, d.Now())
		if err != nil {
			d.t.Fatal(err)
		}
		quotes := quotedLines(d, string(raw))
		for _, sentence := range recorded(tx) {
			told[sentence] = true
			for _, q := range quotes {
				if strings.HasPrefix(q, sentence) || len(q) > 20 && strings.HasPrefix(sentence, q) {
					d.t.Errorf("the glossary of letters does not know %q", sentence)
				}
			}
		}
	})
	if len(told) < least {
		d.t.Errorf("only %d sentences to be told: %q", len(told), slices.Sorted(maps.Keys(told)))
	}
}

// quotedLines are the lines in which a digest tells what the record says.
func quotedLines(d *desk, raw string) (lines []string) {
	d.t.Helper()
	_, body, _ := strings.Cut(raw, "\r\n\r\n")
	text, err := io.ReadAll(quotedprintable.NewReader(strings.NewReader(body)))
	if err != nil {
		d.t.Fatal(err)
	}
	for line := range strings.Lines(string(text)) {
		if words, ok := strings.CutPrefix(strings.TrimSpace(line), "> "); ok {
			lines = append(lines, words)
		}
	}
	return lines
}

// recorded are the sentences of the record that a digest tells.
func recorded(tx *store.Tx) (all []string) {
	for m := range tx.Messages() {
		all = append(all, m.Problems...)
		for _, s := range []string{m.Withheld, m.Reason} {
			if s != "" {
				all = append(all, s)
			}
		}
	}
	for c := range tx.Cases() {
		for _, v := range c.Versions {
			all = append(all, v.Flags...)
		}
	}
	return all
}
