package store_test

import (
	"encoding/json"
	"errors"
	"maps"
	"strings"
	"testing"
	"time"

	"inkorg/store"
)

// What strangers write must never make a mail impossible to record: the Update would fail on every pass.
func TestAnyWordsCanBeRecorded(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("å", 50_000)
	for name, words := range map[string]string{
		"empty": "", "long": long, "NUL": "a\x00b", "not UTF-8": "\xff\xfe\x80@x", "controls": "\r\n\t\x1b", "quotes": `"\<>&`,
	} {
		t.Run(name, func(t *testing.T) {
			db := fresh(t)
			keep(t, db, first)
			m := other(first)
			m.From, m.FromName, m.Subject, m.MessageID, m.Problems = words, words, words, words, []string{words}
			l := receipt("1@inkorg"+words, m.Hash)
			l.To += words
			c := store.Case{Number: "1", Call: "it", Counter: "it", Seq: 1, Sender: words, Opened: noon}
			update(t, db, func(tx *store.Tx) error {
				_, err := tx.Next("it")
				_, queued := tx.Queue(l, []byte("x"), day)
				return errors.Join(err, queued, tx.PutMessage(m), tx.PutCase(c), tx.Log(store.Event{Name: "x", Detail: words}))
			})
			view(t, db, func(tx *store.Tx) {
				if got, ok := tx.CaseOf("it", words); !ok || got.Number != "1" {
					t.Error("the case is not found by its sender")
				}
				if got, ok := tx.LetterByMessageID("1@inkorg" + words); !ok || got.ID != 1 {
					t.Error("the letter is not found by its Message-ID")
				}
				if tx.Answered("anna@falun.example"+words, day) != 1 {
					t.Error("the letter is not counted")
				}
			})
			update(t, db, func(tx *store.Tx) error {
				return errors.Join(tx.PutCase(c), tx.Settle(1, store.Sent, noon, noon, words))
			})
		})
	}
}

// A Date header can say times that JSON cannot. They are kept as missing, others in UTC.
func TestTimes(t *testing.T) {
	for name, c := range map[string]struct {
		date time.Time
		want string
	}{
		"zone":          {time.Date(2009, 3, 14, 13, 0, 0, 7, time.FixedZone("", 3600)), "2009-03-14T12:00:00.000000007Z"},
		"zone of a day": {time.Date(2009, 3, 14, 12, 0, 0, 0, time.FixedZone("", 24*3600)), "2009-03-13T12:00:00Z"},
		"year 10000":    {time.Date(9999, 12, 31, 23, 0, 0, 0, time.FixedZone("", -7200)), "0001-01-01T00:00:00Z"},
		"year -1":       {time.Date(0, 1, 1, 0, 0, 0, 0, time.FixedZone("", 3600)), "0001-01-01T00:00:00Z"},
	} {
		t.Run(name, func(t *testing.T) {
			db := fresh(t)
			keep(t, db, first)
			m := other(first)
			m.Clocks.Date, m.Registered = c.date, c.date
			update(t, db, func(tx *store.Tx) error { return tx.PutMessage(m) })
			view(t, db, func(tx *store.Tx) {
				got, _ := tx.Message(m.Hash)
				if got.Clocks.Date.Format(time.RFC3339Nano) != c.want || !got.Registered.Equal(got.Clocks.Date) {
					t.Errorf("kept %s, want %s", got.Clocks.Date.Format(time.RFC3339Nano), c.want)
				}
			})
		})
	}
}

// refusedCases are cases that Check would find fault with by themselves. One count of the counter "it" has been given out.
func refusedCases() map[string]func(*store.Tx) error {
	valid := store.Case{Number: "1", Call: "it", Counter: "it", Seq: 1}
	with := func(change func(*store.Case)) func(*store.Tx) error {
		return func(tx *store.Tx) error {
			c := valid
			change(&c)
			return tx.PutCase(c)
		}
	}
	return map[string]func(*store.Tx) error{
		"case without number":      with(func(c *store.Case) { c.Number = "" }),
		"case with an endless one": with(func(c *store.Case) { c.Number = strings.Repeat("1", 1001) }),
		"case not UTF-8":           with(func(c *store.Case) { c.Number = "\xff" }),
		"case of a later count":    with(func(c *store.Case) { c.Seq = 2 }),
		"case of count 0":          with(func(c *store.Case) { c.Seq = 0 }),
		"case of no counter":       with(func(c *store.Case) { c.Counter = "other" }),
		"versions not from 1":      with(func(c *store.Case) { c.Versions = []store.Version{{N: 2}} }),
		"number of another case": func(tx *store.Tx) error {
			c := valid
			c.Call = "ehealth"
			return errors.Join(tx.PutCase(valid), tx.PutCase(c))
		},
	}
}

