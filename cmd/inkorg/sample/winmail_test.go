package sample

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"hash/crc32"
	"io"
	"mime"
	"mime/multipart"
	"net/mail"
	"strings"
	"testing"

	"inkorg/parser/container"
)

// The winmail.dat of the mail from Värmland is no file of anybody: it was written by the functions below, which is tested here, so
// that it can be written anew with another document in it.

// winmailText is the mail's text as Outlook sends it beside the attachments: as RTF.
const winmailText = `{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fswiss Arial;}}\pard\plain\f0\fs20 Hej!\par\par ` +
	`H\'e4r kommer V\'e4rmlands gemensamma ans\'f6kan.\par\par Med v\'e4nlig h\'e4lsning\par Yngve Tallmo\par Region V\'e4rmland\par}`

// winmail is a message with one attached PDF as Outlook 2007 writes it ([MS-OXTNEF]).
func winmail(title, name string, pdf []byte) []byte {
	b := []byte("\x78\x9f\x3e\x22\x01\x00")
	attribute := func(level byte, id uint32, value []byte) {
		sum := uint16(0)
		for _, c := range value {
			sum += uint16(c)
		}
		b = binary.LittleEndian.AppendUint32(append(b, level), id)
		b = append(binary.LittleEndian.AppendUint32(b, uint32(len(value))), value...)
		b = binary.LittleEndian.AppendUint16(b, sum)
	}
	attribute(1, 0x00089006, le32(0x00010000))               // attTnefVersion
	attribute(1, 0x00069007, append(le32(1252), le32(0)...)) // attOemCodepage
	attribute(1, 0x00078008, []byte("IPM.Microsoft Mail.Note\x00"))
	attribute(1, 0x00069003, properties( // attMsgProps
		number(0x3fde, 1252),                           // PidTagInternetCodepage
		text(0x1009, 0x0102, compressed(winmailText)))) // PidTagRtfCompressed
	attribute(2, 0x00069002, []byte("\x01\x00\xff\xff\xff\xff\x20\x00\x20\x00\x00\x00\x00\x00")) // attAttachRendData
	attribute(2, 0x00018010, []byte(title+"\x00"))
	attribute(2, 0x0006800f, pdf)
	attribute(2, 0x00069005, properties( // attAttachment
		number(0x3705, 1),                         // PidTagAttachMethod: by value
		text(0x3703, 0x001e, []byte(".pdf\x00")),  // PidTagAttachExtension
		text(0x3707, 0x001e, []byte(name+"\x00")), // PidTagAttachLongFilename
		text(0x370e, 0x001e, []byte("application/pdf\x00"))))
	return b
}

func le32(n uint32) []byte { return binary.LittleEndian.AppendUint32(nil, n) }

// properties is a list of MAPI properties ([MS-OXTNEF], section 2.1.3.4).
func properties(all ...[]byte) []byte {
	return append(le32(uint32(len(all))), bytes.Join(all, nil)...)
}

func number(id uint16, n uint32) []byte { return append(le32(uint32(id)<<16|0x0003), le32(n)...) }

func text(id, kind uint16, value []byte) []byte {
	b := append(le32(uint32(id)<<16|uint32(kind)), le32(1)...)
	b = append(append(b, le32(uint32(len(value)))...), value...)
	return append(b, make([]byte, -len(value)&3)...)
}

// compressed is RTF in the form of [MS-OXRTFCP], without repeating anything.
func compressed(rtf string) []byte {
	const dictionary = 207 // bytes that are known before the first
	var body []byte
	for at := 0; at <= len(rtf); at += 8 {
		run := rtf[at:min(at+8, len(rtf))]
		body = append(append(body, 0), run...)
		if len(run) < 8 { // the end: a reference to where nothing was written yet
			body[len(body)-len(run)-1] = 1 << len(run)
			body = binary.BigEndian.AppendUint16(body, uint16((dictionary+len(rtf))%4096<<4))
		}
	}
	head := append(le32(uint32(len(body)+12)), le32(uint32(len(rtf)))...)
	head = append(append(head, "LZFu"...), le32(^crc32.Update(^uint32(0), crc32.IEEETable, body))...)
	return append(head, body...)
}

func TestWinmail(t *testing.T) {
	t.Parallel()
	raw, err := files.ReadFile("13-winmail.eml")
	if err != nil {
		t.Fatal(err)
	}
	stored := attached(t, raw, "application/ms-tnef")
	c := container.Open(container.TNEF, stored, nil)
	if len(c.Files) != 1 || len(c.Problems) > 0 || !strings.HasPrefix(c.Text, "Hej!\n\nHär kommer Värmlands gemensamma ansökan.\n") {
		t.Fatalf("%d files, problems %q, text %q", len(c.Files), c.Problems, c.Text)
	}
	if made := winmail("ANSKAN~1.PDF", "Ans\xf6kan V\xe4rmlands l\xe4n.pdf", c.Files[0].Data); !bytes.Equal(stored, made) {
		t.Error("the winmail.dat of the sample is not what is written here")
	}
}

// attached is the part of a type in a multipart/mixed, sent as base64.
func attached(t *testing.T, raw []byte, want string) []byte {
	t.Helper()
	m, err := mail.ReadMessage(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	_, params, err := mime.ParseMediaType(m.Header.Get("Content-Type"))
	if err != nil {
		t.Fatal(err)
	}
	for r := multipart.NewReader(m.Body, params["boundary"]); ; {
		p, err := r.NextPart()
		if err != nil {
			t.Fatalf("%s: %v", want, err)
		}
		if kind, _, _ := mime.ParseMediaType(p.Header.Get("Content-Type")); kind != want {
			continue
		}
		data, err := io.ReadAll(base64.NewDecoder(base64.StdEncoding, p))
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
}
