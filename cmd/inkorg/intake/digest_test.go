package intake_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"inkorg/cmd/inkorg/intake"
	"inkorg/store"
)

// digests are the digests that were sent to an address, as text.
func (d *desk) digests(to string) (texts []string) {
	for _, sent := range d.smtp.Mails() {
		if strings.Contains(string(sent.Data), "Auto-Submitted: auto-generated") && slices.Contains(sent.To, to) {
			texts = append(texts, string(sent.Data))
		}
	}
	return texts
}

// One digest a day, when its hour has come; the first not before its hour comes for the first time. After days of silence one digest
// tells of them all.
func TestDigest(t *testing.T) {
	t.Parallel()
	d := setup(t)
	d.Coordinators = append(d.Coordinators, "chef@skl.example")
	tests := []struct {
		now  time.Time
		sent int // digests to each, all in all
	}{
		{at(10, 12, 0, 0), 0},
		{at(11, 6, 59, 59), 0},
		{at(11, 7, 0, 0), 1},
		{at(11, 7, 1, 0), 1},
		{at(12, 6, 59, 0), 1},
		{at(12, 11, 30, 0), 2},
		{at(15, 9, 0, 0), 3},
		{at(15, 23, 0, 0), 3},
	}
	for i, test := range tests {
		d.clock.set(test.now)
		d.deliver("INBOX", application(i).write())
		if r := d.once(); r.Digested != (i > 0 && test.sent > tests[i-1].sent) {
			t.Errorf("%v: digested %v", test.now, r.Digested)
		}
		for _, to := range d.Coordinators {
			if n := len(d.digests(to)); n != test.sent {
				t.Errorf("%v: %d digests were sent to %s, want %d", test.now, n, to, test.sent)
			}
		}
	}
	d.view(func(tx *store.Tx) {
		if p, _ := tx.LastPeriod(); !p.From.Equal(at(12, 7, 0, 0)) || !p.To.Equal(at(15, 7, 0, 0)) || len(p.Letters) != 2 {
			t.Errorf("the last period is %+v", p)
		}
	})
	d.checkAll()
	d.checkCopies(len(tests), 2*3, 0)
}

func TestNoCoordinators(t *testing.T) {
	t.Parallel()
	d := setup(t)
	d.Coordinators = nil
	d.once()
	d.clock.set(at(11, 8, 0, 0))
	if r := d.once(); r.Digested || len(d.smtp.Mails()) != 0 {
		t.Errorf("the pass did %+v", r)
	}
}

// The digest names who applied, who got no receipt, whom to phone, and who is still silent.
func TestDigestTells(t *testing.T) {
	t.Parallel()
	d := setup(t)
	m := application(1)
	m.from = "Anna Dal <anna.dal@ltdalarna.example>"
	l, _ := d.receipt(d.take(m))
	scanner := application(2)
	scanner.head = []string{"Auto-Submitted: auto-generated"}
	d.take(scanner)
	d.deliver("INBOX", returned(l, "failed", "5.1.1"))
	d.once()
	d.clock.set(at(11, 7, 0, 0))
	d.once()
	_, text, _ := strings.Cut(strings.Join(d.digests(coordinator), "\n"), "\r\n\r\n")
	for _, want := range []string{"IT-2009-0001", "IT-2009-0002", "anna.dal@ltdalarna.example", "5.1.1", "Auto-Submitted"} {
		if !strings.Contains(text, want) {
			t.Errorf("the digest has no %q", want)
		}
	}
	if t.Failed() {
		t.Log(text)
	}
	d.checkAll()
}

