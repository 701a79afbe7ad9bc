package confine

// A Launch is the program that a process is to become, and the files it may read.
type Launch struct {
	Path string
	Args []string // behind its name
	Env  []string // all of its environment
	Read []string // files and folders
}
