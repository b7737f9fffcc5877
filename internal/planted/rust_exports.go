package planted

// Pointers that exported functions are given, and that are followed although they may be null (kind "null").

var pointers = &language{
	sources: under("pointers/", pointerSources), carriers: under("pointers/", concat(copiedCarriers, pointerCarriers)),
	cuts: under("pointers/", copiedCuts), cleaners: under("pointers/", pointerCleaners),
	conditions: under("pointers/", pointerConditions), shapes: under("pointers/", copiedShapes),
	indirections: under("pointers/", copiedIndirections),
	dead:         under("pointers/", pointerDead), sinks: under("pointers/", pointerSinks),
	plain: []string{"pointers/condition/is-null", "pointers/shape/if", "pointers/unchecked/else"}, hold: rustCarriers[0],
	typ: "*const u8", safe: "(ROOM.as_ptr())", head: unsafeHead, exported: true,
}

var pointerSources = []Part{
	{Name: "source/parameter", Head: "#[no_mangle]\npub extern \"C\" fn $f($a: *const u8) {", Out: `$a`, Send: "query"},
	{Name: "source/second", Head: "#[no_mangle]\npub extern \"C\" fn $f(_: u32, $a: *const u8) {", Out: `$a`, Send: "query"},
	{Name: "source/unwind", Head: "#[no_mangle]\npub extern \"C-unwind\" fn $f($a: *const u8) {", Out: `$a`, Send: "query"},
	{Name: "source/named", Head: "#[export_name = \"$n\"]\npub extern \"C\" fn $f($a: *const u8) {", Out: `$a`, Send: "query"},
	{Name: "source/mut", Head: "#[no_mangle]\npub extern \"C\" fn $f($a: *mut u8) {", Body: "let $b = $a as *const u8;", Out: `$b`, Send: "query"},
	{Name: "source/mut-cast", Head: "#[no_mangle]\npub extern \"C\" fn $f($a: *mut u8) {", Body: "let $b = $a.cast_const();", Out: `$b`, Send: "query", Since: 65},
	{Name: "source/void", Head: "#[no_mangle]\npub extern \"C\" fn $f($a: *const std::ffi::c_void) {", Body: "let $b = $a as *const u8;", Out: `$b`, Send: "query"},
	{Name: "source/void-cast", Head: "#[no_mangle]\npub extern \"C\" fn $f($a: *mut std::ffi::c_void) {", Body: "let $b: *const u8 = $a.cast();", Out: `$b`, Send: "query"},
	{Name: "source/text", Head: "#[no_mangle]\npub extern \"C\" fn $f($a: *const std::ffi::c_char) {", Body: "let $b = $a.cast::<u8>();", Out: `$b`, Send: "query"},
}

var pointerCarriers = []Part{
	{Name: "pointer/cast", Body: "let $b = $x as *const u32;\nlet $a = $b as *const u8;", Out: `$a`},
	{Name: "pointer/cast-method", Body: "let $a = $x.cast::<u32>().cast::<u8>();", Out: `$a`},
	{Name: "pointer/mut", Body: "let $b = $x as *mut u8;\nlet $a = $b as *const u8;", Out: `$a`},
	{Name: "pointer/number", Body: "let $b = $x as usize;\nlet $a = $b as *const u8;", Out: `$a`},
}

var pointerCleaners = []Part{
	{Name: "clean/non-null", Body: "let Some($b) = std::ptr::NonNull::new($x as *mut u8) else { return };\nlet $a = $b.as_ptr() as *const u8;", Out: `$a`, Clears: "null"},
	{Name: "clean/non-null-checked", Body: "if std::ptr::NonNull::new($x as *mut u8).is_none() {\n  return;\n}", Out: `$x`, Clears: "null"},
	{Name: "clean/as-ref", Body: "let Some($b) = (unsafe { $x.as_ref() }) else { return };\nlet $a = $b as *const u8;", Out: `$a`, Clears: "null"},
	{Name: "clean/as-ref-match", Body: "let $a = match unsafe { $x.as_ref() } {\n  Some(p) => p as *const u8,\n  None => return,\n};", Out: `$a`, Clears: "null"},
	{Name: "clean/as-ref-if", Body: "if let Some($b) = unsafe { $x.as_ref() } {\n  let $a: *const u8 = $b;\n  ...\n}", Out: `$a`, Clears: "null"},
	{Name: "clean/otherwise", Body: "let $a = if $x.is_null() { ROOM.as_ptr() } else { $x };", Out: `$a`, Clears: "null"},
	{Name: "clean/corrected", Body: "let mut $a = $x;\nif $a.is_null() {\n  $a = ROOM.as_ptr();\n}", Out: `$a`, Clears: "null"},
	{Name: "clean/slice-helper", Beside: "fn $m<'a>($a: *const u8) -> Option<&'a u8> {\n  if $a.is_null() {\n    None\n  } else {\n    Some(unsafe { &*$a })\n  }\n}", Body: "let Some($b) = $m($x) else { return };\nlet $c = $b as *const u8;", Out: `$c`, Clears: "null"},

	{Name: "clean/nothing-ignored", Body: "let _ = std::ptr::NonNull::new($x as *mut u8);", Out: `$x`, Keeps: "*"},
	{Name: "clean/nothing-option", Body: "let $b = unsafe { $x.as_ref() };\nlet _ = $b;", Out: `$x`, Keeps: "*"},
}

