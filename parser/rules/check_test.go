package rules_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"inkorg/parser/document"
	"inkorg/parser/rules"
)

// call2009 is the call of design: two sections, the second without min_words.
func call2009() *rules.Call {
	deadline, err := rules.ParseDeadline("2009-03-15", time.UTC)
	if err != nil {
		panic(err)
	}
	return &rules.Call{
		Deadline: deadline,
		Sections: []rules.Section{
			{ID: "organ", Title: "Beskrivning av det regionala IT-samverkansorganet", MinWords: 25, Aliases: []string{
				"IT-samverkansorgan", "Regionalt samverkansorgan", "Organisation för IT-samverkan", "Regional IT cooperation body"}},
			{ID: "medel", Title: "Hur stimulansmedlen ska användas", Aliases: []string{
				"Användning av stimulansmedlen", "Medlens användning", "Planerad användning av medlen", "Use of the funds"}},
		},
		Areas: []rules.Area{
			{ID: "infrastruktur", Words: []string{"e-legitimation", "säker inloggning", "SITHS"}},
			{ID: "standarder", Words: []string{"informationsstruktur", "standarder"}},
			{ID: "erfarenhet", Words: []string{"erfarenhetsutbyte", " "}},
		},
	}
}

// prose is n words of running text in lines as wide as a page sets them.
func prose(n int) string {
	const words = "kommunerna i länet samverkar sedan flera år om gemensamma frågor och avser att fortsätta med det arbetet"
	all := strings.Fields(strings.Repeat(words+" ", n/17+1))[:n]
	var b strings.Builder
	for i, w := range all {
		b.WriteString(w)
		if i%11 == 10 && i < n-1 {
			b.WriteByte('\n')
		} else if i < n-1 {
			b.WriteByte(' ')
		}
	}
	return strings.ToUpper(b.String()[:1]) + b.String()[1:] + "."
}

// doc makes a readable document of text: a line for each line, "# " and "## " before headings of level 1 and 2, and "---"
// between pages.
func doc(parts ...string) document.Document {
	d := document.Document{Type: "application/pdf", Readable: true, Pages: 1}
	for line := range strings.SplitSeq(strings.Join(parts, "\n"), "\n") {
		if line == "---" {
			d.Pages++
			continue
		}
		text := strings.TrimLeft(line, "#")
		d.Lines = append(d.Lines, document.Line{Text: strings.TrimSpace(text), Page: d.Pages, Level: len(line) - len(text)})
	}
	return d
}

func file(parts ...string) rules.Source {
	return rules.Source{Name: "ansökan.pdf", Document: doc(parts...)}
}

func unreadable(name string) rules.Source {
	return rules.Source{Name: name, Document: document.Document{Type: "application/pdf", Reason: document.Scan}}
}

// finding returns what the call of 2009 says of one section of the sources.
func finding(t *testing.T, id string, sources ...rules.Source) rules.Finding {
	t.Helper()
	for _, f := range call2009().Check(sources).Findings {
		if f.Section == id {
			return f
		}
	}
	t.Fatalf("no finding for %s", id)
	return rules.Finding{}
}

