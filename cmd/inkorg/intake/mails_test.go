package intake_test

import (
	"encoding/base64"
	"fmt"
	"strings"
)

// A mailing is a mail before it is written.
type mailing struct {
	from    string
	id      string // Message-ID without brackets
	subject string
	head    []string // further header lines
	body    string
	files   []file
}

type file struct{ name, kind, data string }

// write gives the mail as it lies in a mailbox.
func (m mailing) write() []byte {
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\r\n", args...) }
	for _, h := range m.head {
		line("%s", h)
	}
	line("From: %s", m.from)
	line("To: %s", office)
	line("Date: Tue, 10 Mar 2009 11:58:00 +0100")
	line("Subject: %s", m.subject)
	if m.id != "" {
		line("Message-ID: <%s>", m.id)
	}
	line("MIME-Version: 1.0")
	line("Content-Type: multipart/mixed; boundary=grens\r\n")
	line("--grens\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n")
	line("%s", strings.ReplaceAll(m.body, "\n", "\r\n"))
	for _, f := range m.files {
		line("--grens\r\nContent-Type: %s\r\nContent-Disposition: attachment; filename=\"%s\"", f.kind, f.name)
		line("Content-Transfer-Encoding: base64\r\n\r\n%s", folded(f.data))
	}
	line("--grens--")
	return []byte(b.String())
}

// folded is base64 in lines of 76.
func folded(data string) string {
	s := base64.StdEncoding.EncodeToString([]byte(data))
	var b strings.Builder
	for len(s) > 76 {
		b.WriteString(s[:76] + "\r\n")
		s = s[76:]
	}
	return b.String() + s
}

const words = "Samverkan mellan kommunerna och landstinget sker i ett gemensamt organ med kansli, styrgrupp och en budget som parterna delar."

// The two parts that the call requires, as plain text with headings.
const (
	organ = "Beskrivning av det regionala IT-samverkansorganet\n\n" + words + "\n\n"
	medel = "Hur stimulansmedlen ska användas\n\n" + words + "\n\n"
)

// textFile is an application as a plain text document.
func textFile(parts ...string) file {
	return file{"ansokan.txt", "text/plain; charset=utf-8", strings.Join(parts, "")}
}

// application is the complete application of the n-th applicant, unlike all others.
func application(n int) mailing {
	return mailing{
		from: fmt.Sprintf("Handläggare %d <handlaggare@kommun%d.example>", n, n), id: fmt.Sprintf("ansokan-%d@kommun%d.example", n, n),
		subject: fmt.Sprintf("Application %d", n), body: "Hej! Vår ansökan är bifogad.", files: []file{textFile(organ, medel)},
	}
}

// applications are n complete applications, numbered from first.
func applications(first, n int) (mails [][]byte) {
	for i := range n {
		mails = append(mails, application(first+i).write())
	}
	return mails
}
