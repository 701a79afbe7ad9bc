package parser_test

import (
	"slices"
	"strings"
	"testing"

	"inkorg/parser"
)

// fileNames are the ways to write the name of a file.
var fileNames = []struct{ name, header, want string }{
	{"plain", `Content-Disposition: attachment; filename="a.pdf"`, "a.pdf"},
	{"from the type", `Content-Type: application/pdf; name=a.pdf`, "a.pdf"},
	{"rfc 2231", `Content-Disposition: attachment; filename*=utf-8''Ans%C3%B6kan.pdf`, "Ansökan.pdf"},
	{"rfc 2231 latin-1", `Content-Disposition: attachment; filename*=ISO-8859-1'sv'Ans%F6kan.pdf`, "Ansökan.pdf"},
	{"rfc 2231 beats the plain one", `Content-Disposition: attachment; filename="Ans?kan.pdf"; filename*=utf-8''Ans%C3%B6kan.pdf`, "Ansökan.pdf"},
	{"continuations out of order", `Content-Disposition: attachment; filename*1*=kan.pdf; filename*0*=utf-8''Ans%C3%B6`, "Ansökan.pdf"},
	{"continuations, one plain", `Content-Disposition: attachment; filename*0*=utf-8''Ans%C3%B6; filename*1="kan.pdf"`, "Ansökan.pdf"},
	{"rfc 2047 in quotes", `Content-Disposition: attachment; filename="=?utf-8?Q?Ans=C3=B6kan.pdf?="`, "Ansökan.pdf"},
	{"rfc 2047 unquoted, in pieces", `Content-Disposition: attachment; filename==?utf-8?B?QW5zw7Y=?= =?utf-8?B?a2FuLnBkZg==?=`, "Ansökan.pdf"},
	{"a character cut in two", `Content-Disposition: attachment; filename="=?utf-8?Q?Ans=C3?= =?utf-8?Q?=B6kan.pdf?="`, "Ansökan.pdf"},
	{"raw latin-1", "Content-Disposition: attachment; filename=\"Ans\xf6kan.pdf\"", "Ansökan.pdf"},
	{"raw utf-8", `Content-Disposition: attachment; filename="Ansökan.pdf"`, "Ansökan.pdf"},
	{"decomposed", "Content-Disposition: attachment; filename=\"Anso\u0308kan.pdf\"", "Ansökan.pdf"},
	{"unquoted blanks", `Content-Disposition: attachment; filename=Ansökan 2009 slutlig.pdf; size=1`, "Ansökan 2009 slutlig.pdf"},
	{"quotes in quotes", `Content-Disposition: attachment; filename="Bilaga "A".pdf"`, `Bilaga "A".pdf`},
	{"escaped quotes", `Content-Disposition: attachment; filename="Bilaga \"A\".pdf"`, `Bilaga "A".pdf`},
	{"quote that never ends", `Content-Disposition: attachment; filename="a b.pdf`, "a b.pdf"},
	{"no semicolon between", `Content-Type: application/pdf name="a.pdf"`, "a.pdf"},
	{"semicolon in quotes", `Content-Disposition: attachment; filename="a;b.pdf"`, "a;b.pdf"},
	{"unix path", `Content-Disposition: attachment; filename="../../etc/a.pdf"`, "a.pdf"},
	{"windows path", `Content-Disposition: attachment; filename="C:\Mina dokument\a.pdf"`, "a.pdf"},
	{"only dots", `Content-Disposition: attachment; filename="../.."`, ""},
	{"line break", `Content-Disposition: attachment; filename="=?utf-8?Q?a=0D=0AX:_b.pdf?="`, "a  X: b.pdf"},
	{"direction mark", `Content-Disposition: attachment; filename="=?utf-8?B?YeKArmZkcC5leGU=?="`, "afdp.exe"},
	{"name in another case", `CONTENT-DISPOSITION: ATTACHMENT; FileName=a.pdf`, "a.pdf"},
	{"rfc 2231, one apostrophe", `Content-Disposition: attachment; filename*=utf-8'Ans%C3%B6kan.pdf`, "Ansökan.pdf"},
	{"rfc 2231, no charset", `Content-Disposition: attachment; filename*=Ans%C3%B6kan.pdf`, "Ansökan.pdf"},
	{"rfc 2231, empty charset", `Content-Disposition: attachment; filename*=''Ans%F6kan.pdf`, "Ansökan.pdf"},
	{"rfc 2231, quoted", `Content-Disposition: attachment; filename*="utf-8''Ans%C3%B6kan.pdf"`, "Ansökan.pdf"},
	{"rfc 2231, half quoted", `Content-Disposition: attachment; filename*=utf-8''"Ans%C3%B6kan 1.pdf"`, "Ansökan 1.pdf"},
	{"rfc 2231, asterisk forgotten", `Content-Disposition: attachment; filename="utf-8''Ans%C3%B6kan.pdf"`, "Ansökan.pdf"},
	{"rfc 2231, asterisks forgotten in continuations", `Content-Disposition: attachment; filename*0=utf-8''Ans%C3%B6; filename*1=kan.pdf`, "Ansökan.pdf"},
	{"rfc 2231 in a Japanese charset", `Content-Disposition: attachment; filename*=shift_jis''%82%a0.pdf`, "あ.pdf"},
	{"rfc 2231, a charset nobody knows", `Content-Disposition: attachment; filename*=x-own''Ans%C3%B6kan.pdf`, "Ansökan.pdf"},
	{"rfc 2231 labelled utf-8, is not", `Content-Disposition: attachment; filename*=utf-8''Ans%F6kan.pdf`, "Ansökan.pdf"},
	{"rfc 2231 labelled latin-1, is utf-8", `Content-Disposition: attachment; filename*=iso-8859-1''Ans%C3%B6kan.pdf`, "Ansökan.pdf"},
	{"rfc 2231, empty", `Content-Disposition: attachment; filename*=; filename=a.pdf`, "a.pdf"},
	{"a character cut by a continuation", `Content-Disposition: attachment; filename*0*=utf-8''Ans%C3; filename*1*=%B6kan.pdf`, "Ansökan.pdf"},
	{"continuations without charset", `Content-Disposition: attachment; filename*0="Ans"; filename*1="ökan.pdf"`, "Ansökan.pdf"},
	{"continuations of encoded words", `Content-Disposition: attachment; filename*0="=?utf-8?B?QW5zw7Z"; filename*1="rYW4ucGRm?="`, "Ansökan.pdf"},
	{"continuation written twice", `Content-Disposition: attachment; filename*0=a; filename*0=a; filename*1=.pdf`, "a.pdf"},
	{"continuations and a plain one", `Content-Disposition: attachment; filename=x; filename*0=a; filename*1=.pdf`, "a.pdf"},
	{"duplicate, first empty", `Content-Disposition: attachment; filename=""; filename="a.pdf"`, "a.pdf"},
	{"duplicate", `Content-Disposition: attachment; filename="a.pdf"; filename="b.pdf"`, "a.pdf"},
	{"apostrophes and percent of its own", `Content-Disposition: attachment; filename="Ann's o'clock 50%20.pdf"`, "Ann's o'clock 50%20.pdf"},
	{"encoded word cut off", `Content-Disposition: attachment; filename="=?utf-8?Q?Ans=C3=B6kan.pdf"`, "Ansökan.pdf"},
	{"encoded word with blanks", `Content-Disposition: attachment; filename="=?utf-8?Q?Ansökan 1.pdf?="`, "Ansökan 1.pdf"},
	{"encoded word with a language", `Content-Disposition: attachment; filename="=?iso-8859-1*sv?Q?Ans=F6kan.pdf?="`, "Ansökan.pdf"},
	{"base64 cut anywhere", `Content-Disposition: attachment; filename="=?utf-8?B?QW5zw?= =?utf-8?B?7ZrYW4ucGRm?="`, "Ansökan.pdf"},
	{"encoded word of raw bytes", "Content-Disposition: attachment; filename=\"=?iso-8859-1?Q?Ans\xf6kan.pdf?=\"", "Ansökan.pdf"},
	{"encoded word beside plain text", `Content-Disposition: attachment; filename="Bilaga =?utf-8?Q?=C3=B6?=.pdf"`, "Bilaga ö.pdf"},
	{"raw, mixed with utf-8", "Content-Disposition: attachment; filename=\"r\xc3\xa4ksm\xc3\xb6rg\xc3\xa5s.pdf\"", "räksmörgås.pdf"},
	{"unquoted blanks to the end", `Content-Disposition: attachment; filename=Bilaga 1 (slutlig).pdf`, "Bilaga 1 (slutlig).pdf"},
	{"blanks around the sign", `Content-Disposition: attachment; filename = "a.pdf"`, "a.pdf"},
	{"single quotes", `Content-Disposition: attachment; filename='a.pdf'`, "a.pdf"},
	{"no disposition", `Content-Disposition: filename="a.pdf"`, "a.pdf"},
	{"nonsense for a disposition", `Content-Disposition: /; filename=a.pdf`, "a.pdf"},
	{"nonsense for a type", `Content-Type: ; name="a.pdf"`, "a.pdf"},
	{"comma for a semicolon", `Content-Type: application/pdf, name="a.pdf"`, "a.pdf"},
	{"filename in the type", `Content-Type: application/pdf; filename="a.pdf"`, "a.pdf"},
	{"description", "Content-Type: application/pdf\r\nContent-Description: =?utf-8?Q?Ans=C3=B6kan.pdf?=", "Ansökan.pdf"},
	{"description in words", "Content-Type: application/pdf\r\nContent-Description: Version 1. of the plan", ""},
	{"location", "Content-Type: application/pdf\r\nContent-Location: http://intranet.example/doc/a.pdf", "a.pdf"},
	{"too long", `Content-Disposition: attachment; filename="` + strings.Repeat("ö", 300) + `.pdf"`, strings.Repeat("ö", 189) + ".pdf"},
}

