package parser

import (
	"bytes"
	"regexp"
	"slices"

	"github.com/emersion/go-message"
)

// Before RFC 8098, and in Exchange and Notes beside it, a read receipt is ordinary mail: a word before the subject of what was read,
// and a sentence that says so. People write either, so both are asked for.

var receiptSubject = regexp.MustCompile(`(?i)^(read|not read|deleted|delivered|return receipt|read receipt|receipt notification|disposition notification|` +
	`läst|ej läst|inte läst|oläst|borttaget|levererat|returkvitto|läskvitto|läsbekräftelse|` +
	`gelesen|ungelesen|nicht gelesen|gelöscht|zugestellt|lesebestätigung|empfangsbestätigung|` +
	`luettu|lukematta|poistettu|lukukuittaus|lukuvahvistus|læst|ikke læst|slettet|læsekvittering|lest|ikke lest|lesekvittering|leskvittering|` +
	`lu|non lu|supprimé|accusé de (réception|lecture)|confirmation de lecture|notification de lecture) ?(:|\(|-|$)`)

var receiptText = regexp.MustCompile(`(?i)\bwas (read|displayed|opened) (on|at)\b|has been (read|displayed|opened|received by)|was received by|deleted without being read|` +
	`no guarantee that the (message|recipient)|this is a (return |read )?receipt|return receipt|` +
	`lästes (den|av)|har lästs|raderades utan att|läsbekräftelse|returkvitto|har visats|` +
	`wurde .{0,60}?(gelesen|angezeigt)|ungelesen gelöscht|lesebestätigung|empfangsbestätigung|on luettu|luettiin|poistettiin lukematta|` +
	`(blev|ble|er|blev åbnet og) l(æ|e)st|slettet uden at|slettet uten å|a été (lu|affiché)|supprimé sans avoir été lu|accusé de (réception|lecture)`)

// oldReceipt is a read receipt without a report in it.
func oldReceipt(r *reader, _ message.Header) (Kind, string) {
	switch class := r.reportClass(); {
	case class == "NDR":
		return KindBounce, "winmail.dat of the class REPORT…NDR"
	case class != "":
		return KindReceipt, "winmail.dat of the class REPORT…" + class
	case !receiptSubject.MatchString(r.m.Subject) || r.bringsDocument() || !receiptText.MatchString(r.bounceWords()):
		return "", ""
	}
	return KindReceipt, "Subject: " + cut(r.m.Subject, 60) + ", and the text of a receipt"
}

// reportClass is what kind of report Exchange packed into winmail.dat, by its message class ("REPORT.IPM.Note.IPNRN", [MS-OXCMSG]):
// NDR for a bounce, IPNRN and IPNNRN for a receipt, "" for other mail. The class stands in the first attributes.
func (r *reader) reportClass() string {
	for _, p := range r.m.Parts {
		head := p.Data[:min(len(p.Data), 4<<10)]
		if p.Container != "" || !bytes.HasPrefix(head, []byte("\x78\x9f\x3e\x22")) {
			continue
		}
		for _, class := range []string{"IPNRN", "IPNNRN", "NDR"} {
			if bytes.Contains(head, []byte("REPORT.")) && bytes.Contains(head, []byte("."+class+"\x00")) {
				return class
			}
		}
		if bytes.Contains(head, []byte("IPM.Microsoft Mail.Read Receipt\x00")) {
			return "IPNRN"
		}
	}
	return ""
}

func (r *reader) bringsDocument() bool {
	return slices.ContainsFunc(r.m.Parts, func(p Part) bool { return p.Document })
}
