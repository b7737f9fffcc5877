package planted

// Bytes from outside that unsafe Rust takes for a text (kind "utf8"), for a text of C ("nul") or one that ends somewhere ("end"),
// and for truth values ("bool").

var bytesParts = &language{
	sources: under("bytes/", byteSources), carriers: under("bytes/", concat(copiedCarriers, byteCarriers)),
	cuts: under("bytes/", copiedCuts), cleaners: under("bytes/", byteCleaners),
	conditions: under("bytes/", byteConditions), shapes: under("bytes/", copiedShapes),
	indirections: under("bytes/", copiedIndirections),
	dead:         under("bytes/", byteDead), sinks: under("bytes/", byteSinks),
	plain: []string{"bytes/condition/from-utf8", "bytes/shape/if", "bytes/unchecked/else"}, hold: rustCarriers[0],
	typ: "&'static [u8]", safe: `b"a\x00".as_slice()`, head: unsafeHead,
}

var byteSources = []Part{
	{Name: "source/stdin", Body: "let mut $b = Vec::new();\nlet _ = std::io::stdin().lock().read_to_end(&mut $b);\nlet $a: &'static [u8] = $b.leak();", Out: `$a`, Send: "query"},
	{Name: "source/socket", Body: "let mut $c = TcpStream::connect(\"127.0.0.1:7000\").unwrap();\nlet mut $b = Vec::new();\nif $c.read_to_end(&mut $b).is_err() {\n  return;\n}\nlet $a: &'static [u8] = Box::leak($b.into_boxed_slice());", Out: `$a`, Send: "socket"},
	{Name: "source/fixed", Body: "let mut $c = TcpStream::connect(\"127.0.0.1:7000\").unwrap();\nlet mut $b = [0u8; 64];\nlet $n = $c.read(&mut $b).unwrap_or(0);\nlet $a: &'static [u8] = $b[..$n].to_vec().leak();", Out: `$a`, Send: "socket"},
	{Name: "source/until", Body: "let mut $b = Vec::new();\nlet _ = std::io::stdin().lock().read_until(b';', &mut $b);\nlet $a: &'static [u8] = $b.leak();", Out: `$a`, Send: "query"},
}

var byteCarriers = []Part{
	{Name: "bytes/slice", Body: `let $a = &$x[..];`, Out: `$a`},
	{Name: "bytes/copied", Body: `let $a: &'static [u8] = $x.to_vec().leak();`, Out: `$a`},
	{Name: "bytes/pushed", Body: "let mut $b = Vec::new();\n$b.extend_from_slice($x);\nlet $a: &'static [u8] = $b.leak();", Out: `$a`},
	{Name: "bytes/chunk", Body: "let Some($a) = $x.chunks(64).next() else { return };", Out: `$a`, Anew: true},
	{Name: "bytes/split", Body: "let ($a, $b) = $x.split_at($x.len());\nlet _ = $b;", Out: `$a`, Anew: true},
	{Name: "bytes/split-first", Body: "let Some((_, $a)) = $x.split_first() else { return };", Out: `$a`, Anew: true},
	{Name: "bytes/strip", Body: "let Some($a) = $x.strip_prefix(b\"z\") else { return };", Out: `$a`, Anew: true},
	{Name: "bytes/get", Body: "let Some($a) = $x.get(1..) else { return };", Out: `$a`, Anew: true},
	{Name: "bytes/upper", Body: `let $a: &'static [u8] = $x.to_ascii_uppercase().leak();`, Out: `$a`},
	{Name: "bytes/parts", Body: "let $b = unsafe { std::slice::from_raw_parts($x.as_ptr(), $x.len()) };\nlet $a = $b;", Out: `$a`},
}

