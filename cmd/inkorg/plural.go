package main

import "fmt"

// plural is a number and what is counted, such as "1 page" or "3 pages".
func plural(n int, one string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %ss", n, one)
}