func TestDigestNow(t *testing.T) {
	t.Parallel()
	d := setup(t)
	d.take(application(1))
	d.view(func(tx *store.Tx) {
		text, err := d.Preview(tx, d.Now())
		if err != nil || !strings.Contains(string(text), "IT-2009-0001") {
			t.Errorf("the preview is %v:\n%s", err, text)
		}
	})
	if err := d.DigestNow(); err != nil {
		t.Fatal(err)
	}
	if r := d.once(); r.Sent != 1 || r.Digested {
		t.Errorf("the pass did %+v", r)
	}
	d.clock.set(at(11, 7, 0, 0)) // the next one begins where this one ended
	d.once()
	d.view(func(tx *store.Tx) {
		if p, _ := tx.LastPeriod(); !p.From.Equal(at(10, 12, 0, 0)) || !p.To.Equal(at(11, 7, 0, 0)) {
			t.Errorf("the last period is %+v", p)
		}
	})
	d.checkAll()
}

func TestSchedule(t *testing.T) {
	t.Parallel()
	tests := []struct {
		schedule        string
		now, last, next time.Time
	}{
		{"07:00", at(10, 12, 0, 0), at(10, 7, 0, 0), at(11, 7, 0, 0)},
		{"07:00", at(10, 7, 0, 0), at(10, 7, 0, 0), at(11, 7, 0, 0)},
		{"07:00", at(10, 6, 59, 59), at(9, 7, 0, 0), at(10, 7, 0, 0)},
		{"weekdays 07:00", at(14, 12, 0, 0), at(13, 7, 0, 0), at(16, 7, 0, 0)}, // a Saturday
		{"weekdays 07:00", at(13, 8, 0, 0), at(13, 7, 0, 0), at(16, 7, 0, 0)},  // a Friday
		{"07:00", at(29, 12, 0, 0), at(29, 7, 0, 0), at(30, 7, 0, 0)},          // summer time begins, the day has 23 hours
	}
	for _, test := range tests {
		s, err := intake.ParseSchedule(test.schedule)
		if err != nil || s.String() != test.schedule {
			t.Errorf("%q is read as %q: %v", test.schedule, s, err)
		}
		if last, next := s.Last(test.now), s.Next(test.now); !last.Equal(test.last) || !next.Equal(test.next) {
			t.Errorf("%s at %v: last %v, next %v", s, test.now, last, next)
		}
	}
	for _, s := range []string{"", "7", "25:00", "sundays 07:00", "weekdays", "07:00 weekdays"} {
		if got, err := intake.ParseSchedule(s); err == nil || !strings.Contains(err.Error(), "weekdays 07:00") {
			t.Errorf("%q is read as %v: %v", s, got, err)
		}
	}
}

// A time of day that the change to summer time leaves out still brings one digest.
func TestScheduleInTheMissingHour(t *testing.T) {
	t.Parallel()
	s, err := intake.ParseSchedule("02:30")
	if err != nil {
		t.Fatal(err)
	}
	days := map[string]int{}
	for now := at(28, 0, 0, 0); now.Before(at(31, 0, 0, 0)); now = s.Next(now) {
		days[now.Format("2 January")]++
		if last := s.Last(now); now != at(28, 0, 0, 0) && !last.Equal(now) {
			t.Errorf("at %v the last one was %v", now, last)
		}
	}
	if days["29 March"] != 1 || days["30 March"] != 1 {
		t.Errorf("digests fall on %v", days)
	}
}

// An address that no letter can bear costs its owner the digest, and nobody else anything.
func TestDigestToNobody(t *testing.T) {
	t.Parallel()
	d := setup(t)
	d.Coordinators = []string{"ingen adress", "chef@skl.example"}
	d.once()
	d.deliver("INBOX", application(1).write())
	d.clock.set(at(11, 8, 0, 0))
	r, err := d.Once(t.Context())
	if err == nil || errors.Is(err, intake.ErrStore) || !strings.Contains(err.Error(), "digest to ingen adress: ") {
		t.Errorf("the pass ended with %v", err)
	}
	if n := len(d.digests("chef@skl.example")); n != 1 || !r.Digested || r.Sent != 2 {
		t.Errorf("%d digests were sent to the other, the pass says %+v", n, r)
	}
	d.checkAll()
}
