use axum::extract::Path;
use std::fs::remove_file;
use std::rc::Rc; use std::cell::{RefCell, Cell, OnceCell}; use std::sync::{Arc, Mutex, RwLock, OnceLock};
use std::borrow::Cow;
fn fill(out: &mut String, x: &str) { out.push_str(x); }
fn fill_star(out: &mut String, x: &str) { *out = x.to_string(); }
fn fill_w(out: &mut String, x: &str) { use std::fmt::Write; write!(out, "{}", x).unwrap(); }
fn fill_opt(out: &mut Option<String>, x: &str) { *out = Some(x.into()); }
fn fill_vec(out: &mut Vec<String>, x: &str) { out.push(x.into()); }
fn fill_field(o: &mut S, x: &str) { o.a = x.into(); }
fn fill_arr(o: &mut [String], x: &str) { o[0] = x.into(); }
fn nofill(_out: &mut String, _x: &str) {}
struct S { a: String, b: String }
async fn r1(Path(x): Path<String>) {
    let mut s = String::new(); fill(&mut s, &x); remove_file(&s).ok(); // want RBN301
    let mut s = String::new(); fill_star(&mut s, &x); remove_file(&s).ok(); // want RBN301
    let mut s = String::new(); fill_w(&mut s, &x); remove_file(&s).ok(); // want RBN301
    let mut s = String::new(); nofill(&mut s, &x); remove_file(&s).ok();
    let mut o = None; fill_opt(&mut o, &x); remove_file(o.unwrap()).ok(); // want RBN301
    let mut v = vec![]; fill_vec(&mut v, &x); remove_file(&v[0]).ok(); // want RBN301
    let mut t = S { a: "a".into(), b: "b".into() }; fill_field(&mut t, &x); remove_file(&t.a).ok(); // want RBN301
    remove_file(&t.b).ok();
    let mut a = [String::new(), String::new()]; fill_arr(&mut a, &x); remove_file(&a[0]).ok(); // want RBN301
    let mut s = x.clone(); fill_star(&mut s, "a"); 
    let mut p = String::from("a"); let q = &mut p; q.push_str(&x); remove_file(&p).ok(); // want RBN301
    let mut p = String::from("a"); { let q = &mut p; *q = x.clone(); } remove_file(&p).ok(); // want RBN301
    let mut p = x.clone(); p = "a".into(); remove_file(&p).ok();
    let mut p = x.clone(); p.clear(); p.push_str("a"); remove_file(&p).ok();
    let mut a = x.clone(); let mut b = "b".to_string(); std::mem::swap(&mut a, &mut b); remove_file(&b).ok(); // want RBN301
    let mut a = x.clone(); let old = std::mem::replace(&mut a, "n".into()); remove_file(&old).ok(); // want RBN301
    let mut a = x.clone(); let old = std::mem::take(&mut a); remove_file(&old).ok(); // want RBN301
    let mut o = Some(x.clone()); let t = o.take().unwrap(); remove_file(t).ok(); // want RBN301
    let mut o = Some("a".to_string()); o.replace(x.clone()); remove_file(o.unwrap()).ok(); // want RBN301
    let mut o = None; o.insert(x.clone()); remove_file(o.unwrap()).ok(); // want RBN301
    let rc = Rc::new(RefCell::new(String::new())); let rc2 = Rc::clone(&rc); rc2.borrow_mut().push_str(&x); remove_file(rc2.borrow().as_str()).ok(); // want RBN301
    remove_file(rc.borrow().clone()).ok(); // want RBN301
    let rc = Rc::new(RefCell::new(Vec::new())); rc.borrow_mut().push(x.clone()); remove_file(&rc.borrow()[0]).ok(); // want RBN301
    let m = Arc::new(Mutex::new(String::new())); *m.lock().unwrap() = x.clone(); remove_file(m.lock().unwrap().as_str()).ok(); // want RBN301
    let m = Arc::new(Mutex::new(vec![])); { let mut g = m.lock().unwrap(); g.push(x.clone()); } remove_file(&m.lock().unwrap()[0]).ok(); // want RBN301
    let m = RwLock::new(S { a: String::new(), b: String::new() }); m.write().unwrap().a = x.clone(); remove_file(&m.read().unwrap().a).ok(); // want RBN301
    remove_file(&m.read().unwrap().b).ok();
    let c = Cell::new(String::new()); c.set(x.clone()); remove_file(c.take()).ok(); // want RBN301
    let o = OnceCell::new(); o.set(x.clone()).ok(); remove_file(o.get().unwrap()).ok(); // want RBN301
    let cow: Cow<str> = Cow::Borrowed(&x); remove_file(cow.as_ref()).ok(); // want RBN301
    let cow: Cow<str> = Cow::Owned(x.clone()); remove_file(&*cow).ok(); // want RBN301
    let b: Box<str> = x.clone().into_boxed_str(); remove_file(&*b).ok(); // want RBN301
    let a: Arc<str> = Arc::from(x.as_str()); remove_file(&*a).ok(); // want RBN301
    let mut buf = vec![0u8; 10]; buf.copy_from_slice(x.as_bytes()); remove_file(String::from_utf8(buf).unwrap()).ok(); // want RBN301
    let mut buf = [0u8; 4]; { let (l, r) = buf.split_at_mut(2); l.copy_from_slice(&x.as_bytes()[..2]); } remove_file(std::str::from_utf8(&buf).unwrap()).ok(); // FN_RBN301
    let mut buf = vec![0u8; 4]; buf[0] = x.as_bytes()[0]; remove_file(String::from_utf8_lossy(&buf).as_ref()).ok(); // want RBN301
    for c in buf.iter_mut() { *c = b'a'; }
    let mut v = vec![String::new()]; for e in v.iter_mut() { *e = x.clone(); } remove_file(&v[0]).ok(); // want RBN301
    let mut v = vec![String::new()]; for e in &mut v { e.push_str(&x); } remove_file(&v[0]).ok(); // want RBN301
    let mut v = vec![String::new()]; if let Some(e) = v.first_mut() { *e = x.clone(); } remove_file(&v[0]).ok(); // want RBN301
    let mut v = vec![String::new()]; v.get_mut(0).unwrap().push_str(&x); remove_file(&v[0]).ok(); // want RBN301
    let mut s = S { a: String::new(), b: String::new() }; let r = &mut s.a; r.push_str(&x); remove_file(&s.a).ok(); // want RBN301
    remove_file(&s.b).ok();
    let mut s = S { a: String::new(), b: String::new() }; s.a.push_str(&x); remove_file(&s.a).ok(); // want RBN301
    let mut s = S { a: String::new(), b: String::new() }; { let S { a, b: _ } = &mut s; a.push_str(&x); } remove_file(&s.a).ok(); // want RBN301
    let rr = &&x; remove_file(**rr).ok(); // want RBN301
    let h: Box<S> = Box::new(S { a: x.clone(), b: "".into() }); let S { a, .. } = *h; remove_file(a).ok(); // want RBN301
    let mut y = String::new(); let z = if x.len() > 1 { &mut y } else { return }; z.push_str(&x); remove_file(&y).ok(); // want RBN301
}
#[derive(Default, Clone)] struct Bld { a: String, b: String }
impl Bld { fn new() -> Self { Self::default() } fn a(mut self, x: &str) -> Self { self.a = x.into(); self } fn b(mut self, x: &str) -> Self { self.b = x.into(); self } fn go(&self) { remove_file(&self.a).ok(); // want RBN301
   remove_file(&self.b).ok(); }
   fn finish(self) -> String { format!("{}", self.a) } }
