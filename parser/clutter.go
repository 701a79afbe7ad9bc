package parser

import (
	"regexp"
	"slices"
)

// ours reports whether p is a file that this office sent out itself. Few files have the length of one, so few are hashed.
func (r *reader) ours(p *Part) bool {
	sameLength := func(f Fingerprint) bool { return f.Bytes == len(p.Data) }
	return slices.ContainsFunc(r.options.Letters, sameLength) && slices.Contains(r.options.Letters, FingerprintOf(p.Data))
}

// addedText is what Exchange calls words that stand behind an attachment, and what filters and list software call their notices.
var addedText = regexp.MustCompile(`(?i)^(att\d{4,5}\.(txt|html?|c)|(e-?mail-?)?disclaimer[\w -]{0,20}\.(txt|html?)|(list-|msg-|mail-)?footer\.(txt|html?))$`)

// gatewayText reports whether p is text that no sender attached.
func gatewayText(p *Part) bool {
	return len(p.Data) <= smallImage && !office(p.Data) && addedText.MatchString(p.Name)
}

var outlookName = regexp.MustCompile(`(?i)^image\d{3}\.(png|jpe?g|gif|bmp|emz|wmz)$`)

// outlookPicture reports whether p is a picture of the text that Outlook named: a logo in a signature, also where the HTML
// that showed it was taken away.
func outlookPicture(p *Part, m mark) bool {
	return m.cid != "" && len(p.Data) <= largeImage && !office(p.Data) && outlookName.MatchString(p.Name)
}
