package mailtest

import (
	"encoding/base64"
	"slices"
	"strings"
)

// The one account of the server. Its password is its OAuth 2.0 token too.
const (
	smtpUser   = "alice"
	smtpSecret = "secret"
)

var (
	welcome = smtpReply{235, "2.7.0 welcome"}
	wrong   = smtpReply{535, "5.7.8 user name or password is wrong"}
)

// auth holds the exchange of RFC 4954, section 4.
func (c *smtpSession) auth(args string) (smtpReply, error) {
	mechanism, initial, given := strings.Cut(args, " ")
	mechanism = strings.ToUpper(mechanism)
	switch {
	case !c.hello || c.authed || c.mail != nil:
		return sequence, nil
	case !slices.Contains(c.server.settings.mechanisms, mechanism):
		return smtpReply{504, "5.5.4 mechanism not offered"}, nil
	}
	exchange := map[string]func(string, bool) (bool, error){
		"PLAIN": c.plain, "LOGIN": c.login, "XOAUTH2": c.xoauth2, "OAUTHBEARER": c.oauthBearer,
	}[mechanism]
	right, err := exchange(initial, given)
	c.authed = right
	if !right {
		return wrong, err
	}
	return welcome, err
}

// plain is RFC 4616.
func (c *smtpSession) plain(initial string, given bool) (bool, error) {
	answer, err := c.initial(initial, given, "")
	return answer == "\x00"+smtpUser+"\x00"+smtpSecret, err
}

// login is draft-murchison-sasl-login.
func (c *smtpSession) login(initial string, given bool) (bool, error) {
	name, err := c.initial(initial, given, "User Name\x00")
	if err != nil {
		return false, err
	}
	password, err := c.challenge("Password\x00")
	return name == smtpUser && password == smtpSecret, err
}

func (c *smtpSession) xoauth2(initial string, given bool) (bool, error) {
	answer, err := c.initial(initial, given, "")
	if err != nil || answer == "user="+smtpUser+"\x01auth=Bearer "+smtpSecret+"\x01\x01" {
		return err == nil, err
	}
	_, err = c.challenge(`{"status":"400","schemes":"bearer"}`)
	return false, err
}

// oauthBearer is RFC 7628; only who asks, and the token, are looked at.
func (c *smtpSession) oauthBearer(initial string, given bool) (bool, error) {
	answer, err := c.initial(initial, given, "")
	right := strings.HasPrefix(answer, "n,a="+smtpUser+",\x01") &&
		strings.HasSuffix(answer, "\x01auth=Bearer "+smtpSecret+"\x01\x01")
	if err != nil || right {
		return err == nil, err
	}
	_, err = c.challenge(`{"status":"invalid_token"}`)
	return false, err
}

// initial is the initial response, or the answer to the challenge if there was none.
func (c *smtpSession) initial(response string, given bool, challenge string) (string, error) {
	if !given {
		return c.challenge(challenge)
	}
	return decode(response), nil
}

func (c *smtpSession) challenge(text string) (string, error) {
	if err := c.say(smtpReply{334, base64.StdEncoding.EncodeToString([]byte(text))}); err != nil {
		return "", err
	}
	line, err := c.line()
	c.server.record("AUTH response: " + visible(line))
	return decode(line), err
}

// visible says of a response only whether it was empty or "*", which is how an exchange is called off.
func visible(line string) string {
	switch line {
	case "":
		return "empty"
	case "*":
		return "*"
	}
	return "given"
}

// decode undoes the base64; what is no base64 is no right answer either.
func decode(s string) string {
	b, err := base64.StdEncoding.DecodeString(s)
	if err != nil {
		return ""
	}
	return string(b)
}
