package cache

import (
	"cmp"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// This file deletes: what is too much, and, for Clean, everything. It deletes files only whose names are those of entries
// or of what became none, so that a folder that is named by mistake loses nothing.

// entry is the file of an entry.
type entry struct {
	path string
	size int64
	used time.Time
}

// entries returns the entries of one of the folders, and what writers have left there that came to no end before a time.
func entries(dir string, before time.Time) (list []entry, left []string) {
	files, err := os.ReadDir(dir)
	if err != nil {
		return nil, nil
	}
	for _, f := range files {
		info, err := f.Info()
		if err != nil || !info.Mode().IsRegular() {
			continue
		}
		path := filepath.Join(dir, f.Name())
		switch {
		case isEntry(f.Name()):
			list = append(list, entry{path, info.Size(), info.ModTime()})
		case strings.HasPrefix(f.Name(), temporary) && info.ModTime().Before(before):
			left = append(left, path)
		}
	}
	return list, left
}

// trim deletes from a folder what is left over, and, if its entries have more bytes than limit, those that were used
// before the others, until a tenth is free.
func trim(dir string, limit int64) {
	list, left := entries(dir, time.Now().Add(-abandonedAfter))
	for _, path := range left {
		_ = os.Remove(path)
	}
	size := int64(0)
	for _, e := range list {
		size += e.size
	}
	if size <= limit {
		return
	}
	slices.SortFunc(list, func(a, b entry) int { return cmp.Or(a.used.Compare(b.used), cmp.Compare(a.path, b.path)) })
	for _, e := range list {
		if size <= limit-limit/10 {
			return
		}
		if os.Remove(e.path) == nil {
			size -= e.size
		}
	}
}

// Usage is what a cache takes.
type Usage struct {
	Entries int
	Bytes   int64
	Oldest  time.Time // when the entry was used that was not used for longest; zero if there is none
}

// Measure returns what the cache in a folder takes: nothing if it does not exist.
func Measure(dir string) (u Usage) {
	for shard := range shards {
		list, _ := entries(filepath.Join(dir, shardName(shard)), time.Time{})
		for _, e := range list {
			u.Entries++
			u.Bytes += e.size
			if u.Oldest.IsZero() || e.used.Before(u.Oldest) {
				u.Oldest = e.used
			}
		}
	}
	return u
}

// Clean deletes the cache in a folder, and returns what it took. Files that are not of a cache stay where they are.
func Clean(dir string) (Usage, error) {
	u := Measure(dir)
	var failed error
	remove := func(path string) {
		if err := os.Remove(path); err != nil && !os.IsNotExist(err) {
			failed = cmp.Or(failed, err)
		}
	}
	for shard := range shards {
		folder := filepath.Join(dir, shardName(shard))
		list, left := entries(folder, time.Now().Add(time.Hour))
		for _, e := range list {
			remove(e.path)
		}
		for _, path := range left {
			remove(path)
		}
		if len(list)+len(left) > 0 {
			_ = os.Remove(folder) // what else is in it stays, and so does it
		}
	}
	if tag := filepath.Join(dir, tagName); isTag(tag) {
		remove(tag)
		_ = os.Remove(dir)
	}
	return u, failed
}

// isTag reports whether a file is the one that marks a cache.
func isTag(path string) bool {
	if info, err := os.Lstat(path); err != nil || !info.Mode().IsRegular() {
		return false
	}
	text, err := os.ReadFile(path)
	return err == nil && string(text) == tagText
}
