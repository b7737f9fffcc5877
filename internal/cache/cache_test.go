package cache

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

func keyOf(parts ...string) Key {
	var all [][]byte
	for _, p := range parts {
		all = append(all, []byte(p))
	}
	return KeyOf(all...)
}

func TestKeyOf(t *testing.T) {
	if keyOf("ab", "c") == keyOf("a", "bc") || keyOf("a") == keyOf("a", "") {
		t.Error("parts are not told apart")
	}
	if one, again := keyOf("ab", "c"), keyOf("ab", "c"); one != again {
		t.Error("the same parts have two keys")
	}
}

func TestStore(t *testing.T) {
	s := Open(filepath.Join(t.TempDir(), "a", "b"))
	one, two := keyOf("one"), keyOf("two")
	if s.Get(one) != nil {
		t.Error("an entry is there from the start")
	}
	s.Put(one, []byte("first"))
	s.Put(two, nil)
	if got := s.Get(one); string(got) != "first" {
		t.Errorf("got %q", got)
	}
	if got := s.Get(two); got == nil || len(got) != 0 {
		t.Errorf("an empty value is %v", got)
	}
	s.Put(one, []byte("again"))
	if got := Open(s.dir).Get(one); string(got) != "again" {
		t.Errorf("another process reads %q", got)
	}
	if hits, misses := s.Figures(); hits != 2 || misses != 1 {
		t.Errorf("%d hits, %d misses", hits, misses)
	}
	if !isTag(filepath.Join(s.dir, tagName)) {
		t.Error("the folder is not marked")
	}
}

// TestDamage shows that an entry whose bytes are not those that were written counts as missing.
func TestDamage(t *testing.T) {
	s := Open(t.TempDir())
	key, other := keyOf("one"), keyOf("two")
	s.Put(key, []byte("value"))
	whole, err := os.ReadFile(s.file(key))
	if err != nil {
		t.Fatal(err)
	}
	write := func(file string, data []byte) {
		if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for i := range whole {
		flipped := bytes.Clone(whole)
		flipped[i] ^= 4
		for _, data := range [][]byte{flipped, whole[:i]} {
			if write(s.file(key), data); s.Get(key) != nil {
				t.Errorf("at %d: %q is an entry", i, data)
			}
		}
	}
	if write(s.file(key), append(bytes.Clone(whole), 0)); s.Get(key) != nil {
		t.Error("an entry with something behind it counts")
	}
	if write(s.file(other), whole); s.Get(other) != nil {
		t.Error("the entry of another key counts")
	}
	if write(s.file(key), whole); string(s.Get(key)) != "value" {
		t.Error("the entry is lost")
	}
	if err := os.Remove(s.file(key)); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(s.file(other), s.file(key)); err == nil && s.Get(key) != nil {
		t.Error("a link is an entry")
	}
}

// TestNoFolder shows that a folder which cannot be written to is no error.
func TestNoFolder(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	s := Open(filepath.Join(file, "below"))
	s.Put(keyOf("one"), []byte("x"))
	if s.Get(keyOf("one")) != nil || !s.broken.Load() {
		t.Error("something was written")
	}
	s.Close()

	s = Open(t.TempDir())
	if err := os.WriteFile(filepath.Join(s.dir, shardName(shardOf(keyOf("one")))), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if s.Put(keyOf("one"), []byte("x")); !s.broken.Load() {
		t.Error("it is tried again and again")
	}
	if u := Measure(s.dir); u.Entries != 0 {
		t.Errorf("%+v", u)
	}
}

// TestParallel shows that readers see whole entries only while others write the same ones, and delete them.
func TestParallel(t *testing.T) {
	dir := t.TempDir()
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			s := Open(dir)
			for i := range 200 {
				name := fmt.Sprint(i % 7)
				want := strings.Repeat(name, 1000)
				if got := s.Get(keyOf(name)); got != nil && string(got) != want {
					t.Errorf("got %q", got)
				}
				s.Put(keyOf(name), []byte(want))
				if i%50 == 49 {
					if _, err := Clean(dir); err != nil {
						t.Error(err)
					}
				}
			}
			s.Close()
		})
	}
	wg.Wait()
}

// TestBound shows that what was not used for longest goes first, and what a writer left that was killed.
func TestBound(t *testing.T) {
	s := Open(t.TempDir())
	var keys []Key
	for i := 0; len(keys) < 10; i++ {
		if key := keyOf(fmt.Sprint(i)); shardOf(key) == 0 {
			keys = append(keys, key)
		}
	}
	for i, key := range keys {
		s.Put(key, make([]byte, 1000))
		day := time.Now().AddDate(0, 0, i-20)
		if err := os.Chtimes(s.file(key), day, day); err != nil {
			t.Fatal(err)
		}
	}
	left := filepath.Join(s.dir, shardName(0), temporary+"1")
	if err := os.WriteFile(left, []byte("half"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Chtimes(left, time.Now(), time.Now().AddDate(0, 0, -1)); err != nil {
		t.Fatal(err)
	}
	if s.Get(keys[0]) == nil { // it is used, so it is now the youngest
		t.Fatal("it is lost")
	}
	s.limit = 5 * int64(1000+overhead) * shards
	s.Close()
	var kept []int
	for i, key := range keys {
		if s.Get(key) != nil {
			kept = append(kept, i)
		}
	}
	if fmt.Sprint(kept) != "[0 7 8 9]" {
		t.Errorf("kept %v", kept)
	}
	if _, err := os.Lstat(left); err == nil {
		t.Error("what was left over stays")
	}
}

func TestClean(t *testing.T) {
	s := Open(t.TempDir())
	for i := range 100 {
		s.Put(keyOf(fmt.Sprint(i)), make([]byte, 100))
	}
	own := filepath.Join(s.dir, shardName(0), "notes.txt")
	if err := os.WriteFile(own, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	before := Measure(s.dir)
	if before.Entries != 100 || before.Bytes != int64(100*(100+overhead)) || before.Oldest.IsZero() {
		t.Errorf("%+v", before)
	}
	if freed, err := Clean(s.dir); err != nil || freed != before {
		t.Errorf("%+v, %v", freed, err)
	}
	if _, err := os.Stat(own); err != nil {
		t.Error("the file of somebody else is gone")
	}
	if after := Measure(s.dir); after != (Usage{}) {
		t.Errorf("%+v", after)
	}
	if _, err := Clean(filepath.Join(s.dir, "none")); err != nil {
		t.Error(err)
	}
}

func TestDefaultDir(t *testing.T) {
	home := t.TempDir()
	t.Setenv("XDG_CACHE_HOME", "")
	t.Setenv("HOME", home)
	if dir := DefaultDir(); dir != "" && !strings.HasPrefix(dir, home) {
		t.Errorf("it is %s", dir)
	}
	t.Setenv("HOME", filepath.Join(home, "none"))
	if dir := DefaultDir(); dir != "" && strings.HasPrefix(dir, home) {
		t.Errorf("a home is made for it: %s", dir)
	}
}
