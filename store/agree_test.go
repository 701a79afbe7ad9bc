package store_test

import (
	"bytes"
	"cmp"
	"encoding/json"
	"maps"
	"slices"
	"time"

	"inkorg/store"
)

// same compares records as they are kept.
func same(a, b any) bool {
	x, err1 := json.Marshal(a)
	y, err2 := json.Marshal(b)
	return err1 == nil && err2 == nil && bytes.Equal(x, y)
}

// agree compares everything a database can tell with the model.
func (w *walk) agree() {
	w.Helper()
	if err := w.db.Check(); err != nil {
		w.Errorf("Check says %v", err)
	}
	view(w, w.db, func(tx *store.Tx) {
		w.agreeMessages(tx)
		w.agreeSightings(tx)
		w.agreeCases(tx)
		w.agreeLetters(tx)
		w.agreeOutbox(tx)
		w.agreeRest(tx)
	})
}

func (w *walk) same(what string, got, want any) {
	w.Helper()
	if !same(got, want) {
		w.Errorf("%s: got %+v, want %+v", what, got, want)
	}
}

func (w *walk) agreeMessages(tx *store.Tx) {
	for h, want := range w.raw {
		if got, ok := tx.Raw(h); !ok || !bytes.Equal(got, want) {
			w.Errorf("raw mail %s: %d bytes, want %d", h, len(got), len(want))
		}
		got, ok := tx.Message(h)
		if m, want := w.messages[h]; ok != want || !same(got, m) {
			w.Errorf("message %s: %+v, want %+v", h, got, m)
		}
	}
	var want []store.Message
	for _, h := range w.order {
		want = append(want, w.messages[h])
	}
	slices.SortFunc(want, func(a, b store.Message) int {
		return cmp.Or(a.Registered.Compare(b.Registered), bytes.Compare(a.Hash[:], b.Hash[:]))
	})
	w.same("messages", slices.Collect(tx.Messages()), want)
}

func byPlace(a, b store.Sighting) int {
	return cmp.Or(cmp.Compare(a.Place.Folder, b.Place.Folder), cmp.Compare(a.Place.UID, b.Place.UID))
}

func (w *walk) agreeSightings(tx *store.Tx) {
	of := map[store.Hash][]store.Sighting{}
	in := map[string][]store.Sighting{}
	for p, want := range w.sightings {
		if got, ok := tx.Sighting(p); !ok || got.Place != p || !same(got, want) {
			w.Errorf("place %+v: %+v, want %+v", p, got, want)
		}
		of[want.Message] = append(of[want.Message], want)
		in[p.Folder] = append(in[p.Folder], want)
	}
	for h := range w.messages {
		slices.SortFunc(of[h], byPlace)
		w.same("places of a message", tx.SightingsOf(h), of[h])
	}
	for _, folder := range []string{"INBOX", "Junk"} {
		slices.SortFunc(in[folder], byPlace)
		got := slices.Collect(tx.Sightings(place(0).Account, folder, place(0).UIDValidity))
		if w.same("places of a folder", got, in[folder]); len(slices.Collect(tx.Sightings(place(0).Account, folder, 8))) > 0 {
			w.Error("another UIDVALIDITY has places")
		}
	}
}

func (w *walk) agreeCases(tx *store.Tx) {
	want := slices.SortedFunc(maps.Values(w.cases), func(a, b store.Case) int {
		return cmp.Or(cmp.Compare(a.Call, b.Call), cmp.Compare(a.Seq, b.Seq))
	})
	w.same("cases", slices.Collect(tx.Cases()), want)
	newest := map[[2]string]store.Case{}
	for _, c := range want {
		got, _ := tx.Case(c.Number)
		w.same("case "+c.Number, got, c)
		newest[[2]string{c.Call, c.Sender}] = c // opened later, since counted later
	}
	for who, c := range newest {
		got, _ := tx.CaseOf(who[0], who[1])
		w.same("case of "+who[1], got, c)
	}
}

func (w *walk) agreeLetters(tx *store.Tx) {
	w.same("letters", slices.Collect(tx.Letters()), w.letters)
	for i, l := range w.letters {
		got, _ := tx.Letter(l.ID)
		w.same("letter", got, l)
		content, _ := tx.LetterBytes(l.ID)
		w.same("its bytes", string(content), w.bytes[i])
		got, _ = tx.LetterByMessageID(l.MessageID)
		w.same("letter by its Message-ID", got, l)
		if l.Kind == store.Receipt {
			got, _ = tx.ReceiptFor(l.Answers)
			w.same("receipt", got, l)
		}
	}
	if _, ok := tx.Letter(uint64(len(w.letters) + 1)); ok {
		w.Error("there is a letter too many")
	}
}

func (w *walk) agreeOutbox(tx *store.Tx) {
	var due []store.Letter
	answered := map[[2]string]int{}
	for _, l := range w.letters {
		if isOpen(l.State) && !l.Next.After(w.now) {
			due = append(due, l)
		}
		answered[[2]string{l.To, l.Day}]++
	}
	slices.SortFunc(due, func(a, b store.Letter) int { return cmp.Or(a.Next.Compare(b.Next), cmp.Compare(a.ID, b.ID)) })
	w.same("due", tx.Due(w.now), due)
	for who, want := range answered {
		if got := tx.Answered(who[0], who[1]); who[1] != "" && got != want {
			w.Errorf("%s was answered %d times on %s, want %d", who[0], got, who[1], want)
		}
	}
}

func (w *walk) agreeRest(tx *store.Tx) {
	if got, ok := tx.LastPeriod(); ok != (len(w.periods) > 0) || ok && !same(got, w.periods[len(w.periods)-1]) {
		w.Errorf("last period: %+v", got)
	}
	byFolder := func(a, b store.Count) int { return cmp.Compare(a.Folder, b.Folder) }
	w.same("counts", tx.Counts(), slices.SortedFunc(maps.Values(w.counts), byFolder))
	var names []string
	for e := range tx.Events() {
		names = append(names, e.Name)
	}
	w.same("log", names, w.events)
	if made := tx.Created(); !made.Equal(noon) || made.Location() != time.UTC {
		w.Errorf("made at %s", made)
	}
}
