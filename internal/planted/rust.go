package planted

// The parts of Rust. The value is a String in a variable of its own; a condition is about a &str.

var rustSources = []Part{
	{Name: "source/arg", Body: "let $a = std::env::args().nth(1).unwrap_or_default();", Out: `$a`},
	{Name: "source/args", Body: "let $a: Vec<String> = std::env::args().collect();\nlet $b = $a[1].clone();", Out: `$b`},
	{Name: "source/stdin", Body: "let mut $a = String::new();\nlet _ = std::io::stdin().read_line(&mut $a);", Out: `$a`},
	{Name: "source/stdin-all", Body: "let mut $a = String::new();\nlet _ = std::io::stdin().read_to_string(&mut $a);", Out: `$a`},
	{Name: "source/stdin-lines", Body: "let $a = std::io::stdin().lock().lines().next().and_then(|l| l.ok()).unwrap_or_default();", Out: `$a`},
	{Name: "source/socket", Body: "let $b = TcpListener::bind(\"127.0.0.1:7000\").unwrap();\nlet (mut $c, _) = $b.accept().unwrap();\nlet mut $a = String::new();\nlet _ = $c.read_to_string(&mut $a);", Out: `$a`, Send: "socket"},
	{Name: "source/stream", Body: "let mut $c = TcpStream::connect(\"127.0.0.1:7000\").unwrap();\nlet mut $a = String::new();\nlet _ = $c.read_to_string(&mut $a);", Out: `$a`, Send: "socket"},
}

