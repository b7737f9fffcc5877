package ir

import (
	"encoding/binary"
	"reflect"
	"testing"
)

// fill gives each field that there is a value of its own, so that one that is not written shows.
func fill(v reflect.Value, n *int) {
	*n++
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).Name != "Source" {
				fill(v.Field(i), n)
			}
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		fill(v.Index(0), n)
		fill(v.Index(1), n)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem(), n)
	case reflect.Map:
		v.Set(reflect.MakeMap(v.Type()))
		v.SetMapIndex(reflect.ValueOf("kind"), reflect.ValueOf(*n))
	case reflect.String:
		v.SetString("name " + string(rune('a'+*n)))
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int:
		v.SetInt(int64(*n))
	default:
		v.SetUint(uint64(*n % 200))
	}
}

func TestEncode(t *testing.T) {
	full := &File{}
	n := 0
	fill(reflect.ValueOf(full).Elem(), &n)
	far := &File{Instrs: []Instr{{Pos: 1<<32 - 1, End: 5, Args: 7, NArgs: 1 << 31, Aux: 1<<32 - 1}, {Op: OpCall, Pos: 3, End: 1<<32 - 1, Args: 1}},
		Operands: []Operand{{Role: KeywordRole(7)}, {Value: 1<<32 - 1, Role: RoleAnyKey}}, Funcs: []Func{{Parent: NoFunc, Attrs: []Name{}}}}
	for name, f := range map[string]*File{"full": full, "empty": {}, "far": far} {
		data := Encode(nil, f)
		got, err := Decode(data, nil)
		if err != nil || !reflect.DeepEqual(got, f) {
			t.Errorf("%s: %v\ngot  %+v\nwant %+v", name, err, got, f)
		}
		for i := range data {
			if _, err := Decode(data[:i], nil); err == nil {
				t.Errorf("%s: %d bytes of %d are a file", name, i, len(data))
			}
		}
		if _, err := Decode(append(data, 0), nil); err == nil {
			t.Errorf("%s: what follows is no error", name)
		}
	}
}

func FuzzDecode(f *testing.F) {
	full := &File{}
	n := 0
	fill(reflect.ValueOf(full).Elem(), &n)
	f.Add(Encode(nil, full))
	f.Add(Encode(nil, &File{}))
	f.Add(binary.AppendUvarint(nil, 1<<63))
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := Decode(data, nil)
		if err != nil {
			return
		}
		again, err := Decode(Encode(nil, file), nil)
		if err != nil || !reflect.DeepEqual(file, again) {
			t.Errorf("%v\ngot  %+v\nwant %+v", err, again, file)
		}
	})
}
