package store

import (
	"slices"
)

// readable gives the records of a table that can be read; records tells of the others.
func readable[T any](c *checker, t table[T], each func(k []byte, r T)) {
	for k, v := range c.tx.scan(t.name, nil) {
		if r, err := t.decode(k, v); err == nil {
			each(k, r)
		}
	}
}

// messages verifies that each has its raw mail, and gathers them and the cases for what follows.
func (c *checker) messages() {
	readable(c, cases, func(_ []byte, r Case) { c.casesBy[r.Number] = r })
	readable(c, messages, func(_ []byte, m Message) {
		c.message[m.Hash] = m
		size, whole := c.kept[m.Hash]
		switch {
		case !whole:
			c.fault("message %s has no raw mail, or only a part of it", m.Hash)
		case size != m.Bytes:
			c.fault("message %s is said to have %d bytes, its raw mail has %d", m.Hash, m.Bytes, size)
		}
		c.messageCase(m)
	})
}

// messageCase verifies what a message says of the case it belongs to.
func (c *checker) messageCase(m Message) {
	if m.Number == "" {
		if m.Version != 0 {
			c.fault("message %s made version %d of no case", m.Hash, m.Version)
		}
		return
	}
	of, ok := c.casesBy[m.Number]
	switch {
	case !ok:
		c.fault("message %s belongs to case %s, which is missing", m.Hash, m.Number)
	case m.Version == 0:
	case m.Version < 0 || m.Version > len(of.Versions) || of.Versions[m.Version-1].Message != m.Hash:
		c.fault("message %s says it made version %d of case %s, the case does not", m.Hash, m.Version, m.Number)
	}
}

func (c *checker) sightings() {
	readable(c, sightings, func(_ []byte, s Sighting) {
		if !s.Message.IsZero() && !c.has(s.Message) {
			c.fault("UID %d of %s, UIDVALIDITY %d, is message %s, which is missing", s.Place.UID, s.Place.Folder, s.Place.UIDValidity, s.Message)
		}
	})
}

func (c *checker) has(message Hash) bool {
	_, ok := c.message[message]
	return ok
}

func (c *checker) cases() {
	for _, number := range sortedKeys(c.casesBy) {
		of := c.casesBy[number]
		for _, v := range of.Versions {
			if m := c.message[v.Message]; m.Hash != v.Message || m.Number != number || m.Version != v.N {
				c.fault("version %d of case %s is message %s, which is missing or says otherwise", v.N, number, v.Message)
			}
		}
		for _, q := range of.Questions {
			if m := c.message[q]; m.Hash != q || m.Number != number {
				c.fault("a question of case %s is message %s, which is missing or says otherwise", number, q)
			}
		}
	}
}

// counters verifies that the cases of each counter have the counts from 1 to the last one given out.
func (c *checker) counters() {
	used := map[string][]uint64{}
	for _, of := range c.casesBy {
		used[of.Counter] = append(used[of.Counter], of.Seq)
	}
	for k, v := range c.tx.scan(bucketCounters, nil) {
		if len(v) != 8 {
			c.fault("counter %s is not to be read", printable(k))
		}
		c.counter(string(k), number(v), used[string(k)])
		delete(used, string(k))
	}
	for _, name := range sortedKeys(used) {
		c.fault("counter %q is missing, and cases have its counts", name)
	}
}

func (c *checker) counter(name string, last uint64, used []uint64) {
	slices.Sort(used)
	next := uint64(1)
	for _, seq := range used {
		if seq != next {
			c.fault("counter %q: the case with count %d comes where %d should", name, seq, next)
		}
		next = seq + 1
	}
	if next != last+1 {
		c.fault("counter %q has given out %d, the last case has %d", name, last, next-1)
	}
}

func (c *checker) letters() {
	answer := map[Hash]uint64{}
	ids := c.numbered(bucketLetters)
	readable(c, letters, func(k []byte, l Letter) {
		ids.next(k)
		c.letter[l.ID] = l
		c.letterRefs(l)
		if first, twice := answer[l.Answers]; twice && !l.Answers.IsZero() {
			c.fault("letters %d and %d both answer message %s", first, l.ID, l.Answers)
		}
		answer[l.Answers] = l.ID
		if len(c.tx.get(bucketLetterBytes, k)) == 0 {
			c.fault("letter %d has no bytes", l.ID)
		}
	})
	ids.end()
	for k := range c.tx.scan(bucketLetterBytes, nil) {
		if _, ok := c.letter[number(k)]; !ok || len(k) != 8 {
			c.fault("the bytes of letter %s belong to no letter", printable(k))
		}
	}
}

func (c *checker) letterRefs(l Letter) {
	if !l.Answers.IsZero() && !c.has(l.Answers) {
		c.fault("letter %d answers message %s, which is missing", l.ID, l.Answers)
	}
	of, ok := c.casesBy[l.Number]
	switch {
	case l.Number != "" && !ok:
		c.fault("letter %d is about case %s, which is missing", l.ID, l.Number)
	case l.Version < 0 || l.Version > len(of.Versions):
		c.fault("letter %d is about version %d of case %s, which is missing", l.ID, l.Version, l.Number)
	}
	if ended := !l.Ended.IsZero(); ended == l.State.open() {
		c.fault("letter %d is %s, and its end says otherwise", l.ID, l.State)
	}
}

func (c *checker) periods() {
	var last Period
	ids := c.numbered(bucketPeriods)
	readable(c, periods, func(k []byte, p Period) {
		if n := ids.next(k); n > 1 && !last.To.Equal(p.From) {
			c.fault("period %d begins at %s, the one before ended at %s", n, p.From, last.To)
		}
		for _, id := range p.Letters {
			if _, ok := c.letter[id]; !ok {
				c.fault("period %d was told in letter %d, which is missing", number(k), id)
			}
		}
		last = p
	})
	ids.end()
}

// log verifies the chain of the log, and that what it speaks of is there.
func (c *checker) log() {
	var prev Hash
	ids := c.numbered(bucketLog)
	for k, v := range c.tx.scan(bucketLog, nil) {
		n := ids.next(k)
		e, err := events.decode(k, v)
		if err == nil {
			err = sealed(v, e.Hash)
		}
		if err != nil {
			c.fault("line %d of the log: %w", n, err)
		}
		if err == nil && e.Seq != n {
			c.fault("line %d of the log says it is line %d", n, e.Seq)
		}
		if e.Prev != prev {
			c.fault("line %d of the log does not follow the one before: one of them was changed", n)
		}
		prev = e.Hash
		c.event(e)
	}
	ids.end()
	if head := c.tx.get(bucketMeta, metaLog); string(head) != string(prev[:]) && (head != nil || !prev.IsZero()) {
		c.fault("the log does not end with the line that was written last")
	}
}

func (c *checker) event(e Event) {
	if !e.Message.IsZero() && !c.has(e.Message) {
		c.fault("line %d of the log speaks of message %s, which is missing", e.Seq, e.Message)
	}
	if _, ok := c.letter[e.Letter]; !ok && e.Letter != 0 {
		c.fault("line %d of the log speaks of letter %d, which is missing", e.Seq, e.Letter)
	}
	if _, ok := c.casesBy[e.Number]; !ok && e.Number != "" {
		c.fault("line %d of the log speaks of case %s, which is missing", e.Seq, e.Number)
	}
}
