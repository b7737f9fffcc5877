//! What stands between a value and its text or its parts: conversions, dereferencing, Debug, tables of any type.
use std::io::{BufRead, BufReader};
use std::net::TcpListener;

mod dyn_any {
    use std::process::Command;
    pub fn handle(text: String, fixed: String) {
        let x: Box<dyn std::any::Any> = Box::new(text.clone());
        let y: Box<dyn std::any::Any> = Box::new(fixed.clone());
        let out = x.downcast_ref::<String>().cloned().unwrap_or_default();
        let kept = y.downcast_ref::<String>().cloned().unwrap_or_default();
        let _ = Command::new("sh").arg("-c").arg(&out).status(); // want RBN201
        let _ = Command::new("sh").arg("-c").arg(&kept).status();
    }
}

mod debug_own {
    struct D(String);
    impl std::fmt::Debug for D {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            write!(f, "{}", self.0)
        }
    }
    struct S(String);
    impl std::fmt::Debug for S {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            write!(f, "secret")
        }
    }
    use std::process::Command;
    pub fn handle(text: String, fixed: String) {
        let out = format!("{:?}", D(text.clone()));
        let kept = format!("{:?}", S(text.clone()));
        let _ = Command::new("sh").arg("-c").arg(&out).status(); // want RBN201
        let _ = Command::new("sh").arg("-c").arg(&kept).status();
    }
}

mod debug_written {
    struct D(String);
    impl std::fmt::Debug for D {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            write!(f, "{}", self.0)
        }
    }
    struct S(String);
    impl std::fmt::Debug for S {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            write!(f, "secret")
        }
    }
    use std::process::Command;
    pub fn handle(text: String, fixed: String) {
        use std::fmt::Write;
        let mut out = String::new();
        write!(out, "{:?}", D(text.clone())).unwrap();
        let mut kept = String::new();
        write!(kept, "{:?}", S(text.clone())).unwrap();
        let _ = Command::new("sh").arg("-c").arg(&out).status(); // want RBN201
        let _ = Command::new("sh").arg("-c").arg(&kept).status();
    }
}

mod map_dyn_arg {
    trait Act {
        fn act(&self, s: &str) -> String;
    }
    struct Id;
    struct Fix;
    impl Act for Id {
        fn act(&self, s: &str) -> String {
            s.to_owned()
        }
    }
    impl Act for Fix {
        fn act(&self, _s: &str) -> String {
            "none".to_owned()
        }
    }
    use std::process::Command;
    pub fn handle(text: String, fixed: String) {
        let mut m: std::collections::HashMap<&str, Box<dyn Act>> = std::collections::HashMap::new();
        m.insert("id", Box::new(Id));
        let mut f: std::collections::HashMap<&str, Box<dyn Act>> = std::collections::HashMap::new();
        f.insert("fix", Box::new(Fix));
        let out = m.get("id").map(|a| a.act(&text)).unwrap_or_default();
        let kept = f.get("fix").map(|a| a.act(&text)).unwrap_or_default();
        let _ = Command::new("sh").arg("-c").arg(&out).status(); // want RBN201
        let _ = Command::new("sh").arg("-c").arg(&kept).status();
    }
}

mod deref {
    struct Guarded {
        inner: String,
        note: String,
    }
    impl std::ops::Deref for Guarded {
        type Target = String;
        fn deref(&self) -> &String {
            &self.inner
        }
    }
    use std::process::Command;
    pub fn handle(text: String, fixed: String) {
        let g = Guarded {
            inner: text.clone(),
            note: fixed.clone(),
        };
        let h = Guarded {
            inner: fixed.clone(),
            note: text.clone(),
        };
        let out = g.trim().to_string();
        let kept = h.trim().to_string();
        let _ = Command::new("sh").arg("-c").arg(&out).status(); // want RBN201
        let _ = Command::new("sh").arg("-c").arg(&kept).status();
    }
}

mod into_string {
    struct Name(String);
    impl From<Name> for String {
        fn from(n: Name) -> String {
            n.0
        }
    }
    struct Len(String);
    impl From<Len> for String {
        fn from(n: Len) -> String {
            n.0.len().to_string()
        }
    }
    use std::process::Command;
    pub fn handle(text: String, fixed: String) {
        let out: String = Name(text.clone()).into();
        let kept: String = Len(text.clone()).into();
        let _ = Command::new("sh").arg("-c").arg(&out).status(); // want RBN201
        let _ = Command::new("sh").arg("-c").arg(&kept).status();
    }
}

