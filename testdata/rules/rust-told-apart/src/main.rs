//! Which implementation and which closure runs, as far as the program says: by the type, the field and the key.
use std::io::{BufRead, BufReader};
use std::net::TcpListener;

mod default_method {
    trait Job {
        fn input(&self) -> String;
        fn line(&self) -> String {
            format!("echo {}", self.input())
        }
    }
    struct A(String);
    struct B(String);
    impl Job for A {
        fn input(&self) -> String {
            self.0.clone()
        }
    }
    impl Job for B {
        fn input(&self) -> String {
            "b".into()
        }
    }
    use std::process::Command;
    pub fn handle(text: String, fixed: String) {
        let out = A(text.clone()).line();
        let kept = B(text.clone()).line();
        let _ = Command::new("sh").arg("-c").arg(&out).status(); // want RBN201
        let _ = Command::new("sh").arg("-c").arg(&kept).status();
    }
}

mod default_overridden {
    trait Job {
        fn input(&self) -> &str;
        fn line(&self) -> String {
            self.input().to_string()
        }
    }
    struct A(String);
    struct B(String);
    impl Job for A {
        fn input(&self) -> &str {
            &self.0
        }
    }
    impl Job for B {
        fn input(&self) -> &str {
            &self.0
        }
        fn line(&self) -> String {
            format!("{}", self.0.len())
        }
    }
    use std::process::Command;
    pub fn handle(text: String, fixed: String) {
        let a: &dyn Job = &A(text.clone());
        let b: &dyn Job = &B(text.clone());
        let out = a.line();
        let kept = b.line();
        let _ = Command::new("sh").arg("-c").arg(&out).status(); // want RBN201
        let _ = Command::new("sh").arg("-c").arg(&kept).status();
    }
}

mod supertrait {
    trait Base {
        fn id(&self) -> String;
    }
    trait Sub: Base {
        fn line(&self) -> String {
            format!("x {}", self.id())
        }
    }
    struct A(String);
    struct B(String);
    impl Base for A {
        fn id(&self) -> String {
            self.0.clone()
        }
    }
    impl Sub for A {}
    impl Base for B {
        fn id(&self) -> String {
            "b".into()
        }
    }
    impl Sub for B {}
    fn go(s: &dyn Sub) -> String {
        s.line()
    }
    use std::process::Command;
    pub fn handle(text: String, fixed: String) {
        let out = go(&A(text.clone()));
        let kept = go(&B(text.clone()));
        let _ = Command::new("sh").arg("-c").arg(&out).status(); // want RBN201
        let _ = Command::new("sh").arg("-c").arg(&kept).status();
    }
}

mod map_dyn_key {
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
        let mut m: std::collections::BTreeMap<String, Box<dyn Act>> = std::collections::BTreeMap::new();
        m.insert("id".to_string(), Box::new(Id));
        m.insert("fix".to_string(), Box::new(Fix));
        let out = m["id"].act(&text);
        let kept = m["fix"].act(&text);
        let _ = Command::new("sh").arg("-c").arg(&out).status(); // want RBN201
        let _ = Command::new("sh").arg("-c").arg(&kept).status();
    }
}

mod dyn_two_impl_struct_field {
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
    struct Svc {
        inner: Box<dyn Act>,
        spare: Box<dyn Act>,
    }
    impl Svc {
        fn run(&self, s: &str) -> String {
            self.inner.act(s)
        }
        fn other(&self, s: &str) -> String {
            self.spare.act(s)
        }
    }
    use std::process::Command;
    pub fn handle(text: String, fixed: String) {
        let s = Svc {
            inner: Box::new(Id),
            spare: Box::new(Fix),
        };
        let out = s.run(&text);
        let kept = s.other(&text);
        let _ = Command::new("sh").arg("-c").arg(&out).status(); // want RBN201
        let _ = Command::new("sh").arg("-c").arg(&kept).status();
    }
}

