package sniff

import (
	"bytes"
	"encoding/base64"
	"slices"
)

// The media types of files that only a key opens, or that a signature is wrapped around.
const (
	PKCS7 = "application/pkcs7-mime"
	PGP   = "application/pgp-encrypted"
)

// Content types of CMS, as the octets of their object identifiers (RFC 5652, RFC 5083, RFC 3274). The first of them only a key opens.
var (
	envelopes = []string{
		"\x2a\x86\x48\x86\xf7\x0d\x01\x07\x03", "\x2a\x86\x48\x86\xf7\x0d\x01\x07\x04", "\x2a\x86\x48\x86\xf7\x0d\x01\x07\x06",
		"\x2a\x86\x48\x86\xf7\x0d\x01\x09\x10\x01\x17",
	}
	signatures = []string{"\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02", "\x2a\x86\x48\x86\xf7\x0d\x01\x09\x10\x01\x09"}
)

// wrappedType is the media type of S/MIME and OpenPGP data, in binary or as text; "" for all else.
func wrappedType(data []byte) string {
	switch {
	case cmsType(data) != "":
		return PKCS7
	case pgpTag(data) != 0:
		return PGP
	}
	return ""
}

// Wrapping names what such data is wrapped in, and says whether only a key opens it.
func Wrapping(mediaType string, data []byte) (kind string, sealed bool) {
	if mediaType == PGP {
		return "PGP", pgpLocked(pgpTag(data))
	}
	return "S/MIME", slices.Contains(envelopes, cmsType(data))
}

// pemStart is how many characters of base64 are looked at: the type comes first.
const pemStart = 64

// cmsType is the one of the content types that data starts with; "" if it is none.
func cmsType(data []byte) string {
	text := bytes.TrimLeft(data, "\ufeff \t\r\n")
	if bytes.HasPrefix(text, []byte("-----BEGIN ")) {
		_, text, _ = bytes.Cut(text, []byte("\n"))
	}
	if bytes.HasPrefix(text, []byte("MI")) { // a sequence, in base64
		data = decoded(text)
	}
	if len(data) < 2 || data[0] != 0x30 {
		return ""
	}
	head := 2 // and as many octets as the length takes (X.690, section 8.1.3)
	if data[1] > 0x80 {
		head += int(data[1] & 0x7f)
	}
	for _, id := range slices.Concat(envelopes, signatures) {
		if bytes.HasPrefix(data[min(len(data), head):], append([]byte{0x06, byte(len(id))}, id...)) {
			return id
		}
	}
	return ""
}

// decoded is the beginning of what stands in base64.
func decoded(text []byte) []byte {
	line, _, _ := bytes.Cut(text[:min(len(text), pemStart)], []byte("\n"))
	line = bytes.TrimSpace(line)
	out, _ := base64.StdEncoding.AppendDecode(nil, line[:len(line)/4*4])
	return out
}

const pgpArmour = "-----BEGIN PGP MESSAGE-----"

// pgpTag is the type of the first packet of OpenPGP data (RFC 9580, section 4.2), 0 of other data. In armour it can be any; binary
// data must start with the key of a message, whose fields leave little to chance.
func pgpTag(data []byte) byte {
	if text := bytes.TrimLeft(data, "\ufeff \t\r\n"); bytes.HasPrefix(text, []byte(pgpArmour)) {
		text = bytes.ReplaceAll(text[:min(len(text), maxStart)], []byte("\r"), nil)
		_, body, _ := bytes.Cut(text, []byte("\n\n"))
		tag, _ := packet(decoded(body))
		return max(tag, 1)
	}
	switch tag, body := packet(data); {
	case tag == 1 && len(body) > 10 && body[0] == 3 && asymmetric(body[9]):
		return tag
	case tag == 3 && len(body) > 4 && body[0] == 4 && body[1] > 0 && body[1] <= 13 && body[2] <= 4 && body[3] > 0 && body[3] <= 14:
		return tag
	}
	return 0
}

// asymmetric are the algorithms that encrypt the key of a message (RFC 9580, section 9.1).
func asymmetric(algorithm byte) bool {
	switch algorithm {
	case 1, 2, 16, 18, 25, 26:
		return true
	}
	return false
}

// pgpLocked says whether such a packet can only be read with a key or a passphrase: keys of a message and encrypted data.
func pgpLocked(tag byte) bool {
	switch tag {
	case 1, 3, 9, 18, 20:
		return true
	}
	return false
}

// packet reads the header of the packet that data starts with. The tag is 0 where there is none.
func packet(data []byte) (tag byte, body []byte) {
	if len(data) < 2 || data[0]&0x80 == 0 {
		return 0, nil
	}
	tag, length := data[0]>>2&0x0f, []int{1, 2, 4, 0}[data[0]&3]
	if data[0]&0x40 != 0 {
		tag, length = data[0]&0x3f, 1
		switch first := data[1]; {
		case first == 255:
			length = 5
		case first >= 192 && first < 224:
			length = 2
		}
	}
	return tag, data[min(len(data), 1+length):]
}
