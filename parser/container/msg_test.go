package container_test

import (
	"reflect"
	"strings"
	"testing"

	"inkorg/parser/container"
	"inkorg/parser/ole"
)

// props is a list of properties, for short.
func props(p ...mapiProperty) []mapiProperty { return p }

// pdf is a file with sectors of its own; short ones share theirs.
var pdf = "%PDF" + strings.Repeat("x", 5000)

func pdfAttachment(n int, name string) ole.Entry {
	return msgAttachment(n, props(mapiText(0x3707, name), mapiNumber(0x3705, 1), mapiBinary(0x3701, pdf)))
}

// embedded is an attachment that is a message, around more attachments.
func embedded(n int, subject string, entries ...ole.Entry) ole.Entry {
	inner := msgStorage("__substg1.0_3701000D", 24, props(mapiText(0x37, subject), mapiText(0x1000, "Hej")), entries...)
	return msgAttachment(n, props(mapiNumber(0x3705, 5), mapiText(0x3704, "UNTITL~1")), inner)
}

func objectAttachment(entries ...ole.Entry) ole.Entry {
	return msgAttachment(0, props(mapiNumber(0x3705, 6), mapiText(0x3001, "Objekt")), ole.Entry{Name: "__substg1.0_3701000D", Entries: entries, Storage: true})
}

func TestMSGFiles(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name string
		data []byte
		want []string
	}{
		{"short and long", msgFile(props(mapiText(0x37, "S")), msgAttachment(0, props(mapiText(0x3707, "å.txt"), mapiBinary(0x3701, "A"))), pdfAttachment(1, "Ansökan.pdf")),
			[]string{"å.txt=A", "Ansökan.pdf=" + pdf}},
		{"8-bit names", msgFile(props(mapiNumber(0x3ffd, 1251)), msgAttachment(0, props(mapiText8(0x3707, "\xc7\xe0.pdf"), mapiBinary(0x3701, "A")))), []string{"За.pdf=A"}},
		{"8-bit names by language", msgFile(props(mapiNumber(0x3ffd, 65001), mapiNumber(0x3ff1, 1049)), msgAttachment(0, props(mapiText8(0x3704, "\xc7\xe0.pdf"), mapiBinary(0x3701, "A")))),
			[]string{"За.pdf=A"}},
		{"embedded", msgFile(props(mapiText(0x37, "S")), embedded(0, "Inre", pdfAttachment(0, "a.pdf"))), []string{"UNTITL~1:Inre[a.pdf=" + pdf + "]"}},
		{"embedded twice", msgFile(props(mapiText(0x37, "S")), embedded(0, "Inre", embedded(0, "Innerst", pdfAttachment(0, "a.pdf")), pdfAttachment(1, "b.pdf"))),
			[]string{"UNTITL~1:Inre[UNTITL~1:Innerst[a.pdf=" + pdf + "] b.pdf=" + pdf + "]"}},
		{"empty", msgFile(props(mapiText(0x37, "S")), msgAttachment(0, props(mapiText(0x3707, "a.txt"), mapiBinary(0x3701, "")))), []string{"a.txt=", `! holds "a.txt", which is empty`}},
		{"without any data", msgFile(props(mapiText(0x37, "S")), msgAttachment(0, props(mapiText(0x3707, "a.txt")))), []string{`! holds "a.txt" without any bytes`}},
		{"a link", msgFile(props(mapiText(0x37, "S")), msgAttachment(0, props(mapiText(0x3707, "a.pdf"), mapiNumber(0x3705, 7), mapiText(0x370d, "https://files.example.org/a.pdf")))),
			[]string{`! holds only a link to "a.pdf", to be found at "https://files.example.org/a.pdf"`}},
		{"object with a document", msgFile(props(mapiText(0x37, "S")), objectAttachment(ole.Entry{Name: "\x01Ole", Data: []byte("x")}, ole.Entry{Name: "CONTENTS", Data: []byte(pdf)})),
			[]string{"Objekt=" + pdf}},
		{"object with a package", msgFile(props(mapiText(0x37, "S")), objectAttachment(ole.Entry{Name: "\x01Ole10Native",
			Data: []byte("\x40\x00\x00\x00\x02\x00a.txt\x00C:\\a.txt\x00\x00\x00\x03\x00\x09\x00\x00\x00C:\\a.txt\x00\x03\x00\x00\x00AAA")})),
			[]string{"a.txt=AAA"}},
		{"object of a program", msgFile(props(mapiText(0x37, "S")), objectAttachment(ole.Entry{Name: "CONTENTS", Data: []byte("bitmap")})),
			[]string{`! holds "Objekt", an object of another program, which was not taken out`}},
		{"no message", ole.Write("", ole.Entry{Name: "Root Entry", Entries: []ole.Entry{{Name: "WordDocument", Data: []byte("x")}}}), []string{"! has no properties, so it is damaged or no message"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			if got := listed(container.Open(container.Outlook, test.data, nil)); !reflect.DeepEqual(got, test.want) {
				t.Errorf("got  %.300q\nwant %.300q", got, test.want)
			}
		})
	}
}

