use axum::extract::Path;
use std::collections::HashMap;
use std::fs::remove_file;

struct Hooks { run: Box<dyn Fn(&str)>, list: Vec<Box<dyn Fn(&str)>>, plain: fn(&str) }

fn deleter(p: &str) { remove_file(p).ok(); } // want RBN301
fn deleter2(p: &str) { remove_file(p).ok(); } // want RBN301
fn deleter3(p: &str) { remove_file(p).ok(); } // want RBN301
fn deleter4(p: &str) { remove_file(p).ok(); } // want RBN301
fn never(p: &str) { remove_file(p).ok(); }

async fn field(Path(x): Path<String>) {
    let h = Hooks { run: Box::new(|p| { remove_file(p).ok(); }), list: vec![], plain: deleter }; // want RBN301
    (h.run)(&x);
    (h.plain)(&x);
}

impl Hooks {
    fn new() -> Self { Hooks { run: Box::new(|_| {}), list: Vec::new(), plain: never } }
    fn add(&mut self, f: impl Fn(&str) + 'static) { self.list.push(Box::new(f)); }
    fn fire(&self, x: &str) { for f in &self.list { f(x); } }
    fn fire2(&self, x: &str) { self.list.iter().for_each(|f| f(x)); }
}
async fn registered(Path(x): Path<String>) {
    let mut h = Hooks::new();
    h.add(|p| { remove_file(p).ok(); }); // want RBN301
    h.fire(&x);
}
async fn registered2(Path(x): Path<String>) {
    let mut h = Hooks::new();
    h.add(deleter2);
    h.fire2(&x);
}

fn make(dir: String) -> impl Fn(&str) -> String { move |name| format!("{}/{}", dir, name) }
fn make_box(dir: String) -> Box<dyn Fn(&str) -> String> { Box::new(move |name| format!("{}/{}", dir, name)) }
fn make_const() -> impl Fn(&str) -> String { |_| "a".to_string() }
async fn returned(Path(x): Path<String>) {
    let f = make("/srv".into());
    remove_file(f(&x)).ok(); // want RBN301
    let g = make(x.clone());
    remove_file(g("a")).ok(); // want RBN301
    let h = make_const();
    remove_file(h(&x)).ok();
    let b = make_box("/srv".into());
    remove_file(b(&x)).ok(); // want RBN301
    let c = make("/srv".into());
    remove_file(c("a")).ok();
}

fn apply<F: Fn(&str) -> String>(f: F, x: &str) -> String { f(x) }
fn apply_w<F>(f: F, x: &str) -> String where F: Fn(&str) -> String { f(x) }
fn apply_dyn(f: &dyn Fn(&str) -> String, x: &str) -> String { f(x) }
fn apply_ptr(f: fn(&str) -> String, x: &str) -> String { f(x) }
fn upper(x: &str) -> String { x.to_uppercase() }
fn fixed(_x: &str) -> String { "a".into() }
async fn passed(Path(x): Path<String>) {
    remove_file(apply(|s| s.to_string(), &x)).ok(); // want RBN301
    remove_file(apply_w(|s| format!("{s}"), &x)).ok(); // want RBN301
    remove_file(apply_dyn(&|s| s.to_string(), &x)).ok(); // want RBN301
    remove_file(apply_ptr(upper, &x)).ok(); // want RBN301
    remove_file(apply_ptr(fixed, &x)).ok();
    remove_file(apply(|_| "b".to_string(), &x)).ok();
    apply(|s| { remove_file(s).ok(); String::new() }, &x); // want RBN301
    apply_ptr(|s| { remove_file(s).ok(); String::new() }, &x); // want RBN301
}

async fn table(Path(x): Path<String>) {
    let mut m: HashMap<&str, fn(&str)> = HashMap::new();
    m.insert("d", deleter3);
    if let Some(f) = m.get("d") { f(&x); }
    let arr: [(&str, fn(&str)); 1] = [("a", deleter4)];
    for (n, f) in arr.iter() { if *n == "a" { f(&x); } }
}
static TABLE: &[(&str, fn(&str))] = &[("x", tabled), ("y", tabled2)];
fn tabled(p: &str) { remove_file(p).ok(); } // want RBN301
fn tabled2(p: &str) { remove_file(p).ok(); } // want RBN301
async fn statics(Path(x): Path<String>) {
    for (_, f) in TABLE { f(&x); }
}
async fn chosen(Path(x): Path<String>) {
    let f: fn(&str) = if x.len() > 3 { c1 } else { c2 };
    f(&x);
    let g = match x.len() { 1 => c3 as fn(&str), _ => c4 };
    g(&x);
}
fn c1(p: &str) { remove_file(p).ok(); } // want RBN301
fn c2(p: &str) { remove_file(p).ok(); } // want RBN301
fn c3(p: &str) { remove_file(p).ok(); } // want RBN301
fn c4(p: &str) { remove_file(p).ok(); } // want RBN301

async fn captured(Path(x): Path<String>) {
    let del = || { remove_file(&x).ok(); }; // want RBN301
    del();
    let mut out = String::new();
    let mut put = |s: &str| out.push_str(s);
    put(&x);
    remove_file(&out).ok(); // want RBN301
    let mut out2 = String::new();
    let mut put2 = |s: &str| out2.push_str(s);
    put2("a");
    remove_file(&out2).ok();
    let join = |a: &str, b: &str| format!("{a}/{b}");
    remove_file(join("a", &x)).ok(); // want RBN301
    remove_file(join("a", "b")).ok();
}
struct Step { name: String, act: Box<dyn Fn(&str) -> String + Send> }
fn steps() -> Vec<Step> { vec![Step { name: "a".into(), act: Box::new(|s| s.trim().to_string()) }, Step { name: "b".into(), act: Box::new(|s| format!("{s}.bak")) }] }
async fn pipeline(Path(x): Path<String>) {
    let mut cur = x;
    for s in steps() { cur = (s.act)(&cur); }
    remove_file(cur).ok(); // want RBN301
}
fn compose<A, B, C>(f: impl Fn(A) -> B, g: impl Fn(B) -> C) -> impl Fn(A) -> C { move |x| g(f(x)) }
async fn composed(Path(x): Path<String>) {
    let f = compose(|s: String| s.trim().to_string(), |s: String| format!("/srv/{s}"));
    remove_file(f(x)).ok(); // want RBN301
}
fn with_file<R>(name: &str, f: impl FnOnce(&str) -> R) -> R { f(name) }
async fn cb(Path(x): Path<String>) {
    with_file(&x, |n| remove_file(n).ok()); // want RBN301
    with_file("a", |n| remove_file(n).ok());
    let r = with_file("a", |n| n.to_string());
    remove_file(r).ok();
    let r = with_file("a", |_| x.clone());
    remove_file(r).ok(); // want RBN301
}
struct Counter<F: Fn(&str)> { f: F }
impl<F: Fn(&str)> Counter<F> { fn call(&self, x: &str) { (self.f)(x) } }
async fn gen_field(Path(x): Path<String>) {
    let c = Counter { f: |p: &str| { remove_file(p).ok(); } }; // want RBN301
    c.call(&x);
}
fn opt(cb: Option<&dyn Fn(&str)>, x: &str) { if let Some(cb) = cb { cb(x); } }
async fn optional(Path(x): Path<String>) { opt(Some(&|p| { remove_file(p).ok(); }), &x); } // want RBN301
async fn esc(Path(x): Path<String>) {
    let get = || x.clone();
    remove_file(get()).ok(); // want RBN301
    let n = || x.len();
    remove_file(n().to_string()).ok();
    let items: Vec<String> = vec!["a".into()];
    let all: Vec<String> = items.iter().map(|i| format!("{i}{x}")).collect();
    remove_file(&all[0]).ok(); // want RBN301
    let y = x.clone();
    let all: Vec<String> = items.iter().map(move |i| { let _ = y.len(); i.clone() }).collect();
    remove_file(&all[0]).ok();
    let z = x.clone();
    let cl: Box<dyn Fn() -> String> = Box::new(move || z.clone());
    remove_file(cl()).ok(); // want RBN301
    let lazy = Lazy { f: Box::new({ let z = x.clone(); move || z.clone() }) };
    remove_file(lazy.get()).ok(); // want RBN301
    let lazy = Lazy { f: Box::new(|| "a".to_string()) };
    remove_file(lazy.get()).ok();
}
struct Lazy { f: Box<dyn Fn() -> String> }
impl Lazy { fn get(&self) -> String { (self.f)() } }
fn run_all(fs: &[Box<dyn Fn(&str)>], x: &str) { for f in fs { f(x) } }
async fn lst(Path(x): Path<String>) {
    let fs: Vec<Box<dyn Fn(&str)>> = vec![Box::new(|p| { remove_file(p).ok(); }), Box::new(|_| {})]; // want RBN301
    run_all(&fs, &x);
}
enum Act { Run(fn(&str)), Box_(Box<dyn Fn(&str)>), Nop }
fn act_fn(p: &str) { remove_file(p).ok(); } // want RBN301
async fn acts(Path(x): Path<String>) {
    for a in [Act::Run(act_fn), Act::Box_(Box::new(|p| { remove_file(p).ok(); })), Act::Nop] { // want RBN301
        match a { Act::Run(f) => f(&x), Act::Box_(b) => b(&x), Act::Nop => {} }
    }
}
struct Ev { subs: std::collections::HashMap<String, Vec<Box<dyn Fn(&str)>>> }
impl Ev {
    fn on<F>(&mut self, n: &str, f: F) where F: Fn(&str) + 'static { self.subs.entry(n.to_string()).or_default().push(Box::new(f)); }
    fn emit(&self, n: &str, v: &str) { if let Some(l) = self.subs.get(n) { for f in l { f(v); } } }
}
async fn evs(Path(x): Path<String>) {
    let mut e = Ev { subs: Default::default() };
    e.on("a", |v| { remove_file(v).ok(); }); // want RBN301
    e.emit("a", &x);
}
struct Mid { next: Option<Box<dyn Fn(String) -> String>> }
impl Mid { fn new() -> Self { Mid { next: None } } fn with(mut self, f: impl Fn(String) -> String + 'static) -> Self { self.next = Some(Box::new(f)); self }
  fn go(&self, s: String) -> String { match &self.next { Some(f) => f(s), None => s } } }
async fn mids(Path(x): Path<String>) { let m = Mid::new().with(|s| s + "x"); remove_file(m.go(x)).ok(); } // want RBN301
trait Handler { fn handle(&self, p: &str); }
impl<F: Fn(&str)> Handler for F { fn handle(&self, p: &str) { self(p) } }
fn dispatch(h: impl Handler, p: &str) { h.handle(p); }
async fn blanket(Path(x): Path<String>) { dispatch(|p: &str| { remove_file(p).ok(); }, &x); } // want RBN301
fn rec(f: &mut dyn FnMut(&str), x: &str, n: u8) { if n > 0 { rec(f, x, n - 1) } else { f(x) } }
async fn recs(Path(x): Path<String>) { let mut got = vec![]; rec(&mut |s| got.push(s.to_string()), &x, 3); remove_file(&got[0]).ok(); } // want RBN301
