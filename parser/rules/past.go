package rules

import (
	"regexp"
	"strconv"
)

var (
	years = regexp.MustCompile(`(?:^|\D)((?:19|20)\d\d)(?:$|\D)`)

	// bygone is the past tense of what is done with money, or money of a year ("2008 års medel").
	bygone = regexp.MustCompile(`(?i)(?:^|\PL)(?:användes|använts|använde|använt|utnyttjades|utnyttjats|fördelades|fördelats|förbrukades|har gått|gick|` +
		`redovisning|återrapportering|uppföljning|slutrapport|(?:was|were|been) (?:used|spent)|(?:19|20)\d\d års|\d års)(?:$|\PL)`)
)

// bygones says whether a heading is of an earlier year than the call's: it names only such years, and tells of what was done.
// A call without a deadline has no year.
func bygones(heading string, year int) bool {
	if year == 0 || !bygone.MatchString(heading) {
		return false
	}
	all := years.FindAllStringSubmatch(heading, -1)
	for _, m := range all {
		if n, _ := strconv.Atoi(m[1]); n >= year {
			return false
		}
	}
	return len(all) > 0
}

// year is the year of the last day of the call, 0 where it has no deadline.
func (d Deadline) year() int {
	if d.end.IsZero() {
		return 0
	}
	return d.end.Add(-1).Year()
}