func TestFileNames(t *testing.T) {
	t.Parallel()
	for _, tt := range fileNames {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			m := parser.Parse([]byte("From: a@b.example\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n"+tt.header+"\r\n\r\nx\r\n--x--\r\n"), nil)
			if len(m.Parts) != 1 || m.Parts[0].Name != tt.want {
				t.Errorf("got %+v, want one part %q", m.Parts, tt.want)
			}
		})
	}
}

func TestFrom(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, header, wantName, wantAddr string }{
		{"usual", "From: Anna Ek <anna@kommun.example>", "Anna Ek", "anna@kommun.example"},
		{"bare", "From: anna@kommun.example", "", "anna@kommun.example"},
		{"comment", "From: anna@kommun.example (Anna Ek)", "Anna Ek", "anna@kommun.example"},
		{"quoted comma", `From: "Ek, Anna" <anna@kommun.example>`, "Ek, Anna", "anna@kommun.example"},
		{"unquoted comma", "From: Ek, Anna <anna@kommun.example>", "Ek, Anna", "anna@kommun.example"},
		{"encoded comma", "From: =?utf-8?Q?Ek,_Anna?= <anna@kommun.example>", "Ek, Anna", "anna@kommun.example"},
		{"raw latin-1", "From: \xc5sa <asa@kommun.example>", "Åsa", "asa@kommun.example"},
		{"address as a name", `From: "chef@kommun.example" <mallory@evil.example>`, "chef@kommun.example", "mallory@evil.example"},
		{"no closing bracket", "From: Anna <anna@kommun.example", "Anna", "anna@kommun.example"},
		{"two brackets", "From: <<anna@kommun.example>>", "", "anna@kommun.example"},
		{"comma forgotten between two", "From: Anna <anna@kommun.example> Bo <bo@kommun.example>", "Anna", "anna@kommun.example"},
		{"name in brackets first", "From: <Anna> <anna@kommun.example>", "", "anna@kommun.example"},
		{"colon folded away", "From\r\n : <anna@kommun.example>", "", "anna@kommun.example"},
		{"blank before the colon", "From : Anna <anna@kommun.example>", "Anna", "anna@kommun.example"},
		{"all of it encoded", "From: =?utf-8?Q?Anna_=3Canna=40kommun.example=3E?=", "Anna", "anna@kommun.example"},
		{"address in quotes", `From: "anna@kommun.example"`, "", "anna@kommun.example"},
		{"address in single quotes", `From: 'anna@kommun.example'`, "", "anna@kommun.example"},
		{"trailing comma", "From: anna@kommun.example,", "", "anna@kommun.example"},
		{"blanks around the sign", "From: Anna <anna @ kommun.example>", "Anna", "anna@kommun.example"},
		{"smtp prefix", `From: "Anna" <SMTP:anna@kommun.example>`, "Anna", "anna@kommun.example"},
		{"domain with letters of its own", "From: anna@hallå.example", "", "anna@hallå.example"},
		{"newline and header in the address", "From: =?utf-8?Q?anna=40kommun.example=0D=0ABcc:_x=40y.example?=", "", "anna@kommun.example"},
		{"mailto", "From: mailto:anna@kommun.example", "", "anna@kommun.example"},
		{"group", "From: office: anna@kommun.example;", "", "anna@kommun.example"},
		{"quoted local part", `From: "anna ek"@kommun.example`, "", `"anna ek"@kommun.example`},
		{"source route", "From: <@a.example,@b.example:anna@kommun.example>", "", "anna@kommun.example"},
		{"name only, then sender", "From: Anna\r\nSender: anna@kommun.example", "Anna", "anna@kommun.example"},
		{"reply-to", "Reply-To: anna@kommun.example", "", "anna@kommun.example"},
		{"return path", "Return-Path: <anna@kommun.example>", "", "anna@kommun.example"},
		{"domain literal", "From: anna@[192.0.2.1]", "", "anna@[192.0.2.1]"},
		{"none", "From: undisclosed", "undisclosed", ""},
		{"line break in it", "From: =?utf-8?Q?a=0D=0ATo:_x?= <anna@kommun.example>", "a To: x", "anna@kommun.example"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			m := parser.Parse([]byte(tt.header+"\r\nSubject: x\r\n\r\n"), nil)
			if m.From.Addr != tt.wantAddr || m.From.Name != tt.wantName {
				t.Errorf("got %+v, want %q %q", m.From, tt.wantName, tt.wantAddr)
			}
		})
	}
}

