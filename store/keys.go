package store

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"
)

// The buckets. What is in them is told in the package comment.
const (
	bucketMeta        = "meta"
	bucketMessages    = "messages"
	bucketRaw         = "raw"
	bucketPlaces      = "places"
	bucketCases       = "cases"
	bucketCounters    = "counters"
	bucketLetters     = "letters"
	bucketLetterBytes = "letter-bytes"
	bucketPeriods     = "periods"
	bucketCounts      = "counts"
	bucketLog         = "log"

	indexMessagesByTime     = "messages-by-time"
	indexPlacesByMessage    = "places-by-message"
	indexCasesByCall        = "cases-by-call"
	indexCasesBySender      = "cases-by-sender"
	indexLettersByMessageID = "letters-by-message-id"
	indexLettersByAnswer    = "letters-by-answer"
	indexLettersByDay       = "letters-by-day"
	indexLettersDue         = "letters-due"
)

var buckets = []string{
	bucketMeta, bucketMessages, bucketRaw, bucketPlaces, bucketCases, bucketCounters, bucketLetters, bucketLetterBytes,
	bucketPeriods, bucketCounts, bucketLog, indexMessagesByTime, indexPlacesByMessage, indexCasesByCall, indexCasesBySender,
	indexLettersByMessageID, indexLettersByAnswer, indexLettersByDay, indexLettersDue,
}

// The keys of the bucket meta.
var (
	metaFormat  = []byte("format")
	metaToken   = []byte("token")
	metaCreated = []byte("created")
	metaLog     = []byte("log")
)

// longest is the limit in bytes of a name that is part of a key: an account, a folder, a call, a number.
const longest = 1000

// plain refuses a name that cannot be part of a key. None of these names comes out of a mail.
func plain(what, s string) error {
	switch {
	case s == "":
		return fmt.Errorf("the %s is empty", what)
	case len(s) > longest:
		return fmt.Errorf("the %s has %d bytes: the limit is %d", what, len(s), longest)
	case strings.ContainsRune(s, 0) || !utf8.ValidString(s):
		return fmt.Errorf("the %s %q is not plain text", what, s)
	}
	return nil
}

// key joins parts: a string ends with NUL, a time has 12 bytes that sort by time, an integer is big endian.
func key(parts ...any) []byte {
	var b []byte
	for _, part := range parts {
		switch p := part.(type) {
		case string:
			b = append(append(b, p...), 0)
		case Hash:
			b = append(b, p[:]...)
		case time.Time:
			b = binary.BigEndian.AppendUint64(b, uint64(p.Unix())^1<<63)
			b = binary.BigEndian.AppendUint32(b, uint32(p.Nanosecond()))
		case uint32:
			b = binary.BigEndian.AppendUint32(b, p)
		case uint64:
			b = binary.BigEndian.AppendUint64(b, p)
		}
	}
	return b
}

func numberKey(n uint64) []byte { return key(n) }

func placeKey(p Place) []byte { return key(p.Account, p.Folder, p.UIDValidity, p.UID) }

// placeOf reads what placeKey wrote.
func placeOf(k []byte) (p Place, err error) {
	account, rest, ok := bytes.Cut(k, []byte{0})
	folder, uids, found := bytes.Cut(rest, []byte{0})
	if !ok || !found || len(uids) != 8 {
		return p, errors.New("the key is not that of a place")
	}
	return Place{string(account), string(folder), binary.BigEndian.Uint32(uids), binary.BigEndian.Uint32(uids[4:])}, nil
}

// digest stands for words of any length and content in a key, such as addresses that strangers wrote. Bytes that
// are not UTF-8 count as U+FFFD, as they come back from JSON.
func digest(words ...string) Hash {
	h := sha256.New()
	for _, w := range words {
		h.Write(append([]byte(string([]rune(w))), 0))
	}
	return Hash(h.Sum(nil))
}

// address is the digest of words that end with a mail address, whose case does not matter.
func address(words ...string) Hash {
	last := len(words) - 1
	return digest(append(words[:last:last], strings.ToLower(words[last]))...)
}

// utc is t as it is kept: in UTC. A time that JSON cannot say (RFC 3339 has the years 0 to 9999) is kept as missing.
func utc(t time.Time) time.Time {
	if t = t.UTC(); t.Year() < 0 || t.Year() > 9999 {
		return time.Time{}
	}
	return t
}

func (c Clocks) utc() Clocks {
	return Clocks{Border: utc(c.Border), Internal: utc(c.Internal), Seen: utc(c.Seen), Date: utc(c.Date)}
}