mod vec_splice {
    use std::process::Command;
    pub fn handle(text: String, fixed: String) {
        let out = {
            let mut v = vec!["a".to_string()];
            v.splice(0..0, [text.clone()]);
            v.concat()
        };
        let kept = {
            let mut v = vec!["a".to_string()];
            v.splice(0..0, [fixed.clone()]);
            v.concat()
        };
        let _ = Command::new("sh").arg("-c").arg(&out).status(); // want RBN201
        let _ = Command::new("sh").arg("-c").arg(&kept).status();
    }
}

mod split_off {
    use std::process::Command;
    pub fn handle(text: String, fixed: String) {
        let out = {
            let mut s = text.clone();
            s.split_off(1)
        };
        let kept = {
            let mut s = fixed.clone();
            s.split_off(1)
        };
        let _ = Command::new("sh").arg("-c").arg(&out).status(); // want RBN201
        let _ = Command::new("sh").arg("-c").arg(&kept).status();
    }
}

mod cow_mut {
    use std::process::Command;
    pub fn handle(text: String, fixed: String) {
        let out = {
            let mut c = std::borrow::Cow::Borrowed("x");
            c.to_mut().push_str(&text);
            c.to_string()
        };
        let kept = {
            let mut c = std::borrow::Cow::Borrowed("x");
            c.to_mut().push_str("y");
            c.to_string()
        };
        let _ = Command::new("sh").arg("-c").arg(&out).status(); // want RBN201
        let _ = Command::new("sh").arg("-c").arg(&kept).status();
    }
}

mod io_write_all {
    use std::process::Command;
    pub fn handle(text: String, fixed: String) {
        let out = {
            use std::io::Write;
            let mut v: Vec<u8> = Vec::new();
            v.write_all(text.as_bytes()).unwrap();
            String::from_utf8_lossy(&v).into_owned()
        };
        let kept = {
            use std::io::Write;
            let mut v: Vec<u8> = Vec::new();
            v.write_all(b"x").unwrap();
            String::from_utf8_lossy(&v).into_owned()
        };
        let _ = Command::new("sh").arg("-c").arg(&out).status(); // want RBN201
        let _ = Command::new("sh").arg("-c").arg(&kept).status();
    }
}

mod from_iter {
    use std::process::Command;
    pub fn handle(text: String, fixed: String) {
        let out = String::from_iter(text.chars());
        let kept = String::from_iter(fixed.chars());
        let _ = Command::new("sh").arg("-c").arg(&out).status(); // want RBN201
        let _ = Command::new("sh").arg("-c").arg(&kept).status();
    }
}

mod bytes_vec_iter {
    use std::process::Command;
    pub fn handle(text: String, fixed: String) {
        let out = text.clone().into_bytes().into_iter().map(char::from).collect::<String>();
        let kept = text.clone().into_bytes().into_iter().map(|b| b as u32).sum::<u32>().to_string();
        let _ = Command::new("sh").arg("-c").arg(&out).status(); // want RBN201
        let _ = Command::new("sh").arg("-c").arg(&kept).status();
    }
}

mod char_indices {
    use std::process::Command;
    pub fn handle(text: String, fixed: String) {
        let out = text.char_indices().map(|(_, ch)| ch).collect::<String>();
        let kept = text.char_indices().map(|(i, _)| i.to_string()).collect::<String>();
        let _ = Command::new("sh").arg("-c").arg(&out).status(); // want RBN201
        let _ = Command::new("sh").arg("-c").arg(&kept).status();
    }
}

fn main() {
    for stream in TcpListener::bind("0.0.0.0:6100").unwrap().incoming() {
        let mut line = String::new();
        BufReader::new(stream.unwrap()).read_line(&mut line).unwrap();
        dyn_any::handle(line.clone(), "fixed".to_string());
        debug_own::handle(line.clone(), "fixed".to_string());
        debug_written::handle(line.clone(), "fixed".to_string());
        map_dyn_arg::handle(line.clone(), "fixed".to_string());
        deref::handle(line.clone(), "fixed".to_string());
        into_string::handle(line.clone(), "fixed".to_string());
        vec_splice::handle(line.clone(), "fixed".to_string());
        split_off::handle(line.clone(), "fixed".to_string());
        cow_mut::handle(line.clone(), "fixed".to_string());
        io_write_all::handle(line.clone(), "fixed".to_string());
        from_iter::handle(line.clone(), "fixed".to_string());
        bytes_vec_iter::handle(line.clone(), "fixed".to_string());
        char_indices::handle(line.clone(), "fixed".to_string());
    }
}
