package intake_test

import (
	"bytes"
	"errors"
	"maps"
	"net/mail"
	"slices"
	"strings"
	"testing"

	"inkorg/mailbox/letter"
	"inkorg/parser"
	"inkorg/store"
)

// FuzzAnswer answers whatever wrote a header: the receipt can be read again, goes to one address, the one it is meant for, has the
// fields that every receipt has and no other, and is never answered itself.
func FuzzAnswer(f *testing.F) {
	f.Add("From: Anna Ek <anna@kommun.example>\r\nSubject: Ans\xf6kan\r\nMessage-ID: <1@kommun.example>", "a.pdf")
	f.Add("From: \"a\\\r\n b\" <a@\xc3\xb6rebro.example>\r\nReply-To: =?utf-8?Q?a=0D=0ABcc:_x=40y.example?= <b@xn--rebro-iua.example>", "=?utf-8?Q?=0A?=")
	f.Add("Sender: <@x,@y:\"a b\"@c.example>, d@[192.0.2.1]", "\r\n\r\nx")
	f.Add("From: a@b.example\r\nSubject: =?utf-8?B?DQoNCg==?=\r\nMessage-ID: <a b\tc>", "")
	f.Add("Reply-To: a@b\xe3\x80\x82example, <c@d.example>\r\nFrom: x", ".")
	plain, err := fieldsOf(parser.Parse([]byte("From: a@b.example\r\n\r\n"), nil), "a@b.example", "a.pdf")
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, head, file string) {
		m := parser.Parse([]byte(head+"\r\n\r\n"), nil)
		to := m.From.Addr
		if m.ReplyTo.Addr != "" {
			to = m.ReplyTo.Addr
		}
		fields, err := fieldsOf(m, to, file)
		if errors.Is(err, letter.ErrRecipient) {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		if list, err := fields.AddressList("To"); err != nil || len(list) != 1 || len(fields["To"]) != 1 || parser.Canonical(list[0].Address) != to {
			t.Errorf("to %q (%v), want %q", fields["To"], err, to)
		}
		delete(fields, "In-Reply-To") // only where the message has an identifier that can stand there
		delete(fields, "References")
		if got, want := slices.Sorted(maps.Keys(fields)), slices.Sorted(maps.Keys(plain)); !slices.Equal(got, want) {
			t.Errorf("fields %q, want %q", got, want)
		}
	})
}

// fieldsOf is the header of the receipt for m to an address, read again.
func fieldsOf(m *parser.Message, to, file string) (mail.Header, error) {
	o := letter.Office{Name: "Sveriges Kommuner och Landsting", Language: "sv", Zone: stockholm, FromName: "IT", FromAddr: office, Token: "t"}
	c := store.Case{Number: "IT-2009-0001", Sender: strings.ToLower(m.From.Addr), Name: m.From.Name}
	v := store.Version{N: 1, Status: "unreadable", Timing: "on-time", Received: at(10, 12, 0, 0),
		Documents: []store.Document{{Name: file, Reason: "scan"}}, Problems: m.Warnings}
	received := store.Message{From: m.From.Addr, FromName: m.From.Name, Subject: m.Subject, MessageID: m.MessageID, Registered: at(10, 12, 0, 0)}
	_, raw, err := letter.Receipt(o, letter.Call{ID: "it-2009", Title: "IT", Deadline: at(16, 0, 0, 0)}, c, v, received, to)
	if err != nil {
		return nil, err
	}
	if again := parser.Parse(raw, &parser.Options{Token: "t"}); again.Kind != parser.KindLoop || again.Acknowledge || len(again.Parts) > 0 {
		return nil, errors.New("the receipt would be answered: " + again.Why)
	}
	read, err := mail.ReadMessage(bytes.NewReader(raw))
	if err != nil {
		return nil, err
	}
	return read.Header, nil
}
