package letter

import (
	"embed"
	"fmt"
	"io/fs"
	"strings"
	"text/template"
)

//go:embed templates/*.txt
var files embed.FS

// templates are the words of the letters, one file for each letter and language. A line that holds nothing but steps of
// the template leaves no line behind.
var templates = template.Must(parse(files))

func parse(files fs.FS) (*template.Template, error) {
	all := template.New("")
	names, err := fs.Glob(files, "templates/*.txt")
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		text, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		name = strings.TrimPrefix(name, "templates/")
		if _, err := all.New(name).Parse(control.ReplaceAllString(string(text), "$1")); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// compose writes the text of a letter in each language, one below the other.
func compose(kind string, speeches []speech, view func(speech) any) (string, error) {
	var parts []string
	for _, s := range speeches {
		text, err := render(kind+"."+s.words.tag+".txt", view(s))
		if err != nil {
			return "", err
		}
		parts = append(parts, layout(text))
	}
	line := strings.Repeat("-", 72)
	return strings.Join(parts, "\n"+line+"\n\n"), nil
}

func render(name string, view any) (string, error) {
	var out strings.Builder
	if err := templates.ExecuteTemplate(&out, name, view); err != nil {
		return "", fmt.Errorf("template %s: %w", name, err)
	}
	return strings.TrimSpace(out.String()), nil
}

// line is a template that makes one line, for a header.
func line(name string, view any) (string, error) {
	text, err := render(name, view)
	return strings.ReplaceAll(text, string(glue), " "), err
}
