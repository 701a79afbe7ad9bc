package main

import (
	"embed"
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"strconv"
	"strings"
)

//go:embed texts
var files embed.FS

type county struct {
	code, name, short, landsting string
	municipalities, population   int
	body, town, second, person   string
	domain                       string
}

func counties(pool string) []county {
	var cs []county
	for line := range strings.SplitSeq(text(pool+"counties"), "\n") {
		f := strings.Split(line, "|")
		if len(f) != 11 || strings.HasPrefix(line, "#") {
			continue
		}
		n, _ := strconv.Atoi(f[4])
		pop, _ := strconv.Atoi(f[5])
		cs = append(cs, county{f[0], f[1], f[2], f[3], n, pop, f[6], f[7], f[8], f[9], f[10]})
	}
	return cs
}

func text(name string) string {
	b, err := files.ReadFile("texts/" + name + ".txt")
	if err != nil {
		panic(err)
	}
	return string(b)
}

// An author writes for one county, and never the same paragraph twice.
type author struct {
	c       county
	pool    string
	english bool
	r       *rand.Rand
	left    map[string][]string
}

func newAuthor(c county, pool, name string, english bool) *author {
	f := fnv.New64a()
	f.Write([]byte(name))
	return &author{c: c, pool: pool, english: english, r: rand.New(rand.NewPCG(f.Sum64(), 2009)), left: map[string][]string{}}
}

// some returns n paragraphs on the subject; a pool that is used up begins again.
func (a *author) some(subject string, n int) []string {
	if a.english {
		if _, err := files.ReadFile("texts/" + a.pool + subject + "-en.txt"); err == nil {
			subject += "-en"
		}
	}
	var out []string
	for range n {
		if len(a.left[subject]) == 0 {
			a.left[subject] = a.shuffled(subject)
		}
		out = append(out, a.left[subject][0])
		a.left[subject] = a.left[subject][1:]
	}
	return out
}

func (a *author) shuffled(subject string) []string {
	pool := strings.Split(strings.TrimSpace(text(a.pool+subject)), "\n\n")
	for i := range pool {
		pool[i] = a.fill(pool[i])
	}
	a.r.Shuffle(len(pool), func(i, j int) { pool[i], pool[j] = pool[j], pool[i] })
	return pool
}

// fill puts the names and sums of the county into a text.
func (a *author) fill(s string) string {
	c := a.c
	mail := strings.NewReplacer("å", "a", "ä", "a", "ö", "o", " ", ".").Replace(strings.ToLower(c.person)) + "@" + c.domain
	return strings.NewReplacer("{lan}s ", strings.TrimSuffix(c.name, "s")+"s ", "{lan}", c.name, "{short}", c.short, "{landsting}", c.landsting,
		"{organ}", c.body, "{n}", strconv.Itoa(c.municipalities), "{kr}", grouped(c.population*109/100), "{pop}", grouped(c.population),
		"{ort2}", c.second, "{ort}", c.town, "{person}", c.person, "{mail}", mail).Replace(s)
}

func grouped(n int) string {
	if n < 1000 {
		return strconv.Itoa(n)
	}
	return fmt.Sprintf("%s %03d", grouped(n/1000), n%1000)
}

// of returns one of several, always the same one for the same document.
func (a *author) of(s ...string) string { return a.fill(s[a.r.IntN(len(s))]) }
