package container

import (
	"bytes"
	"encoding/base64"
)

var pgpArmour = []byte("-----BEGIN PGP MESSAGE-----")

// Armoured reports whether text holds OpenPGP data in ASCII armour (RFC 9580, section 6), as older programs put it into
// the text of a mail. Text that is only signed is readable and so none of it.
func Armoured(text []byte) bool { return bytes.Contains(text, pgpArmour) }

// isPGP recognises armour anywhere, and binary data only where its label says so: one byte is too little evidence.
func isPGP(data []byte, labelled bool) bool {
	if bytes.HasPrefix(bytes.TrimLeft(data, "\xef\xbb\xbf \t\r\n"), pgpArmour) {
		return true
	}
	return labelled && len(data) > 0 && data[0]&0x80 != 0
}

func openPGP(data []byte) (c Content) {
	if locked(packetTag(data)) {
		c.Encrypted = true
		c.lose("is encrypted with PGP; it was not opened")
		return c
	}
	c.lose("is packed with PGP; it was not opened")
	return c
}

// packetTag is the type of the first packet (RFC 9580, section 4.2), 1 when it cannot be told.
func packetTag(data []byte) byte {
	if i := bytes.Index(data, pgpArmour); i >= 0 {
		data = firstPacket(data[i:])
	}
	switch {
	case len(data) == 0 || data[0]&0x80 == 0:
		return 1
	case data[0]&0x40 != 0:
		return data[0] & 0x3f
	}
	return data[0] >> 2 & 0x0f
}

// firstPacket decodes the beginning of what is in the armour: it comes after a blank line.
func firstPacket(armour []byte) []byte {
	armour = bytes.ReplaceAll(armour[:min(len(armour), 4<<10)], []byte("\r\n"), []byte("\n"))
	_, body, _ := bytes.Cut(armour, []byte("\n\n"))
	body = bytes.TrimSpace(body)
	out, _ := base64.StdEncoding.AppendDecode(nil, body[:min(len(body), 4)])
	return out
}

// locked says whether a packet of that type can only be read with a key or a passphrase: encrypted session keys and
// encrypted data, and nothing else.
func locked(tag byte) bool {
	switch tag {
	case 1, 3, 9, 18, 20:
		return true
	}
	return false
}
