// Package store keeps everything Inkorg knows in one bbolt file.
package store
