package planted

// Numbers from outside that unsafe Rust takes for indexes (kind "index"), lengths ("length"), numbers of characters
// ("char"), addresses ("address"), numbers other than zero ("niche"), and for how much memory is wanted ("alloc").

// small are the kinds that are gone of a number that is below 64, short those of one that is at most 64.
const (
	small = "index length char alloc"
	short = "length char alloc"
)

// unsafeHead is the beginning of a program: ROOM is the memory that the numbers are used in.
const unsafeHead = rustHead + `
static ROOM: [u8; 64] = [7; 64];
static HALL: [u8; 4096] = [7; 4096];
`

var numbers = &language{
	sources: under("numbers/", numberSources), carriers: under("numbers/", concat(copiedCarriers, numberCarriers)),
	cuts: under("numbers/", concat(copiedCuts, numberCuts)), cleaners: under("numbers/", numberCleaners),
	conditions: under("numbers/", numberConditions), shapes: under("numbers/", copiedShapes),
	indirections: under("numbers/", copiedIndirections),
	dead:         under("numbers/", numberDead), sinks: under("numbers/", numberSinks),
	plain: []string{"numbers/condition/less", "numbers/shape/if", "numbers/unchecked/else"}, hold: rustCarriers[0],
	typ: "usize", safe: "7usize", head: unsafeHead,
}

var numberSources = []Part{
	{Name: "source/arg", Body: "let $a: usize = std::env::args().nth(1).unwrap_or_default().parse().unwrap_or(1);", Out: `$a`, Send: "query"},
	{Name: "source/arg-turbofish", Body: "let Some($b) = std::env::args().nth(1) else { return };\nlet Ok($a) = $b.parse::<usize>() else { return };", Out: `$a`, Send: "query"},
	{Name: "source/stdin", Body: "let mut $b = String::new();\nlet _ = std::io::stdin().read_line(&mut $b);\nlet $a = match $b.trim().parse::<usize>() {\n  Ok(n) => n,\n  Err(_) => return,\n};", Out: `$a`, Send: "query"},
	{Name: "source/env", Body: "let $a = std::env::var(\"$k\").ok().and_then(|s| s.parse::<usize>().ok()).unwrap_or(1);", Out: `$a`, Send: "query"},
	{Name: "source/hex", Body: "let $b = std::env::args().nth(1).unwrap_or_default();\nlet $a = usize::from_str_radix($b.trim_start_matches(\"0x\"), 16).unwrap_or(1);", Out: `$a`, Send: "query"},
	{Name: "source/socket", Body: "let mut $c = TcpStream::connect(\"127.0.0.1:7000\").unwrap();\nlet mut $b = [0u8; 8];\nif $c.read_exact(&mut $b).is_err() {\n  return;\n}\nlet $a = usize::from_le_bytes($b);", Out: `$a`, Send: "socket"},
	{Name: "source/socket-slice", Body: "let mut $c = TcpStream::connect(\"127.0.0.1:7000\").unwrap();\nlet mut $b = [0u8; 64];\nlet $n = $c.read(&mut $b).unwrap_or(0);\nif $n < 12 {\n  return;\n}\nlet $a = u32::from_be_bytes($b[8..12].try_into().unwrap()) as usize;", Out: `$a`, Send: "socket"},
	{Name: "source/socket-shifted", Body: "let mut $c = TcpStream::connect(\"127.0.0.1:7000\").unwrap();\nlet mut $b = [0u8; 4];\nlet _ = $c.read_exact(&mut $b);\nlet $a = ($b[0] as usize) << 24 | ($b[1] as usize) << 16 | ($b[2] as usize) << 8 | $b[3] as usize;", Out: `$a`, Send: "socket"},
	{Name: "source/split", Body: "let mut $b = String::new();\nlet _ = std::io::stdin().read_line(&mut $b);\nlet Some(($c, $d)) = $b.split_once(':') else { return };\nlet _ = $c;\nlet $a: usize = $d.trim().parse().unwrap_or_default();", Out: `$a`, Send: "query"},
}