func TestStatus(t *testing.T) {
	t.Parallel()
	organ, medel := "# IT-samverkansorgan\n"+prose(30), "# Medlens användning\n"+prose(30)
	body := func(text string) rules.Source { return rules.Source{Document: doc(text), Body: true} }
	half := file(organ)
	half.Document.Unread = []int{2, 3}
	none := &rules.Call{}
	for _, c := range []struct {
		name    string
		call    *rules.Call
		sources []rules.Source
		want    rules.Status
		answers string
	}{
		{"both in one document", call2009(), []rules.Source{file(organ, medel)}, rules.Complete, "found found"},
		{"one in each of two", call2009(), []rules.Source{file(medel), file(organ)}, rules.Complete, "found found"},
		{"one in the body", call2009(), []rules.Source{file(organ), body(medel)}, rules.Complete, "found found"},
		{"both in the body and no document", call2009(), []rules.Source{body(organ + "\n" + medel)}, rules.Complete, "found found"},
		{"one in the body and no document", call2009(), []rules.Source{body(medel)}, rules.Incomplete, "not-found found"},
		{"one missing", call2009(), []rules.Source{file(organ)}, rules.Incomplete, "found not-found"},
		{"one missing and a scan", call2009(), []rules.Source{file(organ), unreadable("b.pdf")}, rules.Unreadable, "found unreadable"},
		{"one missing and a page unread", call2009(), []rules.Source{half}, rules.Unreadable, "found unreadable"},
		{"the page unread has nothing to add", call2009(), []rules.Source{half, file(medel)}, rules.Complete, "found found"},
		{"complete beside a scan", call2009(), []rules.Source{unreadable("b.pdf"), file(organ, medel)}, rules.Complete, "found found"},
		{"only a scan", call2009(), []rules.Source{unreadable("b.pdf")}, rules.Unreadable, "unreadable unreadable"},
		{"a scan and an empty mail", call2009(), []rules.Source{unreadable("b.pdf"), {Body: true}}, rules.Unreadable, "unreadable unreadable"},
		{"a mail without words or documents", call2009(), []rules.Source{{Body: true}}, rules.NoDocument, "not-found not-found"},
		{"a greeting without documents", call2009(), []rules.Source{body("Se bifogad ansökan.")}, rules.NoDocument, "not-found not-found"},
		{"nothing at all", call2009(), nil, rules.NoDocument, "not-found not-found"},
		{"no sections, a readable document", none, []rules.Source{file("Hej")}, rules.Complete, ""},
		{"no sections, one of two readable", none, []rules.Source{unreadable("b.pdf"), file("Hej")}, rules.Complete, ""},
		{"no sections, only a scan", none, []rules.Source{unreadable("b.pdf")}, rules.Unreadable, ""},
		{"no sections, no document", none, []rules.Source{body("Hej")}, rules.NoDocument, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			v := c.call.Check(c.sources)
			var answers []string
			for _, f := range v.Findings {
				answers = append(answers, string(f.Answer))
			}
			if got := strings.Join(answers, " "); v.Status != c.want || got != c.answers {
				t.Errorf("status %s (%s), want %s (%s)", v.Status, got, c.want, c.answers)
			}
		})
	}
}