func TestTo(t *testing.T) {
	t.Parallel()
	m := parser.Parse([]byte("Delivered-To: box@skl.example\r\nX-Original-To: alias@skl.example\r\n"+
		"To: A <Ansokan@skl.example>, undisclosed-recipients:;\r\nCc: ansokan@skl.example, b@c.example\r\nFrom: a@b.example\r\n\r\n"), nil)
	want := []string{"box@skl.example", "alias@skl.example", "ansokan@skl.example", "b@c.example"}
	if !slices.Equal(m.To, want) {
		t.Errorf("got %q, want %q", m.To, want)
	}
}

func TestCharset(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, label, body, want string }{
		{"labelled utf-8", "utf-8", "å", "å"},
		{"labelled utf-8, is not", "utf-8", "r\xe4ksm\xf6rg\xe5s", "räksmörgås"},
		{"utf-8 cut short", "utf-8", "åäö\xc3", "åäö\ufffd"},
		{"labelled latin-1, is utf-8", "iso-8859-1", "räksmörgås", "räksmörgås"},
		{"labelled windows-1252, is utf-8", "Windows-1252", "räksmörgås", "räksmörgås"},
		{"utf-8 in another spelling", "UTF_8", "å", "å"},
		{"the sign of the parameter in it", "=utf-8", "å", "å"},
		{"quoted-printable sign in it", "3Dutf-8", "å", "å"},
		{"a parameter glued to it", "iso-8859-1,format=flowed", "\xe5", "å"},
		{"latin-9", "ISO-8859-15", "\xa4\xe5", "€å"},
		{"default", "default", "\xe5", "å"},
		{"unknown-8bit", "unknown-8bit", "å", "å"},
		{"mac", "x-mac-roman", "\x8c", "å"},
		{"dos", "cp850", "\x86", "å"},
		{"byte order mark", "utf-8", "\xef\xbb\xbfå", "å"},
		{"utf-16 with a mark", "", "\xff\xfe\xe5\x00b\x00", "åb"},
		{"utf-7 without an end", "unicode-1-1-utf-7", "a +AOU", "a å"},
		{"no label", "", "\xe5", "å"},
		{"ascii that is not", "us-ascii", "\x80 \xe5", "€ å"},
		{"latin-1 is windows-1252", "iso-8859-1", "\x93\xe5\x94", "“å”"},
		{"unknown", "x-nonsense", "å", "å"},
		{"utf-7", "utf-7", "+AOU-b 1 +- 2", "åb 1 + 2"},
		{"cp932", "cp932", "\x82\xa0", "あ"},
		{"gb2312", "gb2312", "\xc4\xe3", "你"},
		{"iso-2022-jp", "iso-2022-jp", "\x1b$B$\"\x1b(B", "あ"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			m := parser.Parse([]byte("From: a@b.example\r\nContent-Type: text/plain; charset=\""+tt.label+"\"\r\n\r\n"+tt.body), nil)
			if m.Body != tt.want {
				t.Errorf("got %q, want %q", m.Body, tt.want)
			}
		})
	}
}
