// Package cache keeps in a folder what was made of files, so that a later scan need not make it again.
//
// An entry is found by a Key, the hash of all that its value depends on, so that it is never out of date: it is there or
// it is not. The folder belongs to nobody while it is used. Any number of processes may read and write it: an entry is
// written under another name and then renamed, so that it is there as a whole; after a crash what is left of it is a file
// that nobody reads. Each entry has its key and a checksum, and one that does not fit them counts as missing.
//
// A cache makes a scan fast, and has no other effect. So nothing here returns an error to a scan: a folder that cannot be
// made, a full disk, an entry that cannot be read are a scan without a cache. After the first entry that cannot be written
// no further one is tried.
//
// The folder is bounded. Entries are spread evenly over a fixed number of folders, each of which may hold its part of the
// bound. Close looks at those that were written to, and deletes the entries that were not used for longest where one
// holds more; when an entry was used last is kept as the time of its file, give or take usedEvery.
package cache

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"hash/crc32"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

const (
	// Limit is how many bytes the entries of a folder have together, about: as much as trees of some ten million lines
	// have, which is more than one person works on at once.
	Limit = 1 << 30
	// shards is how many folders the entries are spread over. It divides 256.
	shards = 64
	// maxEntry is the largest entry, in bytes.
	maxEntry = Limit / shards / 2
	// usedEvery is how often it is noted that an entry is used.
	usedEvery = time.Hour
	// abandonedAfter is when a file that was not written to its end counts as left over.
	abandonedAfter = time.Hour
)

// Key is the hash of all that a value depends on.
type Key [sha256.Size]byte

// KeyOf returns the key for a value that depends on these parts, in their order.
func KeyOf(parts ...[]byte) Key {
	h := sha256.New()
	var length [8]byte
	for _, part := range parts {
		binary.LittleEndian.PutUint64(length[:], uint64(len(part)))
		h.Write(length[:])
		h.Write(part)
	}
	return Key(h.Sum(nil))
}

// Store is a cache in a folder. Its methods may be called by several goroutines, except for Close.
type Store struct {
	dir     string
	limit   int64
	broken  atomic.Bool // an entry could not be written
	made    sync.Once
	written [shards]atomic.Bool
	hits    atomic.Int64
	misses  atomic.Int64
}

// Open returns the cache in a folder, which need not exist.
func Open(dir string) *Store { return &Store{dir: dir, limit: Limit} }

// DefaultDir returns the folder of the user's cache; "" if there is none: no home, or one that does not exist.
func DefaultDir() string {
	base, err := os.UserCacheDir()
	if err != nil || !filepath.IsAbs(base) {
		return ""
	}
	if info, err := os.Stat(filepath.Dir(base)); err != nil || !info.IsDir() {
		return ""
	}
	return filepath.Join(base, "rubicon")
}

// The form of an entry: magic, key, value, checksum of all before.
const (
	magic    = "rubicon\x01"
	overhead = len(magic) + sha256.Size + crc32.Size
)

// checksum returns the checksum of data. The table of the polynomial is made when it is first asked for.
func checksum(data []byte) uint32 { return crc32.Checksum(data, crc32.MakeTable(crc32.Castagnoli)) }

func shardOf(key Key) int { return int(key[0]) % shards }

func shardName(shard int) string { return hex.EncodeToString([]byte{byte(shard)}) }

// file returns the file of an entry.
func (s *Store) file(key Key) string {
	return filepath.Join(s.dir, shardName(shardOf(key)), hex.EncodeToString(key[:]))
}

// Get returns the value of an entry, nil if there is none. The caller may keep and change it.
func (s *Store) Get(key Key) []byte {
	value := s.get(key)
	if value == nil {
		s.misses.Add(1)
	} else {
		s.hits.Add(1)
	}
	return value
}

func (s *Store) get(key Key) []byte {
	file := s.file(key)
	info, err := os.Lstat(file) // to open a pipe would wait for whoever writes into it
	if err != nil || !info.Mode().IsRegular() || info.Size() > maxEntry+int64(overhead) || info.Size() < int64(overhead) {
		return nil
	}
	f, err := os.Open(file)
	if err != nil {
		return nil
	}
	defer f.Close()
	data := make([]byte, info.Size())
	if _, err := io.ReadFull(f, data); err != nil {
		return nil
	}
	rest, sum := data[:len(data)-crc32.Size], data[len(data)-crc32.Size:]
	if !bytes.HasPrefix(rest, []byte(magic)) || !bytes.Equal(rest[len(magic):][:sha256.Size], key[:]) ||
		binary.LittleEndian.Uint32(sum) != checksum(rest) {
		return nil
	}
	if now := time.Now(); now.Sub(info.ModTime()) > usedEvery {
		_ = os.Chtimes(file, now, now)
	}
	return rest[len(magic)+sha256.Size:]
}

// Put keeps a value, if it can be kept.
func (s *Store) Put(key Key, value []byte) {
	if s.broken.Load() || len(value) > maxEntry {
		return
	}
	s.made.Do(func() {
		if err := s.make(); err != nil {
			s.broken.Store(true)
		}
	})
	if s.broken.Load() {
		return
	}
	if err := s.put(key, value); err != nil {
		s.broken.Store(true)
		return
	}
	s.written[shardOf(key)].Store(true)
}

func (s *Store) put(key Key, value []byte) error {
	file := s.file(key)
	if err := os.Mkdir(filepath.Dir(file), 0o700); err != nil && !errors.Is(err, os.ErrExist) {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(file), temporary+"*")
	if err != nil {
		return err
	}
	data := make([]byte, 0, len(value)+overhead)
	data = append(data, magic...)
	data = append(data, key[:]...)
	data = append(data, value...)
	data = binary.LittleEndian.AppendUint32(data, checksum(data))
	_, err = f.Write(data)
	if closing := f.Close(); err == nil {
		err = closing
	}
	if err == nil {
		err = os.Rename(f.Name(), file)
	}
	if err != nil {
		_ = os.Remove(f.Name())
	}
	return err
}

// tagName is a file by which programs that make backups know the folder of a cache; see https://bford.info/cachedir/.
const (
	tagName = "CACHEDIR.TAG"
	tagText = "Signature: 8a477f597d28d172789f06886806bc55\n# This folder is a cache of Rubicon: rubicon cache clean empties it.\n"
)

// make makes the folder.
func (s *Store) make() error {
	if err := os.MkdirAll(s.dir, 0o700); err != nil {
		return err
	}
	tag := filepath.Join(s.dir, tagName)
	if _, err := os.Lstat(tag); err == nil {
		return nil
	}
	return os.WriteFile(tag, []byte(tagText), 0o600)
}

// Figures returns how many entries were there when they were asked for, and how many were not.
func (s *Store) Figures() (hits, misses int) { return int(s.hits.Load()), int(s.misses.Load()) }

// Close keeps the folder within its bound. The store may be used further.
func (s *Store) Close() {
	for shard := range s.written {
		if s.written[shard].Swap(false) {
			trim(filepath.Join(s.dir, shardName(shard)), s.limit/shards)
		}
	}
}

// temporary begins the names of files that are being written.
const temporary = "new-"

// isEntry reports whether a file of that name is an entry.
func isEntry(name string) bool {
	return len(name) == 2*sha256.Size && strings.Trim(name, "0123456789abcdef") == ""
}
