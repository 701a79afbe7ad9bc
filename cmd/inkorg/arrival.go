package main

import (
	"fmt"
	"strings"
	"time"

	"inkorg/parser"
)

// tell says what can be learnt from the probe: which clock decides, what to write into border, and what the daemon will make of it.
func (p *probe) tell(a *arrival) {
	if a.folder == p.IMAP.Junk {
		p.say("", "it lies in the spam folder, so applications may too: they are found there, but have the spam filter trust this address")
	}
	if a.message.MessageID != p.id {
		p.say("message-id", "it was changed on the way: what is answered or returned cannot be matched to our letters; have the outgoing server keep it")
	}
	p.tellBorder(a.message)
	zone := p.Office.Zone.Location
	p.say("clocks", "border host %s, mail server %s, this machine %s when it was seen",
		stamp(a.message.BorderTime(p.IMAP.Border), zone), stamp(a.mail.Internal, zone), stamp(a.seen, zone))
	var err error
	if a.message.Kind != parser.KindLoop || a.message.Acknowledge {
		err = fmt.Errorf("the daemon would take it for %s mail: something on its way took the header X-Inkorg away and changed the sender to %q", a.message.Kind, a.message.From.Addr)
	}
	p.check("own", "the daemon knows it as its own ("+a.message.Why+"): no application, no answer", err)
}

// tellBorder says whose Received line decides, else which hosts there are. Lines are believed from the top, so the hosts above
// the one that takes mail from outside must be named too.
func (p *probe) tellBorder(m *parser.Message) {
	hosts, first := passed(m), firstTrusted(m, p.IMAP.Border)
	switch {
	case len(hosts) == 0:
		p.say("border", "the mail bears no Received line: the mail server's own clock decides")
		return
	case first == 0:
		at := m.BorderTime(p.IMAP.Border)
		p.say("border", "the Received line of %s decides: %s", decider(m, p.IMAP.Border, at), stamp(at, p.Office.Zone.Location))
	case first > 0:
		p.say("border", "%s does not decide: hosts that border does not name wrote the lines above it, and these are believed from the top", m.Hops[first].By)
		p.say("", "if those are yours, write border = [%s]", quoted(hosts[:first+1]))
	case len(p.IMAP.Border) > 0:
		p.say("border", "no Received line is of %s: the mail server's own clock decides", strings.Join(p.IMAP.Border, " or "))
	default:
		p.say("border", "none is configured: the mail server's own clock decides")
	}
	p.say("hosts", "%s (latest first)", strings.Join(hosts, ", "))
	if first != 0 {
		p.say("", "into border belong those that are yours, from the latest down to the one that takes mail from outside;")
		p.say("", "mail from outside may come in by another host than this one: compare the Received lines of such a mail")
	}
}

// passed are the hosts that wrote the Received lines, the latest first; "?" where a line does not name its host.
func passed(m *parser.Message) (hosts []string) {
	for _, h := range m.Hops {
		if h.By == "" {
			h.By = "?"
		}
		hosts = append(hosts, h.By)
	}
	return hosts
}

// firstTrusted is the index of the topmost line that a border host wrote, -1 if there is none.
func firstTrusted(m *parser.Message, border []string) int {
	for i := range m.Hops {
		if below := (&parser.Message{Hops: m.Hops[i:]}); !below.BorderTime(border).IsZero() {
			return i
		}
	}
	return -1
}

// decider is the border host whose line has the deciding time.
func decider(m *parser.Message, border []string, at time.Time) string {
	for i, h := range m.Hops {
		if alone := (&parser.Message{Hops: m.Hops[i : i+1]}); alone.BorderTime(border).Equal(at) {
			return h.By
		}
	}
	return ""
}

func quoted(hosts []string) string { return `"` + strings.Join(hosts, `", "`) + `"` }
