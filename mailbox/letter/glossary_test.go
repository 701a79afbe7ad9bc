package letter_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"inkorg/mailbox/letter"
	"inkorg/parser"
	"inkorg/store"
)

// told is what a Swedish digest makes of a sentence of the record.
func told(t *testing.T, sentence string) string {
	t.Helper()
	s := letter.Summary{To: at(t, "2009-03-13 07:00"), Other: []store.Message{{State: store.Other, Reason: sentence, Registered: at(t, "2009-03-12 07:00")}}}
	_, raw, err := letter.Digest(office(t, "sv"), s, coordinator)
	if err != nil {
		t.Fatal(err)
	}
	_, text := open(t, raw)
	var quoted []string
	for line := range strings.Lines(text) {
		if words, ok := strings.CutPrefix(strings.TrimSpace(line), "> "); ok {
			quoted = append(quoted, words)
		}
	}
	return strings.Join(quoted, " ")
}

// What comes from outside stays as it is, in the middle of a sentence of ours as well.
func TestGlossary(t *testing.T) {
	t.Parallel()
	for sentence, want := range map[string]string{
		"version 2 came from a@b.se, the case was opened by c@d.se": "version 2 kom från a@b.se, men ärendet öppnades av c@d.se",
		"X-Failed-Recipients; it is about no letter of ours":        "den gäller inget brev från oss: en retur (X-Failed-Recipients)",
		"delayed: the letter to a@b.se":                             "brevet till a@b.se: försenat, nya försök görs",
		"a@b.se was sent 10 receipts the same day":                  "a@b.se har redan fått 10 bekräftelser samma dag",
		`the receipt could not be written: receipt receipt.IT-1.1.ab: recipient "å@": not an address that mail can be sent to`: `bekräftelsen gick inte att skriva: "å@" är ingen adress som det går att skicka till`,
		`the file "ansökan.docm" holds macros: open it with care`:                                                              `öppna filen "ansökan.docm" med försiktighet: den innehåller makron`,
		"given up after five days: temporary failure: the server refused the recipient for now: 450 4.2.2 mailbox full":        "vi gav upp efter fem dagar: tillfälligt fel: servern tar inte emot mottagaren just nu: 450 4.2.2 mailbox full",
		"permanent failure: the server refused the recipient: 550 5.1.1 no such user":                                          "bestående fel: servern tog inte emot mottagaren: 550 5.1.1 no such user",
		`A part of type image/png has base64 that breaks off; its end is lost.`:                                                "En del av typen image/png är avklippt; slutet saknas.",
		`"$1 $2.rar" is a RAR archive; the files in it were not taken out.`:                                                    `"$1 $2.rar" är packad på ett sätt som Inkorg inte öppnar (RAR).`,
		`"a.zip" holds "b.pdf", which is locked with a password.`:                                                              `"b.pdf" i "a.zip" är låst med lösenord.`,
		`"a.msg" is damaged, so nothing could be taken out of it: it is cut off.`:                                              `"a.msg" är skadad; filer i den kan saknas.`,
		`"a.dat" has a damaged text: its RTF is cut off.`:                                                                      `"a.dat" är skadad; något i den kan saknas.`,
		`"a.zip" is a bomb: 3 files in it share their bytes with others.`:                                                      `"a.zip" packar upp till mer än den får; en människa måste avgöra om den ska öppnas.`,
		"And 17 more problems of this sort.":                                                                                   "Och 17 problem till av samma slag.",
		"NO [SERVERBUG] internal error":                                                                                        "NO [SERVERBUG] internal error",
		"Authentication-Results: dmarc=fail":                                                                                   "avsändaren kan vara förfalskad, för vår server kunde inte bekräfta den (Authentication-Results: dmarc=fail)",
	} {
		if got := told(t, sentence); got != want {
			t.Errorf("%q\nis told as %q\nwant       %q", sentence, got, want)
		}
	}
}

// The parser's own words, as it makes them of its golden mails and of those that others test with, must all be known in Swedish:
// whoever adds a warning or a rule adds it to the glossary.
func TestParserIsTold(t *testing.T) {
	t.Parallel()
	options := &parser.Options{Own: []string{"ansokan@skl.example"}, Token: "token-of-ours", Border: []string{"mx.skl.example"}}
	for _, dir := range []string{"../../parser/testdata", "../../../shared/corpus"} {
		t.Run(filepath.Base(filepath.Dir(dir)), func(t *testing.T) {
			t.Parallel()
			if _, err := os.Stat(dir); err != nil {
				t.Skip("the corpus of messages is absent")
			}
			for sentence, file := range sentences(t, dir, options) {
				if got := told(t, sentence); strings.HasPrefix(got, strings.Join(strings.Fields(sentence), " ")) {
					t.Errorf("%s: the glossary does not know %q", file, sentence)
				}
			}
		})
	}
}

// sentences are the words of the parser on the mails in a folder, each with one of the files.
func sentences(t *testing.T, dir string, o *parser.Options) map[string]string {
	t.Helper()
	said := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, _ fs.DirEntry, err error) error {
		if ext := filepath.Ext(path); err != nil || ext != ".eml" && ext != ".raw" {
			return err
		}
		raw, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		m := parser.Parse(raw, o)
		for _, sentence := range append(m.Warnings, m.Why) {
			if sentence != "" {
				said[sentence] = path
			}
		}
		return nil
	})
	if err != nil || len(said) == 0 {
		t.Fatalf("%s: %d sentences, %v", dir, len(said), err)
	}
	return said
}
