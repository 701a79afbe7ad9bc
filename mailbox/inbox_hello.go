package mailbox

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"strings"

	"github.com/emersion/go-imap/v2/imapclient"
)

// dial reaches the server, gets TLS, and logs in; on an error nothing stays open.
func (in *Inbox) dial(ctx context.Context) error {
	conn, err := in.account.connect(ctx, in.server)
	if err != nil {
		return err
	}
	in.line = newIMAPLine(conn)
	in.client = nil
	in.secrets = nil
	in.news = make(chan struct{}, 1)
	in.folder = Folder{}
	if err := in.greet(ctx); err != nil {
		in.hangUp()
		return err
	}
	in.takeOver()
	if err := in.login(ctx); err != nil {
		in.hangUp()
		return err
	}
	return nil
}

// takeOver hands the connection to the client library, which reads the greeting once more.
func (in *Inbox) takeOver() {
	news, strays := in.news, &strays{}
	in.strays = strays
	in.client = imapclient.New(in.line, &imapclient.Options{
		UnilateralDataHandler: &imapclient.UnilateralDataHandler{
			Mailbox: func(data *imapclient.UnilateralDataMailbox) {
				if data.NumMessages != nil {
					heardOf(news)
				}
			},
			Fetch: strays.take,
		},
	})
}

// greet reads the greeting, and upgrades to TLS where that is still to be done. It does so before the library reads a byte, so
// that nothing said without TLS is believed afterwards.
func (in *Inbox) greet(ctx context.Context) error {
	var greeting string
	err := in.during(ctx, "greeting", func() (err error) {
		greeting, err = in.line.readLine()
		return err
	})
	if err != nil {
		return in.explainGreeting(err)
	}
	preauth, err := in.judgeGreeting(greeting)
	if err != nil {
		return err
	}
	if !in.server.implicit {
		secured, err := in.upgrade(ctx, preauth)
		if err != nil {
			return err
		}
		if secured {
			greeting = "* OK now with TLS"
		}
	}
	in.line.replay = strings.NewReader(greeting + "\r\n")
	return nil
}

func (in *Inbox) explainGreeting(err error) error {
	if errors.Is(err, errMute) && !in.server.implicit && in.server.port == "993" {
		return fmt.Errorf("%w (port 993 is for TLS from the first byte: write imaps:// in [imap])", err)
	}
	return err
}

// judgeGreeting tells the three greetings of RFC 3501, section 7.1, from everything else.
func (in *Inbox) judgeGreeting(greeting string) (preauth bool, err error) {
	mark, rest, _ := strings.Cut(greeting, " ")
	kind, text, _ := strings.Cut(rest, " ")
	switch strings.ToUpper(mark + " " + kind) {
	case "* OK":
		return false, nil
	case "* PREAUTH":
		return true, nil
	case "* BYE":
		return false, fmt.Errorf("%s: the server turned us away: %q", in.server, in.clip(text))
	}
	return false, fmt.Errorf("%s: that is no IMAP server: it began with %q: check server and port in [imap]",
		in.server, in.clip(greeting))
}

// upgrade gets TLS by STARTTLS (RFC 3501, section 6.2.1). Without it only loopback is good enough.
func (in *Inbox) upgrade(ctx context.Context, preauth bool) (secured bool, err error) {
	var offered, agreed bool
	err = in.during(ctx, "STARTTLS", func() (err error) {
		if offered, err = in.offersSTARTTLS(); err != nil || !offered || preauth {
			return err
		}
		agreed, _, err = in.converse("i2", "STARTTLS")
		return err
	})
	switch {
	case err != nil:
		return false, err
	case agreed && in.line.in.Buffered() > 0:
		return false, fmt.Errorf("%s: %w: the server said more before TLS began than it should: somebody may be tampering "+
			"with the connection", in.server, ErrTLS)
	case agreed:
		return true, in.encrypt(ctx)
	case plainAllowed(in.line.raw) && (preauth || !offered):
		return false, nil
	}
	return false, fmt.Errorf("%s: %w: the server has no STARTTLS here, and the password would travel for all to read: "+
		"write imaps:// in [imap] if it has TLS on port 993, else whoever runs it must switch TLS on", in.server, ErrTLS)
}

func (in *Inbox) encrypt(ctx context.Context) error {
	conn, err := in.account.secure(ctx, in.server, in.line.Conn)
	if err != nil {
		return err
	}
	in.line.use(conn)
	return nil
}

func (in *Inbox) offersSTARTTLS() (bool, error) {
	_, untagged, err := in.converse("i1", "CAPABILITY")
	for _, line := range untagged {
		words := strings.Fields(strings.ToUpper(line))
		if len(words) > 1 && words[1] == "CAPABILITY" {
			for _, w := range words[2:] {
				if w == "STARTTLS" {
					return true, err
				}
			}
		}
	}
	return false, err
}

// converse sends one command and reads until its end: whether it is OK, and what was said on the way.
func (in *Inbox) converse(tag, command string) (ok bool, untagged []string, err error) {
	if _, err := io.WriteString(in.line.Conn, tag+" "+command+"\r\n"); err != nil {
		return false, nil, err
	}
	const most = 50 // lines
	for range most {
		line, err := in.line.readLine()
		if err != nil {
			return false, nil, err
		}
		if rest, found := strings.CutPrefix(line, tag+" "); found {
			status, _, _ := strings.Cut(rest, " ")
			return strings.EqualFold(status, "OK"), untagged, nil
		}
		untagged = append(untagged, line)
	}
	return false, nil, fmt.Errorf("no end of the answer to %s: %w", command, net.ErrClosed)
}
