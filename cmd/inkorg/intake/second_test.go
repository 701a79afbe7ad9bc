package intake_test

import (
	"strings"
	"testing"

	"inkorg/cmd/inkorg/intake"
	"inkorg/parser/rules"
)

// A section that one of the two readers of PDF finds is found. PDFium takes what a program says of a text for the text itself,
// here something else than what stands on the page, and the second reader takes what stands there.
func TestSecondOpinion(t *testing.T) {
	t.Parallel()
	organ := pageText("Beskrivning av det regionala IT-samverkansorganet", words)
	medel := pageText("Hur stimulansmedlen ska användas", "Pengarna går till "+words)
	begin, rest, _ := strings.Cut(organ, " Tj ")
	hidden := "/Span << /ActualText (Bild 1) >> BDC " + begin + " Tj EMC " + rest // PDF 1.7, section 14.9.4
	reader := newReader()
	defer reader.Close()
	judge := &intake.Judge{Calls: []rules.Call{call()}, Parser: options(), Reader: reader}
	for _, c := range []struct {
		name   string
		data   string
		status rules.Status
	}{
		{"both parts for one reader, one part for the other", pdfOf(0, hidden, medel), rules.Complete},
		{"one part for both", pdfOf(0, pageText("Bakgrund", words), medel), rules.Incomplete},
	} {
		t.Run(c.name, func(t *testing.T) {
			m := mailing{from: "a@ltdalarna.example", id: "1@ltdalarna.example", subject: "Ansökan", body: "Se bilagan."}
			m.files = []file{{"ansokan.pdf", "application/pdf", c.data}}
			j := judge.Judge(t.Context(), m.write(), rules.Clocks{})
			if j.Err != nil || j.Verdict.Status != c.status {
				t.Errorf("got %s, %+v, %v", j.Verdict.Status, j.Verdict.Findings, j.Err)
			}
		})
	}
}
