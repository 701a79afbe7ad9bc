package store_test

import (
	"encoding/binary"
	"slices"
	"strings"
	"testing"

	bolt "go.etcd.io/bbolt"

	"inkorg/store"
)

// breakFile changes a closed database underneath.
func breakFile(t testing.TB, path string, change func(*bolt.Tx) error) {
	t.Helper()
	b, err := bolt.Open(path, 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := b.Update(change); err != nil {
		t.Fatal(err)
	}
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
}

func id(n uint64) []byte { return binary.BigEndian.AppendUint64(nil, n) }

func hashKey(raw []byte) []byte { h := store.HashOf(raw); return h[:] }

// put writes a value.
func put(bucket string, key []byte, value string) func(*bolt.Tx) error {
	return func(tx *bolt.Tx) error { return tx.Bucket([]byte(bucket)).Put(key, []byte(value)) }
}

// remove takes a key away.
func remove(bucket string, key []byte) func(*bolt.Tx) error {
	return func(tx *bolt.Tx) error { return tx.Bucket([]byte(bucket)).Delete(key) }
}

// edit replaces a text in a value.
func edit(bucket string, key []byte, old, new string) func(*bolt.Tx) error {
	return func(tx *bolt.Tx) error {
		b := tx.Bucket([]byte(bucket))
		was := string(b.Get(key))
		if !strings.Contains(was, old) {
			panic("the test looks for " + old + " in " + was)
		}
		return b.Put(key, []byte(strings.Replace(was, old, new, 1)))
	}
}

// stray adds an entry to an index, under a key that nobody asks for.
func stray(bucket string) func(*bolt.Tx) error {
	return func(tx *bolt.Tx) error {
		b := tx.Bucket([]byte(bucket))
		_, v := b.Cursor().First()
		return b.Put([]byte("\xff\xff"), v)
	}
}

// drop takes the first entry of a bucket away.
func drop(bucket string) func(*bolt.Tx) error {
	return func(tx *bolt.Tx) error {
		b := tx.Bucket([]byte(bucket))
		k, _ := b.Cursor().First()
		return b.Delete(k)
	}
}

// inRaw changes the bucket of one raw mail.
func inRaw(raw []byte, change func(*bolt.Bucket) error) func(*bolt.Tx) error {
	return func(tx *bolt.Tx) error { return change(tx.Bucket([]byte("raw")).Bucket(hashKey(raw))) }
}

func sequence(bucket string, n uint64) func(*bolt.Tx) error {
	return func(tx *bolt.Tx) error { return tx.Bucket([]byte(bucket)).SetSequence(n) }
}

var missing = store.HashOf([]byte("never seen"))

func placeKey(uid uint32) []byte {
	p := place(uid)
	b := append([]byte(p.Account+"\x00"+p.Folder), 0)
	return binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(b, p.UIDValidity), uid)
}

// chunk is the key of a chunk of raw mail.
func chunk(n uint32) []byte { return binary.BigEndian.AppendUint32(nil, n) }

// A breakage is a change of the file that Check must report.
type breakage struct {
	name   string
	change func(*bolt.Tx) error
	want   string // in what Check says
}