var byteCleaners = []Part{
	{Name: "clean/text", Body: "let Ok($b) = std::str::from_utf8($x) else { return };\nlet $a = $b.as_bytes();", Out: `$a`, Clears: "utf8", Keeps: "end"},
	{Name: "clean/text-checked", Body: "let Ok(_) = std::str::from_utf8($x) else { return };", Out: `$x`, Clears: "utf8", Keeps: "end"},
	{Name: "clean/text-error", Body: "if let Err($b) = std::str::from_utf8($x) {\n  println!(\"{}\", $b);\n  return;\n}", Out: `$x`, Clears: "utf8", Keeps: "end"},
	{Name: "clean/valid-part", Body: "let $a = match std::str::from_utf8($x) {\n  Ok(_) => $x,\n  Err(e) => &$x[..e.valid_up_to()],\n};", Out: `$a`, Clears: "utf8", Keeps: "end"},
	{Name: "clean/lossy", Body: "let $a: &'static [u8] = String::from_utf8_lossy($x).into_owned().into_bytes().leak();", Out: `$a`, Clears: "utf8", Keeps: "end"},
	{Name: "clean/string", Body: "let Ok($b) = String::from_utf8($x.to_vec()) else { return };\nlet $a: &'static [u8] = $b.into_bytes().leak();", Out: `$a`, Clears: "utf8", Keeps: "end"},
	{Name: "clean/filter", Body: "let $b: Vec<u8> = $x.iter().copied().filter(|b| b.is_ascii()).collect();\nlet $a: &'static [u8] = $b.leak();", Out: `$a`, Clears: "utf8", Keeps: "end"},
	{Name: "clean/mask", Body: "let $b: Vec<u8> = $x.iter().map(|b| b & 0x7f).collect();\nlet $a: &'static [u8] = $b.leak();", Out: `$a`, Clears: "utf8", Keeps: ""},
	{Name: "clean/c-string", Body: "let Ok($b) = std::ffi::CString::new($x) else { return };\nlet $a: &'static [u8] = $b.into_bytes_with_nul().leak();", Out: `$a`, Clears: "nul end", Keeps: "bool"},
	{Name: "clean/with-nul", Body: "let Ok($b) = std::ffi::CStr::from_bytes_with_nul($x) else { return };\nlet $a = $b.to_bytes_with_nul();", Out: `$a`, Clears: "end", Keeps: ""},
	{Name: "clean/until-nul", Body: "let Ok($b) = std::ffi::CStr::from_bytes_until_nul($x) else { return };\nlet $a = $b.to_bytes_with_nul();", Out: `$a`, Clears: "end", Keeps: "", Since: 69},
	{Name: "clean/nul-pushed", Body: "let mut $b = $x.to_vec();\n$b.push(0);\nlet $a: &'static [u8] = $b.leak();", Out: `$a`, Clears: "end", Keeps: "utf8"},
	{Name: "clean/nothing-lossy", Body: "let $b = String::from_utf8_lossy($x);\nlet _ = $b;", Out: `$x`, Keeps: "*"},
	{Name: "clean/nothing-lower", Body: `let $a: &'static [u8] = $x.to_ascii_lowercase().leak();`, Out: `$a`, Keeps: "*"},
	{Name: "clean/nothing-ok", Body: "let _ = std::str::from_utf8($x).ok();", Out: `$x`, Keeps: "*"},
}

var byteConditions = []Part{
	{Name: "condition/from-utf8", Out: `std::str::from_utf8($x).is_ok()`, Clears: "utf8", Keeps: "end"},
	{Name: "condition/from-utf8-err", Out: `!std::str::from_utf8($x).is_err()`, Clears: "utf8", Keeps: "end"},
	{Name: "condition/from-utf8-matches", Out: `matches!(std::str::from_utf8($x), Ok(_))`, Clears: "utf8", Keeps: "end"},
	{Name: "condition/string", Out: `String::from_utf8($x.to_vec()).is_ok()`, Clears: "utf8", Keeps: "end"},
	{Name: "condition/ascii", Out: `$x.is_ascii()`, Clears: "utf8", Keeps: "end"},
	{Name: "condition/all-ascii", Out: `$x.iter().all(|b| b.is_ascii())`, Clears: "utf8", Keeps: "end"},
	{Name: "condition/all-named", Out: `$x.iter().all(u8::is_ascii)`, Clears: "utf8", Keeps: "end"},
	{Name: "condition/all-less", Out: `$x.iter().all(|&b| b < 128)`, Clears: "utf8", Keeps: ""},
	{Name: "condition/all-at-most", Out: `$x.iter().all(|b| *b <= 0x7f)`, Clears: "utf8", Keeps: ""},
	{Name: "condition/none-above", Out: `!$x.iter().any(|b| *b >= 0x80)`, Clears: "utf8", Keeps: ""},
	{Name: "condition/digits", Out: `$x.iter().all(|b| b.is_ascii_digit())`, Clears: "utf8", Keeps: ""},
	{Name: "condition/range", Out: `$x.iter().all(|b| (b'a'..=b'z').contains(b))`, Clears: "utf8", Keeps: ""},
	{Name: "condition/matches", Out: `$x.iter().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9'))`, Clears: "utf8", Keeps: ""},
	{Name: "condition/equal", Out: `($x == b"a\x00")`, Clears: "utf8 nul end"},
	{Name: "condition/list", Out: `[b"a\x00".as_slice(), b"bc\x00".as_slice()].contains(&$x)`, Clears: "utf8 nul end"},
	{Name: "condition/with-nul", Out: `std::ffi::CStr::from_bytes_with_nul($x).is_ok()`, Clears: "nul end", Keeps: ""},
	{Name: "condition/until-nul", Out: `std::ffi::CStr::from_bytes_until_nul($x).is_ok()`, Clears: "end", Keeps: "", Since: 69},
	{Name: "condition/last-nul", Out: `($x.last() == Some(&0))`, Clears: "end", Keeps: "utf8"},
	{Name: "condition/ends-nul", Out: `$x.ends_with(&[0])`, Clears: "end", Keeps: "utf8"},
	{Name: "condition/contains-nul", Out: `$x.contains(&0)`, Clears: "end", Keeps: "utf8"},
	{Name: "condition/not-empty", Out: `!$x.is_empty()`, Keeps: "utf8 nul end bool"},
	{Name: "condition/size", Out: `($x.len() < 64)`, Keeps: "utf8 nul end bool"},
	{Name: "condition/prefix", Out: `$x.starts_with(b"a")`, Keeps: "utf8 nul end"},
	{Name: "condition/first", Out: `$x.first().map_or(false, |b| b.is_ascii())`, Keeps: "utf8 nul end"},
	{Name: "condition/some-ascii", Out: `$x.iter().any(|b| b.is_ascii())`, Keeps: "utf8"},
	{Name: "condition/text-prefix", Out: `std::str::from_utf8(&$x[..1]).is_ok()`, Keeps: "utf8 nul end"},
}

