package main

import (
	"archive/zip"
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// afterwards does to a finished file what happens to files: a password, a scanner, a broken upload.
func afterwards(d *paper, name string) error {
	what, arg, _ := strings.Cut(d.after, " ")
	switch what {
	case "":
		return withoutPicture(name)
	case "encrypt":
		args := []string{"--encrypt", "hemligt", "agare", arg, "--", name, name + ".new"}
		if arg == "128" || arg == "40" {
			args = append([]string{"--allow-weak-crypto"}, args...)
		}
		return both(run(filepath.Dir(name), "qpdf", args...), os.Rename(name+".new", name))
	case "cut":
		b, err := os.ReadFile(name)
		return both(err, os.WriteFile(name, b[:len(b)*3/10], 0o644))
	case "empty":
		return os.WriteFile(name, nil, 0o644)
	case "zeros":
		b, err := os.ReadFile(name)
		return both(err, os.WriteFile(name, make([]byte, len(b)), 0o644))
	case "stamped":
		return scan(name, "1", func(j []byte) []byte { return stamped(j, arg) })
	case "png", "tiff":
		return flatPicture(name, what)
	case "scan":
		return scan(name, "1", scanned)
	case "scan-last":
		return both(scan(name+".last", arg, scanned), run(filepath.Dir(name), "qpdf", "--replace-input", name, "--pages", ".", "1", name+".last", "1", "--"))
	case "picture-in-word":
		return scan(name, "1", func(j []byte) []byte { return pictureInWord(d, j) })
	case "picture":
		return scan(name, "1", func(j []byte) []byte { return j })
	}
	return fmt.Errorf("nothing is known of %q", what)
}

// withoutPicture takes the picture of the first page out of an OpenDocument file, which is most of its size.
func withoutPicture(name string) error {
	if filepath.Ext(name) != ".odt" {
		return nil
	}
	old, err := zip.OpenReader(name)
	if err != nil {
		return err
	}
	defer old.Close()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, f := range old.File {
		if !strings.HasPrefix(f.Name, "Thumbnails/") {
			err = both(err, z.Copy(f))
		}
	}
	if err := both(err, z.Close()); err != nil {
		return err
	}
	return os.WriteFile(name, b.Bytes(), 0o644)
}

// scan replaces the file by what wrap makes of a picture of one of its pages.
func scan(name, page string, wrap func([]byte) []byte) error {
	source := strings.TrimSuffix(name, ".last")
	source = strings.TrimSuffix(source, filepath.Ext(source)) + ".pdf"
	picture, err := exec.Command("pdftoppm", "-gray", "-r", "60", "-jpeg", "-jpegopt", "quality=35", "-f", page, "-l", page, source).Output()
	if err == nil && !bytes.HasPrefix(picture, []byte("\xff\xd8")) {
		err = fmt.Errorf("no picture")
	}
	if err != nil {
		return err
	}
	return os.WriteFile(name, wrap(picture), 0o644)
}

// flatPicture replaces the file by a picture of its first page, as a scanner or a fax program saves it.
func flatPicture(name, kind string) error {
	source := strings.TrimSuffix(name, filepath.Ext(name)) + ".pdf"
	args := []string{"-r", "60", "-singlefile", "-gray", "-png", source, name}
	if kind == "tiff" {
		args = []string{"-r", "90", "-singlefile", "-mono", "-tiff", "-tiffcompression", "lzw", source, name}
	}
	written := map[string]string{"png": ".png", "tiff": ".tif"}[kind]
	return both(run(filepath.Dir(name), "pdftoppm", args...), os.Rename(name+written, name))
}
