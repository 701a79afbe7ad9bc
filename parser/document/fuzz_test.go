package document_test

import (
	"bytes"
	"encoding/json"
	"reflect"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"inkorg/parser/document"

	"golang.org/x/text/unicode/norm"
)

// sound fails the test when a document breaks what is promised of every one.
func sound(t *testing.T, d document.Document) {
	t.Helper()
	if d.Readable != (d.Reason == "") || d.Readable != (len(d.Lines) > 0) {
		t.Errorf("readable %v, reason %q, %d lines", d.Readable, d.Reason, len(d.Lines))
	}
	for _, l := range d.Lines {
		if l.Text == "" || !utf8.ValidString(l.Text) || !norm.NFC.IsNormalString(l.Text) || strings.ContainsFunc(l.Text, unicode.IsControl) ||
			strings.Join(strings.Fields(l.Text), " ") != l.Text || l.Page < 1 || l.Level < 0 {
			t.Errorf("line %+q of %+v", l.Text, l)
		}
	}
	for _, h := range d.Headings() {
		if h.Words < 0 || h.Level < 1 || h.Text == "" {
			t.Errorf("heading %+v", h)
		}
	}
	d.Text()
}

// Whatever a mail says: its document is sound and holds no quoted line.
func FuzzFromText(f *testing.F) {
	for _, s := range []string{"", "Hej\n-- \nÅsa", "> a\nb", "1. Organ\n=====\ntext", "Den 1 mars 2009 skrev a@b.se:\n> a\nb",
		"-----Ursprungligt meddelande-----\na", "Från: a\nSkickat: b\nTill: c\n", "a\u0308\x00\xff\f\u2028 \u00ad", "ﬁ\r\n\rA B C D"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d := document.FromText(s)
		sound(t, d)
		if d.Pages > 1 {
			t.Errorf("%d pages", d.Pages)
		}
		for _, l := range d.Lines {
			if strings.HasPrefix(l.Text, ">") {
				t.Errorf("a quoted line: %q", l.Text)
			}
		}
	})
}

// Whatever a file holds: its type is told and the answer is sound. There is no child here, so what needs one has Err instead.
func FuzzRead(f *testing.F) {
	for _, s := range []string{"", "hej", "%PDF-1.4 1 0 obj", "PK\x03\x04", `{\rtf1`, "\xff\xfeh\x00", "<html><h1>a</h1>&aring;<script>", "<!doctype html><", "II*\x00"} {
		f.Add([]byte(s))
	}
	f.Add(compound("WordDocument"))
	f.Add(archive(f, "mimetype", "application/vnd.oasis.opendocument.text"))
	r := document.NewReader(document.Options{})
	f.Cleanup(func() { r.Close() })
	f.Fuzz(func(t *testing.T, b []byte) {
		d := r.Read(t.Context(), "a", b)
		if d.Type == "" || d.Err != nil && d.Readable {
			t.Errorf("type %q, error %v, readable %v", d.Type, d.Err, d.Readable)
		}
		sound(t, d)
	})
}

// Whatever comes from the parent's side: Serve ends, and what it writes is the greeting and frames of Documents, one for each
// whole request. Pictures are left to FuzzPicture.
func FuzzServe(f *testing.F) {
	whole := append(frame(`{"Type":"application/pdf"}`), frame("%PDF-1.4")...)
	for _, b := range [][]byte{nil, whole, whole[:9], append(whole, whole...), {0, 0, 0, 200, 'x'}, frame("{}"), {0xff, 0xff, 0xff, 0xff}} {
		f.Add(b)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		if bytes.Contains(bytes.ToLower(b), []byte("draw")) {
			return
		}
		var out bytes.Buffer
		document.Serve(bytes.NewReader(append(frame("{}"), b...)), &out)
		readFrame(t, &out)
		for out.Len() > 0 {
			var d document.Document
			if err := json.Unmarshal([]byte(readFrame(t, &out)), &d); err != nil || reflect.DeepEqual(d, document.Document{}) {
				t.Errorf("answer %+v, %v", d, err)
			}
		}
	})
}

// Whatever a PDF or a Word file holds, its document is sound: the answer of the child is taken as it is, without the parent's
// care. The bounds are kept by the parent, so a finding here may be a hang of the library that is no fault of ours.
func FuzzContent(f *testing.F) {
	f.Add("BT /F1 12 Tf 72 600 Td (Hej) Tj [(a) -400 <62>] TJ T* (\\344\\(x) ' ET q 1 0 0 1 0 0 cm Q /X Do")
	f.Add("BI /W 1 ID ((( EI BT /F2 1e9 Tf 0 0 0 0 0 0 Tm (x) Tj 9 Tc 9 Tz 5 TL (y) Tj ET")
	f.Add("[ << /A [ (a) > ] )) } { % c\n /N#41 -.5 +3 --4 1e400 Tf")
	r := newReader(f, document.Options{})
	f.Fuzz(func(t *testing.T, content string) {
		d := r.Read(t.Context(), "a.pdf", pdfOf("", content).bytes(""))
		if strings.Contains(d.Detail, "broke") || d.Reason == document.Bomb {
			t.Errorf("%s: %s", d.Reason, d.Detail)
		}
		sound(t, d)
	})
}