var rustCarriers = []Part{
	{Name: "let/plain", Body: `let $a = $x;`, Out: `$a`},
	{Name: "let/shadow", Body: "let $a = $x;\nlet $a = $a;", Out: `$a`},
	{Name: "let/tuple", Body: `let ($a, _) = ($x, 1);`, Out: `$a`},
	{Name: "let/later", Body: "let $a;\nif $x.len() > 2 {\n  $a = $x;\n} else {\n  $a = String::from(\"none\");\n}", Out: `$a`},
	{Name: "let/mut", Body: "let mut $a = String::from(\"none\");\nif $x.len() > 2 {\n  $a = $x;\n}", Out: `$a`},
	{Name: "let/else", Body: "let Some($a) = Some($x) else { return };", Out: `$a`},
	{Name: "let/if-some", Body: "if let Some($a) = Some($x) {\n  ...\n}", Out: `$a`},
	{Name: "let/match", Body: "match Some($x) {\n  Some($a) => {\n    ...\n  }\n  None => {}\n}", Out: `$a`},
	{Name: "let/loop", Body: "let $a = loop {\n  break $x;\n};", Out: `$a`},
	{Name: "let/block", Body: "let $a = {\n  let $b = $x;\n  $b\n};", Out: `$a`},
	{Name: "let/swap", Body: "let mut $a = String::new();\nlet mut $b = $x;\nstd::mem::swap(&mut $a, &mut $b);", Out: `$a`},
	{Name: "let/take", Body: "let mut $b = $x;\nlet $a = std::mem::take(&mut $b);", Out: `$a`},
	{Name: "text/format", Body: `let $a = format!("{}", $x);`, Out: `$a`},
	{Name: "text/inline", Body: `let $a = format!("{$x}-z");`, Out: `$a`},
	{Name: "text/push", Body: "let mut $a = String::new();\n$a.push_str(&$x);", Out: `$a`},
	{Name: "text/plus", Body: `let $a = $x + "-z";`, Out: `$a`},
	{Name: "text/clone", Body: `let $a = $x.clone();`, Out: `$a`},
	{Name: "text/trim", Body: `let $a = $x.trim().to_string();`, Out: `$a`},
	{Name: "text/replace", Body: `let $a = $x.replace("zzz", "y");`, Out: `$a`},
	{Name: "text/chars", Body: `let $a: String = $x.chars().collect();`, Out: `$a`},
	{Name: "text/bytes", Body: `let $a = String::from_utf8($x.into_bytes()).unwrap_or_default();`, Out: `$a`},
	{Name: "text/lossy", Body: `let $a = String::from_utf8_lossy($x.as_bytes()).into_owned();`, Out: `$a`},
	{Name: "text/join", Body: `let $a = [$x.as_str(), "z"].join("-");`, Out: `$a`},
	{Name: "text/write", Body: "let mut $a = String::new();\nlet _ = write!($a, \"{}\", $x);", Out: `$a`},
	{Name: "list/index", Body: "let $b = vec![String::from(\"none\"), $x];\nlet $a = $b[1].clone();", Out: `$a`},
	{Name: "list/push", Body: "let mut $b = Vec::new();\n$b.push($x);\nlet $a = $b.pop().unwrap_or_default();", Out: `$a`},
	{Name: "list/iter", Body: "let $b: Vec<String> = vec![$x].iter().map(|s| s.to_string()).collect();\nlet $a = $b[0].clone();", Out: `$a`},
	{Name: "list/for", Body: "for $a in vec![$x] {\n  ...\n}", Out: `$a`, Opens: true},
	{Name: "list/for-each", Body: "[$x].into_iter().for_each(|$a| {\n  ...\n});", Out: `$a`},
	{Name: "list/vec-for-each", Body: "vec![$x].into_iter().for_each(|$a| {\n  ...\n});", Out: `$a`},
	{Name: "list/find", Body: "let $a = vec![$x].into_iter().find(|s| !s.is_empty()).unwrap_or_default();", Out: `$a`},
	{Name: "list/slice", Body: "let $b = [String::from(\"none\"), $x];\nlet [_, $a] = $b;", Out: `$a`},
	{Name: "map/insert", Body: "let mut $b = HashMap::new();\n$b.insert(\"$k\", $x);\nlet $a = $b[\"$k\"].clone();", Out: `$a`},
	{Name: "map/get", Body: "let mut $b: HashMap<String, String> = HashMap::new();\n$b.insert(String::from(\"$k\"), $x);\nlet $a = $b.get(\"$k\").cloned().unwrap_or_default();", Out: `$a`},
	{Name: "option/map", Body: "let $a = Some($x).map(|s| s.to_string()).unwrap_or_default();", Out: `$a`},
	{Name: "option/and-then", Body: "let $a = Some($x).and_then(|s| if s.is_empty() { None } else { Some(s) }).unwrap_or_default();", Out: `$a`},
	{Name: "option/ok-or", Body: "let $a = match Some($x).ok_or(\"none\") {\n  Ok(s) => s,\n  Err(_) => return,\n};", Out: `$a`},
	{Name: "option/or", Body: "let $b: Option<String> = None;\nlet $a = $b.unwrap_or($x);", Out: `$a`},
	{Name: "result/question", Beside: "fn $m($a: Result<String, String>) -> Result<String, String> {\n  let $b = $a?;\n  Ok($b)\n}", Body: "let $c = $m(Ok($x)).unwrap_or_default();", Out: `$c`},
	{Name: "result/err", Beside: "fn $m($a: String) -> Result<(), String> {\n  Err($a)\n}", Body: "let $c = $m($x).unwrap_err();", Out: `$c`},
	{Name: "call/plain", Beside: "fn $m($a: String) -> String {\n  $a\n}", Body: "let $b = $m($x);", Out: `$b`},
	{Name: "call/borrow", Beside: "fn $m($a: &str) -> String {\n  $a.to_string()\n}", Body: "let $b = $m(&$x);", Out: `$b`},
	{Name: "call/lifetime", Beside: "fn $m<'a>($a: &'a str, _b: &str) -> &'a str {\n  $a\n}", Body: "let $b = $m(&$x, \"none\").to_string();", Out: `$b`},
	{Name: "call/generic", Beside: "fn $m<T: Into<String>>($a: T) -> String {\n  $a.into()\n}", Body: "let $b = $m($x);", Out: `$b`},
	{Name: "call/impl", Beside: "fn $m($a: impl AsRef<str>) -> String {\n  $a.as_ref().to_string()\n}", Body: "let $b = $m($x);", Out: `$b`},
	{Name: "call/fills", Beside: "fn $m($a: &mut String, $b: &str) {\n  $a.push_str($b);\n}", Body: "let mut $c = String::new();\n$m(&mut $c, &$x);", Out: `$c`},
	{Name: "call/closure", Body: "let $b = |s: String| s;\nlet $a = $b($x);", Out: `$a`},
	{Name: "call/given", Beside: "fn $m<F: Fn(String) -> String>($f: F, $a: String) -> String {\n  $f($a)\n}", Body: "let $b = $m(|s| s, $x);", Out: `$b`},
	{Name: "call/handed-on", Beside: "fn $m<F: Fn(String) -> String>($f: F, $a: String) -> String {\n  Some($a).map($f).unwrap_or_default()\n}", Body: "let $b = $m(|s| s, $x);", Out: `$b`},
	{Name: "call/boxed", Body: "let $b: Box<dyn Fn(String) -> String> = Box::new(|s| s);\nlet $a = $b($x);", Out: `$a`},
	{Name: "call/pointer", Beside: "fn $m($a: String) -> String {\n  $a\n}", Body: "let $b: fn(String) -> String = $m;\nlet $c = $b($x);", Out: `$c`},
	{Name: "call/captured", Body: "let $b = $x;\nlet $c = move || $b.clone();\nlet $a = $c();", Out: `$a`},
	{Name: "call/goes-on", Beside: "fn $m($a: String) {\n  ...\n}", Body: "$m($x);", Out: `$a`},
	{Name: "call/module", Lib: "mod $m {\n  pub fn $n($a: String) -> String {\n    $a\n  }\n}", Body: "let $b = $m::$n($x);", Out: `$b`},
	{Name: "struct/field", Lib: "struct $C {\n  $k: String,\n  $j: String,\n}", Body: "let $b = $C { $k: $x, $j: String::from(\"none\") };\nlet _ = &$b.$j;\nlet $a = $b.$k;", Out: `$a`},
	{Name: "struct/tuple", Lib: "struct $C(String);", Body: "let $b = $C($x);\nlet $a = $b.0;", Out: `$a`},
	{Name: "struct/pattern", Lib: "struct $C {\n  $k: String,\n}", Body: "let $b = $C { $k: $x };\nlet $C { $k } = $b;", Out: `$k`},
	{Name: "struct/method", Lib: "struct $C {\n  $k: String,\n}\n\nimpl $C {\n  fn new($k: String) -> Self {\n    $C { $k }\n  }\n\n  fn $m(&self) -> &str {\n    &self.$k\n  }\n}", Body: "let $b = $C::new($x);\nlet $a = $b.$m().to_string();", Out: `$a`},
	{Name: "struct/set", Lib: "#[derive(Default)]\nstruct $C {\n  $k: String,\n}\n\nimpl $C {\n  fn $m(&mut self, $a: &str) {\n    self.$k = $a.to_string();\n  }\n}", Body: "let mut $b = $C::default();\n$b.$m(&$x);\nlet $c = $b.$k;", Out: `$c`},
	{Name: "struct/builder", Lib: "#[derive(Default)]\nstruct $C {\n  $k: String,\n}\n\nimpl $C {\n  fn $m(mut self, $a: String) -> Self {\n    self.$k = $a;\n    self\n  }\n}", Body: "let $b = $C::default().$m($x);\nlet $c = $b.$k;", Out: `$c`},
	{Name: "struct/goes-on", Lib: "struct $C {\n  $k: String,\n}\n\nimpl $C {\n  fn $m(self) {\n    let $a = self.$k;\n    ...\n  }\n}", Body: "$C { $k: $x }.$m();", Out: `$a`},
	{Name: "struct/goes-on-static", Lib: "struct $C;\n\nimpl $C {\n  fn $m($a: String) {\n    ...\n  }\n}", Body: "$C::$m($x);", Out: `$a`},
	{Name: "enum/variant", Lib: "enum $C {\n  Text(String),\n  Empty,\n}", Body: "let $b = if $x.is_empty() { $C::Empty } else { $C::Text($x) };\nlet $a = match $b {\n  $C::Text(s) => s,\n  $C::Empty => return,\n};", Out: `$a`},
	{Name: "enum/named", Lib: "enum $C {\n  Text { $k: String },\n  Empty,\n}", Body: "let $b = if $x.is_empty() { $C::Empty } else { $C::Text { $k: $x } };\nif let $C::Text { $k } = $b {\n  ...\n}", Out: `$k`},
	{Name: "trait/dyn", Lib: "trait $C {\n  fn $m(&self, $a: String) -> String;\n}\n\nstruct $D;\n\nimpl $C for $D {\n  fn $m(&self, $a: String) -> String {\n    $a\n  }\n}", Body: "let $b: Box<dyn $C> = Box::new($D);\nlet $c = $b.$m($x);", Out: `$c`},
	{Name: "trait/default", Lib: "trait $C {\n  fn $m(&self) -> String;\n\n  fn $n(&self) -> String {\n    self.$m()\n  }\n}\n\nstruct $D(String);\n\nimpl $C for $D {\n  fn $m(&self) -> String {\n    self.0.clone()\n  }\n}", Body: "let $a = $D($x).$n();", Out: `$a`},
	{Name: "trait/extension", Lib: "trait $C {\n  fn $m(&self) -> String;\n}\n\nimpl $C for String {\n  fn $m(&self) -> String {\n    self.clone()\n  }\n}", Body: "let $a = $x.$m();", Out: `$a`},
	{Name: "trait/display", Lib: "struct $C(String);\n\nimpl std::fmt::Display for $C {\n  fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {\n    write!(f, \"{}\", self.0)\n  }\n}", Body: "let $a = $C($x).to_string();", Out: `$a`},
	{Name: "trait/from", Lib: "struct $C(String);\n\nimpl From<String> for $C {\n  fn from($a: String) -> Self {\n    $C($a)\n  }\n}", Body: "let $b: $C = $x.into();\nlet $c = $b.0;", Out: `$c`},
	{Name: "trait/iterator", Lib: "struct $C(Option<String>);\n\nimpl Iterator for $C {\n  type Item = String;\n\n  fn next(&mut self) -> Option<String> {\n    self.0.take()\n  }\n}", Body: "for $a in $C(Some($x)) {\n  ...\n}", Out: `$a`, Opens: true},
	{Name: "macro/plain", Lib: "macro_rules! $m {\n  ($$e:expr) => {\n    $$e\n  };\n}", Body: "let $a = $m!($x);", Out: `$a`},
	{Name: "shared/rc", Body: "let $b = Rc::new($x);\nlet $a = $b.to_string();", Out: `$a`},
	{Name: "shared/refcell", Body: "let $b = RefCell::new(String::new());\n*$b.borrow_mut() = $x;\nlet $a = $b.borrow().clone();", Out: `$a`},
	{Name: "shared/mutex", Body: "let $b = Mutex::new($x);\nlet $a = $b.lock().unwrap().clone();", Out: `$a`},
	{Name: "shared/box", Body: "let $b = Box::new($x);\nlet $a = *$b;", Out: `$a`},
	{Name: "shared/cow", Body: "let $b: Cow<str> = Cow::Owned($x);\nlet $a = $b.into_owned();", Out: `$a`},
	{Name: "shared/channel", Body: "let ($b, $c) = std::sync::mpsc::channel();\n$b.send($x).unwrap();\nlet $a: String = $c.recv().unwrap();", Out: `$a`},
	{Name: "shared/channel-typed", Lib: "struct $C(String);\n\nimpl $C {\n  fn $m(&self) -> String {\n    self.0.clone()\n  }\n}", Beside: "fn $n($d: std::sync::mpsc::Receiver<$C>, $e: std::sync::mpsc::Sender<String>) {\n  for $f in $d {\n    $e.send($f.$m()).unwrap();\n  }\n}", Body: "let ($b, $c) = std::sync::mpsc::channel();\nlet ($g, $h) = std::sync::mpsc::channel();\n$b.send($C($x)).unwrap();\ndrop($b);\n$n($c, $g);\nlet $a: String = $h.recv().unwrap();", Out: `$a`},
	{Name: "shared/lazy", Lib: "static $K: std::sync::LazyLock<Mutex<HashMap<u32, String>>> = std::sync::LazyLock::new(Mutex::default);", Body: "$K.lock().unwrap().insert(1, $x);\nlet $a = $K.lock().unwrap().remove(&1).unwrap_or_default();", Out: `$a`},
	{Name: "shared/thread", Body: "let $a = std::thread::spawn(move || $x).join().unwrap();", Out: `$a`},
}

