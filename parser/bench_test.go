package parser_test

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"io"
	"maps"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/emersion/go-message"
	_ "github.com/emersion/go-message/charset"

	"inkorg/parser"
)

// attached is a mail with words, HTML and one file of about size bytes in base64.
func attached(size int) []byte {
	line := strings.Repeat("QUJD", 19) + "\r\n"
	text := strings.Repeat("Härmed =C3=B6versänds vår ansökan om stimulansmedel.\r\n", 40)
	return []byte("From: Anna Ek <anna@kommun.example>\r\nTo: ansokan@skl.example\r\nSubject: =?utf-8?Q?Ans=C3=B6kan?=\r\n" +
		"MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: multipart/alternative; boundary=y\r\n\r\n" +
		"--y\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" + text +
		"--y\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>" + text + "</p>\r\n--y--\r\n--x\r\n" +
		"Content-Type: application/pdf; name=a.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n" +
		strings.Repeat(line, size/len(line)) + "--x--\r\n")
}

// ours is what intake asks of every message: parse, decode, hash the files.
func ours(raw []byte) (n int) {
	for _, p := range parser.Parse(raw, nil).Parts {
		sum := sha256.Sum256(p.Data)
		runtime.KeepAlive(sum)
		n += len(p.Data)
	}
	return n
}

// theirs is go-message's own walk to the same end.
func theirs(b *testing.B, raw []byte) (n int) {
	e, err := message.Read(bytes.NewReader(raw))
	if err != nil {
		b.Fatal(err)
	}
	err = e.Walk(func(_ []int, e *message.Entity, err error) error {
		if err != nil || e.MultipartReader() != nil {
			return err
		}
		h := sha256.New()
		k, err := io.Copy(h, e.Body)
		n += int(k)
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	return n
}

// BenchmarkParse reads mails of the sizes people send. xgomessage is how many times faster that is than go-message's walk over
// the same bytes in the same run, the fastest round of each, so that other work on the machine says nothing; the bound is 1.5.
func BenchmarkParse(b *testing.B) {
	mails := [][]byte{attached(4 << 10), attached(60 << 10), attached(300 << 10), attached(3 << 20)}
	size := 0
	for _, m := range mails {
		size += len(m)
	}
	b.SetBytes(int64(size))
	we, they := time.Hour, time.Hour
	for b.Loop() {
		start := time.Now()
		for _, m := range mails {
			ours(m)
		}
		we = min(we, time.Since(start))
		b.StopTimer()
		start = time.Now()
		for _, m := range mails {
			theirs(b, m)
		}
		they = min(they, time.Since(start))
		b.StartTimer()
	}
	b.ReportMetric(float64(they)/float64(we), "xgomessage")
}

// BenchmarkParseLarge reads one mail of 50 MB. MB-beyond-mail is what that asks for beside the bytes of the mail itself; the
// bound is 64.
func BenchmarkParseLarge(b *testing.B) {
	raw := attached(50 << 20)
	b.SetBytes(int64(len(raw)))
	used := uint64(0)
	for b.Loop() {
		used = max(used, asked(func() { ours(raw) }))
	}
	b.ReportMetric(float64(used)/(1<<20), "MB-beyond-mail")
}

// cpu is the CPU time, user and system, that this process has used. Some systems do not tell; it is nil there.
var cpu func() time.Duration

// BenchmarkHostile reads all hostile messages. cpu-ms-slowest is the CPU time of the one that takes most, garbage collection
// included, in the cheapest of its rounds; the bound is 500. The log of -v names that message.
func BenchmarkHostile(b *testing.B) {
	if cpu == nil {
		b.Skip("this system does not tell what CPU time a process has used")
	}
	shapes, least := hostile(), map[string]time.Duration{}
	for b.Loop() {
		for name, raw := range shapes {
			start := cpu()
			parser.Parse([]byte(raw), office)
			took := cpu() - start
			if before, ok := least[name]; !ok || took < before {
				least[name] = took
			}
		}
	}
	worst := slices.MaxFunc(slices.Collect(maps.Keys(least)), func(a, b string) int { return cmp.Compare(least[a], least[b]) })
	b.ReportMetric(least[worst].Seconds()*1000, "cpu-ms-slowest")
	b.Logf("%d messages; the slowest: %s", len(shapes), worst)
}

// asked is how many bytes fn asks the allocator for, whether or not they are live at the same time.
func asked(fn func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	fn()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}
