package container_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"inkorg/parser/container"
)

// listed renders what came out of a container: a line for each file and each problem.
func listed(c container.Content) []string {
	var all []string
	for _, f := range c.Files {
		line := fmt.Sprintf("%s=%s", f.Name, f.Data)
		if f.Inner != nil {
			line = fmt.Sprintf("%s:%s%v", f.Name, f.Inner.Subject, listed(*f.Inner))
		}
		all = append(all, line)
	}
	for _, p := range c.Problems {
		all = append(all, "! "+p)
	}
	return all
}

func TestTNEFFiles(t *testing.T) {
	t.Parallel()
	inner := newTNEF().attribute(1, 0x00018004, []byte("Inne\x00")).attach("b.txt").data("B")
	embedded := string(newTNEF().attach("b.txt").data("B").b)
	tests := []struct {
		name string
		w    *tnefWriter
		want []string
	}{
		{"title and data", newTNEF().attach("a.txt").data("A").attach("b.txt").data("B"), []string{"a.txt=A", "b.txt=B"}},
		{"long name in Unicode", newTNEF().attach("ANSKA~1.PDF").data("%PDF").properties(mapiText(0x3707, "Ansökan från Örebro.pdf")),
			[]string{"Ansökan från Örebro.pdf=%PDF"}},
		{"long name in 8 bits", newTNEF().attach("ANSKA~1.PDF").data("%PDF").properties(mapiText8(0x3707, "Ans\xf6kan.pdf\x00")), []string{"Ansökan.pdf=%PDF"}},
		{"name in another codepage", newTNEF().attribute(1, 0x00069007, le32(1251)).attach("\xc7\xe0\xff\xe2\xea\xe0.pdf").data("%PDF"),
			[]string{"Заявка.pdf=%PDF"}},
		{"short name and display name", newTNEF().attach("ANSKA~1.PDF").data("%PDF").properties(mapiText(0x3001, "Ansökan.pdf")), []string{"Ansökan.pdf=%PDF"}},
		{"transport name only", newTNEF().attribute(2, 0x69002, make([]byte, 14)).attribute(2, 0x69001, []byte("t.pdf\x00")).data("%PDF"), []string{"t.pdf=%PDF"}},
		{"extension apart", newTNEF().attach("Budget").data("B").properties(mapiText(0x3703, ".xlsx")), []string{"Budget.xlsx=B"}},
		{"data among the properties", newTNEF().attach("a.txt").properties(mapiBinary(0x3701, "AAAAA"), mapiText(0x3707, "lång.txt")), []string{"lång.txt=AAAAA"}},
		{"named and several-valued properties before it", newTNEF().attach("a.txt").properties(
			mapiProperty{0x8001, 0x001f, []byte("x\x00"), "Källa"}, mapiProperty{0x8002, 0x101e, []byte("abc"), "odd"}, mapiBinary(0x3701, "AAAAA")),
			[]string{"a.txt=AAAAA"}},
		{"no attAttachRendData", (&tnefWriter{newTNEF().b}).attribute(2, 0x18010, []byte("a.txt\x00")).data("A").attribute(2, 0x18010, []byte("b.txt\x00")).data("B"),
			[]string{"a.txt=A", "b.txt=B"}},
		{"embedded message", newTNEF().attach("Untitled Attachment").data("not supported by this mail system").properties(mapiText(0x3001, "Vidarebefordrat"), mapiObject(0x3701, 7, embedded)),
			[]string{"Vidarebefordrat=" + embedded}},
		{"empty", newTNEF().attach("tom.txt").data("").attach("b.txt").data("B"), []string{"tom.txt=", "b.txt=B", `! holds "tom.txt", which is empty`}},
		{"empty among the properties", newTNEF().attach("tom.txt").properties(mapiBinary(0x3701, "")), []string{"tom.txt=", `! holds "tom.txt", which is empty`}},
		{"without any data", newTNEF().attach("a.txt").attach("b.txt").data("B"), []string{"b.txt=B", `! holds "a.txt" without any bytes`}},
		{"a link", newTNEF().attach("stor.pdf").properties(mapiNumber(0x3705, 7), mapiText(0x370d, "https://files.example.org/stor.pdf")),
			[]string{`! holds only a link to "stor.pdf", to be found at "https://files.example.org/stor.pdf"`}},
		{"a path", newTNEF().attach("s.pdf").properties(mapiNumber(0x3705, 2), mapiText(0x3708, `\\host\s.pdf`)),
			[]string{`! does not hold "s.pdf" but only says where the sender keeps it: "\\\\host\\s.pdf"`}},
		{"filling at the end", &tnefWriter{append(newTNEF().attach("a.txt").data("A").b, "\r\n\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00"...)}, []string{"a.txt=A"}},
		{"no attachment", inner.attribute(1, 0, nil), []string{"b.txt=B"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			if got := listed(container.Open(container.TNEF, test.w.b, nil)); !reflect.DeepEqual(got, test.want) {
				t.Errorf("got  %q\nwant %q", got, test.want)
			}
		})
	}
}

