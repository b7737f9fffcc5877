package taint

import (
	"math/rand/v2"
	"testing"
)

// TestTableIsAMap puts random keys into a table and into a map, and expects both to say the same of every key.
func TestTableIsAMap(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for _, keys := range []int{1, maxListed - 1, maxListed, maxListed + 1, 10 * maxListed} {
		var got table[[2]int, int]
		want := map[[2]int]int{}
		for range 8 * keys {
			key := [2]int{random.IntN(keys), 7}
			_, known := want[key]
			want[key]++
			v, added := got.put(key)
			if added == known {
				t.Fatalf("of %d keys, %v is said to be new: %v", keys, key, added)
			}
			*v++
			for i := range keys {
				if key := [2]int{i, 7}; got.get(key) != want[key] {
					t.Fatalf("of %d keys, %v has %d, not %d", keys, key, got.get(key), want[key])
				}
			}
		}
	}
}
