package main

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"fmt"
	"math/big"
	"net"
	"os"
	"regexp"
	"sync"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
	bolt "go.etcd.io/bbolt"

	"inkorg/mailbox/mailtest"
)

// watch FILE REGEXP waits until what is being written to a file has a match.
func watch(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: watch FILE REGEXP")
	}
	want, err := regexp.Compile(args[1])
	ts.Check(err)
	var text []byte
	for limit := time.Now().Add(30 * time.Second); !want.Match(text); time.Sleep(10 * time.Millisecond) {
		if time.Now().After(limit) {
			ts.Fatalf("%s has no match for %s:\n%s", args[0], args[1], text)
		}
		text, _ = os.ReadFile(ts.MkAbs(args[0])) // it may not be there yet
	}
}

// newer DATABASE makes a database one of a later Inkorg.
func newer(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: newer DATABASE")
	}
	db, err := bolt.Open(ts.MkAbs(args[0]), 0o600, nil)
	ts.Check(err)
	ts.Check(db.Update(func(tx *bolt.Tx) error { return tx.Bucket([]byte("meta")).Put([]byte("format"), []byte("999")) }))
	ts.Check(db.Close())
}

// relay FOLDER [HOST…] delivers what is sent from now on into a folder, as mail servers between would: with a Received line
// of each host, the latest first.
func relay(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 1 {
		ts.Fatalf("usage: relay FOLDER [HOST…]")
	}
	hosts := args[1:]
	forward(ts, args[0], func(m mailtest.SentMail) []byte {
		var lines bytes.Buffer
		for i, host := range hosts {
			from := "smtp.skl.example (smtp.skl.example [192.0.2.9])"
			if i+1 < len(hosts) {
				from = hosts[i+1]
			}
			fmt.Fprintf(&lines, "Received: from %s by %s with ESMTP id 7; %s\r\n", from, host, time.Now().Format(time.RFC1123Z))
		}
		return append(lines.Bytes(), m.Data...)
	})
}

// bounce returns what is sent from now on to the inbox, as undeliverable.
func bounce(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 0 {
		ts.Fatalf("usage: bounce")
	}
	forward(ts, "INBOX", func(m mailtest.SentMail) []byte {
		header, _, _ := bytes.Cut(m.Data, []byte("\r\n\r\n"))
		return fmt.Appendf(nil, dsn, m.To[0], header)
	})
}

const dsn = "From: mailer-daemon@smtp.skl.example\r\nSubject: Undelivered\r\nMIME-Version: 1.0\r\n" +
	"Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n" +
	"--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; smtp.skl.example\r\n\r\n" +
	"Final-Recipient: rfc822; %s\r\nAction: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 no such mailbox\r\n\r\n" +
	"--b\r\nContent-Type: text/rfc822-headers\r\n\r\n%s\r\n\r\n--b--\r\n"

// forward delivers each mail that is sent from now on into a folder, until the script ends.
func forward(ts *testscript.TestScript, folder string, deliver func(mailtest.SentMail) []byte) {
	s, from, stop := of(ts), len(of(ts).smtp.Mails()), make(chan struct{})
	var work sync.WaitGroup
	work.Go(func() {
		for next := time.NewTicker(5 * time.Millisecond); ; <-next.C {
			for mails := s.smtp.Mails(); from < len(mails); from++ {
				s.imap.Append(folder, deliver(mails[from]), time.Time{})
			}
			select {
			case <-stop:
				return
			default:
			}
		}
	})
	ts.Defer(func() {
		close(stop)
		work.Wait()
	})
}

// certify KIND starts another IMAP server, at $IMAPS, with a certificate that is good, expired or other (for another host),
// signed by itself: it is trusted where SSL_CERT_FILE names KIND.pem.
func certify(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: certify good|expired|other")
	}
	cert := certificate(ts, args[0])
	imap, err := mailtest.StartIMAP(mailtest.IMAPWithTLS(cert))
	ts.Check(err)
	ts.Defer(imap.Close)
	ts.Setenv("IMAPS", imap.URL())
	text := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: cert.Certificate[0]})
	ts.Check(os.WriteFile(ts.MkAbs(args[0]+".pem"), text, 0o600))
}

func certificate(ts *testscript.TestScript, kind string) tls.Certificate {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	ts.Check(err)
	now := time.Now()
	c := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "imap.skl.example"}, IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)},
		NotBefore: now.Add(-48 * time.Hour), NotAfter: now.Add(24 * time.Hour), IsCA: true, BasicConstraintsValid: true,
	}
	switch kind {
	case "expired":
		c.NotAfter = now.Add(-24 * time.Hour)
	case "other":
		c.IPAddresses, c.DNSNames = nil, []string{"imap.skl.example"}
	}
	der, err := x509.CreateCertificate(rand.Reader, c, c, &key.PublicKey, key)
	ts.Check(err)
	return tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key}
}
