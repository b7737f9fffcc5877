package planted

// The ways from Ruby into a native library: a module binds a function by ffi, and the function's body is Rust. What the
// function does with the text is one part with the call.

// bound is the module that binds a function of one text.
const bound = "module $C\n  extend FFI::Library\n  ffi_lib 'libnative.so'\n  attach_function :$m, [:string], :int\nend"

// boundTwo is the same of two texts, with the function under another name.
const boundTwo = "module $C\n  extend FFI::Library\n  ffi_lib 'libnative.so'\n  attach_function :$n, :$m, %i[string string], :int\nend"

// taken is the beginning of a function of one text.
const taken = "#[no_mangle]\npub extern \"C\" fn $m(text: *const c_char) -> c_int {\n  let Some(text) = text_of(text) else { return -1 };\n"

// takenTwo is the beginning of a function of two texts.
const takenTwo = "#[no_mangle]\npub extern \"C\" fn $m(first: *const c_char, second: *const c_char) -> c_int {\n  let (Some(first), Some(second)) = (text_of(first), text_of(second)) else { return -1 };\n"

// nativeHead is the beginning of the library.
const nativeHead = `#![allow(dead_code)]

use std::ffi::{c_char, c_int, CStr};
use std::fs;
use std::process::Command;

fn text_of(text: *const c_char) -> Option<String> {
    if text.is_null() {
        return None;
    }
    Some(unsafe { CStr::from_ptr(text) }.to_string_lossy().into_owned())
}
`

// nativeManifest is its Cargo.toml.
const nativeManifest = "[package]\nname = \"native\"\nversion = \"0.1.0\"\nedition = \"2021\"\n\n[lib]\ncrate-type = [\"cdylib\"]\n"

var natives = []Part{
	{Name: "native/shell", Native: taken + "  Command::new(\"sh\").arg(\"-c\").arg(text).status().is_ok() as c_int #!\n}"},
	{Name: "native/format", Native: taken + "  let line = format!(\"ls {text}\");\n  Command::new(\"sh\").arg(\"-c\").arg(&line).status().is_ok() as c_int #!\n}"},
	{Name: "native/args", Native: taken + "  Command::new(\"sh\").args([\"-c\", &text]).status().is_ok() as c_int #!\n}"},
	{Name: "native/file", Code: "RBN301", Kind: "path", Native: taken + "  fs::read(&text).is_ok() as c_int #!\n}"},
	{Name: "native/remove", Code: "RBN301", Kind: "path", Native: taken + "  fs::remove_file(format!(\"docs/{}\", text)).is_ok() as c_int #!\n}"},
	{Name: "native/program", Code: "RBN202", Kind: "program", Start: true, Native: taken + "  Command::new(text).arg(\"all\").status().is_ok() as c_int #!\n}"},
	{Name: "native/struct", Native: "struct $D {\n  line: String,\n}\n\nimpl $D {\n  fn run(&self) -> bool {\n    Command::new(\"sh\").arg(\"-c\").arg(&self.line).status().is_ok() #!\n  }\n}\n\n" + taken + "  $D { line: text }.run() as c_int\n}"},
	{Name: "native/helper", Native: "fn $n(line: &str) -> bool {\n  Command::new(\"sh\").arg(\"-c\").arg(line).status().is_ok() #!\n}\n\n" + taken + "  $n(&text) as c_int\n}"},
	{Name: "native/closure", Native: taken + "  let run = |line: &str| Command::new(\"sh\").arg(\"-c\").arg(line).status().is_ok(); #!\n  run(&text) as c_int\n}"},
	{Name: "native/iterator", Native: taken + "  let lines = vec![text];\n  lines.iter().map(|line| Command::new(\"sh\").arg(\"-c\").arg(line).status().is_ok() as c_int).sum() #!\n}"},
	{Name: "native/second", Native: takenTwo + "  let _ = first;\n  Command::new(\"sh\").arg(\"-c\").arg(second).status().is_ok() as c_int #!\n}"},
	{Name: "native/first", Safe: true, Native: takenTwo + "  let _ = second;\n  Command::new(\"sh\").arg(\"-c\").arg(first).status().is_ok() as c_int #!\n}"},
	{Name: "native/match", Safe: true, Native: taken + "  match text.as_str() {\n    \"alpha\" | \"beta\" => Command::new(\"sh\").arg(\"-c\").arg(&text).status().is_ok() as c_int, #!\n    _ => -1,\n  }\n}"},
	{Name: "native/contains", Safe: true, Native: taken + "  if ![\"alpha\", \"beta\"].contains(&text.as_str()) {\n    return -1;\n  }\n  Command::new(\"sh\").arg(\"-c\").arg(text).status().is_ok() as c_int #!\n}"},
	{Name: "native/letters", Safe: true, Native: taken + "  if !text.chars().all(|c| c.is_ascii_lowercase()) {\n    return -1;\n  }\n  fs::read(format!(\"docs/{text}\")).is_ok() as c_int #!\n}", Code: "RBN301", Kind: "path"},
	{Name: "native/length", Native: taken + "  if text.len() < 2 {\n    return -1;\n  }\n  Command::new(\"sh\").arg(\"-c\").arg(text).status().is_ok() as c_int #!\n}"},
	{Name: "native/constant", Safe: true, Native: taken + "  let line = if text.len() > 2 { \"ls\" } else { \"pwd\" };\n  Command::new(\"sh\").arg(\"-c\").arg(line).status().is_ok() as c_int #!\n}"},
}

// withBindings completes the native parts: the Ruby side is the same for all.
func withBindings(parts []Part) []Part {
	for i := range parts {
		p := &parts[i]
		p.Requires, p.Silent = "ffi", true
		if p.Code == "" {
			p.Code, p.Kind = "RBN201", "shell"
		}
		p.Lib, p.Body = bound, "$C.$m($x)"
		if p.Name == "native/second" || p.Name == "native/first" {
			p.Lib, p.Body = boundTwo, "$C.$n('alpha', $x)"
		}
	}
	return parts
}