func TestTNEFDamaged(t *testing.T) {
	t.Parallel()
	whole := string(newTNEF().attach("a.txt").data("AAAA").attach("b.txt").data("BBBB").b)
	tests := []struct {
		name, data string
		want       []string
	}{
		{"cut in the last file", whole[:len(whole)-4], []string{"a.txt=AAAA", `! is cut off in the middle of "b.txt"`, "! is damaged or cut off: 11 bytes in it could not be read"}},
		{"cut in the last checksum", whole[:len(whole)-1], []string{"a.txt=AAAA", "b.txt=BBBB", `! holds "b.txt" with a wrong checksum; it may be damaged`}},
		{"wrong checksum of a file", strings.Replace(whole, "AAAA", "AXAA", 1), []string{"a.txt=AXAA", "b.txt=BBBB", `! holds "a.txt" with a wrong checksum; it may be damaged`}},
		{"wrong checksum elsewhere", strings.Replace(whole, "\xe4\x04\x00\x00\x00", "\xe4\x04\x00\x00\x01", 1),
			[]string{"a.txt=AAAA", "b.txt=BBBB", "! has 1 parts with a wrong checksum, which may be damaged"}},
		{"wrong length of a file", strings.Replace(whole, "\x04\x00\x00\x00AAAA", "\x04\x00\x00\x7fAAAA", 1),
			[]string{"b.txt=BBBB", `! is cut off in the middle of "a.txt"`, "! is damaged or cut off: 15 bytes in it could not be read"}},
		{"no attribute where one should be", strings.Replace(whole, "\x02\x0f\x80", "\x07\x0f\x80", 1),
			[]string{"b.txt=BBBB", `! holds "a.txt" without any bytes`, "! is damaged or cut off: 15 bytes in it could not be read"}},
		{"damaged signature", "\x78\x9f\x3e\x23" + whole[4:], []string{"a.txt=AAAA", "b.txt=BBBB", "! has a damaged beginning"}},
		{"rubbish behind", whole + "no attribute", []string{"a.txt=AAAA", "b.txt=BBBB", "! is damaged or cut off: 12 bytes in it could not be read"}},
		{"no TNEF", "\x89PNG\r\n\x1a\n and no more than that", []string{"! is no winmail.dat file, though it is called one"}},
		{"nothing", "", []string{"! is no winmail.dat file, though it is called one"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			if got := listed(container.Open(container.TNEF, []byte(test.data), nil)); !reflect.DeepEqual(got, test.want) {
				t.Errorf("got  %q\nwant %q", got, test.want)
			}
		})
	}
}

// Whatever the length it is cut to, a winmail.dat gives the files that are whole, and tells of the others.
func TestTNEFCut(t *testing.T) {
	t.Parallel()
	w := newTNEF().attach("a.txt").data("AAAA")
	first := len(w.b)
	whole := w.attach("b.txt").data("BBBB").properties(mapiText(0x3707, "b.txt")).b
	for n := first; n < len(whole); n++ {
		c := container.Open(container.TNEF, whole[:n], nil)
		if len(c.Files) == 0 || string(c.Files[0].Data) != "AAAA" {
			t.Fatalf("cut to %d bytes: %q", n, listed(c))
		}
		if lost := n > first && len(c.Files) == 1; lost && !c.Lost {
			t.Fatalf("cut to %d bytes: nothing is said of the second file: %q", n, listed(c))
		}
	}
}

