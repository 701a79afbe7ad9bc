package mailbox_test

import (
	"testing"
	"time"

	"inkorg/mailbox"
	"inkorg/mailbox/mailtest"
)

// BenchmarkSend sends receipts of 3 kB over one connection, to a server here and to one 5 ms away.
func BenchmarkSend(b *testing.B) {
	for name, latency := range map[string]time.Duration{"here": 0, "5ms": 5 * time.Millisecond} {
		b.Run(name, func(b *testing.B) {
			server, err := mailtest.StartSMTP(mailtest.WithLatency(latency))
			if err != nil {
				b.Fatal(err)
			}
			defer server.Close()
			sender, err := mailbox.DialSender(b.Context(), mailbox.Account{URL: server.URL()})
			if err != nil {
				b.Fatal(err)
			}
			defer sender.Close()
			msg := make([]byte, 0, 3000)
			for len(msg) < 3000 {
				msg = append(msg, "Din ansökan har kommit in.\r\n"...)
			}
			for b.Loop() {
				if err := sender.Send(b.Context(), office, anna, msg); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "mails/s")
		})
	}
}
