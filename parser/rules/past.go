package rules

import (
	"regexp"
	"strconv"
)

var (
	years = regexp.MustCompile(`(?:^|\D)((?:19|20)\d\d)(?:$|\D)`)

	// bygone is the past tense of what is done with money, or money of a year ("2008 års medel").
	bygone = regexp.MustCompile(`(?i)(?:^|\PL)(?:användes|använts|använde|använt|utnyttjades|utnyttjats|fördelades|fördelats|förbrukades|har gått|gick|` +
		`redovisning|återrapportering|uppföljning|slutrapport|slutredovisning|(?:was|were|been) (?:used|spent)|(?:19|20)\d\d års|\d års)(?:$|\PL)`)
)

// lastTime says whether the part under a heading that names only years before the call's, or an earlier time, tells what was done, and nothing of what
// is to come. Only the beginning of a long part is looked at.
func lastTime(heading, under string, year int) bool {
	const most = 4000 // bytes
	under = under[:runeStart(under, min(len(under), most))]
	return olden(heading, year) && done.MatchString(under) && !ahead.MatchString(under)
}

// olden says whether a heading names only years before this one, or an earlier time or a report without a year.
func olden(heading string, year int) bool {
	return before(heading, year) || earlier.MatchString(heading)
}

var earlier = regexp.MustCompile(`(?i)(?:^|\PL)(?:förra årets?|föregående års?|(?:i )?fjol(?:året|årets)?|tidigare|redovisning|återrapportering|slutrapport|slutredovisning|last year|previous|earlier)(?:$|\PL)`)

var (
	done  = regexp.MustCompile(`(?i)(?:^|\PL)(?:användes|använts|användts|använde|gick|tog slut|har gått|fick|erhöll|\pL{3,}(?:des|tes)|förra året|förra årets|föregående år|fjol|återstår|was|were|been)(?:$|\PL)`)
	ahead = regexp.MustCompile(`(?i)(?:^|\PL)(?:ska|skall|kommer att|avser|planerar|planeras|vill|nästa|will|shall|plan to)(?:$|\PL)`)
)

// bygones says whether a heading is of an earlier year than the call's: it names only such years, and tells of what was done.
// A call without a deadline has no year.
func bygones(heading string, year int) bool {
	return year > 0 && bygone.MatchString(heading) && before(heading, year)
}

// before says whether a heading names years, and only such before this one.
func before(heading string, year int) bool {
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