var numberCarriers = []Part{
	{Name: "number/cast", Body: "let $b = $x as u64;\nlet $a = $b as usize;", Out: `$a`},
	{Name: "number/try", Body: "let Ok($b) = u64::try_from($x) else { return };\nlet Ok($a) = usize::try_from($b) else { return };", Out: `$a`},
	{Name: "number/max", Body: `let $a = $x.max(1);`, Out: `$a`, Anew: true, Keeps: "index length address"},
	{Name: "number/plus", Body: `let $a = $x.wrapping_add(8);`, Out: `$a`, Anew: true},
	{Name: "number/times", Body: `let $a = $x.saturating_mul(4);`, Out: `$a`, Anew: true},
	{Name: "number/checked", Body: "let Some($a) = $x.checked_add(2) else { return };", Out: `$a`, Anew: true, Keeps: "index length address"},
	{Name: "number/plus-equal", Body: "let mut $a = $x;\n$a += 1;", Out: `$a`, Anew: true, Keeps: "index length address"},
	{Name: "number/halved", Body: `let $a = $x / 2;`, Out: `$a`, Anew: true, Keeps: "index length niche"},
	{Name: "number/bytes", Body: "let $b = $x.to_be_bytes();\nlet $a = usize::from_be_bytes($b);", Out: `$a`, Anew: true, Keeps: "index length address"},
	{Name: "number/sum", Body: `let $a: usize = [$x, 3].iter().sum();`, Out: `$a`, Anew: true, Keeps: "index length address"},
	{Name: "number/wrapping", Body: "let $b = std::num::Wrapping($x) + std::num::Wrapping(1);\nlet $a = $b.0;", Out: `$a`, Anew: true, Keeps: "index length address"},
}

var numberCuts = []Part{
	{Name: "cut/length", Body: "let $b = format!(\"{}\", $x);\nlet $a = $b.len().min(7);", Out: `$a`, Cut: true},
	{Name: "cut/match", Body: "let $a = match $x {\n  0 => 1,\n  1..=9 => 2,\n  _ => 3usize,\n};", Out: `$a`, Cut: true},
	{Name: "cut/lookup", Body: "let $b = HashMap::from([(1, 7usize), (2, 9)]);\nlet $a = $b.get(&$x).copied().unwrap_or(1);", Out: `$a`, Cut: true},
}