func TestProof(t *testing.T) {
	t.Parallel()
	named := func(name string, d document.Document) rules.Source { return rules.Source{Name: name, Document: d} }
	body := func(d document.Document) rules.Source { return rules.Source{Document: d, Body: true} }
	for _, c := range []struct {
		name    string
		sources []rules.Source
		want    rules.Finding
	}{
		{"document, page, heading as written and words",
			[]rules.Source{named("a.pdf", doc("# Ansökan", prose(10), "---", "# 2.  ANVÄNDNING av stimulansmedlen:", prose(12)))},
			rules.Finding{Answer: rules.Found, Document: "a.pdf", Page: 2, Heading: "2.  ANVÄNDNING av stimulansmedlen:", Words: 12}},
		{"the document with most words",
			[]rules.Source{named("a.pdf", doc("# Medlens användning", prose(5))), named("b.pdf", doc("# Medlens användning", prose(9)))},
			rules.Finding{Answer: rules.Found, Document: "b.pdf", Page: 1, Heading: "Medlens användning", Words: 9}},
		{"the document before the body at as many words",
			[]rules.Source{body(doc("# Medlens användning", prose(9))), named("b.pdf", doc("# Medlens användning", prose(9)))},
			rules.Finding{Answer: rules.Found, Document: "b.pdf", Page: 1, Heading: "Medlens användning", Words: 9}},
		{"the body when it says more",
			[]rules.Source{named("b.pdf", doc("# Medlens användning", prose(9))), body(doc("# Medlens användning", prose(10)))},
			rules.Finding{Answer: rules.Found, Page: 1, Heading: "Medlens användning", Words: 10}},
		{"of two headings the one with more under it",
			[]rules.Source{file("# Medlens användning", prose(5), "# Bakgrund", prose(9), "# Use of the funds", prose(7))},
			rules.Finding{Answer: rules.Found, Document: "ansökan.pdf", Page: 1, Heading: "Use of the funds", Words: 7}},
		{"at as many words the heading that is the name and no more",
			[]rules.Source{file("# Medlens användning i Dalarna", prose(5), "# Bakgrund", prose(9), "# Use of the funds", prose(5))},
			rules.Finding{Answer: rules.Found, Document: "ansökan.pdf", Page: 1, Heading: "Use of the funds", Words: 5}},
		{"of two as near the shorter is the nearest",
			[]rules.Source{file("# Stimulansmedel och annat", prose(9), "# Stimulansmedel", prose(9))},
			rules.Finding{Answer: rules.NotFound, Document: "ansökan.pdf", Page: 1, Heading: "Stimulansmedel"}},
		{"without the end of the sentence above it",
			[]rules.Source{file(prose(30), "i", "Medlens användning", prose(9))},
			rules.Finding{Answer: rules.Found, Document: "ansökan.pdf", Page: 1, Heading: "Medlens användning", Words: 9}},
		{"over two lines as a word divided between them",
			[]rules.Source{file("# Användning av stimulans-", "# medlen", prose(9))},
			rules.Finding{Answer: rules.Found, Document: "ansökan.pdf", Page: 1, Heading: "Användning av stimulans-medlen", Words: 9}},
		{"a heading over nothing is the nearest",
			[]rules.Source{file("# Medlens användning", "# Bakgrund", prose(9))},
			rules.Finding{Answer: rules.NotFound, Document: "ansökan.pdf", Page: 1, Heading: "Medlens användning"}},
		{"the heading with most words in common is the nearest",
			[]rules.Source{file("# Bakgrund", prose(9), "# Stimulansmedel", prose(9), "# Stimulansmedel och annan användning av pengar", prose(9))},
			rules.Finding{Answer: rules.NotFound, Document: "ansökan.pdf", Page: 1, Heading: "Stimulansmedel och annan användning av pengar"}},
		{"no heading is near",
			[]rules.Source{file("# Bakgrund", prose(9))}, rules.Finding{Answer: rules.NotFound}},
		{"the first document that could not be read",
			[]rules.Source{file("# Medlens användning"), unreadable("scan.pdf"), unreadable("b.pdf")},
			rules.Finding{Answer: rules.Unread, Document: "scan.pdf"}},
		{"the first page that could not be read",
			[]rules.Source{{Name: "a.pdf", Document: document.Document{Readable: true, Unread: []int{2, 3}}}},
			rules.Finding{Answer: rules.Unread, Document: "a.pdf", Page: 2}},
		{"under a recognised heading",
			[]rules.Source{recognised(file("# Medlens användning", prose(9)), 1)},
			rules.Finding{Answer: rules.Found, Document: "ansökan.pdf", Reader: document.ByTesseract, Page: 1, Heading: "Medlens användning", Words: 9}},
		{"on a page that was recognised it may have been misread",
			[]rules.Source{recognised(file("# Bakgrund", prose(9)), 1)},
			rules.Finding{Answer: rules.Unread, Document: "ansökan.pdf", Reader: document.ByTesseract, Page: 1}},
		{"a page that says nothing comes before one that was recognised",
			[]rules.Source{recognised(file("# Bakgrund", prose(9)), 1, 4)},
			rules.Finding{Answer: rules.Unread, Document: "ansökan.pdf", Page: 4}},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.want.Section = "medel"
			if got := finding(t, "medel", c.sources...); got != c.want {
				t.Errorf("got  %+v\nwant %+v", got, c.want)
			}
		})
	}
}

// recognised is a source of which the first unread page was recognised in a picture.
func recognised(s rules.Source, unread ...int) rules.Source {
	s.Document.Unread, s.Document.Recognised = unread, unread[:1]
	return s
}

func TestTooFewWordsAreTold(t *testing.T) {
	t.Parallel()
	got := finding(t, "organ", file("# IT-samverkansorgan", prose(24), "# Samverkansorganet", prose(30)))
	want := rules.Finding{Section: "organ", Answer: rules.NotFound, Document: "ansökan.pdf", Page: 1, Heading: "IT-samverkansorgan", Words: 24}
	if got != want {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
	if got := finding(t, "organ", file("# IT-samverkansorgan", prose(25))); got.Answer != rules.Found {
		t.Errorf("with 25 words: %+v, want found", got)
	}
}

func TestAreas(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"none", "Vi söker pengar.", nil},
		{"an inflected word", "Vi inför e-legitimationer.", []string{"infrastruktur"}},
		{"a phrase over a line break", "krav på SÄKER\ninloggning finns", []string{"infrastruktur"}},
		{"half a phrase is none", "en säker plats", nil},
		{"a short word as it is", "kort för SITHS.", []string{"infrastruktur"}},
		{"not a longer one", "sithsen", nil},
		{"in a heading", "# Informationsstrukturen", []string{"standarder"}},
		{"in the order of the call", "erfarenhetsutbyte, standarder", []string{"standarder", "erfarenhet"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			v := call2009().Check([]rules.Source{unreadable("b.pdf"), {Document: doc(c.text), Body: true}})
			var got []string
			for _, m := range v.Areas {
				got = append(got, m.Area)
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("areas %q, want %q", got, c.want)
			}
		})
	}
}
