package mailtest

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"fmt"
	"io/fs"
	"math/big"
	"net"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// An owner is whom Dovecot runs as. It refuses to keep mail as root.
type owner struct {
	user, group string
	uid, gid    int
	drop        bool // from root to that user
}

func findOwner() (owner, error) {
	me, err := user.Current()
	if err != nil {
		return owner{}, err
	}
	drop := me.Uid == "0"
	if drop {
		if me, err = user.Lookup("nobody"); err != nil {
			return owner{}, fmt.Errorf("root needs somebody to run it as: %w", err)
		}
	}
	group, err := user.LookupGroupId(me.Gid)
	if err != nil {
		return owner{}, err
	}
	o := owner{user: me.Username, group: group.Name, drop: drop}
	if o.uid, err = strconv.Atoi(me.Uid); err != nil {
		return owner{}, err
	}
	o.gid, err = strconv.Atoi(me.Gid)
	return o, err
}

func (o owner) command(program string, args ...string) *exec.Cmd {
	if !o.drop {
		return exec.Command(program, args...)
	}
	as := []string{"--reuid=" + strconv.Itoa(o.uid), "--regid=" + strconv.Itoa(o.gid), "--clear-groups", program}
	return exec.Command("setpriv", append(as, args...)...)
}

// give makes a file, or a folder with all in it, the owner's.
func (o owner) give(path string) error {
	if !o.drop {
		return nil
	}
	return filepath.WalkDir(path, func(name string, _ fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		return os.Chown(name, o.uid, o.gid)
	})
}

// config is Dovecot's configuration. Nothing is fsynced and no failed login is delayed, as this is for tests.
func (d *Dovecot) config(port, tlsPort int) string {
	return strings.NewReplacer("DIR", d.dir, "USER", d.owner.user, "GROUP", d.owner.group,
		"TLSPORT", strconv.Itoa(tlsPort), "PORT", strconv.Itoa(port)).Replace(`
base_dir = DIR/run
state_dir = DIR/run
log_path = DIR/dovecot.log
protocols = imap
listen = 127.0.0.1
default_internal_user = USER
default_internal_group = GROUP
default_login_user = USER
first_valid_uid = 1
mail_home = DIR/mail/%u
mail_location = maildir:~/Maildir
mail_max_userip_connections = 100
mail_fsync = never
auth_failure_delay = 0
disable_plaintext_auth = yes
ssl = required
ssl_cert = <DIR/cert.pem
ssl_key = <DIR/key.pem
passdb {
  driver = passwd-file
  args = scheme=plain DIR/users
}
userdb {
  driver = static
  args = uid=USER gid=GROUP home=DIR/mail/%u
}
namespace inbox {
  inbox = yes
  separator = /
  mailbox Junk {
    auto = create
  }
}
service anvil {
  chroot =
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service stats {
  chroot =
}
service imap-login {
  chroot =
  inet_listener imap {
    port = PORT
  }
  inet_listener imaps {
    port = TLSPORT
    ssl = yes
  }
}
`)
}

// makeCertificate makes a certificate for this machine that vouches for itself, its key, and the pool that trusts it.
func makeCertificate() (certificate, key []byte, pool *x509.CertPool, err error) {
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, nil, nil, err
	}
	now := time.Now()
	template := &x509.Certificate{
		SerialNumber:          big.NewInt(now.UnixNano()),
		Subject:               pkix.Name{CommonName: "localhost"},
		DNSNames:              []string{"localhost"},
		IPAddresses:           []net.IP{net.IPv4(127, 0, 0, 1)},
		NotBefore:             now.Add(-time.Hour),
		NotAfter:              now.AddDate(0, 1, 0),
		IsCA:                  true,
		BasicConstraintsValid: true,
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, private.Public(), private)
	if err != nil {
		return nil, nil, nil, err
	}
	pkcs8, err := x509.MarshalPKCS8PrivateKey(private)
	if err != nil {
		return nil, nil, nil, err
	}
	certificate = pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der})
	key = pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: pkcs8})
	pool = x509.NewCertPool()
	pool.AppendCertsFromPEM(certificate)
	return certificate, key, pool, nil
}
