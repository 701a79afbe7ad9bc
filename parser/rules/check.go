package rules

import "inkorg/parser/document"

// A Source is one text that an application can fulfil the call with.
type Source struct {
	Name     string // as the applicant named the file; "" for the body
	Document document.Document
	Body     bool // the words of the mail itself: can hold sections, but is not a document
}

// Check says what the sources of one version fulfil and lack.
func (c *Call) Check(sources []Source) Verdict {
	return Verdict{Status: NoDocument}
}
