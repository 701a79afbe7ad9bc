package container_test

import (
	"bytes"
	"strings"
	"testing"

	"inkorg/parser/container"
	"inkorg/parser/ole"
)

// check is what Open promises for whatever bytes: bounds, no panic, and a problem for whatever is lost.
func check(t *testing.T, f container.Format, data []byte) {
	t.Helper()
	c := container.Open(f, data, container.NewBudget(len(data)))
	var size, files int
	var walk func(c container.Content, depth int)
	walk = func(c container.Content, depth int) {
		if depth > 50 {
			t.Fatal("embedded messages have no end")
		}
		for _, file := range c.Files {
			files++
			size += len(file.Data)
			if file.Inner != nil {
				walk(*file.Inner, depth+1)
			}
		}
	}
	walk(c, 0)
	if most := 16<<20 + 20*len(data); files > 1000 || size > most {
		t.Errorf("%d files, %d bytes from %d", files, size, len(data))
	}
	if len(c.Problems) > 51 || (c.Lost || c.Encrypted) && len(c.Problems) == 0 {
		t.Errorf("lost %v, problems %q", c.Lost, c.Problems)
	}
	for _, p := range c.Problems {
		if p == "" || strings.HasSuffix(p, ".") || strings.Contains(p, "does not know") {
			t.Errorf("problem %q", p)
		}
	}
}

func FuzzZip(f *testing.F) {
	f.Add(archive(f, packed{name: "a.pdf", data: "%PDF-1.4"}, packed{name: "b.txt", data: "b", stored: true}))
	f.Add(cut(archive(f, packed{name: "a.pdf", data: "%PDF-1.4"}), 30))
	f.Add(locked(archive(f, packed{name: "a.pdf", data: "%PDF-1.4"}), 0))
	f.Fuzz(func(t *testing.T, data []byte) { check(t, container.Zip, data) })
}

func FuzzSMIME(f *testing.F) {
	for _, name := range []string{"signed.p7m", "pieces.p7m", "file.p7m", "enveloped.p7m", "detached.p7s"} {
		f.Add(sample(f, name))
	}
	f.Add(compressed([]byte("Content-Type: text/plain\r\n\r\nhej")))
	f.Fuzz(func(t *testing.T, data []byte) { check(t, container.SMIME, data) })
}

// FuzzDetect opens what is detected, whatever it is.
func FuzzDetect(f *testing.F) {
	f.Add("a.zip", "application/zip", archive(f, packed{name: "a", data: "a"}))
	f.Add("a.asc", "", []byte("-----BEGIN PGP MESSAGE-----\n\nhQEM\n"))
	f.Add("", "application/applefile", []byte("\x00\x05\x16\x00\x00\x02\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x01\x00\x00\x00\x01\x00\x00\x00\x26\x00\x00\x00\x01a"))
	f.Add("smime.p7m", "application/pkcs7-mime", []byte("MIIB"))
	f.Add("a.hqx", "", []byte(binhex("a.txt", "ab\x90\x03", 4)))
	f.Add("a.bin", "", macBinary("a.txt", "ab", 2))
	f.Add("a", "", ole.Write("", msgStorage("Root Entry", 32, props(mapiText(0x37, "S")))))
	f.Fuzz(func(t *testing.T, name, mediaType string, data []byte) {
		if format := container.Detect(name, mediaType, data); format != container.None {
			check(t, format, data)
		}
	})
}

// FuzzPGP never opens what it is given, and so must always say that something is lost.
func FuzzPGP(f *testing.F) {
	f.Add([]byte("-----BEGIN PGP MESSAGE-----\r\nVersion: x\r\n\r\nhQEMA4\r\n-----END PGP MESSAGE-----\r\n"))
	f.Add([]byte("-----BEGIN PGP MESSAGE-----\n\nowGbwM\n"))
	f.Add([]byte("\xc1\x8c\x03"))
	f.Fuzz(func(t *testing.T, data []byte) {
		check(t, container.PGP, data)
		if c := container.Open(container.PGP, data, nil); !c.Lost || len(c.Files) > 0 {
			t.Errorf("%+v", c)
		}
		if container.Detect("a.gpg", "", data) == container.PGP && len(data) == 0 {
			t.Error("nothing was taken for a message")
		}
	})
}

// FuzzApple reads the two Macintosh forms that wrap a file without encoding it: what comes out stands in the file. What is wrapped
// comes out again.
func FuzzApple(f *testing.F) {
	f.Add([]byte("\x00\x05\x16\x00\x00\x02\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x02" +
		"\x00\x00\x00\x03\x00\x00\x00\x32\x00\x00\x00\x01\x00\x00\x00\x01\x00\x00\x00\x33\x00\x00\x00\x01na"))
	f.Add(macBinary("a.pdf", "%PDF-1.4", 8))
	f.Add(macBinary("a", "x", 70000)[:129])
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, format := range []container.Format{container.AppleSingle, container.MacBinary} {
			check(t, format, data)
			for _, file := range container.Open(format, data, nil).Files {
				if !bytes.Contains(data, file.Data) {
					t.Errorf("%s: %q is not in the file", format, file.Name)
				}
			}
		}
		if len(data) == 0 {
			return
		}
		wrapped := macBinary("a", string(data), len(data))
		if format := container.Detect("", "", wrapped); format != container.MacBinary {
			t.Errorf("detected %q", format)
		}
		if c := container.Open(container.MacBinary, wrapped, nil); c.Lost || len(c.Files) != 1 || !bytes.Equal(c.Files[0].Data, data) {
			t.Errorf("wrapped, %q is %+v", data, c)
		}
	})
}

// FuzzBinHex reads anything behind the banner; what is encoded comes out again.
func FuzzBinHex(f *testing.F) {
	f.Add([]byte("ab\x90\x03"))
	f.Add([]byte(":$f*TEQKPH#jcHA4[EfXJEQFh!*!%!3!!!!!!!"))
	f.Add(bytes.Repeat([]byte("0"), 0x90)) // a length that looks like a repetition
	f.Add([]byte("This is a reply\n:\x90\x00\x90\xff:"))
	f.Fuzz(func(t *testing.T, data []byte) {
		check(t, container.BinHex, append([]byte("(This file must be converted with BinHex 4.0)\r\n"), data...))
		encoded := []byte(binhex("a", strings.ReplaceAll(string(data), "\x90", "\x90\x00"), len(data)))
		if c := container.Open(container.BinHex, encoded, nil); c.Lost || len(c.Files) != 1 || !bytes.Equal(c.Files[0].Data, data) {
			t.Errorf("encoded, %q is %+v", data, c)
		}
	})
}
