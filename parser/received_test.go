package parser_test

import (
	"strings"
	"testing"
	"time"

	"inkorg/parser"
)

// dialectTime is the moment that all dialects tell.
const dialectTime = "2009-03-14T09:21:00Z"

// dialects are Received lines as the servers there are write them, all of one moment.
var dialects = []struct{ name, line, by, at string }{
	{"postfix", "from a.example (a.example [192.0.2.1]) by MX.skl.example. (Postfix) with ESMTP id 1; Sat, 14 Mar 2009 10:21:00 +0100 (CET)", "mx.skl.example", dialectTime},
	{"zone name", "from a.example by mx.skl.example; Sat, 14 Mar 2009 10:21:00 CET", "mx.skl.example", dialectTime},
	{"summer zone name", "by mx.skl.example; 14 Mar 2009 11:21:00 CEST", "mx.skl.example", dialectTime},
	{"american zone name", "by mx.skl.example; 14 Mar 2009 04:21:00 EST", "mx.skl.example", "2009-03-14T09:21:00Z"},
	{"no seconds", "by mx.skl.example; Sat, 14 Mar 2009 10:21 +0100", "mx.skl.example", dialectTime},
	{"two-digit year", "by mx.skl.example; 14 Mar 09 09:21:00 GMT", "mx.skl.example", dialectTime},
	{"folded, comment with semicolon", "from a.example\r\n\tby mx.skl.example (x; y)\r\n\tid 1;\r\n\tSat, 14 Mar 2009 (a; b) 10:21:00 +0100", "mx.skl.example", dialectTime},
	{"qmail", "(qmail 123 invoked by uid 0); 14 Mar 2009 09:21:00 -0000", "", dialectTime},
	{"domino", "from a.example ([192.0.2.1])\r\n  by mx.skl.example (Lotus Domino Release 7)\r\n  with ESMTP id 2009031410-1 ;\r\n  Sat, 14 Mar 2009 10:21:00 +0100", "mx.skl.example", dialectTime},
	{"ctime", "from a.example by mx.skl.example; Sat Mar 14 10:21:00 2009 +0100", "mx.skl.example", dialectTime},
	{"dashes", "by mx.skl.example; 14-Mar-2009 10:21:00 +0100", "mx.skl.example", dialectTime},
	{"iso", "by mx.skl.example; 2009-03-14T10:21:00+01:00", "mx.skl.example", dialectTime},
	{"gmt with offset", "by mx.skl.example; Sat, 14 Mar 2009 10:21:00 GMT+0100", "mx.skl.example", dialectTime},
	{"no semicolon", "from a.example by mx.skl.example with SMTP id 7 Sat, 14 Mar 2009 10:21:00 +0100", "mx.skl.example", dialectTime},
	{"exchange", "from EX1.skl.example (10.0.0.1) by mx.skl.example (10.0.0.2) with Microsoft SMTP Server (version=TLS1_2,\r\n cipher=TLS_A) id 8.1.336.0; Sat, 14 Mar 2009 10:21:00 +0100", "mx.skl.example", dialectTime},
	{"exchange, inside", "from EX1.skl.example ([fe80::1%12]) by mx.skl.example ([fe80::2%13]) with mapi id 14.01.0438.000; Sat, 14 Mar 2009 10:21:00 +0100", "mx.skl.example", dialectTime},
	{"exchange, frontend", "from a.example (192.0.2.1) by mx.skl.example (2603:10a6::1) with Microsoft SMTP Server id 15.20.1 via Frontend Transport; Sat, 14 Mar 2009 09:21:00 +0000", "mx.skl.example", dialectTime},
	{"sendmail", "from a.example (IDENT:anna@a.example [192.0.2.1])\r\n\tby mx.skl.example (8.13.1/8.13.1) with ESMTP id n2E9L0x\r\n\tfor <ansokan@skl.example>; Sat, 14 Mar 2009 10:21:00 +0100\r\n\t(envelope-from anna@a.example)", "mx.skl.example", dialectTime},
	{"sendmail, from a program", "(from anna@localhost) by mx.skl.example (8.12.3/8.12.3/Submit) id 1; Sat, 14 Mar 2009 10:21:00 +0100", "mx.skl.example", dialectTime},
	{"exim", "from [192.0.2.1] (helo=a.example) by mx.skl.example with esmtp (Exim 4.69) (envelope-from <anna@a.example>) id 1LiQ-3; Sat, 14 Mar 2009 10:21:00 +0100", "mx.skl.example", dialectTime},
	{"qmail, from the network", "from unknown (HELO a.example) (anna@192.0.2.1) by mx.skl.example with SMTP; 14 Mar 2009 09:21:00 -0000", "mx.skl.example", dialectTime},
	{"postfix, for somebody", "from a.example (unknown [192.0.2.1]) (using TLSv1 with cipher A (256/256 bits)) (No client certificate requested) by mx.skl.example (Postfix) with ESMTPS id 1 for <ansokan@skl.example>; Sat, 14 Mar 2009 10:21:00 +0100 (CET)", "mx.skl.example", dialectTime},
	{"gmail", "by 192.0.2.7 with SMTPS id d9cs123;        Sat, 14 Mar 2009 01:21:00 -0800 (PST)", "192.0.2.7", dialectTime},
	{"web mail", "from [192.0.2.1] by mx.skl.example via HTTP; Sat, 14 Mar 2009 09:21:00 GMT", "mx.skl.example", dialectTime},
	{"mercury, AM and PM", "by mx.skl.example; Sat, 14 Mar 2009 10:21:00 AM +0100", "mx.skl.example", dialectTime},
	{"semicolon at the end", "by mx.skl.example; Sat, 14 Mar 2009 10:21:00 +0100;", "mx.skl.example", dialectTime},
	{"semicolon and brackets in a comment", "by mx.skl.example (a; (b; c) \\) d); Sat, 14 Mar 2009 10:21:00 +0100", "mx.skl.example", dialectTime},
	{"comment that never ends", "by mx.skl.example (x; Sat, 14 Mar 2009 10:21:00 +0100", "mx.skl.example", dialectTime},
	{"a host that calls itself by", "from by (a.example [192.0.2.1]) by mx.skl.example; Sat, 14 Mar 2009 10:21:00 +0100", "mx.skl.example", dialectTime},
	{"in capitals", "FROM a.example BY mx.skl.example; SAT, 14 MAR 2009 10:21:00 +0100", "mx.skl.example", dialectTime},
	{"zone glued to the clock", "by mx.skl.example; Sat, 14 Mar 2009 10:21:00+0100", "mx.skl.example", dialectTime},
	{"z glued to the clock", "by mx.skl.example; 14 Mar 2009 09:21:00Z", "mx.skl.example", dialectTime},
	{"dots in the clock", "by mx.skl.example; Sat, 14 Mar 2009 10.21.00 +0100", "mx.skl.example", dialectTime},
	{"no blank behind the weekday", "by mx.skl.example; Sat,14 Mar 2009 10:21:00 +0100", "mx.skl.example", dialectTime},
	{"year with three digits", "by mx.skl.example; Sat, 14 Mar 109 10:21:00 +0100", "mx.skl.example", dialectTime},
	{"middle European daylight time of old Unix", "by mx.skl.example; Sat, 14 Mar 2009 11:21:00 MET DST", "mx.skl.example", dialectTime},
	{"zone as offset and name", "by mx.skl.example; Sat, 14 Mar 2009 10:21:00 +0100 CET", "mx.skl.example", dialectTime},
	{"zone with a colon", "by mx.skl.example; Sat, 14 Mar 2009 10:21:00 +01:00", "mx.skl.example", dialectTime},
	{"zone of one digit", "by mx.skl.example; Sat, 14 Mar 2009 10:21:00 GMT+1", "mx.skl.example", dialectTime},
	{"unknown zone is Greenwich", "by mx.skl.example; Sat, 14 Mar 2009 09:21:00 XYZ", "mx.skl.example", dialectTime},
	{"Swedish words", "by mx.skl.example; lör, 14 mars 2009 10:21:00 +0100", "mx.skl.example", dialectTime},
	{"iso with fraction and name", "by mx.skl.example; 2009-03-14 10:21:00.5 +0100 CET", "mx.skl.example", "2009-03-14T09:21:00Z"},
	{"no time at all", "by mx.skl.example; Sat, 14 Mar 2009", "mx.skl.example", ""},
	{"hour 25", "by mx.skl.example; Sat, 14 Mar 2009 25:21:00 +0100", "mx.skl.example", ""},
	{"impossible day", "by mx.skl.example; Sat, 31 Feb 2009 10:21:00 +0100", "mx.skl.example", ""},
	{"no date", "by mx.skl.example", "mx.skl.example", ""},
}