var numberCleaners = []Part{
	{Name: "clean/flag", Body: `let $a = usize::from($x > 9);`, Out: `$a`, Clears: small, Keeps: "niche"},
	{Name: "clean/bits", Body: `let $a = $x.count_ones() as usize % 9;`, Out: `$a`, Clears: small, Keeps: ""},
	{Name: "clean/min", Body: `let $a = $x.min(63);`, Out: `$a`, Clears: small, Keeps: "niche"},
	{Name: "clean/min-function", Body: `let $a = std::cmp::min($x, 63);`, Out: `$a`, Clears: small, Keeps: "niche"},
	{Name: "clean/min-length", Body: `let $a = $x.min(ROOM.len() - 1);`, Out: `$a`, Clears: small, Keeps: "niche"},
	{Name: "clean/min-room", Body: `let $a = $x.min(ROOM.len());`, Out: `$a`, Clears: short, Keeps: "index niche"},
	{Name: "clean/clamp", Body: `let $a = $x.clamp(1, 63);`, Out: `$a`, Clears: small + " niche"},
	{Name: "clean/remainder", Body: `let $a = $x % 64;`, Out: `$a`, Clears: small, Keeps: "niche"},
	{Name: "clean/remainder-length", Body: `let $a = $x % ROOM.len();`, Out: `$a`, Clears: small, Keeps: "niche"},
	{Name: "clean/remainder-equal", Body: "let mut $a = $x;\n$a %= 64;", Out: `$a`, Clears: small, Keeps: "niche"},
	{Name: "clean/rem-euclid", Body: `let $a = $x.rem_euclid(64);`, Out: `$a`, Clears: small, Keeps: "niche"},
	{Name: "clean/mask", Body: `let $a = $x & 63;`, Out: `$a`, Clears: small, Keeps: "niche"},
	{Name: "clean/mask-hex", Body: `let $a = $x & 0x3f;`, Out: `$a`, Clears: small, Keeps: "niche"},
	{Name: "clean/mask-constant", Const: "const $K: usize = 64 - 1;", Body: `let $a = $x & $K;`, Out: `$a`, Clears: small, Keeps: "niche"},
	{Name: "clean/mask-equal", Body: "let mut $a = $x;\n$a &= 63;", Out: `$a`, Clears: small, Keeps: "niche"},
	{Name: "clean/one", Body: `let $a = $x | 1;`, Out: `$a`, Clears: "niche", Keeps: "index length"},
	{Name: "clean/match", Body: "let $a = match $x {\n  0..=63 => $x,\n  _ => 9,\n};", Out: `$a`, Clears: small, Keeps: ""},
	{Name: "clean/match-bound", Body: "let $a = match $x {\n  n @ 0..=63 => n,\n  _ => return,\n};", Out: `$a`, Clears: small, Keeps: ""},
	{Name: "clean/match-one-on", Body: "let $a = match $x {\n  1..=63 => $x,\n  _ => return,\n};", Out: `$a`, Clears: small + " niche"},
	{Name: "clean/match-zero", Body: "let $a = match $x {\n  0 => return,\n  n => n,\n};", Out: `$a`, Clears: "niche", Keeps: "index length address"},
	{Name: "clean/get", Body: "let Some(_) = ROOM.get($x) else { return };", Out: `$x`, Clears: small, Keeps: "niche"},
	{Name: "clean/get-match", Body: "let $a = match ROOM.get($x) {\n  Some(_) => $x,\n  None => return,\n};", Out: `$a`, Clears: small, Keeps: "niche"},
	{Name: "clean/get-map", Body: "let $a = ROOM.get($x).map_or(0, |_| $x);", Out: `$a`, Clears: small, Keeps: "niche"},
	{Name: "clean/get-question", Beside: "fn $m($a: usize) -> Option<usize> {\n  ROOM.get($a)?;\n  Some($a)\n}", Body: "let Some($b) = $m($x) else { return };", Out: `$b`, Clears: small, Keeps: "niche"},
	{Name: "clean/get-range", Body: "if ROOM.get(..$x).is_none() {\n  return;\n}", Out: `$x`, Clears: short, Keeps: "index niche"},
	{Name: "clean/slice-length", Body: "let $b = &ROOM[..$x];\nlet $a = $b.len();", Out: `$a`, Clears: short, Keeps: ""},
	{Name: "clean/split-at", Body: "let ($b, $c) = ROOM.split_at($x);\nlet _ = $c;\nlet $a = $b.len();", Out: `$a`, Clears: short, Keeps: ""},
	{Name: "clean/checked-sub", Body: "let Some(_) = ROOM.len().checked_sub($x) else { return };", Out: `$x`, Clears: short, Keeps: "index niche"},
	{Name: "clean/left", Body: "let Some($a) = ROOM.len().checked_sub($x) else { return };", Out: `$a`, Clears: short, Keeps: "niche"},
	{Name: "clean/saturated", Body: `let $a = 63usize.saturating_sub($x);`, Out: `$a`, Clears: small, Keeps: "niche"},
	{Name: "clean/byte", Body: "let Ok($b) = u8::try_from($x) else { return };\nlet $a = usize::from($b) / 4;", Out: `$a`, Clears: "alloc", Keeps: "niche"},
	{Name: "clean/shifted", Body: `let $a = $x >> 58;`, Out: `$a`, Clears: "alloc", Keeps: ""},
	{Name: "clean/position", Body: "let $a = ROOM.iter().position(|n| *n as usize == $x).unwrap_or(0);", Out: `$a`, Clears: small, Keeps: "niche"},
	{Name: "clean/position-else", Body: "let Some($a) = ROOM.iter().position(|&n| usize::from(n) > $x) else { return };", Out: `$a`, Clears: small, Keeps: "niche"},
	{Name: "clean/search", Body: "let Ok($a) = ROOM.binary_search(&($x as u8)) else { return };", Out: `$a`, Clears: small, Keeps: "niche"},
	{Name: "clean/search-or", Body: "let $a = ROOM.binary_search(&($x as u8)).unwrap_or(1);", Out: `$a`, Clears: small, Keeps: ""},
	{Name: "clean/enumerate", Body: "let Some(($a, _)) = ROOM.iter().enumerate().find(|(i, _)| *i == $x) else { return };", Out: `$a`, Clears: small, Keeps: "niche"},
	{Name: "clean/enumerate-nth", Body: "let Some(($a, _)) = ROOM.iter().enumerate().nth($x) else { return };", Out: `$a`, Clears: small, Keeps: ""},
	{Name: "clean/enumerate-for", Body: "for ($a, $b) in ROOM.iter().enumerate() {\n  if *$b as usize == $x {\n    ...\n  }\n}", Out: `$a`, Clears: small, Keeps: "niche", Opens: true},
	{Name: "clean/chunk", Body: "for $b in HALL.chunks(63) {\n  let $a = $b.len();\n  let _ = $x;\n  ...\n}", Out: `$a`, Clears: small, Keeps: "", Opens: true},
	{Name: "clean/zip", Body: "for ($a, _) in (0..64).zip(0..$x) {\n  ...\n}", Out: `$a`, Clears: small, Keeps: "", Opens: true},
	{Name: "clean/take", Body: "let $a = ROOM.iter().take($x).count();", Out: `$a`, Clears: short, Keeps: ""},
	{Name: "clean/range-find", Body: "let Some($a) = (0..64).find(|n| *n == $x) else { return };", Out: `$a`, Clears: small, Keeps: "niche"},
	{Name: "clean/range-contains", Body: "let $a = if (0..ROOM.len()).contains(&$x) { $x } else { 0 };", Out: `$a`, Clears: small, Keeps: "niche"},
	{Name: "clean/nonzero", Body: "let Some($b) = std::num::NonZeroUsize::new($x) else { return };\nlet $a = $b.get();", Out: `$a`, Clears: "niche", Keeps: "index length address"},
	{Name: "clean/capped", Body: "let mut $a = $x;\nif $a > 63 {\n  $a = 63;\n}", Out: `$a`, Clears: small, Keeps: "niche"},
	{Name: "clean/capped-room", Body: "let mut $a = $x;\nif $a > ROOM.len() {\n  $a = ROOM.len();\n}", Out: `$a`, Clears: short, Keeps: "index niche"},
	{Name: "clean/counted-down", Body: "let mut $a = $x;\nwhile $a > 63 {\n  $a /= 2;\n}", Out: `$a`, Clears: small, Keeps: "niche"},
	{Name: "clean/alias", Body: "let $n = ROOM.len();\nif $x >= $n {\n  return;\n}", Out: `$x`, Clears: small, Keeps: "niche"},
	{Name: "clean/last", Body: "let $n = ROOM.len() - 1;\nlet $a = if $x > $n { $n } else { $x };", Out: `$a`, Clears: small, Keeps: "niche"},

	{Name: "clean/not-zero", Body: "if $x == 0 {\n  return;\n}", Out: `$x`, Clears: "niche", Keeps: "index length address"},
	{Name: "clean/positive", Body: "if !($x > 0) {\n  return;\n}", Out: `$x`, Clears: "niche", Keeps: "index length address"},
	{Name: "clean/one-or-more", Body: "assert!($x >= 1);", Out: `$x`, Clears: "niche", Keeps: "index length address"},
	{Name: "clean/range-open", Body: "if !(1..).contains(&$x) {\n  return;\n}", Out: `$x`, Clears: "niche", Keeps: "index length address"},

	{Name: "clean/nothing-max", Body: `let $a = $x.max(63);`, Out: `$a`, Keeps: "index length address"},
	{Name: "clean/nothing-mask", Body: `let $a = $x & !63;`, Out: `$a`, Keeps: "index length niche"},
	{Name: "clean/nothing-cast", Body: `let $a = $x as u32 as usize;`, Out: `$a`, Keeps: "index length niche"},
	{Name: "clean/nothing-other", Body: "let $b = $x.min(63);\nlet _ = $b;", Out: `$x`, Keeps: "*"},
	{Name: "clean/nothing-get", Body: "let $b = ROOM.get($x);\nlet _ = $b;", Out: `$x`, Keeps: "*"},
	{Name: "clean/nothing-default", Body: "let $a = ROOM.get($x).map_or($x, |_| 0);", Out: `$a`, Keeps: "index"},
	{Name: "clean/nothing-search", Body: "let $a = match ROOM.binary_search(&($x as u8)) {\n  Ok(_) => $x,\n  Err(_) => $x,\n};", Out: `$a`, Keeps: "*"},
}

