package letter

import (
	"strconv"
	"strings"
	"time"

	"inkorg/store"
)

// A folder is the count of one folder of the mailbox: what the server has, and what became of each.
type folder struct {
	Name    string
	At      time.Time
	Server  int
	Tally   string // "139 i ärenden + 3 övrigt"
	Sum     int    // of the tally; the same as Server, or something is wrong
	Failed  []failure
	Missing string // UIDs that the ledger says nothing of
}

// A failure is a message that the server would not give us.
type failure struct {
	UID    uint32
	Reason string
}

// tallied are the terms of the sum in their order.
var tallied = []store.State{"case", store.AutoReply, store.Bounce, store.List, store.Own, store.Other, store.Duplicate, store.Failed, "missing"}

func (d *digest) folder(in Folder) {
	f := folder{Name: clean(in.Count.Folder, 100), At: in.Count.At, Server: in.Count.Server}
	terms := map[store.State]int{"missing": len(in.Count.Missing)}
	for state, n := range in.Count.States {
		if state == store.Submission || state == store.Addition || state == store.Question {
			state = "case"
		}
		terms[state] += n
		f.Sum += n
	}
	f.Sum += len(in.Count.Missing)
	f.Tally = d.tally(terms)
	f.Missing = numbers(in.Count.Missing)
	for _, s := range in.Failed {
		f.Failed = append(f.Failed, failure{s.Place.UID, s.Reason})
	}
	d.Folders = append(d.Folders, f)
	d.concern("", f.Name, d.odd(in, f))
}

func (d *digest) tally(terms map[store.State]int) string {
	var out []string
	for _, state := range tallied {
		if n := terms[state]; n > 0 || state == "case" {
			words := d.words.tallies[string(state)]
			out = append(out, d.Count(n, words[0], words[1]))
		}
	}
	return strings.Join(out, " + ")
}

// odd is what a person should look at in a folder.
func (d *digest) odd(in Folder, f folder) (out []point) {
	for _, s := range in.Failed {
		uid := numbers([]uint32{s.Place.UID})
		out = append(out, point{speech: d.speech, Kind: "failed", New: d.new(s.At), Texts: []string{s.Reason}, Numbers: []string{uid}})
	}
	if f.Missing != "" {
		out = append(out, point{speech: d.speech, Kind: "missing", New: true, Numbers: []string{f.Missing}})
	}
	if f.Sum != f.Server {
		out = append(out, point{speech: d.speech, Kind: "sum", New: true})
	}
	return out
}

// mostUIDs is how many UIDs are named before the rest is only counted in the tally.
const mostUIDs = 20

func numbers(uids []uint32) string {
	var out []string
	for _, uid := range uids[:min(len(uids), mostUIDs)] {
		out = append(out, strconv.FormatUint(uint64(uid), 10))
	}
	if len(uids) > mostUIDs {
		out = append(out, "…")
	}
	return strings.Join(out, ", ")
}