func TestReceivedDialects(t *testing.T) {
	t.Parallel()
	for _, tt := range dialects {
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

// Received lines of our own hosts, of an applicant's and of somebody who forges them.
const (
	innerLine  = "Received: from mx.skl.example (mx.skl.example [10.0.0.2]) by store.skl.example; Mon, 16 Mar 2009 00:27:00 +0100\r\n"
	filterLine = "Received: from mx.skl.example (localhost [127.0.0.1]) by mx.skl.example; Mon, 16 Mar 2009 00:26:59 +0100\r\n"
	borderLine = "Received: from mail.applicant.example (mail.applicant.example [192.0.2.9]) by mx.skl.example; Sun, 15 Mar 2009 23:57:00 +0100\r\n"
	forgedLine = "Received: from localhost (localhost [127.0.0.1]) by mx.skl.example; Fri, 13 Mar 2009 12:00:00 +0100\r\n"
	theirsLine = "Received: from pc by mail.applicant.example; Sun, 15 Mar 2009 23:50:00 +0100\r\n"
	heloLine   = "Received: from mx.skl.example (evil.example [192.0.2.9]) by mx.skl.example; Mon, 16 Mar 2009 00:05:00 +0100\r\n"
	nonameLine = "Received: from mx.skl.example ([192.0.2.9]) by mx.skl.example; Mon, 16 Mar 2009 00:05:00 +0100\r\n"
	lanLine    = "Received: from mx.skl.example (unknown [10.0.0.2]) by store.skl.example; Mon, 16 Mar 2009 00:27:00 +0100\r\n"
	qmailLine  = "Received: from unknown (HELO mx.skl.example) (192.0.2.9) by mx.skl.example; Mon, 16 Mar 2009 00:05:00 +0100\r\n"
	eximLine   = "Received: from evil.example ([192.0.2.9] helo=mx.skl.example) by mx.skl.example; Mon, 16 Mar 2009 00:05:00 +0100\r\n"
	ptrLine    = "Received: from x (mx.skl.example [192.0.2.9] (may be forged)) by mx.skl.example; Mon, 16 Mar 2009 00:05:00 +0100\r\n"
	brokenLine = "Received: from mail.applicant.example (x.example [192.0.2.9]) by mx.skl.example; yesterday\r\n"
)

// On which side of midnight a mail came.
const at2357, at0005 = "2009-03-15T22:57:00Z", "2009-03-15T23:05:00Z"

// ourHosts are the hosts whose lines are believed.
var ourHosts = []string{"MX.skl.example.", "store.skl.example"}

// borders are Received lines above one another.
var borders = []struct {
	name, lines, want string
	hosts             []string
}{
	{"one border host", borderLine + theirsLine, at2357, ourHosts},
	{"our spam filter held it over midnight", innerLine + filterLine + borderLine + theirsLine, at2357, ourHosts},
	{"a forged line below ours is not believed", borderLine + forgedLine + theirsLine, at2357, ourHosts},
	{"a borrowed HELO name is not believed", heloLine + forgedLine, at0005, ourHosts},
	{"nor is one that only an address vouches for", nonameLine + forgedLine, at0005, ourHosts},
	{"nor qmail's HELO", qmailLine + forgedLine, at0005, ourHosts},
	{"nor Exim's HELO", eximLine + forgedLine, at0005, ourHosts},
	{"nor a reverse name that does not lead back", ptrLine + forgedLine, at0005, ourHosts},
	{"a line without by is nobody's", strings.ReplaceAll(borderLine, "by mx.skl.example", ""), "", []string{""}},
	{"a name on our own network is", lanLine + borderLine, at2357, ourHosts},
	{"stops at the first host that is not ours", innerLine + borderLine, "", []string{"mx.skl.example"}},
	{"no hosts", borderLine, "", nil},
	{"unreadable date falls back to the line above", innerLine + brokenLine, "2009-03-15T23:27:00Z", ourHosts},
	{"no Received line", "", "", ourHosts},
}

func TestBorderTime(t *testing.T) {
	t.Parallel()
	for _, tt := range borders {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			m := parser.Parse([]byte(tt.lines+"From: a@b.example\r\n\r\n"), nil)
			if got := stamp(m.BorderTime(tt.hosts)); got != tt.want {
				t.Errorf("got %q, want %q (%+v)", got, tt.want, m.Hops)
			}
		})
	}
}