// Every invariant is broken underneath, once, and must be reported.
var broken = []breakage{
	{"token gone", remove("meta", []byte("token")), "the token of the file is missing"},
	{"created unreadable", put("meta", []byte("created"), "yesterday"), "when the file was made"},

	{"message not JSON", put("messages", hashKey(first), "{"), "unexpected end of JSON"},
	{"message under a wrong key", edit("messages", hashKey(first), store.HashOf(first).String(), missing.String()), "holds the record of"},
	{"message in no known state", edit("messages", hashKey(first), `"submission"`, `"duplicate"`), `the state of message`},
	{"message without raw mail", func(tx *bolt.Tx) error { return tx.Bucket([]byte("raw")).DeleteBucket(hashKey(first)) }, "has no raw mail"},
	{"message of another size", edit("messages", hashKey(second), `"bytes":614400`, `"bytes":614401`), "is said to have 614401 bytes, its raw mail has 614400"},
	{"message of a missing case", edit("messages", hashKey(question), "0001", "0002"), "belongs to case IT-2009-0002, which is missing"},
	{"message of a missing version", edit("messages", hashKey(second), `"version":2`, `"version":3`), "says it made version 3 of case"},
	{"message with a version and no case", edit("messages", hashKey(second), `"number":"IT-2009-0001",`, ""), "made version 2 of no case"},

	{"raw under no hash", func(tx *bolt.Tx) error { _, err := tx.Bucket([]byte("raw")).CreateBucket([]byte("x")); return err }, "which is no hash"},
	{"raw mail changed", inRaw(first, func(b *bolt.Bucket) error { return b.Put(chunk(0), []byte(strings.ToUpper(string(first)))) }), "are not those that came"},
	{"raw mail changed in its last chunk", inRaw(second, func(b *bolt.Bucket) error {
		return b.Put(chunk(2), append([]byte{b.Get(chunk(2))[0] + 1}, b.Get(chunk(2))[1:]...))
	}), "are not those that came"},
	{"raw chunk missing", inRaw(second, func(b *bolt.Bucket) error { return b.Delete(chunk(1)) }), "chunk 1 is missing"},
	{"raw chunk cut", inRaw(second, func(b *bolt.Bucket) error { return b.Put(chunk(1), []byte("short")) }), "chunk 1 has 5 bytes instead of 262144"},
	{"raw chunk too many", inRaw(second, func(b *bolt.Bucket) error { return b.Put(chunk(3), []byte("more")) }), "chunk 3 has 4 bytes instead of 0"},
	{"raw size wrong", inRaw(first, func(b *bolt.Bucket) error { return b.Put([]byte("end"), id(1)) }), "chunk 0 has 37 bytes instead of 1"},
	{"raw chunk missing at the end", inRaw(second, func(b *bolt.Bucket) error { return b.Delete(chunk(2)) }), "524288 bytes are there, its end mark says 614400"},
	{"raw without end mark", inRaw(first, func(b *bolt.Bucket) error { return b.Delete([]byte("end")) }), "or only a part of it"},

	{"place not JSON", put("places", placeKey(1), "[]"), "cannot unmarshal array"},
	{"place under no place", put("places", []byte("x"), "{}"), "the key is not that of a place"},
	{"place in no known state", edit("places", placeKey(1), `"submission"`, `"done"`), `is unknown`},
	{"place without message", put("places", placeKey(3), `{"state":"question","at":"2009-03-14T12:00:00Z"}`), "has no message"},
	{"place of a missing message", edit("places", placeKey(3), store.HashOf(question).String(), missing.String()), "UIDVALIDITY 7, is message " + missing.String() + ", which is missing"},

	{"case not JSON", put("cases", []byte("IT-2009-0001"), "no"), "invalid character"},
	{"case under a wrong number", edit("cases", []byte("IT-2009-0001"), "0001", "0009"), "holds the record of"},
	{"versions not numbered from 1", edit("cases", []byte("IT-2009-0001"), `"n":2`, `"n":3`), "version 2 of case IT-2009-0001 has the number 3"},
	{"version of a missing message", edit("cases", []byte("IT-2009-0001"), store.HashOf(second).String(), missing.String()), "version 2 of case IT-2009-0001 is message " + missing.String()},
	{"question missing", edit("cases", []byte("IT-2009-0001"), store.HashOf(question).String(), missing.String()), "a question of case IT-2009-0001 is message " + missing.String()},

	{"counter ahead", put("counters", []byte("IT-2009-"), string(id(2))), `counter "IT-2009-" has given out 2, the last case has 1`},
	{"counter behind", put("counters", []byte("IT-2009-"), string(id(0))), `has given out 0, the last case has 1`},
	{"counter missing", remove("counters", []byte("IT-2009-")), `counter "IT-2009-" is missing`},
	{"counter unreadable", put("counters", []byte("IT-2009-"), "1"), "is not to be read"},
	{"count twice", put("cases", []byte("IT-2009-0007"), `{"number":"IT-2009-0007","call":"it-2009","counter":"IT-2009-","seq":1}`), "the case with count 1 comes where 2 should"},
	{"count left out", edit("cases", []byte("IT-2009-0001"), `"seq":1`, `"seq":2`), "the case with count 2 comes where 1 should"},

	{"letter not JSON", put("letters", id(1), ""), "unexpected end of JSON"},
	{"letter under a wrong number", edit("letters", id(3), `"id":3`, `"id":4`), "holds the record of"},
	{"letter of no known kind", edit("letters", id(3), `"digest"`, `"love"`), `the kind of a letter "love" is unknown`},
	{"letter in no known state", edit("letters", id(3), `"state":"queued"`, `"state":"lost"`), `the state of a letter "lost" is unknown`},
	{"letter without recipient", edit("letters", id(3), "samordnare@skl.example", ""), "lacks its Message-ID or its recipient"},
	{"letter without bytes", remove("letter-bytes", id(2)), "letter 2 has no bytes"},
	{"bytes without letter", put("letter-bytes", id(9), "hello"), "belong to no letter"},
	{"letter to a missing message", edit("letters", id(2), store.HashOf(second).String(), missing.String()), "letter 2 answers message " + missing.String() + ", which is missing"},
	{"two answers to one message", edit("letters", id(2), store.HashOf(second).String(), store.HashOf(first).String()), "letters 1 and 2 both answer message"},
	{"one Message-ID twice", edit("letters", id(2), "2@inkorg", "1@inkorg"), "letters-by-message-id lacks letters 0000000000000002"},
	{"letter about a missing case", edit("letters", id(2), "0001", "0002"), "letter 2 is about case IT-2009-0002"},
	{"letter about a missing version", edit("letters", id(2), `"version":2`, `"version":3`), "letter 2 is about version 3 of case IT-2009-0001"},
	{"letter ended and open", edit("letters", id(1), `"state":"sent"`, `"state":"queued"`), "letter 1 is queued, and its end says otherwise"},
	{"letter missing", func(tx *bolt.Tx) error { return tx.Bucket([]byte("letters")).Delete(id(2)) }, "letters: number 2 is missing"},
	{"last letter missing", remove("letters", id(3)), "letters: 3 numbers were given out, the last one there is 2"},
	{"letters given out wrongly", sequence("letters", 9), "letters: 9 numbers were given out"},

	{"period not JSON", put("periods", id(1), "x"), "invalid character"},
	{"period backwards", edit("periods", id(2), "13:00:00Z", "11:00:00Z"), "before it begins"},
	{"periods apart", edit("periods", id(2), `"from":"2009-03-14T12:00:00Z"`, `"from":"2009-03-14T12:00:01Z"`), "period 2 begins at 2009-03-14 12:00:01"},
	{"period missing", remove("periods", id(1)), "periods: number 1 is missing"},
	{"last period missing", remove("periods", id(2)), "periods: 2 numbers were given out"},
	{"period told in a missing letter", edit("periods", id(1), "[3]", "[4]"), "period 1 was told in letter 4"},

	{"count unreadable", put("counts", []byte("a\x00b\x00"), "x"), "invalid character"},
	{"count under a wrong key", put("counts", []byte("a\x00b\x00"), `{"account":"a","folder":"c"}`), "holds the record of"},
	{"count without folder", put("counts", []byte("a\x00\x00"), `{"account":"a"}`), "the folder is empty"},

	{"event not JSON", put("log", id(2), "x"), "line 2 of the log"},
	{"event changed", edit("log", id(2), "queued", "refuse"), "line 2 of the log: its hash is not that of its content"},
	{"event without hash", put("log", id(3), "{}"), "line 3 of the log: its hash is not at its end"},
	{"event moved", func(tx *bolt.Tx) error { return put("log", id(2), string(tx.Bucket([]byte("log")).Get(id(3))))(tx) }, "line 2 of the log says it is line 3"},
	{"event missing", remove("log", id(2)), "line 3 of the log does not follow the one before"},
	{"last event missing", func(tx *bolt.Tx) error {
		if err := tx.Bucket([]byte("log")).SetSequence(2); err != nil {
			return err
		}
		return tx.Bucket([]byte("log")).Delete(id(3))
	}, "the log does not end with the line that was written last"},
	{"whole log missing", func(tx *bolt.Tx) error {
		if err := tx.DeleteBucket([]byte("log")); err != nil {
			return err
		}
		_, err := tx.CreateBucket([]byte("log"))
		return err
	}, "the log does not end with the line that was written last"},
	{"events given out wrongly", sequence("log", 4), "log: 4 numbers were given out, the last one there is 3"},
	{"event of a missing case, letter and message", func(tx *bolt.Tx) error {
		return tx.Bucket([]byte("messages")).Delete(hashKey(first))
	}, "line 1 of the log speaks of message"},
	{"event of a missing case", remove("cases", []byte("IT-2009-0001")), "line 2 of the log speaks of case IT-2009-0001"},
	{"event of a missing letter", remove("letters", id(1)), "line 2 of the log speaks of letter 1"},
}