var pointerConditions = []Part{
	{Name: "condition/is-null", Out: `!$x.is_null()`, Clears: "*"},
	{Name: "condition/false", Out: `($x.is_null() == false)`, Clears: "*"},
	{Name: "condition/unequal", Out: `($x != std::ptr::null())`, Clears: "*"},
	{Name: "condition/unequal-turned", Out: `(std::ptr::null() != $x)`, Clears: "*"},
	{Name: "condition/not-equal", Out: `!($x == std::ptr::null())`, Clears: "*"},
	{Name: "condition/number", Out: `($x as usize != 0)`, Clears: "*"},
	{Name: "condition/number-greater", Out: `($x as usize > 0)`, Clears: "*"},
	{Name: "condition/number-not", Out: `!(0 == $x as usize)`, Clears: "*"},
	{Name: "condition/as-ref", Out: `unsafe { $x.as_ref() }.is_some()`, Clears: "*"},
	{Name: "condition/as-ref-none", Out: `!(unsafe { $x.as_ref().is_none() })`, Clears: "*"},
	{Name: "condition/non-null", Out: `std::ptr::NonNull::new($x as *mut u8).is_some()`, Clears: "*"},
	{Name: "condition/cast", Out: `!$x.cast::<u32>().is_null()`, Clears: "*"},
	{Name: "condition/cast-mut", Out: `!($x as *mut u8).is_null()`, Clears: "*"},
	{Name: "condition/same", Out: `!std::ptr::eq($x, std::ptr::null())`, Clears: "*"},
	{Name: "condition/function", Out: `!<*const u8>::is_null($x)`, Clears: "*"},
	{Name: "condition/aligned", Out: `($x as usize % 8 == 0)`, Keeps: "*"},
	{Name: "condition/other-number", Out: `($x as usize != 1)`, Keeps: "*"},
	{Name: "condition/other-pointer", Out: `($x != ROOM.as_ptr())`, Keeps: "*"},
}

var pointerSinks = []Part{
	{Name: "sink/deref", Body: "let _ = unsafe { *$x }; #!", Code: "RBN811", Kind: "null"},
	{Name: "sink/reference", Body: "let $a = unsafe { &*$x }; #!\nlet _ = $a;", Code: "RBN811", Kind: "null"},
	{Name: "sink/read", Body: "let _ = unsafe { std::ptr::read($x) }; #!", Code: "RBN811", Kind: "null"},
	{Name: "sink/read-method", Body: "let _ = unsafe { $x.read() }; #!", Code: "RBN811", Kind: "null"},
	{Name: "sink/read-wide", Body: "let _ = unsafe { ($x as *const u32).read_unaligned() }; #!", Code: "RBN811", Kind: "null"},
	{Name: "sink/slice", Body: "let _ = unsafe { std::slice::from_raw_parts($x, 4) }; #!", Code: "RBN811", Kind: "null"},
	{Name: "sink/text", Body: "let _ = unsafe { std::ffi::CStr::from_ptr($x as *const std::ffi::c_char) }; #!", Code: "RBN811", Kind: "null"},
	{Name: "sink/copy", Body: "let mut $a = [0u8; 4];\nunsafe { std::ptr::copy_nonoverlapping($x, $a.as_mut_ptr(), 4) }; #!", Code: "RBN811", Kind: "null"},
	{Name: "sink/copy-to", Body: "let mut $a = [0u8; 4];\nunsafe { $x.copy_to($a.as_mut_ptr(), 4) }; #!", Code: "RBN811", Kind: "null"},
	{Name: "sink/write", Body: "unsafe { *($x as *mut u8) = 1 }; #!", Code: "RBN811", Kind: "null"},
	{Name: "sink/write-method", Body: "unsafe { $x.cast_mut().write(1) }; #!", Code: "RBN811", Kind: "null", Since: 65},
	{Name: "sink/box", Body: "let _ = unsafe { Box::from_raw($x as *mut u8) }; #!", Code: "RBN811", Kind: "null"},
	{Name: "sink/field", Lib: "#[repr(C)]\nstruct $C {\n  $k: u8,\n}", Body: "let $a = $x as *const $C;\nlet _ = unsafe { (*$a).$k }; #!", Code: "RBN811", Kind: "null"},
	{Name: "sink/field-reference", Lib: "#[repr(C)]\nstruct $C {\n  $k: u8,\n}", Body: "let $a = unsafe { &*($x as *const $C) }; #!\nlet _ = $a.$k;", Code: "RBN811", Kind: "null"},
	{Name: "sink/non-null", Body: "let $a = unsafe { std::ptr::NonNull::new_unchecked($x as *mut u8) }; #!\nlet _ = $a;", Code: "RBN811", Kind: "null"},
	{Name: "sink/in-function", Beside: "unsafe fn $m($a: *const u8) -> u8 {\n  *$a #!\n}", Body: "let _ = unsafe { $m($x) };", Code: "RBN811", Kind: "null"},
	{Name: "sink/in-safe-function", Beside: "fn $m($a: *const u8) -> u8 {\n  unsafe { $a.read() } #!\n}", Body: "let _ = $m($x);", Code: "RBN811", Kind: "null"},
	{Name: "sink/in-closure", Body: "let $b = |p: *const u8| unsafe { *p }; #!\nlet _ = $b($x);", Code: "RBN811", Kind: "null"},
	{Name: "sink/in-unwind", Body: "let _ = std::panic::catch_unwind(|| unsafe { *$x }); #!", Code: "RBN811", Kind: "null"},
}

var pointerDead = []Part{
	{Name: "dead/print", Body: `println!("{:p}", $x);`},
	{Name: "dead/aligned", Body: "let _ = $x as usize % 4;"},
	{Name: "dead/loop", Body: "for $a in 0..2 {\n  println!(\"{}\", $a);\n}"},
}
