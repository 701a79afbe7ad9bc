package letter_test

import (
	"errors"
	"testing"
	"time"

	"inkorg/mailbox/letter"
	"inkorg/store"
)

func TestProbe(t *testing.T) {
	t.Parallel()
	for name, language := range map[string]string{"probe": "sv", "probe-both": "sv+en"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			when := at(t, "2009-03-02 09:00").Add(123 * time.Millisecond)
			id, raw, err := letter.Probe(office(t, language), when, "ansokan@skl.example")
			if err != nil {
				t.Fatal(err)
			}
			golden(t, name, raw)
			wellFormed(t, store.Letter{To: "ansokan@skl.example", MessageID: id, Envelope: "ansokan@skl.example"}, raw, "auto-generated")
		})
	}
}

// Two probes are two mails: servers throw away what has a Message-ID they saw before.
func TestProbesDiffer(t *testing.T) {
	t.Parallel()
	when := at(t, "2009-03-02 09:00")
	first, _, err := letter.Probe(office(t, "sv"), when, "ansokan@skl.example")
	if err != nil {
		t.Fatal(err)
	}
	second, _, err := letter.Probe(office(t, "sv"), when.Add(time.Nanosecond), "ansokan@skl.example")
	if err != nil || first == second {
		t.Errorf("Message-IDs %q and %q, %v", first, second, err)
	}
}

func TestProbeRefused(t *testing.T) {
	t.Parallel()
	o, when := office(t, "sv"), at(t, "2009-03-02 09:00")
	if _, _, err := letter.Probe(o, when, "alice"); !errors.Is(err, letter.ErrRecipient) {
		t.Errorf("to a user who is no address: %v", err)
	}
	o.Token = ""
	if _, _, err := letter.Probe(o, when, "ansokan@skl.example"); err == nil {
		t.Error("a probe was written that nobody would know again")
	}
}