// indexes are the index buckets; each is broken in both directions.
var indexes = []string{
	"messages-by-time", "places-by-message", "cases-by-call", "cases-by-sender",
	"letters-by-message-id", "letters-by-answer", "letters-by-day", "letters-due",
}

func TestCheckReportsWhatIsBroken(t *testing.T) {
	cases := slices.Clone(broken)
	for _, index := range indexes {
		cases = append(cases,
			breakage{"entry missing in " + index, drop(index), index + " lacks "},
			breakage{"entry too many in " + index, stray(index), index + " has ffff for"})
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			path := sampleFile(t)
			breakFile(t, path, c.change)
			err := open(t, path).Check()
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("Check says %v, want %q", err, c.want)
			}
		})
	}
}

func TestCheckIsContentWithTheSample(t *testing.T) {
	db := fresh(t)
	if err := sample(db); err != nil {
		t.Fatal(err)
	}
}

func TestCheckCountsWhatItDoesNotTell(t *testing.T) {
	path := sampleFile(t)
	breakFile(t, path, func(tx *bolt.Tx) error {
		for n := range uint64(150) {
			if err := put("letter-bytes", id(100+n), "stray")(tx); err != nil {
				return err
			}
		}
		return nil
	})
	err := open(t, path).Check()
	if err == nil || strings.Count(err.Error(), "\n") != 100 || !strings.HasSuffix(err.Error(), "and 50 more") {
		t.Errorf("Check says %v", err)
	}
}
