package rules

import "regexp"

// outside is how an applicant says of a whole part that nothing is applied for in it.
var outside = regexp.MustCompile(`(?i)^\P{L}*(?:frågan|frågorna|detta|det|den|de|denna|dessa|this|it|they|these)(?: \pL+){0,10} (?:` +
	`(?:ingår|omfattas|berörs|påverkas|täcks|behandlas) (?:inte|ej) (?:i|av) (?:denna|vår|den här) ansökan|(?:berör|rör|gäller|avser|omfattar) (?:inte|ej) (?:denna|vår|den här) ansökan|` +
	`(?:ligger|faller) utanför (?:denna|vår|den här) ansökan|(?:inget|ingenting) (?:samband|att göra) med (?:denna|vår|den här) ansökan|` +
	`not (?:part of|covered by|included in|affected by|related to) (?:this|our) application|outside (?:the scope of )?(?:this|our) application)`)

// foreign says whether a part says of itself that it is not about what is applied for.
func foreign(under string) bool {
	for _, s := range sentence.Split(under, -1) {
		if outside.MatchString(s) {
			return true
		}
	}
	return false
}