var rustCuts = []Part{
	{Name: "cut/overwritten", Body: "let mut $a = $x;\n$a = String::from(\"alpha\");", Out: `$a`, Cut: true},
	{Name: "cut/shadowed", Body: "let $a = $x;\nlet _ = &$a;\nlet $a = String::from(\"alpha\");", Out: `$a`, Cut: true},
	{Name: "cut/tuple", Body: "let (_, $a) = ($x, String::from(\"alpha\"));", Out: `$a`, Cut: true},
	{Name: "cut/field", Lib: "struct $C {\n  $k: String,\n  $j: String,\n}", Body: "let $b = $C { $k: $x, $j: String::from(\"alpha\") };\nlet _ = &$b.$k;\nlet $a = $b.$j;", Out: `$a`, Cut: true},
	{Name: "cut/index", Body: "let $b = vec![String::from(\"alpha\"), $x];\nlet $a = $b[0].clone();", Out: `$a`, Cut: true},
	{Name: "cut/key", Body: "let mut $b = HashMap::new();\n$b.insert(\"$k\", $x);\n$b.insert(\"$j\", String::from(\"alpha\"));\nlet $a = $b[\"$j\"].clone();", Out: `$a`, Cut: true},
	{Name: "cut/arms", Body: "let $a = String::from(if $x.len() > 2 { \"alpha\" } else { \"beta\" });", Out: `$a`, Cut: true},
	{Name: "cut/match", Body: "let $a = String::from(match $x.as_str() {\n  \"none\" => \"alpha\",\n  _ => \"beta\",\n});", Out: `$a`, Cut: true},
	{Name: "cut/argument", Beside: "fn $m($a: String, $b: &str) -> String {\n  let _ = $a;\n  $b.to_string()\n}", Body: "let $c = $m($x, \"alpha\");", Out: `$c`, Cut: true},
	{Name: "cut/other-object", Lib: "struct $C {\n  $k: String,\n}", Body: "let $b = $C { $k: $x };\nlet _ = &$b.$k;\nlet $c = $C { $k: String::from(\"alpha\") };\nlet $a = $c.$k;", Out: `$a`, Cut: true},
	{Name: "cut/cleared", Body: "let mut $a = $x;\n$a.clear();\n$a.push_str(\"alpha\");", Out: `$a`, Cut: true},
	{Name: "cut/trait", Lib: "trait $C {\n  fn $m(&self, $a: String) -> String;\n}\n\nstruct $D;\nstruct $E;\n\nimpl $C for $D {\n  fn $m(&self, $a: String) -> String {\n    $a\n  }\n}\n\nimpl $C for $E {\n  fn $m(&self, _a: String) -> String {\n    String::from(\"alpha\")\n  }\n}", Body: "let $b = $E.$m($x);\nlet _ = $D;", Out: `$b`, Cut: true},
}

