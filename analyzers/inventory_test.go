package analyzers_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"rubicon/analyzers"
	"rubicon/internal/source"
)

const unsafeCode = `
-- app.rb --
require 'ffi'
require 'sinatra/base'

module Cells
  extend FFI::Library
  ffi_lib 'cells'
  attach_function :cell_get, [:size_t], :int
end

class App < Sinatra::Base
  get('/cell') { Cells.cell_get(Integer(params[:cell])).to_s }
end
-- Cargo.toml --
[package]
name = "cells"
-- src/lib.rs --
static mut COUNT: u32 = 0;
static NAMES: u32 = 0;

union Bits { word: u32, real: f32 }

pub struct Cell(*mut u8);

unsafe impl Send for Cell {}

unsafe fn bump(by: u32) -> u32 {
    COUNT += by;
    NAMES
}

#[no_mangle]
pub extern "C" fn cell_get(cell: usize) -> i32 {
    let list = [1, 2, 3];
    unsafe { *list.get_unchecked(cell) }
}

#[no_mangle]
pub extern "C" fn cell_first(cells: *const i32) -> i32 {
    unsafe { *cells }
}

extern "C" { fn tick(); }

pub fn all(bits: Bits) -> f32 {
    unsafe {
        bump(1);
        tick();
        (|| std::arch::asm!("nop"))();
        libc::abort();
        bits.real
    }
}

pub fn safe() -> u32 { 1 }

#[cfg(test)]
mod tests {
    #[test]
    fn probe() { unsafe { super::bump(2); } }
}
`

// TestInventory checks that all unsafe code is known, with what it does, and which of it untrusted data reaches.
func TestInventory(t *testing.T) {
	root := extract(t, txtar.Parse([]byte(unsafeCode)))
	ws, err := source.Discover(root, source.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, stats := range []bool{false, true} {
		r, err := analyzers.Scan(context.Background(), ws, analyzers.Options{Rules: loadRules(t), Stats: stats})
		if err != nil {
			t.Fatal(err)
		}
		v := r.Inventory
		if got, want := fmt.Sprint(v.Blocks, v.Functions, v.Impls, v.Exports), "{3 1} {1 0} {1 0} {2 1}"; got != want {
			t.Errorf("blocks, functions, impls, exports are %s, want %s", got, want)
		}
		var got []string
		for _, x := range v.Items {
			got = append(got, strings.TrimSpace(fmt.Sprintf("%d %s %s %s", x.Location.Start.Line, x.Kind, x.Function, strings.Join(x.Operations, ", "))))
		}
		want := []string{
			"8 impl cells",
			"10 function cells::bump use of a mutable static",
			"16 export cells::cell_get",
			"18 block cells::cell_get get_unchecked",
			"22 export cells::cell_first",
			"23 block cells::cell_first dereference of a raw pointer",
			"29 block cells::all cells::bump, cells::tick, inline assembly, libc::abort, use of a union's field",
		}
		if !stats {
			want = want[2:4]
		}
		if !slices.Equal(got, want) {
			t.Errorf("stats %v:\n%s\nwant:\n%s", stats, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
}