func TestMSGMessage(t *testing.T) {
	t.Parallel()
	data := msgFile(props(mapiText(0x37, "Ansökan 2027"), mapiText(0x0042, "Åsa Öberg"), mapiText(0x0065, "/O=EXAMPLE/CN=ASA"), mapiText(0x5d01, "asa@example.org"),
		mapiText8(0x1000, "Hej\r\n"), mapiNumber(0x3fde, 1252), mapiBinary(0x1013, "<p>Hej d\xe5")))
	c := container.Open(container.Outlook, data, nil)
	got := [4]string{c.Subject, c.From, c.Text, c.HTML}
	if want := [4]string{"Ansökan 2027", `"Åsa Öberg" <asa@example.org>`, "Hej\r\n", "<p>Hej då"}; got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	if f := container.Detect("", "", data); f != container.Outlook {
		t.Errorf("it is taken for %q", f)
	}
}

func TestMSGSigned(t *testing.T) {
	t.Parallel()
	mail := "MIME-Version: 1.0\r\nContent-Type: multipart/signed\r\n\r\n"
	c := container.Open(container.Outlook, msgFile(props(mapiText(0x1a, "IPM.Note.SMIME.MultipartSigned")), msgAttachment(0, props(mapiBinary(0x3701, mail)))), nil)
	if len(c.Files) != 1 || c.Files[0].Type != "message/rfc822" || string(c.Files[0].Data) != mail {
		t.Errorf("got %+v", c)
	}
	c = container.Open(container.Outlook, msgFile(props(mapiText(0x1a, "IPM.Note.SMIME")), msgAttachment(0, props(mapiText(0x3707, "smime.p7m"), mapiText(0x370e, "application/pkcs7-mime"), mapiBinary(0x3701, "0")))), nil)
	if len(c.Files) != 1 || c.Files[0].Type != "application/pkcs7-mime" || c.Files[0].Name != "smime.p7m" {
		t.Errorf("got %+v", c)
	}
}

// A document of Office that was put into a message as an object is a file again, under the name of its attachment.
func TestMSGObjectOfWord(t *testing.T) {
	t.Parallel()
	data := msgFile(props(mapiText(0x37, "S")), objectAttachment(ole.Entry{Name: "WordDocument", Data: []byte("text")}, ole.Entry{Name: "\x01CompObj", Data: []byte("x")}))
	c := container.Open(container.Outlook, data, nil)
	if len(c.Files) != 1 || len(c.Problems) > 0 || c.Files[0].Name != "Objekt" {
		t.Fatalf("got %q", listed(c))
	}
	o, err := ole.Open(c.Files[0].Data)
	if err != nil {
		t.Fatal(err)
	}
	if s, ok := o.Root.Stream("WordDocument"); !ok {
		t.Error("the text is missing")
	} else if b, err := o.Read(s); string(b) != "text" || err != nil {
		t.Errorf("the text is %q, %v", b, err)
	}
}

// A budget that is too small for one file leaves that file out and keeps the others.
func TestMSGBudget(t *testing.T) {
	t.Parallel()
	b := container.NewBudget(0)
	b.Take(2*b.Share() - 2000)
	data := msgFile(props(mapiText(0x37, "S")), pdfAttachment(0, "a.pdf"), msgAttachment(1, props(mapiText(0x3707, "b.txt"), mapiBinary(0x3701, "B"))))
	c := container.Open(container.Outlook, data, b)
	got, want := listed(c), []string{"b.txt=B", `! holds more than is taken out of one message; "a.pdf" was left out`}
	if !reflect.DeepEqual(got, want) || !c.Lost {
		t.Errorf("got %.300q, want %q", got, want)
	}
}

// Whatever is damaged or cut off in an Outlook file, each file comes out, or a problem says that it does not.
func TestMSGDamaged(t *testing.T) {
	t.Parallel()
	whole := msgFile(props(mapiText(0x37, "S")), pdfAttachment(0, "a.pdf"), msgAttachment(1, props(mapiText(0x3707, "b.txt"), mapiBinary(0x3701, "B"))))
	check := func(data []byte, how string, at int) {
		if c := container.Open(container.Outlook, data, nil); len(c.Files) < 2 && !c.Lost {
			t.Errorf("%s at %d: %d files, and nothing is said: %.200q", how, at, len(c.Files), listed(c))
		}
	}
	for at := 0; at < len(whole); at += 4 {
		for _, b := range []string{"\x00\x00\x00\x00", "\xff\xff\xff\xff", "\x01\x00\x00\x00"} {
			data := append([]byte(nil), whole...)
			copy(data[at:], b)
			check(data, "damaged", at)
		}
	}
	for n := 0; n < len(whole); n += 64 {
		check(whole[:n], "cut", n)
	}
}
