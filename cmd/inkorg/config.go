package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"reflect"
	"strings"

	"github.com/pelletier/go-toml/v2"

	"inkorg/parser/rules"
)

// A config is one configuration file, as written. Texts with a form of their own (zones, addresses, deadlines…) are
// checked while they are read, so that an error can name its line and column.
type config struct {
	Store  string       `toml:"store"`
	Office officeConfig `toml:"office"`
	IMAP   imapConfig   `toml:"imap"`
	SMTP   smtpConfig   `toml:"smtp"`
	Calls  []callConfig `toml:"call"`

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
	c := &config{path: path, text: text}
	c.defaults()
	d := toml.NewDecoder(bytes.NewReader(text)).DisallowUnknownFields()
	if err := d.Decode(c); err != nil {
		return nil, errors.New(explain(path, err))
	}
	return c, c.check()
}

// defaults are the values of keys that are left out. The file that `inkorg init` writes documents each.
func (c *config) defaults() {
	c.Store = "inkorg.db"
	c.Office.Language = "sv"
	c.Office.Zone.set("Europe/Stockholm")
	c.Office.Digest.UnmarshalText([]byte("07:00"))
	c.IMAP.Folder, c.IMAP.Junk = "INBOX", "Junk"
}

// explain turns an error of the decoder into lines for people.
func explain(path string, err error) string {
	var strict *toml.StrictMissingError
	if errors.As(err, &strict) {
		var lines []string
		for _, e := range strict.Errors {
			row, column := e.Position()
			key := e.Key()
			line := fmt.Sprintf("%s:%d:%d: unknown key %q", path, row, column, strings.Join(key, "."))
			if hint := nearest(key[len(key)-1]); hint != "" {
				line += fmt.Sprintf("; did you mean %q?", hint)
			}
			lines = append(lines, line)
		}
		return strings.Join(lines, "\n")
	}
	var bad *toml.DecodeError
	if errors.As(err, &bad) {
		row, column := bad.Position()
		return fmt.Sprintf("%s:%d:%d: %s", path, row, column, strings.TrimPrefix(bad.Error(), "toml: "))
	}
	return fmt.Sprintf("%s: %v", path, err)
}

// nearest is the known key that differs from name in at most two letters; "" if there is none.
func nearest(name string) (best string) {
	least := 3
	for _, key := range keys(reflect.TypeFor[config]()) {
		if d := distance(name, key); d < least {
			best, least = key, d
		}
	}
	return best
}

// keys are all keys of a configuration, tables and values alike.
func keys(t reflect.Type) (names []string) {
	for t.Kind() == reflect.Slice || t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct {
		return nil
	}
	for i := range t.NumField() {
		if tag := t.Field(i).Tag.Get("toml"); tag != "" {
			names = append(names, tag)
		}
		names = append(names, keys(t.Field(i).Type)...)
	}
	return names
}

// distance is the number of letters that must be changed, added or removed to turn a into b.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, diagonal+1)
		}
	}
	return row[len(b)]
}
