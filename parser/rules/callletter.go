package rules

import "regexp"

var (
	// submission is how a call says where and until when an application is sent.
	submission = regexp.MustCompile(`(?i)(?:ansökan|ansökningen|ansökningar|ansökningarna) (?:ska|skall|bör|måste|kan)(?: \pL+){0,3} ` +
		`(?:vara|ha kommit|ha inkommit|inkomma|skickas|sändas|ställas|lämnas|mejlas|e-postas)(?:$|\PL)|sista (?:ansöknings)?dag|` +
		`applications? (?:must|should|shall)(?: \w+){0,3} (?:be sent|be submitted|be received|arrive|reach)`)

	// voice is how an applicant speaks of itself.
	voice = regexp.MustCompile(`(?i)(?:^|\PL)(?:vi|vår|vårt|våra|oss|we|our|us)(?:$|\PL)`)
)

// The shape of a list of requirements.
const (
	listAfter = 12 // rows behind the sentence that opens the list its first item stands at most
	itemWords = 25 // an item has fewer, besides what it tells to write
)

// isCall says whether a text is the call for applications, sent back perhaps with the application: the headings of sections stand there
// as a list of what an application shall hold, the text says how to send one, and nobody speaks of himself behind the list.
// An applicant who kept the words of the call and wrote his own between them is none: all the signs must be there.
func (t text) isCall(hits []hit) bool {
	if len(hits) == 0 {
		return false
	}
	first, last := hits[0], hits[len(hits)-1]
	for i, h := range hits[1:] {
		if words := substance(t.under(hits[i].to, h.from), false); words >= itemWords {
			return false
		}
	}
	return requirements.MatchString(t.plain(max(0, first.from-listAfter), first.from)) && submission.MatchString(t.plain(0, len(t))) &&
		!voice.MatchString(first.rest+" "+t.plain(first.to, last.from)+" "+last.rest+" "+t.plain(last.to, len(t)))
}

// plain is the text of the rows [from, to) on one line; "" where headings overlap, so that there are none between them.
func (t text) plain(from, to int) string {
	if from >= to {
		return ""
	}
	return plain(t.written(from, to))
}