var rustCleaners = []Part{
	{Name: "clean/size", Body: "let $a = $x.len().to_string();", Out: `$a`, Clears: word},
	{Name: "clean/number", Body: "let $a = $x.parse::<u32>().unwrap_or(0).to_string();", Out: `$a`, Clears: word},
	{Name: "clean/filter", Body: "let $a: String = $x.chars().filter(|c| c.is_ascii_lowercase()).collect();", Out: `$a`, Clears: word},
	{Name: "clean/retain", Body: "let mut $a = $x;\n$a.retain(|c| c.is_ascii_lowercase());", Out: `$a`, Clears: word},
	{Name: "clean/lowercase", Body: "let $a = $x.to_lowercase();", Out: `$a`, Keeps: "*"},
	{Name: "clean/dropped", Body: "let _: String = $x.chars().filter(|c| c.is_ascii_lowercase()).collect();", Out: `$x`, Keeps: "*"},
}

var rustConditions = []Part{
	{Name: "condition/contains", Out: `["alpha", "beta"].contains(&$x)`, Clears: "*"},
	{Name: "condition/matches", Out: `matches!($x, "alpha" | "beta")`, Clears: "*"},
	{Name: "condition/equal", Out: `$x == "alpha"`, Clears: "*"},
	{Name: "condition/either", Out: `($x == "alpha" || $x == "beta")`, Clears: "*"},
	{Name: "condition/constant", Const: "const $K: &[&str] = &[\"alpha\", \"beta\"];", Out: `$K.contains(&$x)`, Clears: "*"},
	{Name: "condition/any", Const: "const $K: [&str; 2] = [\"alpha\", \"beta\"];", Out: `$K.iter().any(|k| *k == $x)`, Clears: "*"},
	{Name: "condition/word", Out: `$x.chars().all(|c| c.is_ascii_lowercase())`, Clears: word},
	{Name: "condition/word-bytes", Out: `$x.bytes().all(|c| c.is_ascii_lowercase())`, Clears: word},
	{Name: "condition/word-any", Out: `!$x.chars().any(|c| !c.is_ascii_lowercase())`, Clears: word},
	{Name: "condition/word-range", Out: `$x.chars().all(|c| ('a'..='z').contains(&c))`, Clears: word},
	{Name: "condition/not-empty", Out: `!$x.is_empty()`, Keeps: "*"},
	{Name: "condition/size", Out: `$x.len() > 2`, Keeps: "*"},
	{Name: "condition/other-list", Out: `!["none", "more"].contains(&$x)`, Keeps: "*"},
}