// refused are other changes of that kind.
func refused() map[string]func(*store.Tx) error {
	message := func(change func(*store.Message)) func(*store.Tx) error {
		return func(tx *store.Tx) error {
			m := other(first)
			change(&m)
			return tx.PutMessage(m)
		}
	}
	sighting := func(s store.Sighting) func(*store.Tx) error {
		return func(tx *store.Tx) error { return tx.PutSighting(s) }
	}
	h := store.HashOf(first)
	return map[string]func(*store.Tx) error{
		"message without raw mail": message(func(m *store.Message) { m.Hash = missing }),
		"message of another size":  message(func(m *store.Message) { m.Bytes++ }),
		"message in no state":      message(func(m *store.Message) { m.State = "" }),
		"message as a duplicate":   message(func(m *store.Message) { m.State = store.Duplicate }),
		"place without account":    sighting(store.Sighting{Place: store.Place{Folder: "a"}, State: store.Other, Message: h}),
		"place with NUL":           sighting(store.Sighting{Place: store.Place{Account: "a", Folder: "b\x00c"}, State: store.Other, Message: h}),
		"place without message":    sighting(store.Sighting{Place: place(1), State: store.Other}),
		"place in no state":        sighting(store.Sighting{Place: place(1), Message: h}),
		"count without folder":     func(tx *store.Tx) error { return tx.PutCount(store.Count{Account: "a"}) },
		"counter without name":     func(tx *store.Tx) error { _, err := tx.Next(""); return err },
		"period backwards":         func(tx *store.Tx) error { return tx.ClosePeriod(store.Period{From: noon, To: noon.Add(-1)}) },
		"period after a gap": func(tx *store.Tx) error {
			return errors.Join(tx.ClosePeriod(store.Period{To: noon}), tx.ClosePeriod(store.Period{From: noon.Add(1), To: noon.Add(2)}))
		},
		"period over the last one": func(tx *store.Tx) error {
			return errors.Join(tx.ClosePeriod(store.Period{To: noon}), tx.ClosePeriod(store.Period{To: noon.Add(2)}))
		},
	}
}

func TestPutRefuses(t *testing.T) {
	all := refused()
	maps.Copy(all, refusedCases())
	for name, do := range all {
		t.Run(name, func(t *testing.T) {
			db := fresh(t)
			keep(t, db, first)
			err := db.Update(func(tx *store.Tx) error {
				if _, err := tx.Next("it"); err != nil {
					t.Error(err)
				}
				return do(tx)
			})
			if err == nil || errors.Is(err, store.ErrDamaged) {
				t.Errorf("it says %v", err)
			}
		})
	}
}

// While an Update iterates it may change what it iterates over, here the index itself: each message moves behind all others.
func TestChangeWhileIterating(t *testing.T) {
	db := fresh(t)
	var mails [][]byte
	for i := range byte(100) {
		mails = append(mails, []byte{i})
	}
	keep(t, db, mails...)
	seen := map[store.Hash]int{}
	update(t, db, func(tx *store.Tx) (err error) {
		for i, raw := range mails {
			m := other(raw)
			m.Registered = noon.Add(time.Duration(i) * time.Second)
			err = errors.Join(err, tx.PutMessage(m))
		}
		for m := range tx.Messages() {
			if seen[m.Hash]++; seen[m.Hash] == 1 {
				m.Registered = m.Registered.Add(time.Hour)
				err = errors.Join(err, tx.PutMessage(m))
			}
		}
		return err
	})
	for h, n := range seen {
		if n != 2 {
			t.Errorf("message %s was seen %d times, want once before and once after it moved", h, n)
		}
	}
	if len(seen) != len(mails) {
		t.Errorf("saw %d of %d", len(seen), len(mails))
	}
}

func TestNewestCaseOfASender(t *testing.T) {
	db := fresh(t)
	update(t, db, func(tx *store.Tx) (err error) {
		for i, c := range []store.Case{
			{Number: "A-1", Call: "a", Counter: "A", Sender: "Anna@x.example", Opened: noon.Add(time.Hour)},
			{Number: "A-2", Call: "a", Counter: "A", Sender: "anna@x.example", Opened: noon},
			{Number: "B-1", Call: "b", Counter: "B", Sender: "anna@x.example", Opened: noon.Add(2 * time.Hour)},
		} {
			seq, e := tx.Next(c.Counter)
			c.Seq = seq
			if err = errors.Join(err, e, tx.PutCase(c)); err != nil {
				t.Errorf("case %d: %v", i, err)
			}
		}
		return err
	})
	view(t, db, func(tx *store.Tx) {
		if c, ok := tx.CaseOf("a", "ANNA@x.example"); !ok || c.Number != "A-1" {
			t.Errorf("got %s", c.Number)
		}
		if _, ok := tx.CaseOf("a", "bo@x.example"); ok {
			t.Error("bo has a case")
		}
		if _, ok := tx.Case(""); ok {
			t.Error("there is a case without number")
		}
	})
}

func FuzzHash(f *testing.F) {
	f.Add([]byte(missing.String()))
	f.Add([]byte(strings.ToUpper(missing.String())))
	f.Add([]byte("12"))
	f.Add([]byte(missing.String() + "0"))
	f.Fuzz(func(t *testing.T, text []byte) {
		var h store.Hash
		if err := h.UnmarshalText(text); err != nil {
			if !h.IsZero() {
				t.Error("an error and a hash")
			}
			return
		}
		if h.String() != strings.ToLower(string(text)) {
			t.Errorf("%q became %s", text, h)
		}
		var again store.Hash
		if b, err := json.Marshal(h); err != nil || json.Unmarshal(b, &again) != nil || again != h {
			t.Errorf("%s does not come back from JSON", h)
		}
	})
}
