package container_test

import (
	"fmt"
	"strings"

	"inkorg/parser/ole"
)

// message is a storage that holds a message or, with another head, an attachment.
func msgStorage(name string, head int, p []mapiProperty, entries ...ole.Entry) ole.Entry {
	fixed := make([]byte, head)
	for _, e := range entries {
		if head >= 24 && strings.HasPrefix(e.Name, "__attach") {
			fixed[20]++
		}
	}
	for _, v := range p {
		fixed = append(fixed, byte(v.kind), byte(v.kind>>8), byte(v.id), byte(v.id>>8), 6, 0, 0, 0)
		if v.kind == 0x0003 || v.kind == 0x000b {
			fixed = append(append(fixed, v.value...), 0, 0, 0, 0)
			continue
		}
		fixed = append(append(fixed, le32(uint32(len(v.value)))...), 0, 0, 0, 0)
		entries = append(entries, ole.Entry{Name: fmt.Sprintf("__substg1.0_%04X%04X", v.id, v.kind), Data: v.value})
	}
	entries = append(entries, ole.Entry{Name: "__properties_version1.0", Data: fixed})
	return ole.Entry{Name: name, Entries: entries, Storage: true}
}

// msgAttachment is the n-th attachment of a message.
func msgAttachment(n int, p []mapiProperty, entries ...ole.Entry) ole.Entry {
	return msgStorage(fmt.Sprintf("__attach_version1.0_#%08X", n), 8, p, entries...)
}

// msgFile writes an Outlook file.
func msgFile(p []mapiProperty, entries ...ole.Entry) []byte {
	return ole.Write("\x0b\x0d\x02\x00\x00\x00\x00\x00\xc0\x00\x00\x00\x00\x00\x00\x46", msgStorage("Root Entry", 32, p, entries...))
}
