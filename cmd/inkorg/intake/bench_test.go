package intake_test

import (
	"math/rand/v2"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"inkorg/mailbox"
	"inkorg/mailbox/mailtest"
)

// BenchmarkIngest takes a mailbox in from the first command to the last receipt: fetched, judged, recorded with fsync,
// answered. "pdf" has a PDF in each mail, which a child reads; "text" has the same bytes, and words in a short text file
// only, so it measures the pipeline itself. xdownload is the speed as a multiple of that of fetching the same mails and
// dropping them, in turns within the same run: it says more than the rest where a machine is noisy. xmbsync is the speed as a
// multiple of that of mbsync (of isync), which fetches the same mails from the same server and keeps each in a file, with fsync.
func BenchmarkIngest(b *testing.B) {
	const mails = 100
	for _, sort := range []struct {
		name string
		mail func(n int) []byte
	}{{"pdf", withPDF}, {"text", withText}} {
		b.Run("memory/"+sort.name, func(b *testing.B) {
			d := setup(b)
			bytes := 0
			for n := range mails {
				raw := sort.mail(n)
				d.deliver("INBOX", raw)
				bytes += len(raw)
			}
			d.ingest(b, mails, bytes, "xdownload", d.download)
		})
		b.Run("dovecot/"+sort.name, func(b *testing.B) {
			d := setupDovecot(b)
			d.ingest(b, mails, d.fill(mails, sort.mail), "xdownload", d.download)
		})
		b.Run("mbsync/"+sort.name, func(b *testing.B) {
			program, err := exec.LookPath("mbsync")
			if err != nil {
				b.Skip("mbsync (of isync) is not installed")
			}
			d := setupDovecot(b)
			d.ingest(b, mails, d.fill(mails, sort.mail), "xmbsync", func(mails int) time.Duration { return d.mbsync(program, mails) })
		})
	}
}

// fill delivers so many mails and returns how many bytes they are.
func (d *real) fill(mails int, mail func(n int) []byte) (bytes int) {
	d.t.Helper()
	for n := range mails {
		raw := mail(n)
		d.bring(raw)
		bytes += len(raw)
	}
	return bytes
}

// size is how large the document of the n-th mail is, in bytes: most have 60 to 300 kB, and one in ten over 1 MB. As
// base64, that makes mails of 250 kB in the median.
func size(n int) int {
	r := rand.New(rand.NewPCG(2009, uint64(n)))
	switch u := r.IntN(100); {
	case u < 70:
		return 60_000 + r.IntN(240_000)
	case u < 90:
		return 300_000 + r.IntN(700_000)
	}
	return 1_000_000 + r.IntN(1_000_000)
}

func withPDF(n int) []byte {
	m := application(n)
	m.files = []file{{"ansokan.pdf", "application/pdf", pdf(size(n))}}
	return m.write()
}

// withText has the document as text, and beside it a file of a kind that nobody reads.
func withText(n int) []byte {
	m := application(n)
	noise := make([]byte, size(n))
	random := rand.NewChaCha8([32]byte{byte(n)})
	random.Read(noise)
	m.files = append(m.files, file{"karta.dat", "application/octet-stream", string(noise)})
	return m.write()
}

// ingest measures passes over the mailbox, each with a store that knows nothing, in turns with a yardstick, which says how long it
// took over the same mails.
func (d *desk) ingest(b *testing.B, mails, bytes int, unit string, yardstick func(mails int) time.Duration) {
	b.SetBytes(int64(bytes))
	dir := b.TempDir()
	yardstick(mails) // has the server make its index
	var ingest, theirs time.Duration
	for n := 0; b.Loop(); n++ {
		b.StopTimer()
		theirs += yardstick(mails)
		d.replace(filepath.Join(dir, strconv.Itoa(n)+".db"))
		b.StartTimer()
		start := time.Now()
		r := d.once()
		ingest += time.Since(start)
		if r.Total() != mails || r.Sent != mails {
			b.Fatalf("the pass did %v, and sent %d receipts", r.New, r.Sent)
		}
	}
	b.ReportMetric(float64(mails*b.N)/ingest.Seconds(), "mails/s")
	b.ReportMetric(theirs.Seconds()/ingest.Seconds(), unit)
}

// replace goes on with a store that knows nothing, and a server that took nothing.
func (d *desk) replace(store string) {
	d.t.Helper()
	d.smtp.Close()
	smtp, err := mailtest.StartSMTP()
	if err != nil {
		d.t.Fatal(err)
	}
	d.t.Cleanup(smtp.Close)
	d.Store, d.smtp, d.Outbox.URL = store, smtp, smtp.URL()
}

// download fetches all mails of the inbox once, drops them, and says how long that took.
func (d *desk) download(mails int) time.Duration {
	d.t.Helper()
	start := time.Now()
	in, err := mailbox.Dial(d.t.Context(), d.Inbox)
	if err != nil {
		d.t.Fatal(err)
	}
	defer in.Close()
	if _, err := in.Open(d.t.Context(), "INBOX"); err != nil {
		d.t.Fatal(err)
	}
	uids, err := in.UIDs(d.t.Context())
	if err != nil || len(uids) != mails {
		d.t.Fatalf("%d mails, %v", len(uids), err)
	}
	if err := in.Fetch(d.t.Context(), uids, func(m mailbox.Mail) error { return m.Err }); err != nil {
		d.t.Fatal(err)
	}
	return time.Since(start)
}
