package parser_test

import (
	"testing"

	"inkorg/parser"
)

// TestCanonical: all ways to write one domain come to one form, and what is no domain name stays.
func TestCanonical(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, addr, want string }{
		{"plain", "Anna.Ek@Kommun.Example", "Anna.Ek@kommun.example"},
		{"in Unicode", "a@Örebro.example", "a@örebro.example"},
		{"in A-labels", "a@XN--REBRO-IUA.example", "a@örebro.example"},
		{"decomposed", "a@o\u0308rebro.example", "a@örebro.example"},
		{"another full stop", "a@örebro。example", "a@örebro.example"},
		{"below a domain", "a@post.xn--rebro-iua.example", "a@post.örebro.example"},
		{"a bare domain", "xn--rebro-iua.example", "örebro.example"},
		{"an A-label of nothing", "a@xn--zzzzzzzzz99999.example", "a@xn--zzzzzzzzz99999.example"},
		{"an A-label of plain letters", "a@xn--abc-.example", "a@xn--abc-.example"},
		{"an underscore", "a@x_y.example", "a@x_y.example"},
		{"an underscore beside an A-label", "a@x_y.xn--rebro-iua.example", "a@x_y.xn--rebro-iua.example"},
		{"directions mixed", "a@1a.xn--4dbcagdahymbxekheh6e0a7fei0b.example", "a@1a.xn--4dbcagdahymbxekheh6e0a7fei0b.example"},
		{"an address literal", "a@[IPv6:2001:DB8::1]", "a@[ipv6:2001:db8::1]"},
		{"a local part outside ASCII", "Åsa@örebro.example", "Åsa@örebro.example"},
		{"nothing", "", ""},
	}
	for _, tt := range tests {
		if got := parser.Canonical(tt.addr); got != tt.want || parser.Canonical(got) != got {
			t.Errorf("%s: %q becomes %q, want %q", tt.name, tt.addr, got, tt.want)
		}
	}
}

// TestDomains: wherever an address is read, its domain has the same form.
func TestDomains(t *testing.T) {
	t.Parallel()
	m := parser.Parse(mail("From: Anna <anna@XN--REBRO-IUA.example>\nReply-To: <reg@Örebro.example>\nTo: a@xn--skl-vla.example", "hej"),
		&parser.Options{Own: []string{"anna@xn--rebro-iua.example"}})
	if m.From.Addr != "anna@örebro.example" || m.ReplyTo.Addr != "reg@örebro.example" || len(m.To) != 1 || m.To[0] != "a@skål.example" {
		t.Errorf("from %q, reply to %q, to %q", m.From.Addr, m.ReplyTo.Addr, m.To)
	}
	if m.Kind != parser.KindLoop {
		t.Errorf("mail from ourselves is %s", m.Kind)
	}
	m = parser.Parse(mail("Subject: x"+reportType, statusPart+"Final-Recipient: rfc822; anna@xn--rebro-iua.example\nAction: failed\n--x--\n"), nil)
	if m.Report == nil || m.Report.Recipient != "anna@örebro.example" {
		t.Errorf("a bounce about %+v", m.Report)
	}
}
