package rules

import "time"

// Received is when a message was received, and by which clock: the first of border, internal and seen that exists. The
// sender's Date never counts. Without any of the three it is the zero time and "".
func (c Clocks) Received() (time.Time, Clock) {
	switch {
	case !c.Border.IsZero():
		return c.Border, ByBorder
	case !c.Internal.IsZero():
		return c.Internal, ByInternal
	case !c.Seen.IsZero():
		return c.Seen, BySeen
	}
	return time.Time{}, ""
}

// Judge says how a message with these clocks stands to the deadline. The deciding clock tells in time from late. In time
// by the border host but stored in the mailbox after the deadline is Confirm: it was held on the way, by a filter say,
// and a person looks at the evidence. So is a message without any clock, for want of evidence. Seen says when Inkorg
// looked, which says nothing against an applicant, so it counts only when it decides.
func (d Deadline) Judge(c Clocks) Timing {
	received, by := c.Received()
	switch {
	case d.IsZero():
		return OnTime
	case by == "":
		return Confirm
	case d.Passed(received):
		return Late
	case !c.Internal.IsZero() && d.Passed(c.Internal):
		return Confirm
	}
	return OnTime
}
