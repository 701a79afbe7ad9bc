package rules_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"inkorg/parser/document"
	"inkorg/parser/rules"
)

// sentences returns n words in lines of the given width, in random order, some of the lines beginning or ending anyhow.
func sentences(r *rand.Rand, n, width int) []string {
	vocabulary := strings.Fields("länet kommuner landsting samverkar arbete inom vård omsorg personal utbildning ansvar styrgrupp " +
		"möten kostnader tidplan uppföljning och i på av för att som med är har inte nya system stöd rutiner")
	var lines []string
	line := ""
	for range n {
		w := vocabulary[r.IntN(len(vocabulary))]
		if line != "" && utf8.RuneCountInString(line)+1+utf8.RuneCountInString(w) > width {
			lines, line = append(lines, line), ""
		}
		line = strings.TrimSpace(line + " " + w)
	}
	return append(lines, line)
}

func numbered(r *rand.Rand, n int, s string) string {
	forms := []string{"%[2]d. %[1]s", "%[2]d %[1]s", "%[2]d) %[1]s", "3.%[2]d %[1]s", "§ %[2]d %[1]s", "Avsnitt %[2]d: %[1]s"}
	return fmt.Sprintf(forms[r.IntN(len(forms))], s, n)
}

func cased(r *rand.Rand, s string) string {
	return []func(string) string{strings.ToUpper, strings.ToLower, func(s string) string { return s }}[r.IntN(3)](s)
}

// generate makes a document of nothing but a heading for each section, by any of its names, and 30 words under each.
func generate(r *rand.Rand, call *rules.Call) document.Document {
	d := document.Document{Type: "text/plain", Readable: true, Pages: 1}
	level, width := r.IntN(3), []int{60, 72, 90, 1000}[r.IntN(4)]
	for n, i := range r.Perm(len(call.Sections)) {
		names := append([]string{call.Sections[i].Title}, call.Sections[i].Aliases...)
		heading := cased(r, names[r.IntN(len(names))])
		if r.IntN(4) > 0 {
			heading = numbered(r, n+1, heading)
		}
		d.Lines = append(d.Lines, document.Line{Text: heading, Page: 1, Level: level})
		for _, l := range sentences(r, 30, width) {
			d.Lines = append(d.Lines, document.Line{Text: cased(r, l), Page: 1})
		}
	}
	return d
}

func TestHeadedPartsAreAlwaysFound(t *testing.T) {
	t.Parallel()
	call := call2009()
	for seed := range uint64(1000) {
		r := rand.New(rand.NewPCG(seed, 15))
		s := rules.Source{Name: "a.txt", Document: generate(r, call)}
		v := call.Check([]rules.Source{s})
		for _, f := range v.Findings {
			if f.Answer != rules.Found || f.Words < 30 {
				t.Fatalf("seed %d: %+v in\n%s", seed, f, written(s.Document))
			}
		}
		if again := call.Check([]rules.Source{s}); !reflect.DeepEqual(v, again) {
			t.Fatalf("seed %d: %+v, and then %+v", seed, v, again)
		}
	}
}

// TestTextWithoutHeadingsIsNeverFound puts the names of sections into running text, where they are wrapped anyhow.
func TestTextWithoutHeadingsIsNeverFound(t *testing.T) {
	t.Parallel()
	call := call2009()
	for seed := range uint64(1000) {
		r := rand.New(rand.NewPCG(seed, 3))
		var words []string
		for _, s := range call.Sections {
			for _, name := range append([]string{s.Title}, s.Aliases...) {
				words = append(words, sentences(r, 5+r.IntN(30), 1000)[0], strings.ToLower(name))
			}
		}
		text := wrap("Det "+strings.Join(words, " ")+" eller så.", 40+r.IntN(60))
		for _, f := range call.Check([]rules.Source{file(text)}).Findings {
			if f.Answer != rules.NotFound {
				t.Fatalf("seed %d: %+v in\n%s", seed, f, text)
			}
		}
	}
}

func wrap(s string, width int) string {
	var b strings.Builder
	n := 0
	for w := range strings.FieldsSeq(s) {
		l := utf8.RuneCountInString(w)
		switch {
		case n == 0:
		case n+1+l > width:
			b.WriteByte('\n')
			n = 0
		default:
			b.WriteByte(' ')
			n++
		}
		b.WriteString(w)
		n += l
	}
	return b.String()
}

