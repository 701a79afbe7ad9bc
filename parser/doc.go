// Package parser turns the bytes of one mail into what it holds.
package parser