func TestTNEFMessage(t *testing.T) {
	t.Parallel()
	from := "\x04\x00\x20\x00\x08\x00\x10\x00Åsa Öberg\x00SMTP:asa@example.org\x00"
	tests := []struct {
		name                      string
		w                         *tnefWriter
		subject, from, text, html string
	}{
		{"attributes", newTNEF().attribute(1, 0x18004, []byte("Ans\xf6kan\x00")).attribute(1, 0x2800c, []byte("Hej\x00")).attribute(1, 0x8000, []byte(from)),
			"Ansökan", `"Åsa Öberg" <asa@example.org>`, "Hej", ""},
		{"properties", newTNEF().message(mapiText(0x37, "\x01\x05Re: Ansökan"), mapiText(0x1000, "Hej då"), mapiText(0x5d01, "asa@example.org"), mapiText(0x0c1a, "Åsa")),
			"Re: Ansökan", `"Åsa" <asa@example.org>`, "Hej då", ""},
		{"HTML by its codepage", newTNEF().message(mapiNumber(0x3fde, 28591), mapiBinary(0x1013, "<p>\xe5\xe4\xf6")), "", "", "", "<p>åäö"},
		{"HTML by its own word", newTNEF().message(mapiBinary(0x1013, "<meta charset='koi8-r'>\xd0\xd2\xc9")), "", "", "", "<meta charset='koi8-r'>при"},
		{"sender from the header", newTNEF().message(mapiText(0x0c1f, "/O=EXAMPLE/CN=ASA"), mapiText(0x7d, "To: b@example.org\r\nFrom: Asa\r\n <asa@example.org>\r\n")),
			"", "Asa <asa@example.org>", "", ""},
		{"compressed RTF", newTNEF().message(mapiBinary(0x1009, "\x2d\x00\x00\x00\x2b\x00\x00\x00LZFu\xf1\xc5\xc7\xa7\x03\x00\x0a\x00rcpg125B2\x0a\xf3 hel\x09\x00 bw\x05\xb0ld}\x0a\x80\x0f\xa0")),
			"", "", "hello world", ""},
		{"runs that overlap", newTNEF().message(mapiBinary(0x1009, "\x1a\x00\x00\x00\x1c\x00\x00\x00LZFu\xe2\xd4KQA\x00\x04 WXYZ\x0dn}\x01\x0e\xb0")),
			"", "", "WXYZWXYZWXYZWXYZWXYZ", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			c := container.Open(container.TNEF, test.w.b, nil)
			if len(c.Problems) > 0 {
				t.Errorf("problems: %q", c.Problems)
			}
			got, want := [4]string{c.Subject, c.From, c.Text, c.HTML}, [4]string{test.subject, test.from, test.text, test.html}
			if got != want {
				t.Errorf("got  %q\nwant %q", got, want)
			}
		})
	}
}

// The text of a message that is cut off comes out as far as it is whole.
func TestTNEFMessageCut(t *testing.T) {
	t.Parallel()
	w := newTNEF().message(mapiText(0x37, "Ansökan"), mapiText(0x1000, "Hej"), mapiText(0x0c1a, "Åsa"))
	c := container.Open(container.TNEF, w.b[:len(w.b)-10], nil)
	if c.Subject != "Ansökan" || c.Text != "Hej" || !c.Lost {
		t.Errorf("got %+v", c)
	}
}

func TestTNEFDetails(t *testing.T) {
	t.Parallel()
	c := container.Open(container.TNEF, newTNEF().attach("image001.png").data("PNG").properties(
		mapiText(0x370e, "Image/PNG"), mapiText(0x3712, "<image001@example.org>"), mapiProperty{0x7ffe, 0x000b, le32(1), ""}).b, nil)
	if len(c.Files) != 1 {
		t.Fatalf("got %q", listed(c))
	}
	if f := c.Files[0]; f.Type != "image/png" || f.CID != "image001@example.org" || !f.Hidden {
		t.Errorf("got %+v", f)
	}
}

func TestTNEFSigned(t *testing.T) {
	t.Parallel()
	mail := "Content-Type: multipart/signed; boundary=b\r\n\r\n--b\r\n"
	c := container.Open(container.TNEF, newTNEF().message(mapiText8(0x1a, "IPM.Note.SMIME.MultipartSigned")).attach("smime.p7m").data(mail).b, nil)
	if len(c.Files) != 1 || c.Files[0].Type != "message/rfc822" || string(c.Files[0].Data) != mail {
		t.Errorf("got %+v", c)
	}
}

func TestTNEFBudget(t *testing.T) {
	t.Parallel()
	w := newTNEF()
	for i := range 1005 {
		w.attach(fmt.Sprintf("%d.txt", i)).data("x")
	}
	c := container.Open(container.TNEF, w.b, container.NewBudget(len(w.b)))
	if len(c.Files) != 1000 || !c.Lost {
		t.Errorf("%d files, lost %v", len(c.Files), c.Lost)
	}
	want := []string{`holds more than is taken out of one message; "1000.txt" and 4 other files were left out`}
	if !reflect.DeepEqual(c.Problems, want) {
		t.Errorf("got %q, want %q", c.Problems, want)
	}
}