var numberConditions = []Part{
	{Name: "condition/less", Out: `($x < 64)`, Clears: small, Keeps: "niche"},
	{Name: "condition/less-length", Out: `($x < ROOM.len())`, Clears: small, Keeps: "niche"},
	{Name: "condition/at-most", Out: `($x <= 63)`, Clears: small, Keeps: "niche"},
	{Name: "condition/greater", Out: `(64 > $x)`, Clears: small, Keeps: "niche"},
	{Name: "condition/greater-length", Out: `(ROOM.len() > $x)`, Clears: small, Keeps: "niche"},
	{Name: "condition/at-least", Out: `(63 >= $x)`, Clears: small, Keeps: "niche"},
	{Name: "condition/not-at-least", Out: `!($x >= 64)`, Clears: small, Keeps: "niche"},
	{Name: "condition/not-greater", Out: `!($x > 63)`, Clears: small, Keeps: "niche"},
	{Name: "condition/constant", Const: "const $K: usize = 64;", Out: `($x < $K)`, Clears: small, Keeps: "niche"},
	{Name: "condition/last", Out: `($x <= ROOM.len() - 1)`, Clears: small, Keeps: "niche"},
	{Name: "condition/range", Out: `(0..64).contains(&$x)`, Clears: small, Keeps: "niche"},
	{Name: "condition/range-inclusive", Out: `(0..=63).contains(&$x)`, Clears: small, Keeps: "niche"},
	{Name: "condition/range-length", Out: `(0..ROOM.len()).contains(&$x)`, Clears: small, Keeps: "niche"},
	{Name: "condition/range-to", Out: `(..64).contains(&$x)`, Clears: small, Keeps: "niche"},
	{Name: "condition/range-from-one", Out: `(1..64).contains(&$x)`, Clears: small + " niche"},
	{Name: "condition/both", Out: `($x > 0 && $x < 64)`, Clears: small + " niche"},
	{Name: "condition/matches", Out: `matches!($x, 0..=63)`, Clears: small, Keeps: "niche"},
	{Name: "condition/matches-one-on", Out: `matches!($x, 1..=63)`, Clears: small + " niche"},
	{Name: "condition/matches-some", Out: `matches!($x, 1 | 2 | 5)`, Clears: small + " niche"},
	{Name: "condition/list", Out: `[1, 2, 5].contains(&$x)`, Clears: small + " niche"},
	{Name: "condition/equal", Out: `($x == 5)`, Clears: small + " niche"},
	{Name: "condition/get", Out: `ROOM.get($x).is_some()`, Clears: small, Keeps: "niche"},
	{Name: "condition/get-none", Out: `!ROOM.get($x).is_none()`, Clears: small, Keeps: "niche"},
	{Name: "condition/cmp-equal", Out: `($x.cmp(&64) == std::cmp::Ordering::Less)`, Clears: small, Keeps: "niche"},
	{Name: "condition/min", Out: `($x.min(63) == $x)`, Clears: small, Keeps: "niche"},
	{Name: "condition/checked-add", Since: 70, Out: `$x.checked_add(1).is_some_and(|n| n <= ROOM.len())`, Clears: small, Keeps: "niche"},
	{Name: "condition/checked-map", Out: `$x.checked_add(1).map_or(false, |n| n <= 64)`, Clears: small, Keeps: "niche"},
	{Name: "condition/saturating-add", Out: `($x.saturating_add(1) <= 64)`, Clears: small, Keeps: "niche"},
	{Name: "condition/byte", Since: 70, Out: `u8::try_from($x).is_ok_and(|n| n < 64)`, Clears: small, Keeps: "niche"},
	{Name: "condition/wider", Out: `($x as u64 <= 63)`, Clears: small, Keeps: "niche"},
	{Name: "condition/match", Out: `(match $x { 0..=63 => true, _ => false })`, Clears: small, Keeps: ""},
	{Name: "condition/nth", Out: `ROOM.iter().nth($x).is_some()`, Clears: small, Keeps: "niche"},
	{Name: "condition/at-most-length", Out: `($x <= ROOM.len())`, Clears: short, Keeps: "index niche"},
	{Name: "condition/length-at-least", Out: `(ROOM.len() >= $x)`, Clears: short, Keeps: "index niche"},
	{Name: "condition/not-above-length", Out: `!($x > ROOM.len())`, Clears: short, Keeps: "index niche"},
	{Name: "condition/range-to-length", Out: `(0..=ROOM.len()).contains(&$x)`, Clears: short, Keeps: "index niche"},
	{Name: "condition/checked-sub", Out: `ROOM.len().checked_sub($x).is_some()`, Clears: short, Keeps: "index niche"},

	{Name: "condition/even", Out: `($x % 2 == 0)`, Keeps: "index length niche"},
	{Name: "condition/other-than", Out: `($x != 64)`, Keeps: "index length niche address"},
	{Name: "condition/large", Out: `($x > 64)`, Keeps: "index length address"},
	{Name: "condition/power", Out: `$x.is_power_of_two()`, Keeps: "index length"},
	{Name: "condition/no-overflow", Out: `$x.checked_add(1).is_some()`, Keeps: "index length niche address"},
	{Name: "condition/fits", Out: `i32::try_from($x).is_ok()`, Keeps: "index length niche"},
	{Name: "condition/text-size", Out: `($x.to_string().len() < 9)`, Keeps: "index length niche"},
	{Name: "condition/masked-low", Out: `($x & 63 == 0)`, Keeps: "index length niche"},
}

