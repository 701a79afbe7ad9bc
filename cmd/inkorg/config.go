package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"unicode/utf8"

	"github.com/pelletier/go-toml/v2"

	"inkorg/parser/rules"
)

// A config is one configuration file, as written. Texts with a form of their own (zones, addresses, deadlines…) are
// checked while they are read, so that an error can name its line and column.
type config struct {
	Store     string          `toml:"store"`
	Documents documentsConfig `toml:"documents"`
	Office    officeConfig    `toml:"office"`
	IMAP      imapConfig      `toml:"imap"`
	SMTP      smtpConfig      `toml:"smtp"`
	Calls     []callConfig    `toml:"call"`

	path  string // of the file: relative paths in it start at its folder
	text  []byte
	calls []rules.Call // made of Calls
}

type officeConfig struct {
	Name         string        `toml:"name"`
	Language     language      `toml:"language"`
	Zone         zoneText      `toml:"zone"`
	Contact      string        `toml:"contact"`
	Coordinators []addressText `toml:"coordinators"`
	Digest       scheduleText  `toml:"digest"`
}

type documentsConfig struct {
	OCR bool `toml:"ocr"` // read scans by tesseract
}

type loginConfig struct {
	User               string       `toml:"user"`
	PasswordFile       string       `toml:"password_file"`
	PasswordEnv        string       `toml:"password_env"`
	PasswordCredential string       `toml:"password_credential"`
	OAuth              *oauthConfig `toml:"oauth"`
}

type oauthConfig struct {
	TokenURL               string   `toml:"token_url"`
	ClientID               string   `toml:"client_id"`
	ClientSecretFile       string   `toml:"client_secret_file"`
	ClientSecretEnv        string   `toml:"client_secret_env"`
	ClientSecretCredential string   `toml:"client_secret_credential"`
	Scopes                 []string `toml:"scopes"`
}

type imapConfig struct {
	Server imapURL `toml:"server"`
	loginConfig
	Folder string   `toml:"folder"`
	Junk   string   `toml:"junk"`
	Border []string `toml:"border"`
}

type smtpConfig struct {
	Server smtpURL `toml:"server"`
	loginConfig
	From addressText `toml:"from"`
}

type callConfig struct {
	ID         string            `toml:"id"`
	Title      string            `toml:"title"`
	Address    []addressText     `toml:"address"`
	Deadline   any               `toml:"deadline"` // a TOML date or date-time, or one as a string
	Number     numberText        `toml:"number"`
	Letter     []string          `toml:"letter"`
	Frame      any               `toml:"frame"` // an amount, or tables with year and amount
	Sections   []sectionConfig   `toml:"section"`
	Areas      []areaConfig      `toml:"area"`
	Applicants []applicantConfig `toml:"applicant"`
}

type sectionConfig struct {
	ID       string   `toml:"id"`
	Title    string   `toml:"title"`
	Aliases  []string `toml:"aliases"`
	MinWords int      `toml:"min_words"`
}

type areaConfig struct {
	ID    string   `toml:"id"`
	Title string   `toml:"title"`
	Words []string `toml:"words"`
}

type applicantConfig struct {
	Code       string   `toml:"code"`
	Name       string   `toml:"name"`
	Aliases    []string `toml:"aliases"`
	Domains    []string `toml:"domains"`
	Population int      `toml:"population"`
}

// loadConfig reads and checks a file. Its errors name the file, where possible the line and column, and what to do.
func loadConfig(path string) (*config, error) {
	text, err := os.ReadFile(path)
	if errors.Is(err, os.ErrNotExist) {
		return nil, fmt.Errorf("there is no configuration %s: write one with `inkorg init`, or name yours with --config", path)
	}
	if err != nil {
		return nil, fmt.Errorf("configuration: %w", err)
	}
	return parseConfig(path, text)
}

func parseConfig(path string, text []byte) (*config, error) {
	text = bytes.TrimPrefix(text, []byte("\ufeff")) // some editors put this mark before the text
	c := &config{path: path, text: text}
	if !utf8.Valid(text) {
		row, column := position(text, invalid(text))
		return nil, fmt.Errorf("%s:%d:%d: this is no UTF-8 text: save the file as UTF-8", path, row, column)
	}
	c.defaults()
	d := toml.NewDecoder(bytes.NewReader(text)).DisallowUnknownFields()
	if err := d.Decode(c); err != nil {
		return nil, errors.New(explain(path, err))
	}
	return c, c.check()
}

// invalid is the offset of the first byte that is no UTF-8.
func invalid(text []byte) (at int) {
	for at < len(text) {
		r, size := utf8.DecodeRune(text[at:])
		if r == utf8.RuneError && size == 1 {
			break
		}
		at += size
	}
	return at
}

// position is the line and column of an offset, both from 1.
func position(text []byte, offset int) (row, column int) {
	before := text[:offset]
	line := before[bytes.LastIndexByte(before, '\n')+1:]
	return bytes.Count(before, []byte("\n")) + 1, utf8.RuneCount(line) + 1
}

// defaults are the values of keys that are left out. The file that `inkorg init` writes documents each.
func (c *config) defaults() {
	c.Store = "inkorg.db"
	c.Office.Language.text = "sv"
	c.Office.Zone.set("Europe/Stockholm")
	c.Office.Digest.UnmarshalText([]byte("07:00"))
	c.IMAP.Folder, c.IMAP.Junk = "INBOX", "Junk"
}
