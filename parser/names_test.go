package parser_test

import (
	"slices"
	"strings"
	"testing"

	"inkorg/parser"
)

func TestFileNames(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, header, want string }{
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
		{"too long", `Content-Disposition: attachment; filename="` + strings.Repeat("ö", 300) + `.pdf"`, strings.Repeat("ö", 189) + ".pdf"},
	}
	for _, tt := range tests {
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
