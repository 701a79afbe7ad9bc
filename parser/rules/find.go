package rules

import (
	"math/big"
	"slices"
	"strings"
)

// Find returns the call that a message sent to these addresses answers, in the order that they were given: the one that
// names an address, else the one that takes any, else the only one there is. Two that fit equally well are none. Give it
// only the calls that are open. The result points into calls.
func Find(calls []Call, to []string) (*Call, bool) {
	for _, address := range to {
		if c, n := only(calls, func(c Call) bool { return c.names(address) }); n > 0 {
			return c, n == 1
		}
	}
	if c, n := only(calls, func(c Call) bool { return len(c.Addresses) == 0 }); n > 0 {
		return c, n == 1
	}
	if len(calls) == 1 {
		return &calls[0], true
	}
	return nil, false
}

func (c Call) names(address string) bool {
	return slices.ContainsFunc(c.Addresses, func(a string) bool { return strings.EqualFold(a, strings.TrimSpace(address)) })
}

// only returns the one call that fits and how many do; nil unless it is one.
func only(calls []Call, fits func(Call) bool) (*Call, int) {
	var found *Call
	n := 0
	for i := range calls {
		if fits(calls[i]) {
			found = &calls[i]
			n++
		}
	}
	if n > 1 {
		found = nil
	}
	return found, n
}

// Share is the applicant's part of the frame, all its years together, by population among the expected applicants. It is
// rounded to whole kronor, half a krona up, each share by itself: the shares together may differ from the frame by half
// a krona for each applicant. It is 0 where no population is known.
func (c *Call) Share(a Applicant) int {
	frame, people := new(big.Int), new(big.Int)
	for _, f := range c.Frame {
		frame.Add(frame, big.NewInt(int64(f.Amount)))
	}
	for _, other := range c.Applicants {
		people.Add(people, big.NewInt(int64(other.Population)))
	}
	if people.Sign() <= 0 || frame.Sign() <= 0 || a.Population <= 0 {
		return 0
	}
	// (2·frame·population + people) / (2·people), rounded down; too large for 64 bits on the way.
	twice := new(big.Int).Lsh(people, 1)
	share := frame.Mul(frame, big.NewInt(2*int64(a.Population)))
	share.Add(share, people)
	return int(share.Div(share, twice).Int64())
}
