package mailtest

// A Fault is what a server of this package does instead of its duty. The zero Fault is no fault.
//
// The fields exclude each other; where several are set, the first in the order Drop, Code, DropAfter, Silent counts.
// Drop and Code are "failed and not done", DropAfter and Silent are "failed but done": a caller must survive both.
type Fault struct {
	// Code is the reply of an SMTP server, such as 451; the command has no effect. After 421 the server hangs up.
	// An IMAP server answers NO for any Code other than 0.
	Code int
	// Text goes with Code. In SMTP an enhanced status code may lead it: "5.1.1 no such user".
	Text string
	// Drop closes the connection instead of an answer, and the command has no effect.
	Drop bool
	// DropAfter carries the command out and closes the connection before the answer.
	DropAfter bool
	// Silent carries the command out and never answers. The connection stays open until the client leaves.
	Silent bool
}
