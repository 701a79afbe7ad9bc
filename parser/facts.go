package parser

import "strings"

// facts are what the walk learns for the judgement of whom to answer. Only parts of the message itself count:
// what a person forwards says nothing about that person.
type facts struct {
	report   string   // report-type of the first multipart/report; "unknown" when it has none
	status   []byte   // message/delivery-status (RFC 3464)
	receipt  []byte   // message/disposition-notification (RFC 8098)
	feedback bool     // message/feedback-report (RFC 5965)
	calendar bool     // a calendar part with a method (RFC 6047)
	original [][]byte // attached messages, or their headers
}

func (f *facts) multipart(l label, at place) {
	if at.forwarded || l.kind != "multipart/report" || f.report != "" {
		return
	}
	f.report = l.reportType
	if f.report == "" {
		f.report = "unknown"
	}
}

func (f *facts) leaf(l label, data []byte, at place) {
	if at.forwarded {
		return
	}
	switch l.kind {
	case "message/delivery-status", "message/global-delivery-status":
		f.status = data
	case "message/disposition-notification", "message/global-disposition-notification":
		f.receipt = data
	case "message/feedback-report":
		f.feedback = true
	case "text/rfc822-headers", "message/rfc822-headers", "message/global-headers":
		f.original = append(f.original, data)
	case "text/calendar":
		f.calendar = f.calendar || l.method != "" || strings.Contains(string(data[:min(len(data), 2000)]), "METHOD:")
	}
}
