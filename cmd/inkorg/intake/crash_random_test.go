package intake_test

import (
	"bufio"
	"math/rand/v2"
	"os"
	"strconv"
	"testing"
	"time"

	"inkorg/store"
)

// Death at any moment, while mail keeps coming: a process makes one pass after another until it is killed from outside. How often
// is 10, or what INKORG_CRASHES says.
func TestCrashAtRandom(t *testing.T) {
	t.Parallel()
	crashes, batch := 10, 6
	if s := os.Getenv("INKORG_CRASHES"); s != "" {
		var err error
		if crashes, err = strconv.Atoi(s); err != nil {
			t.Fatalf("INKORG_CRASHES: %v", err)
		}
	}
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	random := rand.New(rand.NewPCG(seed, 0))
	d := setup(t)
	d.once()
	step := 24 * time.Hour / time.Duration(crashes) // a digest falls due on the way, and claimed letters do
	for i := range crashes {
		d.clock.advance(step)
		d.deliver("INBOX", applications(2*i*batch, batch)...)
		work := 4*(2*(i+1)*batch-d.registered()) + 3*d.due() // about as many points as are ahead of a whole pass
		d.load(applications((2*i+1)*batch, batch), random.IntN(work+1), time.Duration(random.Int64N(int64(5*time.Millisecond))))
		d.check()
		if t.Failed() {
			t.Fatalf("after crash %d", i+1)
		}
	}
	before := len(d.smtp.Mails())
	d.settle()
	d.checkAll()
	if n := d.registered(); n != 2*crashes*batch {
		t.Errorf("%d messages are registered, %d were delivered", n, 2*crashes*batch)
	}
	copies := d.copies()
	t.Logf("%d crashes, %d mails: %d letters, %d sent again, %d sent by the last passes", crashes, 2*crashes*batch,
		len(copies), len(d.smtp.Mails())-len(copies), len(d.smtp.Mails())-before)
}

// load lets a child work while mails are delivered, and kills it some time after it has come to so many points.
func (d *desk) load(mails [][]byte, points int, then time.Duration) {
	d.t.Helper()
	c := d.child("loop", "", 0)
	out, err := c.StdoutPipe()
	if err != nil {
		d.t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		d.t.Fatal(err)
	}
	delivered := make(chan error, 1)
	go func() { delivered <- d.append(mails) }()
	lines := bufio.NewScanner(out)
	for range points {
		lines.Scan() // ends at once when the child has ended
	}
	time.Sleep(then) // the moment is what is drawn by lot
	if err := c.Process.Kill(); err != nil {
		d.t.Error(err)
	}
	if err := c.Wait(); !killed(err) {
		d.t.Errorf("the child ended by itself: %v", err)
	}
	if err := <-delivered; err != nil {
		d.t.Error(err)
	}
}

// due counts the letters that wait for their sending.
func (d *desk) due() (n int) {
	d.view(func(tx *store.Tx) { n = len(tx.Due(d.Now())) })
	return n
}

func (d *desk) append(mails [][]byte) error {
	for _, m := range mails {
		if _, err := d.imap.Append("INBOX", m, d.Now()); err != nil {
			return err
		}
	}
	return nil
}
