package intake_test

import (
	"slices"
	"strings"
	"testing"

	"inkorg/cmd/inkorg/intake"
	"inkorg/parser/rules"
)

// A file inside a PDF is a document like any other, and what a PDF can do to its reader is told.
func TestEmbedded(t *testing.T) {
	t.Parallel()
	objects := pdfObjects(0, pageText("Beskrivning av det regionala IT-samverkansorganet", words), pageText("Bilaga", "Se den andra filen."))
	objects[0] = "<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles << /Names [(medel.txt) 9 0 R] >> >> /OpenAction << /S /JavaScript /JS (x) >> >>"
	objects = append(objects, "<< /Type /Filespec /F (medel.txt) /UF (medel.txt) /EF << /F 10 0 R >> >>", stream("/Type /EmbeddedFile", medel))
	m := application(1)
	m.files = []file{{"ansokan.pdf", "application/pdf", assembled(objects)}}
	reader := newReader()
	defer reader.Close()
	judge := &intake.Judge{Calls: []rules.Call{call()}, Parser: options(), Reader: reader}
	j := judge.Judge(t.Context(), m.write(), rules.Clocks{Internal: at(10, 12, 0, 0)})
	if j.Verdict.Status != rules.Complete || j.Verdict.Findings[1].Document != "medel.txt" {
		t.Errorf("the verdict is %+v", j.Verdict)
	}
	if len(j.Files) != 2 || j.Files[1].Part.Container != "ansokan.pdf" || string(j.Files[1].Part.Data) != medel {
		t.Errorf("the files are %+v", j.Files)
	}
	for _, what := range []string{"JavaScript", "embedded files"} {
		if !slices.Contains(j.Problems, `the file "ansokan.pdf" holds `+what+": open it with care") {
			t.Errorf("nothing is said of %s: %s", what, strings.Join(j.Problems, "; "))
		}
	}
}