var numberSinks = []Part{
	{Name: "sink/get-unchecked", Body: "let _ = unsafe { *ROOM.get_unchecked($x) }; #!", Code: "RBN802", Kind: "index"},
	{Name: "sink/get-unchecked-mut", Body: "let mut $a = [0u8; 64];\nunsafe { *$a.get_unchecked_mut($x) = 1 }; #!", Code: "RBN802", Kind: "index"},
	{Name: "sink/get-unchecked-vec", Body: "let $a = vec![7u8; 64];\nlet _ = unsafe { $a.get_unchecked($x) }; #!", Code: "RBN802", Kind: "index"},
	{Name: "sink/add-deref", Body: "let _ = unsafe { *ROOM.as_ptr().add($x) }; #!", Code: "RBN802", Kind: "index"},
	{Name: "sink/add-read", Body: "let _ = unsafe { ROOM.as_ptr().add($x).read() }; #!", Code: "RBN802", Kind: "index"},
	{Name: "sink/add-write", Body: "let mut $a = [0u8; 64];\nlet $b = $a.as_mut_ptr();\nunsafe { $b.add($x).write(1) }; #!", Code: "RBN802", Kind: "index"},
	{Name: "sink/offset-deref", Body: "let _ = unsafe { *ROOM.as_ptr().offset($x as isize) }; #!", Code: "RBN802", Kind: "index"},
	{Name: "sink/assign-through", Body: "let mut $a = [0u8; 64];\nlet $b = $a.as_mut_ptr();\nunsafe {\n  *$b.add($x) = 3; #!\n}", Code: "RBN802", Kind: "index"},
	{Name: "sink/in-function", Beside: "unsafe fn $m($a: usize) -> u8 {\n  *ROOM.get_unchecked($a) #!\n}", Body: "let _ = unsafe { $m($x) };", Code: "RBN802", Kind: "index"},
	{Name: "sink/in-safe-function", Beside: "fn $m($a: &[u8; 64], $b: usize) -> u8 {\n  unsafe { *$a.get_unchecked($b) } #!\n}", Body: "let _ = $m(&ROOM, $x);", Code: "RBN802", Kind: "index"},
	{Name: "sink/in-closure", Body: "let $b = |n: usize| unsafe { *ROOM.get_unchecked(n) }; #!\nlet _ = $b($x);", Code: "RBN802", Kind: "index"},
	{Name: "sink/in-method", Lib: "struct $C<'a>(&'a [u8; 64]);\n\nimpl $C<'_> {\n  fn $m(&self, $a: usize) -> u8 {\n    unsafe { *self.0.get_unchecked($a) } #!\n  }\n}", Body: "let _ = $C(&ROOM).$m($x);", Code: "RBN802", Kind: "index"},
	{Name: "sink/from-raw-parts", Body: "let _ = unsafe { std::slice::from_raw_parts(ROOM.as_ptr(), $x) }; #!", Code: "RBN802", Kind: "length"},
	{Name: "sink/from-raw-parts-mut", Body: "let mut $a = [0u8; 64];\nlet _ = unsafe { std::slice::from_raw_parts_mut($a.as_mut_ptr(), $x) }; #!", Code: "RBN802", Kind: "length"},
	{Name: "sink/copy", Body: "let mut $a = [0u8; 64];\nunsafe { std::ptr::copy_nonoverlapping(ROOM.as_ptr(), $a.as_mut_ptr(), $x) }; #!", Code: "RBN802", Kind: "length"},
	{Name: "sink/copy-overlapping", Body: "let mut $a = [0u8; 64];\nunsafe { std::ptr::copy(ROOM.as_ptr(), $a.as_mut_ptr(), $x) }; #!", Code: "RBN802", Kind: "length"},
	{Name: "sink/copy-to", Body: "let mut $a = [0u8; 64];\nunsafe { ROOM.as_ptr().copy_to_nonoverlapping($a.as_mut_ptr(), $x) }; #!", Code: "RBN802", Kind: "length"},
	{Name: "sink/copy-from", Body: "let mut $a = [0u8; 64];\nunsafe { $a.as_mut_ptr().copy_from(ROOM.as_ptr(), $x) }; #!", Code: "RBN802", Kind: "length"},
	{Name: "sink/write-bytes", Body: "let mut $a = [0u8; 64];\nunsafe { std::ptr::write_bytes($a.as_mut_ptr(), 0, $x) }; #!", Code: "RBN802", Kind: "length"},
	{Name: "sink/set-len", Body: "let mut $a: Vec<u8> = Vec::with_capacity(64);\nunsafe { $a.set_len($x) }; #!", Code: "RBN802", Kind: "length"},
	{Name: "sink/unchecked-range", Body: "let _ = unsafe { ROOM.get_unchecked(..$x) }; #!", Code: "RBN802", Kind: "length"},
	{Name: "sink/unchecked-from", Body: "let _ = unsafe { ROOM.get_unchecked($x..) }; #!", Code: "RBN802", Kind: "length"},
	{Name: "sink/unchecked-between", Body: "let _ = unsafe { ROOM.get_unchecked(0..$x) }; #!", Code: "RBN802", Kind: "length"},
	{Name: "sink/split-unchecked", Since: 79, Body: "let _ = unsafe { ROOM.split_at_unchecked($x) }; #!", Code: "RBN802", Kind: "length"},
	{Name: "sink/add", Body: "let _ = unsafe { ROOM.as_ptr().add($x) }; #!", Code: "RBN802", Kind: "length"},
	{Name: "sink/vec-from-parts", Body: "let mut $a = std::mem::ManuallyDrop::new(vec![1u8; 64]);\nlet _ = unsafe { Vec::from_raw_parts($a.as_mut_ptr(), $x, 64) }; #!", Code: "RBN802", Kind: "length"},
	{Name: "sink/char", Body: "let _ = unsafe { char::from_u32_unchecked($x as u32) }; #!", Code: "RBN803", Kind: "char"},
	{Name: "sink/niche", Body: "let _ = unsafe { std::num::NonZeroUsize::new_unchecked($x) }; #!", Code: "RBN803", Kind: "niche"},
	{Name: "sink/pointer", Body: "let _ = unsafe { *($x as *const u8) }; #!", Code: "RBN801", Kind: "address"},
	{Name: "sink/pointer-later", Body: "let $a = $x as *const u8;\nif !$a.is_null() {\n  let _ = unsafe { $a.read() }; #!\n}", Code: "RBN801", Kind: "address"},
	{Name: "sink/capacity", Needs: "socket", Body: "let _: Vec<u64> = Vec::with_capacity($x); #!", Code: "RBN804", Kind: "alloc"},
	{Name: "sink/vec", Needs: "socket", Body: "let _ = vec![0u64; $x]; #!", Code: "RBN804", Kind: "alloc"},
}

var numberDead = []Part{
	{Name: "dead/print", Body: `println!("{}", $x);`},
	{Name: "dead/copy", Body: "let $a = $x;\nlet _ = $a.min(3);"},
	{Name: "dead/loop", Body: "for $a in 0..2 {\n  println!(\"{}\", $a);\n}"},
	{Name: "dead/read", Body: "let _ = unsafe { *ROOM.get_unchecked(3) };"},
}