func written(d document.Document) string {
	var b strings.Builder
	for _, l := range d.Lines {
		fmt.Fprintf(&b, "%d|%s\n", l.Level, l.Text)
	}
	return b.String()
}

// FuzzCheck reads its input as lines, "#" before headings, "---" between pages.
func FuzzCheck(f *testing.F) {
	for _, s := range []string{"# Medlens användning\nVi utbildar.", "IT-samverkansorgan", "a\n---\na\n---\na", "Innehåll\nx ... 3\nx",
		"Medlens användning: TBD", "\xff\n#\n:\n- \n1\n\u0308"} {
		f.Add("Medlens användning", s)
	}
	f.Add("\u0610 0", "0") // a word without a letter
	f.Fuzz(func(t *testing.T, title, text string) {
		call := call2009()
		call.Sections = append(call.Sections, rules.Section{ID: "x", Title: title}, rules.Section{})
		call.Areas = append(call.Areas, rules.Area{ID: "x", Words: []string{title}})
		sources := []rules.Source{file(text), {Document: doc(title), Body: true}}
		v := call.Check(sources)
		if len(v.Findings) != len(call.Sections) {
			t.Fatalf("%d findings for %d sections", len(v.Findings), len(call.Sections))
		}
		for i, f := range v.Findings {
			least := max(call.Sections[i].MinWords, rules.DefaultMinWords)
			if f.Section != call.Sections[i].ID || f.Answer == rules.Found && (f.Words < least || f.Heading == "" || f.Page == 0) {
				t.Errorf("finding without proof: %+v", f)
			}
			if f.Answer == rules.Unread {
				t.Errorf("everything was read, yet %+v", f)
			}
		}
		if again := call.Check(sources); !reflect.DeepEqual(v, again) {
			t.Errorf("%+v, and then %+v", v, again)
		}
		v = call.Check(append(sources, unreadable("b.pdf")))
		for _, f := range v.Findings {
			if f.Answer == rules.NotFound {
				t.Errorf("told as missing beside an unread document: %+v", f)
			}
		}
	})
}

// BenchmarkCheck checks an application of 100 pages with 45 lines each.
func BenchmarkCheck(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 2))
	d := generate(r, call2009())
	for page := range 100 {
		d.Lines = append(d.Lines, document.Line{Text: fmt.Sprintf("%d. Bakgrund", page), Page: page + 1, Level: 1})
		for _, l := range sentences(r, 520, 85)[:44] {
			d.Lines = append(d.Lines, document.Line{Text: l, Page: page + 1})
		}
	}
	call := call2009()
	sources := []rules.Source{{Name: "a.pdf", Document: d}}
	b.ReportAllocs()
	for b.Loop() {
		if v := call.Check(sources); v.Status != rules.Complete {
			b.Fatal(v)
		}
	}
}

// BenchmarkLikely looks for what is not there, in twice as many pages each time: time must grow with the length.
func BenchmarkLikely(b *testing.B) {
	for _, pages := range []int{50, 100, 200} {
		b.Run(fmt.Sprint(pages), func(b *testing.B) {
			r := rand.New(rand.NewPCG(1, 2))
			d := document.Document{Readable: true, Pages: pages}
			for page := range pages {
				for _, l := range sentences(r, 520, 85)[:44] {
					d.Lines = append(d.Lines, document.Line{Text: l, Page: page + 1})
				}
			}
			call := call2009()
			for b.Loop() {
				if v := call.Check([]rules.Source{{Name: "a.pdf", Document: d}}); v.Status != rules.Incomplete {
					b.Fatal(v)
				}
			}
		})
	}
}

// TestManyHeadings has a document that is all headings. If time grew with its square, the test would not end in time.
func TestManyHeadings(t *testing.T) {
	t.Parallel()
	d := doc(strings.Repeat("# Medlens användning\nIT-samverkansorgan\n## Use of the funds\n", 5_000))
	v := call2009().Check([]rules.Source{{Name: "a.pdf", Document: d}})
	if v.Status != rules.Incomplete {
		t.Errorf("%s, want incomplete", v.Status)
	}
}
