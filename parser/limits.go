package parser

// The bounds of one message. What lies beyond them is never read, but always told in a warning.
const (
	maxDepth    = 50      // multiparts and messages inside one another
	maxLeaves   = 1000    // parts that are not multiparts; most messages have fewer than ten
	maxHeader   = 1 << 20 // bytes of one header
	maxFields   = 5000    // lines of one header
	maxValue    = 1 << 16 // bytes of one header field
	maxParams   = 64      // parameters of one Content-Type or Content-Disposition
	maxText     = 4 << 20 // bytes of one piece of the body
	maxLine     = 1000    // characters of a decoded header line: longer than RFC 5322 lets a line be
	maxName     = 200     // characters of a file name: most file systems take 255 bytes
	maxList     = 1000    // addresses or message identifiers in a list
	maxHops     = 100     // Received lines: RFC 5321, section 6.3, calls as many a loop
	maxWarnings = 100
)

// clip bounds the value of a header field before anything costly is done with it.
func clip(s string) string { return s[:min(len(s), maxValue)] }
