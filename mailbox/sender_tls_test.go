package mailbox_test

import (
	"bufio"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"errors"
	"fmt"
	"math/big"
	"net"
	"slices"
	"strings"
	"testing"
	"time"

	"inkorg/mailbox"
	"inkorg/mailbox/mailtest"
)

// certify makes a certificate that vouches for itself, and the pool that trusts it.
func certify(t *testing.T, host net.IP, until time.Time) (tls.Certificate, *x509.CertPool) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{
		SerialNumber:          big.NewInt(1),
		Subject:               pkix.Name{CommonName: "mailtest"},
		NotBefore:             until.AddDate(-1, 0, 0),
		NotAfter:              until,
		IPAddresses:           []net.IP{host},
		IsCA:                  true,
		BasicConstraintsValid: true,
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, key.Public(), key)
	if err != nil {
		t.Fatal(err)
	}
	cert, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	pool := x509.NewCertPool()
	pool.AddCert(cert)
	return tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key}, pool
}

var (
	loopback = net.IPv4(127, 0, 0, 1)
	nextYear = time.Now().AddDate(0, 6, 0)
	lastYear = time.Now().AddDate(-1, 0, 0)
)

func TestSendOverTLS(t *testing.T) {
	t.Parallel()
	cert, pool := certify(t, loopback, nextYear)
	for name, option := range map[string]mailtest.SMTPOption{
		"from the first byte": mailtest.WithTLS(cert), "STARTTLS": mailtest.WithSTARTTLS(cert),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := startSMTP(t, option)
			a := alice(server)
			a.RootCAs = pool
			sender := dialSender(t, a)
			for range 3 {
				wantOutcome(t, sender.Send(t.Context(), office, anna, []byte(receipt)), 0)
			}
			if n := server.Connections(); n != 1 {
				t.Errorf("%d connections, want 1", n)
			}
			commands := server.Commands()
			if name == "STARTTLS" && slices.Index(commands, "STARTTLS") != 1 {
				t.Errorf("STARTTLS is not the first thing after EHLO: %q", commands)
			}
		})
	}
}

// TestSendOverTLSFaults: what is certain and what is not is the same under TLS.
func TestSendOverTLSFaults(t *testing.T) {
	t.Parallel()
	cert, pool := certify(t, loopback, nextYear)
	tests := []struct {
		name, verb string
		fault      mailtest.Fault
		want       mailbox.Outcome
	}{
		{"redial", "MAIL", mailtest.Fault{Drop: true}, 0},
		{"before the mail", "DATA", mailtest.Fault{Drop: true}, mailbox.Temporary},
		{"after the dot", "DOT", mailtest.Fault{DropAfter: true}, mailbox.Uncertain},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			server := startSMTP(t, mailtest.WithSTARTTLS(cert))
			server.Fail(first(test.verb, test.fault))
			a := alice(server)
			a.RootCAs = pool
			wantOutcome(t, dialSender(t, a).Send(t.Context(), office, anna, []byte(receipt)), test.want)
		})
	}
}

func TestCertificates(t *testing.T) {
	t.Parallel()
	good, _ := certify(t, loopback, nextYear)
	expired, expiredPool := certify(t, loopback, lastYear)
	other, otherPool := certify(t, net.IPv4(192, 0, 2, 1), nextYear)
	tests := []struct {
		name string
		cert tls.Certificate
		pool *x509.CertPool
		says string
	}{
		{"expired", expired, expiredPool, "expired on " + lastYear.UTC().Format(time.DateOnly)},
		{"for another host", other, otherPool, "192.0.2.1 and not for 127.0.0.1"},
		{"signed by a stranger", good, otherPool, "signed by nobody"},
	}
	for _, test := range tests {
		for way, option := range map[string]mailtest.SMTPOption{
			"smtps": mailtest.WithTLS(test.cert), "STARTTLS": mailtest.WithSTARTTLS(test.cert),
		} {
			t.Run(test.name+" "+way, func(t *testing.T) {
				t.Parallel()
				server := startSMTP(t, option)
				a := alice(server)
				a.RootCAs = test.pool
				_, err := mailbox.DialSender(t.Context(), a)
				if !errors.Is(err, mailbox.ErrTLS) || !strings.Contains(err.Error(), test.says) {
					t.Errorf("error %v, want ErrTLS with %q", err, test.says)
				}
				if smtpTold(server, "AUTH", "") {
					t.Errorf("the password went to a server that proved nothing: %q", server.Commands())
				}
			})
		}
	}
}

// TestWrongPort: TLS from the first byte on a port that begins without, and the other way round.
func TestWrongPort(t *testing.T) {
	t.Parallel()
	cert, pool := certify(t, loopback, nextYear)
	plain, implicit := startSMTP(t), startSMTP(t, mailtest.WithTLS(cert))
	for _, url := range []string{
		strings.Replace(plain.URL(), "smtp:", "smtps:", 1), strings.Replace(implicit.URL(), "smtps:", "smtp:", 1),
	} {
		_, err := mailbox.DialSender(t.Context(), mailbox.Account{URL: url, RootCAs: pool, Timeout: time.Second})
		if err == nil || !strings.Contains(err.Error(), "check") || !strings.Contains(err.Error(), "[smtp]") {
			t.Errorf("%s: error %v, want what to check in [smtp]", url, err)
		}
	}
}

func TestSTARTTLSRefused(t *testing.T) {
	t.Parallel()
	cert, pool := certify(t, loopback, nextYear)
	for name, fault := range map[string]mailtest.Fault{
		"refused": {Code: 454, Text: "4.7.0 not now"}, "hangs up": {Drop: true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := startSMTP(t, mailtest.WithSTARTTLS(cert))
			server.Fail(always("STARTTLS", fault))
			a := alice(server)
			a.RootCAs = pool
			_, err := mailbox.DialSender(t.Context(), a)
			if err == nil || errors.Is(err, mailbox.ErrTLS) != (fault.Code != 0) {
				t.Errorf("error %v", err)
			}
			if n := len(server.Commands()); n != 2 {
				t.Errorf("the sender went on without TLS: %q", server.Commands())
			}
		})
	}
}

// TestWordsBeforeTLS: what somebody in between adds in plain text must not count as said under TLS.
func TestWordsBeforeTLS(t *testing.T) {
	t.Parallel()
	url := serveOnce(t, func(conn net.Conn) {
		lines := bufio.NewScanner(conn)
		fmt.Fprint(conn, "220 hi\r\n")
		lines.Scan()
		fmt.Fprint(conn, "250-hi\r\n250 STARTTLS\r\n")
		lines.Scan()
		fmt.Fprint(conn, "220 go ahead\r\n250-hi\r\n250 AUTH PLAIN\r\n")
		lines.Scan()
	})
	_, err := mailbox.DialSender(t.Context(), mailbox.Account{URL: url, Timeout: 10 * time.Second})
	if !errors.Is(err, mailbox.ErrTLS) || !strings.Contains(err.Error(), "on the way") {
		t.Errorf("error %v, want ErrTLS", err)
	}
}
