package main

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"math/rand/v2"
	"unicode/utf16"
)

// lockedWord is what Word saves with a password: a compound file with the encrypted package in it. Nobody has the key, so the
// package is noise.
func lockedWord(d *paper) []byte {
	info := append([]byte{4, 0, 4, 0, 0x40, 0, 0, 0}, `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><encryption xmlns="http://schemas.microsoft.com/office/2006/encryption"><keyData saltSize="16" blockSize="16" keyBits="128" hashSize="20" cipherAlgorithm="AES" cipherChaining="ChainingModeCBC" hashAlgorithm="SHA1" saltValue="c2FsdHNhbHRzYWx0c2FsdA=="/></encryption>`...)
	return compound([]string{"EncryptionInfo", "EncryptedPackage"}, [][]byte{pad(info, 4608), noise(d, 12800)})
}

// lockedText is an OpenDocument text with a password: the list of files can be read, the files cannot.
func lockedText(d *paper) []byte {
	entry := `<manifest:file-entry manifest:media-type="text/xml" manifest:full-path="content.xml" manifest:size="24113"><manifest:encryption-data manifest:checksum-type="SHA1/1K" manifest:checksum="Mnxi3CH6pWUjo7hdV2oXn4CwSzY="><manifest:algorithm manifest:algorithm-name="Blowfish CFB" manifest:initialisation-vector="1bfZLcTbWZM="/><manifest:key-derivation manifest:key-derivation-name="PBKDF2" manifest:iteration-count="1024" manifest:salt="2Mk9HGoW0XTRyKoZ2lCuCA=="/></manifest:encryption-data></manifest:file-entry>`
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	put := func(name string, method uint16, content []byte) {
		f, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: method})
		if err == nil {
			_, err = f.Write(content)
		}
		if err != nil {
			panic(err)
		}
	}
	put("mimetype", zip.Store, []byte("application/vnd.oasis.opendocument.text"))
	put("content.xml", zip.Store, noise(d, 7200))
	put("META-INF/manifest.xml", zip.Deflate, []byte(`<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:media-type="application/vnd.oasis.opendocument.text" manifest:full-path="/"/>`+entry+`</manifest:manifest>`))
	if err := z.Close(); err != nil {
		panic(err)
	}
	return b.Bytes()
}

func noise(d *paper, n int) []byte {
	r := rand.New(rand.NewPCG(uint64(len(d.name)), uint64(n)))
	b := make([]byte, n)
	for i := range b {
		b[i] = byte(r.Uint32())
	}
	return b
}

func pad(b []byte, n int) []byte { return append(b, make([]byte, n-len(b))...) }

// compound is a file of Microsoft's compound format with streams of at least 4096 bytes, in whole sectors of 512: header, table
// of sectors, directory, streams.
func compound(names []string, streams [][]byte) []byte {
	const sector, end, free, table = 512, 0xfffffffe, 0xffffffff, 0xfffffffd
	chain := []uint32{table, end}
	directory := entry("Root Entry", 5, end, 0, 1)
	var data []byte
	for i, s := range streams {
		right := uint32(free)
		if i == 0 && len(streams) > 1 {
			right = 2
		}
		e := entry(names[i], 2, uint32(len(chain)), len(s), free)
		binary.LittleEndian.PutUint32(e[72:], right)
		directory = append(directory, e...)
		for n := len(s) / sector; n > 0; n-- {
			next := uint32(len(chain) + 1)
			if n == 1 {
				next = end
			}
			chain = append(chain, next)
		}
		data = append(data, s...)
	}
	var b bytes.Buffer
	put := func(v ...any) {
		for _, x := range v {
			if err := binary.Write(&b, binary.LittleEndian, x); err != nil {
				panic(err)
			}
		}
	}
	put([]byte{0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1}, make([]byte, 16), []uint16{0x3e, 3, 0xfffe, 9, 6, 0, 0, 0}, []uint32{0, 1, 1, 0, 4096, end, 0, end, 0, 0})
	put(filled(108, free), filled(128-len(chain), free, chain...), pad(directory, sector), data)
	return b.Bytes()
}

// filled is a list of n times v, with others before it.
func filled(n int, v uint32, before ...uint32) []uint32 {
	for range n {
		before = append(before, v)
	}
	return before
}

// entry is one line of the directory.
func entry(name string, kind byte, start uint32, size int, child uint32) []byte {
	e := make([]byte, 128)
	for i, u := range utf16.Encode([]rune(name)) {
		binary.LittleEndian.PutUint16(e[2*i:], u)
	}
	binary.LittleEndian.PutUint16(e[64:], uint16(2*len(name)+2))
	e[66], e[67] = kind, 1
	for at, v := range map[int]uint32{68: 0xffffffff, 72: 0xffffffff, 76: child, 116: start, 120: uint32(size)} {
		binary.LittleEndian.PutUint32(e[at:], v)
	}
	return e
}
