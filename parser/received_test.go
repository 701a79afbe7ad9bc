package parser_test

import (
	"strings"
	"testing"
	"time"

	"inkorg/parser"
)

func TestReceivedDialects(t *testing.T) {
	t.Parallel()
	const want = "2009-03-14T09:21:00Z"
	tests := []struct{ name, line, by, at string }{
		{"postfix", "from a.example (a.example [192.0.2.1]) by MX.skl.example. (Postfix) with ESMTP id 1; Sat, 14 Mar 2009 10:21:00 +0100 (CET)", "mx.skl.example", want},
		{"zone name", "from a.example by mx.skl.example; Sat, 14 Mar 2009 10:21:00 CET", "mx.skl.example", want},
		{"summer zone name", "by mx.skl.example; 14 Mar 2009 11:21:00 CEST", "mx.skl.example", want},
		{"american zone name", "by mx.skl.example; 14 Mar 2009 04:21:00 EST", "mx.skl.example", "2009-03-14T09:21:00Z"},
		{"no seconds", "by mx.skl.example; Sat, 14 Mar 2009 10:21 +0100", "mx.skl.example", want},
		{"two-digit year", "by mx.skl.example; 14 Mar 09 09:21:00 GMT", "mx.skl.example", want},
		{"folded, comment with semicolon", "from a.example\r\n\tby mx.skl.example (x; y)\r\n\tid 1;\r\n\tSat, 14 Mar 2009 (a; b) 10:21:00 +0100", "mx.skl.example", want},
		{"qmail", "(qmail 123 invoked by uid 0); 14 Mar 2009 09:21:00 -0000", "", want},
		{"domino", "from a.example ([192.0.2.1])\r\n  by mx.skl.example (Lotus Domino Release 7)\r\n  with ESMTP id 2009031410-1 ;\r\n  Sat, 14 Mar 2009 10:21:00 +0100", "mx.skl.example", want},
		{"ctime", "from a.example by mx.skl.example; Sat Mar 14 10:21:00 2009 +0100", "mx.skl.example", want},
		{"dashes", "by mx.skl.example; 14-Mar-2009 10:21:00 +0100", "mx.skl.example", want},
		{"iso", "by mx.skl.example; 2009-03-14T10:21:00+01:00", "mx.skl.example", want},
		{"gmt with offset", "by mx.skl.example; Sat, 14 Mar 2009 10:21:00 GMT+0100", "mx.skl.example", want},
		{"no semicolon", "from a.example by mx.skl.example with SMTP id 7 Sat, 14 Mar 2009 10:21:00 +0100", "mx.skl.example", want},
		{"impossible day", "by mx.skl.example; Sat, 31 Feb 2009 10:21:00 +0100", "mx.skl.example", ""},
		{"no date", "by mx.skl.example", "mx.skl.example", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			m := parser.Parse([]byte("Received: "+tt.line+"\r\nFrom: a@b.example\r\n\r\n"), nil)
			if len(m.Hops) != 1 || m.Hops[0].By != tt.by {
				t.Fatalf("hops %+v, want one by %q", m.Hops, tt.by)
			}
			if got := stamp(m.Hops[0].At); got != tt.at {
				t.Errorf("at %s, want %s", got, tt.at)
			}
		})
	}
}

func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}

func TestBorderTime(t *testing.T) {
	t.Parallel()
	const (
		inner  = "Received: from mx.skl.example (mx.skl.example [10.0.0.2]) by store.skl.example; Mon, 16 Mar 2009 00:27:00 +0100\r\n"
		filter = "Received: from mx.skl.example (localhost [127.0.0.1]) by mx.skl.example; Mon, 16 Mar 2009 00:26:59 +0100\r\n"
		border = "Received: from mail.applicant.example (mail.applicant.example [192.0.2.9]) by mx.skl.example; Sun, 15 Mar 2009 23:57:00 +0100\r\n"
		forged = "Received: from localhost (localhost [127.0.0.1]) by mx.skl.example; Fri, 13 Mar 2009 12:00:00 +0100\r\n"
		theirs = "Received: from pc by mail.applicant.example; Sun, 15 Mar 2009 23:50:00 +0100\r\n"
		helo   = "Received: from mx.skl.example (evil.example [192.0.2.9]) by mx.skl.example; Mon, 16 Mar 2009 00:05:00 +0100\r\n"
		noname = "Received: from mx.skl.example ([192.0.2.9]) by mx.skl.example; Mon, 16 Mar 2009 00:05:00 +0100\r\n"
		lan    = "Received: from mx.skl.example (unknown [10.0.0.2]) by store.skl.example; Mon, 16 Mar 2009 00:27:00 +0100\r\n"
		qmail  = "Received: from unknown (HELO mx.skl.example) (192.0.2.9) by mx.skl.example; Mon, 16 Mar 2009 00:05:00 +0100\r\n"
		exim   = "Received: from evil.example ([192.0.2.9] helo=mx.skl.example) by mx.skl.example; Mon, 16 Mar 2009 00:05:00 +0100\r\n"
		ptr    = "Received: from x (mx.skl.example [192.0.2.9] (may be forged)) by mx.skl.example; Mon, 16 Mar 2009 00:05:00 +0100\r\n"
		broken = "Received: from mail.applicant.example (x.example [192.0.2.9]) by mx.skl.example; yesterday\r\n"
	)
	const at2357, at0005 = "2009-03-15T22:57:00Z", "2009-03-15T23:05:00Z"
	hosts := []string{"MX.skl.example.", "store.skl.example"}
	tests := []struct {
		name, lines, want string
		hosts             []string
	}{
		{"one border host", border + theirs, at2357, hosts},
		{"our spam filter held it over midnight", inner + filter + border + theirs, at2357, hosts},
		{"a forged line below ours is not believed", border + forged + theirs, at2357, hosts},
		{"a borrowed HELO name is not believed", helo + forged, at0005, hosts},
		{"nor is one that only an address vouches for", noname + forged, at0005, hosts},
		{"nor qmail's HELO", qmail + forged, at0005, hosts},
		{"nor Exim's HELO", exim + forged, at0005, hosts},
		{"nor a reverse name that does not lead back", ptr + forged, at0005, hosts},
		{"a line without by is nobody's", strings.ReplaceAll(border, "by mx.skl.example", ""), "", []string{""}},
		{"a name on our own network is", lan + border, at2357, hosts},
		{"stops at the first host that is not ours", inner + border, "", []string{"mx.skl.example"}},
		{"no hosts", border, "", nil},
		{"unreadable date falls back to the line above", inner + broken, "2009-03-15T23:27:00Z", hosts},
		{"no Received line", "", "", hosts},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			m := parser.Parse([]byte(tt.lines+"From: a@b.example\r\n\r\n"), nil)
			if got := stamp(m.BorderTime(tt.hosts)); got != tt.want {
				t.Errorf("got %q, want %q (%+v)", got, tt.want, m.Hops)
			}
		})
	}
}
