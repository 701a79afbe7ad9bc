package store

import (
	"fmt"
)

// periods are keyed by their count, from 1, which the record itself does not hold.
var periods = table[Period]{name: bucketPeriods, valid: validPeriod}

func validPeriod(p Period) error {
	if p.To.Before(p.From) {
		return fmt.Errorf("a period ends at %s, before it begins at %s", p.To, p.From)
	}
	return nil
}

// LastPeriod returns the period of the last digest.
func (tx *Tx) LastPeriod() (Period, bool) {
	k, v := tx.last(bucketPeriods)
	if k == nil {
		return Period{}, false
	}
	return periods.must(k, v), true
}

// ClosePeriod adds the period of a digest. It must begin where the last one ended; the first begins anywhere.
func (tx *Tx) ClosePeriod(p Period) error {
	p.From, p.To = utc(p.From), utc(p.To)
	if last, ok := tx.LastPeriod(); ok && !last.To.Equal(p.From) {
		return fmt.Errorf("close period: it begins at %s, the last one ended at %s", p.From, last.To)
	}
	if err := validPeriod(p); err != nil {
		return fmt.Errorf("close period: %w", err)
	}
	n, err := tx.sequence(bucketPeriods)
	if err != nil {
		return err
	}
	return periods.write(tx, numberKey(n), p)
}
