package rule

import (
	"crypto/sha256"
	"fmt"
	"hash"
)

// Fingerprint returns a hash of all in which the set can differ from another one of the same build of the program: the
// files that are not part of it, and what Choose has left.
func (s *Set) Fingerprint() [sha256.Size]byte {
	h := sha256.New()
	h.Write(s.foreign[:])
	for _, r := range s.Rules {
		fmt.Fprintf(h, "%q %q\n", r.Code, r.Severity)
	}
	fmt.Fprintf(h, "%q", s.Trusted)
	return [sha256.Size]byte(h.Sum(nil))
}

// hashForeign notes what a set is made of that is not part of the program.
func (s *Set) hashForeign(change Change, files []parsed) {
	h := sha256.New()
	for i := range files {
		if f := &files[i]; !f.tested {
			hashTexts(h, f.name, f.src)
		}
	}
	hashTexts(h, change.Add)
	for _, o := range change.Without {
		hashTexts(h, fmt.Sprint(o))
	}
	h.Sum(s.foreign[:0])
}

// hashTexts adds texts to a hash so that others make another one.
func hashTexts(h hash.Hash, texts ...string) {
	for _, text := range texts {
		fmt.Fprintf(h, "%d %s", len(text), text)
	}
}
