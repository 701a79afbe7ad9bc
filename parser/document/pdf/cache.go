package pdf

import (
	"os"
	"path/filepath"
	"sync"
)

// A Cache is where reader processes keep what they compiled, so that only the first one ever does. What lies there is carried
// out as a program, so nobody but the user may write to it.
type Cache struct {
	once      sync.Once
	path      string // "": there is none
	temporary bool
}

// Folder returns the folder that was asked for, else the user's own, else one that lasts until remove.
func (c *Cache) Folder(wanted string) string {
	c.once.Do(func() {
		if wanted == "" {
			if user, err := os.UserCacheDir(); err == nil {
				wanted = filepath.Join(user, "inkorg")
			}
		}
		if wanted != "" && usable(wanted) {
			c.path = wanted
			return
		}
		if dir, err := os.MkdirTemp("", "inkorg-"); err == nil {
			c.path, c.temporary = dir, true
		}
	})
	return c.path
}

// usable says whether files can be put into a folder, which is made if need be, or have been put there before.
func usable(folder string) bool {
	if os.MkdirAll(folder, 0o700) != nil {
		return false
	}
	if entries, err := os.ReadDir(folder); err == nil && len(entries) > 0 {
		return true
	}
	f, err := os.CreateTemp(folder, "try-")
	if err != nil {
		return false
	}
	f.Close()
	return os.Remove(f.Name()) == nil
}

// Remove removes a temporary folder, when no process uses it any more.
func (c *Cache) Remove() {
	c.once.Do(func() {})
	if c.temporary {
		os.RemoveAll(c.path)
	}
}