var rustShapes = []Part{
	{Name: "shape/if", Body: "if $ok($x.as_str()) {\n  ...\n}", Out: `$x`},
	{Name: "shape/return", Body: "if !($ok($x.as_str())) {\n  return;\n}", Out: `$x`},
	{Name: "shape/else", Body: "if !($ok($x.as_str())) {\n  println!(\"no\");\n} else {\n  ...\n}", Out: `$x`},
	{Name: "shape/nested", Body: "if $x.len() > 2 {\n  if $ok($x.as_str()) {\n    ...\n  }\n}", Out: `$x`},
	{Name: "shape/value", Body: "let $a = if $ok($x.as_str()) { $x } else { String::from(\"alpha\") };", Out: `$a`},
	{Name: "shape/match", Body: "match $ok($x.as_str()) {\n  true => {\n    ...\n  }\n  false => {}\n}", Out: `$x`},
	{Name: "shape/match-guard", Body: "match $x {\n  $a if $ok($a.as_str()) => {\n    ...\n  }\n  _ => {}\n}", Out: `$a`},
	{Name: "shape/flag", Body: "let $a = $ok($x.as_str());\nif $a {\n  ...\n}", Out: `$x`},
	{Name: "shape/panic", Body: "if !($ok($x.as_str())) {\n  panic!(\"no\");\n}", Out: `$x`},
	{Name: "shape/assert", Body: "assert!($ok($x.as_str()));", Out: `$x`},
	{Name: "shape/filter", Body: "let Some($b) = Some($x).filter(|$a| $ok($a.as_str())) else { return };", Out: `$b`},
	{Name: "shape/list", Body: "for $b in vec![$x].into_iter().filter(|$a| $ok($a.as_str())) {\n  ...\n}", Out: `$b`, Opens: true},
	{Name: "shape/option", Beside: "fn $m($a: String) -> Option<String> {\n  if $ok($a.as_str()) {\n    Some($a)\n  } else {\n    None\n  }\n}", Body: "let Some($b) = $m($x) else { return };", Out: `$b`},
	{Name: "shape/result", Beside: "fn $m($a: &str) -> Result<&str, String> {\n  if !($ok($a)) {\n    return Err(String::from(\"no\"));\n  }\n  Ok($a)\n}", Body: "let $b = match $m(&$x) {\n  Ok(s) => s.to_string(),\n  Err(_) => return,\n};", Out: `$b`},
	{Name: "shape/exit", Body: "if !($ok($x.as_str())) {\n  std::process::exit(1);\n}", Out: `$x`},

	{Name: "unchecked/else", Body: "if $ok($x.as_str()) {\n  println!(\"fine\");\n} else {\n  ...\n}", Out: `$x`, Unchecked: true},
	{Name: "unchecked/inverse", Body: "if $ok($x.as_str()) {\n  return;\n}", Out: `$x`, Unchecked: true},
	{Name: "unchecked/after", Body: "if $ok($x.as_str()) {\n  println!(\"fine\");\n}", Out: `$x`, Unchecked: true},
	{Name: "unchecked/statement", Body: "let _ = $ok($x.as_str());", Out: `$x`, Unchecked: true},
	{Name: "unchecked/or", Body: "if !($ok($x.as_str()) || $x.len() > 2) {\n  return;\n}", Out: `$x`, Unchecked: true},
	{Name: "unchecked/other", Body: "let $a = String::from(\"alpha\");\nif !($ok($a.as_str())) {\n  return;\n}", Out: `$x`, Unchecked: true},
	{Name: "unchecked/dropped", Beside: "fn $m($a: &str) -> Result<(), String> {\n  if !($ok($a)) {\n    return Err(String::from(\"no\"));\n  }\n  Ok(())\n}", Body: "let _ = $m(&$x);", Out: `$x`, Unchecked: true},
}

