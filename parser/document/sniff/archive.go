package sniff

import (
	"archive/zip"
	"io"
	"strings"
)

// Locked says whether an archive, or the OpenDocument file in it, is encrypted (bit 0 of the flags; the manifest).
func Locked(z *zip.Reader) bool {
	for _, f := range z.File {
		if f.Flags&1 != 0 {
			return true
		}
		if f.Name == "META-INF/manifest.xml" && strings.Contains(member(f), "encryption-data") {
			return true
		}
	}
	return false
}

// maxMember is how much of one member of an archive is looked at to tell its type, in bytes.
const maxMember = 64 << 10

func member(f *zip.File) string {
	r, err := f.Open()
	if err != nil {
		return ""
	}
	defer r.Close()
	b, _ := io.ReadAll(io.LimitReader(r, maxMember))
	return strings.TrimSpace(string(b))
}