var byteSinks = []Part{
	{Name: "sink/text", Body: "let _ = unsafe { std::str::from_utf8_unchecked($x) }; #!", Code: "RBN803", Kind: "utf8"},
	{Name: "sink/string", Body: "let _ = unsafe { String::from_utf8_unchecked($x.to_vec()) }; #!", Code: "RBN803", Kind: "utf8"},
	{Name: "sink/transmuted", Body: "let _: &str = unsafe { std::mem::transmute($x) }; #!", Code: "RBN803", Kind: "utf8"},
	{Name: "sink/appended", Body: "let mut $a = String::new();\nunsafe { $a.as_mut_vec().extend_from_slice($x) }; #!", Code: "RBN803", Kind: "utf8"},
	{Name: "sink/in-function", Beside: "unsafe fn $m($a: &[u8]) -> &str {\n  std::str::from_utf8_unchecked($a) #!\n}", Body: "let _ = unsafe { $m($x) };", Code: "RBN803", Kind: "utf8"},
	{Name: "sink/in-safe-function", Beside: "fn $m($a: &[u8]) -> &str {\n  unsafe { std::str::from_utf8_unchecked($a) } #!\n}", Body: "let _ = $m($x);", Code: "RBN803", Kind: "utf8"},
	{Name: "sink/in-closure", Body: "let $b = |b: &'static [u8]| unsafe { std::str::from_utf8_unchecked(b) }; #!\nlet _ = $b($x);", Code: "RBN803", Kind: "utf8"},
	{Name: "sink/with-nul", Body: "let _ = unsafe { std::ffi::CStr::from_bytes_with_nul_unchecked($x) }; #!", Code: "RBN803", Kind: "nul"},
	{Name: "sink/c-text", Body: "let $a: &[u8] = $x;\nlet _ = unsafe { std::ffi::CStr::from_ptr($a.as_ptr() as *const std::ffi::c_char) }; #!", Code: "RBN803", Kind: "end"},
	{Name: "sink/c-text-cast", Body: "let $a: &[u8] = $x;\nlet _ = unsafe { std::ffi::CStr::from_ptr($a.as_ptr().cast()) }; #!", Code: "RBN803", Kind: "end"},
	{Name: "sink/bool", Body: "let _: bool = unsafe { std::mem::transmute($x[0]) }; #!", Code: "RBN803", Kind: "bool"},
	{Name: "sink/bool-pointer", Body: "let $a: &[u8] = $x;\nlet _ = unsafe { *($a.as_ptr() as *const bool) }; #!", Code: "RBN803", Kind: "bool"},
	{Name: "sink/bool-read", Body: "let $a: &[u8] = $x;\nlet _: bool = unsafe { std::ptr::read($a.as_ptr() as *const bool) }; #!", Code: "RBN803", Kind: "bool"},
	{Name: "sink/enum", Lib: "#[repr(u8)]\nenum $C {\n  One,\n  Two,\n}", Body: "let _: $C = unsafe { std::mem::transmute($x[0]) }; #!", Code: "RBN803", Kind: "bool"},
	{Name: "sink/union", Lib: "union $C {\n  $k: u8,\n  $j: bool,\n}", Body: "let $a = $C { $k: $x[0] };\nlet _ = unsafe { $a.$j }; #!", Code: "RBN803", Kind: "bool"},
}

var byteDead = []Part{
	{Name: "dead/size", Body: "let _ = $x.len();"},
	{Name: "dead/print", Body: `println!("{:?}", $x);`},
	{Name: "dead/ascii", Body: "let _ = $x.is_ascii();"},
}
