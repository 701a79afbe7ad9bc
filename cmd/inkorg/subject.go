package main

import (
	"mime"
	"net/mail"
)

// subject is the subject of a letter of ours, as its reader sees it.
func subject(m *mail.Message) string {
	text, err := new(mime.WordDecoder).DecodeHeader(m.Header.Get("Subject"))
	if err != nil {
		return m.Header.Get("Subject")
	}
	return text
}
