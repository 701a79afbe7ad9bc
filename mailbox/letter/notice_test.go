package letter_test

import (
	"testing"

	"inkorg/mailbox/letter"
	"inkorg/store"
)

func TestNotice(t *testing.T) {
	t.Parallel()
	first := func(t *testing.T) store.Case {
		m := message(t, "2009-03-13 10:21")
		return dossier(m, version(t, m))
	}
	for _, n := range []struct {
		name, language, when string
		dossier              func(t *testing.T) store.Case
	}{
		{"open", "sv", "2009-03-14 08:00", first},
		{"open-en", "en", "2009-03-14 08:00", first},
		{"open-both", "sv+en", "2009-03-14 08:00", first},
		{"closed", "sv", "2009-03-17 08:00", first},
		{"closed-en", "en", "2009-03-17 08:00", first},
		// The late version is not the one that stands: version 1 came in time.
		{"late-version", "sv", "2009-03-17 08:00", func(t *testing.T) store.Case {
			cs := first(t)
			m := message(t, "2009-03-16 00:01")
			v := version(t, m)
			v.N, v.Timing = 2, "late"
			cs.Versions = append(cs.Versions, v)
			return cs
		}},
		{"nothing-yet", "sv", "2009-03-14 08:00", func(t *testing.T) store.Case {
			cs := first(t)
			cs.Versions[0].Status, cs.Versions[0].Documents = "no-document", nil
			return cs
		}},
	} {
		t.Run(n.name, func(t *testing.T) {
			t.Parallel()
			m := message(t, n.when)
			m.State, m.Subject, m.Version = store.Question, "När får vi besked?", 0
			l, raw, err := letter.Notice(office(t, n.language), call(t), n.dossier(t), m, dalarna)
			if err != nil {
				t.Fatal(err)
			}
			golden(t, "notice-"+n.name, raw)
			wellFormed(t, l, raw, "auto-replied")
			if l.Kind != store.Receipt || l.Answers != m.Hash || l.Number != "IT-2009-0007" || l.Version != 0 {
				t.Errorf("record of the letter: %+v", l)
			}
		})
	}
}

func TestNoticeWithoutVersion(t *testing.T) {
	t.Parallel()
	if _, _, err := letter.Notice(office(t, "sv"), call(t), store.Case{Number: "IT-2009-0001"}, message(t, "2009-03-14 08:00"), dalarna); err == nil {
		t.Error("a notice was written for a case without versions")
	}
}
