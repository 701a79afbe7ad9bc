package main

import (
	"fmt"
	"net/mail"
	"net/url"
	"strings"
	"time"

	"inkorg/cmd/inkorg/intake"
	"inkorg/parser/rules"
)

// The types below are the texts of a configuration that have a form of their own. All are structs: the decoder puts a text
// into a plain string type without asking its UnmarshalText.

// language is the language of receipts and digests.
type language struct{ text string }

func (l *language) UnmarshalText(text []byte) error {
	switch l.text = string(text); l.text {
	case "sv", "en", "sv+en":
		return nil
	}
	return fmt.Errorf("unknown language %q: write \"sv\", \"en\" or \"sv+en\" (both in one letter)", text)
}

// zoneText is a time zone of the IANA database, which is part of the program.
type zoneText struct{ *time.Location }

func (z *zoneText) UnmarshalText(text []byte) error { return z.set(string(text)) }

func (z *zoneText) set(name string) (err error) {
	if z.Location, err = time.LoadLocation(name); err != nil || name == "" || name == "Local" {
		return fmt.Errorf("unknown time zone %q: write a name such as \"Europe/Stockholm\"", name)
	}
	return nil
}

// addressText is one mail address, with or without a name.
type addressText struct{ mail.Address }

func (a *addressText) UnmarshalText(text []byte) error {
	parsed, err := mail.ParseAddress(string(text))
	if err != nil {
		return fmt.Errorf("%q is no mail address: write \"name@host.se\" or \"Office <name@host.se>\"", text)
	}
	if strings.ContainsFunc(parsed.Address, func(r rune) bool { return r <= ' ' || r > '~' }) {
		return fmt.Errorf("%q has letters that not every mail server takes: write an address of a to z, a domain in its form xn--…", text)
	}
	a.Address = *parsed
	return nil
}

// scheduleText is when the digest is written.
type scheduleText struct{ intake.Schedule }

func (s *scheduleText) UnmarshalText(text []byte) (err error) {
	s.Schedule, err = intake.ParseSchedule(string(text))
	return err
}

// imapURL and smtpURL are servers: encrypted from the start (imaps, smtps) or by STARTTLS (imap, smtp).
type (
	imapURL struct{ text string }
	smtpURL struct{ text string }
)

func (u *imapURL) UnmarshalText(text []byte) error {
	u.text = string(text)
	return checkServer(u.text, "imap")
}

func (u *smtpURL) UnmarshalText(text []byte) error {
	u.text = string(text)
	return checkServer(u.text, "smtp")
}

func checkServer(text, scheme string) error {
	u, err := url.Parse(text)
	if err != nil || u.Hostname() == "" || u.Scheme != scheme && u.Scheme != scheme+"s" {
		return fmt.Errorf("%q is no server: write \"%[2]ss://%[2]s.host.se\" (or \"%[2]s://\" for STARTTLS), with :port where it is not the usual one", text, scheme)
	}
	if u.User != nil || u.Path != "" && u.Path != "/" {
		return fmt.Errorf("%q holds more than a server: the user belongs in `user`, the folder in `folder`", u.Redacted())
	}
	return nil
}

// numberText is the pattern of the registration numbers.
type numberText struct{ text string }

func (n *numberText) UnmarshalText(text []byte) error {
	n.text = string(text)
	return rules.CheckPattern(n.text)
}