var rustIndirections = []Part{
	{Name: "through/function", Beside: "fn $m($a: &str) -> bool {\n  $ok($a)\n}", Out: `$m($x)`},
	{Name: "through/refusal", Beside: "fn $m($a: &str) -> bool {\n  !($ok($a))\n}", Out: `!$m($x)`},
	{Name: "through/early", Beside: "fn $m($a: &str) -> bool {\n  if !($ok($a)) {\n    return false;\n  }\n  true\n}", Out: `$m($x)`},
	{Name: "through/module", Lib: "mod $n {\n  use super::*;\n\n  pub fn $m($a: &str) -> bool {\n    $ok($a)\n  }\n}", Out: `$n::$m($x)`},
	{Name: "through/method", Lib: "struct $C;\n\nimpl $C {\n  fn $m(&self, $a: &str) -> bool {\n    $ok($a)\n  }\n}", Out: `$C.$m($x)`},
	{Name: "through/trait", Lib: "trait $C {\n  fn $m(&self) -> bool;\n}\n\nimpl $C for str {\n  fn $m(&self) -> bool {\n    $ok(self)\n  }\n}", Out: `$x.$m()`},
	{Name: "through/not-not", Out: `!(!($ok($x)))`},
}

var rustSinks = []Part{
	{Name: "sink/shell", Body: "let _ = Command::new(\"sh\").arg(\"-c\").arg(&$x).status(); #!", Code: "RBN201", Kind: "shell"},
	{Name: "sink/shell-format", Body: "let _ = Command::new(\"sh\").arg(\"-c\").arg(format!(\"ls {}\", $x)).status(); #!", Code: "RBN201", Kind: "shell"},
	{Name: "sink/shell-args", Body: "let _ = Command::new(\"sh\").args([\"-c\", &$x]).output(); #!", Code: "RBN201", Kind: "shell"},
	{Name: "sink/shell-built", Body: "let mut $a = Command::new(\"bash\");\n$a.arg(\"-c\");\n$a.arg($x.as_str()); #!\nlet _ = $a.spawn();", Code: "RBN201", Kind: "shell"},
	{Name: "sink/shell-named", Beside: "fn $m() -> &'static str {\n  \"/bin/sh\"\n}", Body: "let _ = Command::new($m()).arg(\"-c\").arg(&$x).status(); #!", Code: "RBN201", Kind: "shell"},
	{Name: "sink/shell-lazy", Lib: "static $K: std::sync::OnceLock<&'static str> = std::sync::OnceLock::new();", Body: "let _ = Command::new($K.get_or_init(|| \"sh\")).arg(\"-c\").arg(&$x).status(); #!", Code: "RBN201", Kind: "shell"},
	{Name: "sink/shell-trait", Lib: "trait $C {\n  const $K: &'static str;\n}\n\nstruct $D;\n\nimpl $C for $D {\n  const $K: &'static str = \"bash\";\n}", Beside: "fn $m<T: $C>() -> Command {\n  Command::new(T::$K)\n}", Body: "let _ = $m::<$D>().arg(\"-c\").arg(&$x).status(); #!", Code: "RBN201", Kind: "shell"},
	{Name: "sink/shell-given", Beside: "fn $m<F: FnOnce(&mut Command) -> &mut Command>($f: F) {\n  let mut $a = Command::new(\"sh\");\n  let _ = $f($a.arg(\"-c\")).status();\n}", Body: "$m(|c| c.arg(&$x)); #!", Code: "RBN201", Kind: "shell"},
	{Name: "sink/shell-fed", Body: "let mut $a = Command::new(\"sh\").stdin(std::process::Stdio::piped()).spawn().unwrap();\nlet mut $b = $a.stdin.take().unwrap();\nuse std::io::Write;\nlet _ = $b.write_all($x.as_bytes()); #!", Code: "RBN201", Kind: "shell"},
	{Name: "sink/read", Body: "let _ = std::fs::read(&$x); #!", Code: "RBN301", Kind: "path"},
	{Name: "sink/remove", Body: "let _ = std::fs::remove_file(format!(\"docs/{}\", $x)); #!", Code: "RBN301", Kind: "path"},
	{Name: "sink/open", Body: "let _ = std::fs::File::open(Path::new(\"docs\").join(&$x)); #!", Code: "RBN301", Kind: "path"},
	{Name: "sink/length", Body: "let $a = [0u8; 16];\nlet $n: usize = $x.trim().parse().unwrap_or(0);\nlet _ = unsafe { std::slice::from_raw_parts($a.as_ptr(), $n) }; #!", Code: "RBN802", Kind: "bounds"},
}

var rustDead = []Part{
	{Name: "dead/size", Body: "let _ = $x.len();"},
	{Name: "dead/loop", Body: "for $a in 0..2 {\n  println!(\"{}\", $a);\n}"},
	{Name: "dead/function", Beside: "fn $m($a: &str) -> usize {\n  $a.len()\n}", Body: "let _ = $m(\"none\");"},
	{Name: "dead/struct", Lib: "struct $C {\n  $k: String,\n}\n\nimpl $C {\n  fn $m(&self) -> usize {\n    self.$k.len()\n  }\n}"},
}

// rustHead is the beginning of a program.
const rustHead = `#![allow(dead_code, unused)]

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::HashMap;
use std::fmt::Write as _;
use std::io::{BufRead, Read};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::Command;
use std::rc::Rc;
use std::sync::Mutex;
`

// rustLibrary is the manifest of a program whose flows are exported functions.
const rustLibrary = "[package]\nname = \"planted\"\nversion = \"0.1.0\"\nedition = \"2021\"\n\n[lib]\ncrate-type = [\"cdylib\"]\n"

const rustManifest = "[package]\nname = \"planted\"\nversion = \"0.1.0\"\nedition = \"2021\"\n"
