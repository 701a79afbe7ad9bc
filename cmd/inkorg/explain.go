package main

import (
	"encoding"
	"errors"
	"fmt"
	"reflect"
	"strings"

	"github.com/pelletier/go-toml/v2"
)

// explain turns an error of the decoder into lines for people, each with its place.
func explain(path string, err error) string {
	var strict *toml.StrictMissingError
	if errors.As(err, &strict) {
		var lines []string
		for _, e := range strict.Errors {
			row, column := e.Position()
			lines = append(lines, fmt.Sprintf("%s:%d:%d: unknown key %q; %s", path, row, column, strings.Join(e.Key(), "."), hint(e.Key())))
		}
		return strings.Join(lines, "\n")
	}
	var bad *toml.DecodeError
	if errors.As(err, &bad) {
		row, column := bad.Position()
		return fmt.Sprintf("%s:%d:%d: %s", path, row, column, wrong(bad))
	}
	return fmt.Sprintf("%s: %v", path, err)
}

// wrong is what is wrong with a value: of the wrong sort, or what its own check says.
func wrong(e *toml.DecodeError) string {
	text := strings.TrimPrefix(e.Error(), "toml: ")
	if t := typeAt(e.Key()); t != nil && strings.HasPrefix(text, "cannot decode") {
		return fmt.Sprintf("%s must be %s", strings.Join(e.Key(), "."), sort(t))
	}
	return text
}

// sort is what a value must be, as it is written.
func sort(t reflect.Type) string {
	switch {
	case t.Kind() == reflect.Int:
		return "a whole number"
	case t.Kind() == reflect.String || reflect.PointerTo(t).Implements(reflect.TypeFor[encoding.TextUnmarshaler]()):
		return "a text in quotes"
	case t.Kind() == reflect.Slice && len(keys(t)) == 0:
		return "a list of texts, such as [\"a\", \"b\"]"
	}
	return "a table"
}

// hint is what may have been meant by an unknown key.
func hint(path []string) string {
	name := path[len(path)-1]
	if near := nearest(name, keys(typeAt(path[:len(path)-1]))); near != "" {
		return fmt.Sprintf("did you mean %q?", near)
	}
	if tables := holders(name, "", reflect.TypeFor[config]()); len(tables) == 1 {
		return "it belongs " + tables[0]
	}
	return "`inkorg init` writes a file with every key"
}

// nearest is the name that differs from the given one in at most two letters, or begins with it; "" if there is none.
func nearest(name string, names []string) (best string) {
	least := min(3, len(name))
	for _, n := range names {
		d := distance(name, n)
		if strings.HasPrefix(n, name+"_") {
			d = 1
		}
		if d < least {
			best, least = n, d
		}
	}
	return best
}

// holders are the tables that have a key of this name.
func holders(name, table string, t reflect.Type) (found []string) {
	for _, f := range fields(t) {
		key := f.Tag.Get("toml")
		if key == name && table == "" {
			found = append(found, "at the top, before the first [table]")
		} else if key == name {
			found = append(found, "in "+table)
		}
		found = append(found, holders(name, header(table, key, f.Type), f.Type)...)
	}
	return found
}

// header is how the table of a key within another table is written.
func header(outer, key string, t reflect.Type) string {
	if outer != "" {
		key = strings.Trim(outer, "[]") + "." + key
	}
	if t.Kind() == reflect.Slice {
		return "[[" + key + "]]"
	}
	return "[" + key + "]"
}

// typeAt is the type of the value at a path of keys; nil if there is none.
func typeAt(path []string) reflect.Type {
	t := reflect.TypeFor[config]()
	for _, key := range path {
		var next reflect.Type
		for _, f := range fields(t) {
			if f.Tag.Get("toml") == key {
				next = f.Type
			}
		}
		if next == nil {
			return nil
		}
		t = next
	}
	return t
}

// keys are the keys of a table.
func keys(t reflect.Type) (names []string) {
	for _, f := range fields(t) {
		names = append(names, f.Tag.Get("toml"))
	}
	return names
}

// fields are the fields of a table that have a key.
func fields(t reflect.Type) (found []reflect.StructField) {
	for t != nil && (t.Kind() == reflect.Slice || t.Kind() == reflect.Pointer) {
		t = t.Elem()
	}
	if t == nil || t.Kind() != reflect.Struct {
		return nil
	}
	for _, f := range reflect.VisibleFields(t) {
		if f.Tag.Get("toml") != "" {
			found = append(found, f)
		}
	}
	return found
}

// distance is the number of letters that must be changed, added or removed to turn a into b.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, diagonal+1)
		}
	}
	return row[len(b)]
}
