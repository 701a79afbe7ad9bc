package parser

import (
	"regexp"
	"strings"

	"github.com/emersion/go-message"
)

// Before RFC 3464, and in many places after it, a bounce is plain text in words of the mail system's own. Three marks are
// looked for: who sent it, what the subject says, what the text says (or a returned message in the place of it). One alone
// is never enough, since people forward and discuss such mail.

var bounceSubject = regexp.MustCompile(`(?i)undeliver(ed|able)|un-?deliverable|non-?deliver|returned? (mail|to sender)|return(ed|ing) (your )?message|` +
	`mail(er)? (delivery|system) (fail|error|prob|status)|deliver(y|ing)[- ](fail|status|notif|problem|error|unsuccess|report|has failed|incomplete|delayed)|` +
	`fail(ed|ure)[: ].*(deliver|mail|notice|send)|failure notice|mail failure|mail failed|メールエラー|message (delivery|delayed|status|could not)|` +
	`(could|can) ?not (be )?deliver|(mail|message|nachricht) (wurde )?(nicht|rejected|refused|bounced)|delayed (mail|\d)|` +
	`unzustellbar|nicht zustellbar|unzustellbarkeit|olever(erbar|ans)|kunde inte levereras|leverans(status|fel|rapport)|` +
	`non remis|échec de|impossible de remettre|no se (pudo|puede) entregar|mancata consegna|永久|user unknown|warning: (message|could)|^postmaster notify|` +
	`går inte att leverera|(inte|ej|kunde inte) leverera|ikke (blive )?lever(et|t)|kan ikke leveres|kunne ikke lever|toimittamaton|ei voi(da|tu)? toimittaa|` +
	`toimitus epäonnistui|toimittaminen epäonnistui|non distribu|remise .{0,20}échou|nicht zugestellt|zustellung .{0,20}(fehlgeschlagen|nicht möglich)|zustellungsfehler|` +
	`配信|mail could not|error sending|undelivered`)

var bounceText = regexp.MustCompile(`(?i)this is the qmail-send program|this is the mail (system|delivery)|this is the [\w.-]* ?(mail system|program) at host|` +
	`message (you sent|that you sent|could not be|was undeliverable|was not delivered|has not been delivered|cannot be delivered)|` +
	`did not reach the following recipient|following (address\(es\)|addresses?|recipients?) (failed|had|have|could|was|were|cannot)|` +
	`following address\(es\) failed|had (permanent fatal|transient non-fatal) errors|transcript of session follows|` +
	`your (e-?mail )?message .{0,200}?(was not delivered|could not be delivered|cannot be delivered|not delivered|couldn't be delivered)|` +
	`(delivery|delivering) .{0,60}?(failed|failure|unsuccessful|not (be )?possible)|(was|were|could|is) not (be )?delivered to|unable to deliver|` +
	`returned to sender|user unknown|unknown user|no such user|mailbox (is )?(full|unavailable|not found)|over quota|host unknown|` +
	`recipient('s)? (address |mailbox )?(rejected|unknown|is full)|undeliverable|unroutable|permanent error|retry time ?out exceeded|` +
	`failed permanently|<<< 5\d\d|\b5\d\d[ -]5\.\d\.\d|does not exist|non recapitabile|kunde inte levereras|nicht zugestellt`)

// bounceHeader are fields that only mail systems write, and only into bounces.
func bounceHeader(r *reader, h message.Header) (Kind, string) {
	if h.Has("X-Failed-Recipients") {
		return KindBounce, "X-Failed-Recipients"
	}
	if what := notification(r, h); what == "Bounce" || what == "Delivery" {
		return KindBounce, "X-Amz-SNS-Message-Id: a delivery status told as a notification"
	}
	if h.Has("X-Mlserver") && strings.Contains(r.m.MessageID, ".FML") {
		return KindBounce, "X-MLServer: a notice of the list server itself"
	}
	return "", ""
}

// notification is what Amazon's mail system tells by its own notification service in the place of a report: Bounce, Delivery
// or Complaint; "" when the message is no such notification.
func notification(r *reader, h message.Header) string {
	if !h.Has("X-Amz-Sns-Message-Id") {
		return ""
	}
	_, after, _ := strings.Cut(strings.ReplaceAll(r.m.Body, `\`, ""), `"notificationType":"`)
	what, _, _ := strings.Cut(after[:min(len(after), 40)], `"`)
	return what
}

// oldBounce needs two of the marks, one of them the sender's: a person who asks why mail did not arrive quotes the rest.
func oldBounce(r *reader, h message.Header) (Kind, string) {
	sender := mailSystem(r.m.From, h)
	subject := bounceSubject.MatchString(r.m.Subject)
	switch {
	case sender != "" && subject:
		return KindBounce, sender + " and the subject of a bounce"
	case sender != "" && bounceText.MatchString(r.bounceWords()):
		return KindBounce, sender + " and the text of a bounce"
	case isDaemon(r.m.From) && r.facts.original != nil:
		return KindBounce, sender + " and a returned message"
	case subject && noReply(r.m.From.Addr) && r.facts.original != nil:
		return KindBounce, "subject of a bounce and a returned message"
	}
	return "", ""
}

// bounceWords is as much of the text as a reason stands in.
func (r *reader) bounceWords() string {
	return strings.Join(strings.Fields(cut(r.m.Body, 8<<10)), " ")
}

// mailSystem names the mark of a mail system in the sender: its address, its name, or a null return path.
func mailSystem(a Address, h message.Header) string {
	switch {
	case isDaemon(a):
		return "sender " + strings.TrimSpace(a.Name+" "+a.Addr)
	case daemonName.MatchString(a.Name):
		return "sender " + a.Name
	case nullReturn(h):
		return "Return-Path: <>"
	}
	return ""
}