mod decorator_dyn {
    trait Act {
        fn act(&self, s: &str) -> String;
    }
    struct Id;
    struct Strip(Box<dyn Act>);
    impl Act for Id {
        fn act(&self, s: &str) -> String {
            s.to_owned()
        }
    }
    impl Act for Strip {
        fn act(&self, s: &str) -> String {
            self.0.act(&s.chars().filter(|c| c.is_alphanumeric()).collect::<String>())
        }
    }
    use std::process::Command;
    pub fn handle(text: String, fixed: String) {
        let x: Box<dyn Act> = Box::new(Id);
        let y: Box<dyn Act> = Box::new(Strip(Box::new(Id)));
        let out = x.act(&text);
        let kept = y.act(&text);
        let _ = Command::new("sh").arg("-c").arg(&out).status(); // want RBN201
        let _ = Command::new("sh").arg("-c").arg(&kept).status();
    }
}

mod map_of_closures {
    use std::process::Command;
    pub fn handle(text: String, fixed: String) {
        let mut m: std::collections::HashMap<String, Box<dyn Fn(&str) -> String>> = std::collections::HashMap::new();
        m.insert("id".to_string(), Box::new(|s| s.to_string()));
        m.insert("len".to_string(), Box::new(|s| s.len().to_string()));
        let out = m["id"](&text);
        let kept = m["len"](&text);
        let _ = Command::new("sh").arg("-c").arg(&out).status(); // want RBN201
        let _ = Command::new("sh").arg("-c").arg(&kept).status();
    }
}

mod map_of_closures_get {
    use std::process::Command;
    pub fn handle(text: String, fixed: String) {
        let mut m: std::collections::HashMap<&'static str, Box<dyn Fn(&str) -> String>> =
            std::collections::HashMap::new();
        m.insert("id", Box::new(|s| s.to_string()));
        m.insert("len", Box::new(|s| s.len().to_string()));
        let out = if let Some(f) = m.get("id") {
            f(&text)
        } else {
            String::new()
        };
        let kept = match m.get("len") {
            Some(f) => f(&text),
            None => String::new(),
        };
        let _ = Command::new("sh").arg("-c").arg(&out).status(); // want RBN201
        let _ = Command::new("sh").arg("-c").arg(&kept).status();
    }
}

mod array_closures {
    use std::process::Command;
    pub fn handle(text: String, fixed: String) {
        let fs: [&dyn Fn(&str) -> String; 2] = [&|s| s.to_string(), &|s| s.len().to_string()];
        let out = fs[0](&text);
        let kept = fs[1](&text);
        let _ = Command::new("sh").arg("-c").arg(&out).status(); // want RBN201
        let _ = Command::new("sh").arg("-c").arg(&kept).status();
    }
}

mod arc_closure {
    #[derive(Clone)]
    struct H {
        f: std::sync::Arc<dyn Fn(&str) -> String + Send + Sync>,
    }
    use std::process::Command;
    pub fn handle(text: String, fixed: String) {
        let a = H {
            f: std::sync::Arc::new(|s| s.to_string()),
        };
        let b = H {
            f: std::sync::Arc::new(|s| s.len().to_string()),
        };
        let a2 = a.clone();
        let b2 = b.clone();
        let out = (a2.f)(&text);
        let kept = (b2.f)(&text);
        let _ = Command::new("sh").arg("-c").arg(&out).status(); // want RBN201
        let _ = Command::new("sh").arg("-c").arg(&kept).status();
    }
}

mod builder_callback {
    #[derive(Default)]
    struct B {
        line: String,
        note: String,
    }
    fn build(f: impl FnOnce(&mut B)) -> B {
        let mut b = B::default();
        f(&mut b);
        b
    }
    use std::process::Command;
    pub fn handle(text: String, fixed: String) {
        let x = build(|b| {
            b.line = text.clone();
            b.note = "x".into();
        });
        let out = x.line.clone();
        let kept = x.note.clone();
        let _ = Command::new("sh").arg("-c").arg(&out).status(); // want RBN201
        let _ = Command::new("sh").arg("-c").arg(&kept).status();
    }
}

mod builder_callback_ret {
    #[derive(Default)]
    struct B {
        line: String,
        note: String,
    }
    impl B {
        fn line(mut self, s: &str) -> Self {
            self.line = s.into();
            self
        }
        fn note(mut self, s: &str) -> Self {
            self.note = s.into();
            self
        }
    }
    fn build<F>(f: F) -> B
    where
        F: FnOnce(B) -> B,
    {
        f(B::default())
    }
    use std::process::Command;
    pub fn handle(text: String, fixed: String) {
        let x = build(|b| b.line(&text).note("n"));
        let out = x.line.clone();
        let kept = x.note.clone();
        let _ = Command::new("sh").arg("-c").arg(&out).status(); // want RBN201
        let _ = Command::new("sh").arg("-c").arg(&kept).status();
    }
}