#[derive(Default)] struct Mb { a: String, b: String }
impl Mb { fn a(&mut self, x: &str) -> &mut Self { self.a = x.into(); self } fn b(&mut self, x: &str) -> &mut Self { self.b = x.to_string(); self } }
async fn r2(Path(x): Path<String>) {
    Bld::new().a(&x).b("b").go();
    remove_file(Bld::new().b("b").a(&x).finish()).ok(); // want RBN301
    let mut m = Mb::default(); m.a(&x).b("z"); remove_file(&m.a).ok(); // want RBN301
    remove_file(&m.b).ok();
}
struct Buf { data: Vec<String>, last: Option<String> }
impl Buf { fn push(&mut self, s: &str) { self.data.push(s.into()); self.last = Some(s.into()); } fn get(&self, i: usize) -> Option<&String> { self.data.get(i) } fn last(&self) -> &str { self.last.as_deref().unwrap_or("") } fn data_mut(&mut self) -> &mut Vec<String> { &mut self.data } fn len(&self) -> usize { self.data.len() } }
async fn r3(Path(x): Path<String>) {
    let mut b = Buf { data: vec![], last: None }; b.push(&x); remove_file(b.get(0).unwrap()).ok(); // want RBN301
    remove_file(b.last()).ok(); // want RBN301
    remove_file(b.len().to_string()).ok();
    let mut c = Buf { data: vec![], last: None }; c.data_mut().push(x.clone()); remove_file(&c.data[0]).ok(); // want RBN301
}

thread_local! { static SCRATCH: RefCell<String> = RefCell::new(String::new()); }
static FIRST: OnceLock<String> = OnceLock::new();
static NAMES: RwLock<Vec<String>> = RwLock::new(Vec::new());
async fn part(x: &str) -> String { format!("a {x}") }
async fn r4(Path(x): Path<String>) {
    SCRATCH.with(|s| s.borrow_mut().push_str(&x));
    SCRATCH.with(|s| { remove_file(s.borrow().as_str()).ok(); }); // want RBN301
    FIRST.get_or_init(|| x.to_string());
    if let Some(f) = FIRST.get() { remove_file(f).ok(); } // want RBN301
    NAMES.write().unwrap().push(x.trim().to_owned());
    for n in NAMES.read().unwrap().iter() { remove_file(n).ok(); } // want RBN301
    let (a, b) = tokio::join!(part(&x), part("b"));
    remove_file(a).ok(); // want RBN301
    remove_file(b).ok();
    let (c, d, e) = tokio::join!(part("c"), part(&x), part(&x));
    remove_file(c).ok();
    remove_file(d).ok(); // want RBN301
    remove_file(e).ok(); // want RBN301
    let mut v = vec![x.clone()]; v.clear(); v.push("a".into()); remove_file(&v[0]).ok();
    let mut t = x.clone(); let taken = std::mem::take(&mut t); remove_file(&t).ok();
    remove_file(taken).ok(); // want RBN301
    let mut o: Option<String> = Some("a".into()); let first = o.replace(x.clone()); remove_file(first.unwrap()).ok();
    remove_file(o.unwrap()).ok(); // want RBN301
    let m: Arc<Mutex<String>> = Arc::new(Mutex::new(x.clone())); let w = Arc::downgrade(&m);
    if let Some(up) = w.upgrade() { remove_file(up.lock().unwrap().as_str()).ok(); } // want RBN301
}
