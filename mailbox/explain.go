package mailbox

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"strings"
	"syscall"
	"time"
)

// explainDial says why a server could not be reached, and what to look at.
func explainDial(e endpoint, err error) error {
	var dns *net.DNSError
	switch {
	case errors.As(err, &dns) && dns.IsNotFound:
		return fmt.Errorf("there is no host of that name: check server in [%s]: %w", e.proto, err)
	case errors.As(err, &dns):
		return fmt.Errorf("its name could not be looked up: check the network and the name service: %w", err)
	case errors.Is(err, syscall.ECONNREFUSED):
		return fmt.Errorf("nothing answers on port %s: check the port of server in [%s], and that the server runs: %w",
			e.port, e.proto, err)
	case timedOut(err):
		return fmt.Errorf("no answer: check server in [%s], the network and the firewall: %w", e.proto, err)
	}
	return fmt.Errorf("unreachable: check server in [%s] and the network: %w", e.proto, err)
}

// explainTLS says why TLS could not be had. All but silence and a broken line are ErrTLS.
func explainTLS(e endpoint, err error) error {
	var (
		invalid x509.CertificateInvalidError
		unknown x509.UnknownAuthorityError
		name    x509.HostnameError
		record  tls.RecordHeaderError
		alert   tls.AlertError
	)
	switch {
	case errors.As(err, &invalid) && invalid.Reason == x509.Expired:
		return refuseTLS(expiry(invalid.Cert, time.Now()), err)
	case errors.As(err, &unknown):
		return refuseTLS("its certificate is signed by nobody this machine trusts: install the authority's certificate "+
			"on this machine, or correct the chain on the server", err)
	case errors.As(err, &name):
		return refuseTLS(fmt.Sprintf("its certificate is for %s and not for %s: check the name of server in [%s]",
			names(name.Certificate), e.host, e.proto), err)
	case errors.As(err, &record):
		return refuseTLS(fmt.Sprintf("it does not speak TLS on port %s: check the port of server in [%s], or write %s:// "+
			"for STARTTLS", e.port, e.proto, e.proto), err)
	case timedOut(err):
		return fmt.Errorf("no answer when TLS was to begin: %w", err)
	case errors.Is(err, io.EOF), errors.Is(err, syscall.ECONNRESET):
		return fmt.Errorf("the connection broke when TLS was to begin: check server in [%s]: %w", e.proto, err)
	case errors.As(err, &alert):
		return refuseTLS("it refused every way of TLS that we know (1.2 and 1.3): its software may be too old", err)
	}
	return refuseTLS("TLS failed: check the certificate and the TLS settings of the server", err)
}

func refuseTLS(why string, err error) error { return fmt.Errorf("%w: %s: %w", ErrTLS, why, err) }

func expiry(cert *x509.Certificate, now time.Time) string {
	if now.Before(cert.NotBefore) {
		return fmt.Sprintf("its certificate is valid only from %s: check the clock of this machine, else the certificate",
			cert.NotBefore.Format(time.DateOnly))
	}
	return fmt.Sprintf("its certificate expired on %s: whoever runs the server must renew it",
		cert.NotAfter.Format(time.DateOnly))
}

// names lists whom a certificate is for, so that a person sees the name to write instead.
func names(cert *x509.Certificate) string {
	all := append([]string(nil), cert.DNSNames...)
	for _, ip := range cert.IPAddresses {
		all = append(all, ip.String())
	}
	if len(all) == 0 {
		return "no host at all"
	}
	const most = 10
	if len(all) > most {
		all = append(all[:most], "others")
	}
	return strings.Join(all, ", ")
}

func timedOut(err error) bool {
	var timeout net.Error
	return errors.Is(err, context.DeadlineExceeded) || errors.Is(err, os.ErrDeadlineExceeded) ||
		errors.As(err, &timeout) && timeout.Timeout()
}