mod with_resource {
    struct St {
        rows: Vec<String>,
        tags: Vec<String>,
    }
    fn with<R>(st: &mut St, f: impl FnOnce(&mut St) -> R) -> R {
        f(st)
    }
    use std::process::Command;
    pub fn handle(text: String, fixed: String) {
        let mut st = St {
            rows: vec![],
            tags: vec![],
        };
        with(&mut st, |s| s.rows.push(text.clone()));
        with(&mut st, |s| s.tags.push(fixed.clone()));
        let out = with(&mut st, |s| s.rows.join(" "));
        let kept = with(&mut st, |s| s.tags.join(" "));
        let _ = Command::new("sh").arg("-c").arg(&out).status(); // want RBN201
        let _ = Command::new("sh").arg("-c").arg(&kept).status();
    }
}

mod fn_pointer_struct_table {
    struct C {
        name: &'static str,
        run: fn(&str) -> String,
    }
    fn id(s: &str) -> String {
        s.to_string()
    }
    fn len(s: &str) -> String {
        s.len().to_string()
    }
    static TAB: [C; 1] = [C { name: "id", run: id }];
    static FIX: [C; 1] = [C { name: "len", run: len }];
    use std::process::Command;
    pub fn handle(text: String, fixed: String) {
        let mut out = String::new();
        for x in TAB.iter() {
            if x.name == "id" {
                out = (x.run)(&text);
            }
        }
        let mut kept = String::new();
        for x in FIX.iter() {
            if x.name == "id" {
                kept = (x.run)(&text);
            }
        }
        let _ = Command::new("sh").arg("-c").arg(&out).status(); // want RBN201
        let _ = Command::new("sh").arg("-c").arg(&kept).status();
    }
}

mod registry_fns {
    type F = fn(&str) -> String;
    static R: std::sync::LazyLock<std::sync::Mutex<std::collections::HashMap<&'static str, F>>> =
        std::sync::LazyLock::new(|| {
            let mut m: std::collections::HashMap<&'static str, F> = std::collections::HashMap::new();
            m.insert("id", id);
            m.insert("len", len);
            std::sync::Mutex::new(m)
        });
    fn id(s: &str) -> String {
        s.to_string()
    }
    fn len(s: &str) -> String {
        s.len().to_string()
    }
    use std::process::Command;
    pub fn handle(text: String, fixed: String) {
        let f = *R.lock().unwrap().get("id").unwrap();
        let g = *R.lock().unwrap().get("len").unwrap();
        let out = f(&text);
        let kept = g(&text);
        let _ = Command::new("sh").arg("-c").arg(&out).status(); // want RBN201
        let _ = Command::new("sh").arg("-c").arg(&kept).status();
    }
}

fn main() {
    for stream in TcpListener::bind("0.0.0.0:6100").unwrap().incoming() {
        let mut line = String::new();
        BufReader::new(stream.unwrap()).read_line(&mut line).unwrap();
        default_method::handle(line.clone(), "fixed".to_string());
        default_overridden::handle(line.clone(), "fixed".to_string());
        supertrait::handle(line.clone(), "fixed".to_string());
        map_dyn_key::handle(line.clone(), "fixed".to_string());
        dyn_two_impl_struct_field::handle(line.clone(), "fixed".to_string());
        decorator_dyn::handle(line.clone(), "fixed".to_string());
        map_of_closures::handle(line.clone(), "fixed".to_string());
        map_of_closures_get::handle(line.clone(), "fixed".to_string());
        array_closures::handle(line.clone(), "fixed".to_string());
        arc_closure::handle(line.clone(), "fixed".to_string());
        builder_callback::handle(line.clone(), "fixed".to_string());
        builder_callback_ret::handle(line.clone(), "fixed".to_string());
        with_resource::handle(line.clone(), "fixed".to_string());
        fn_pointer_struct_table::handle(line.clone(), "fixed".to_string());
        registry_fns::handle(line.clone(), "fixed".to_string());
    }
}
