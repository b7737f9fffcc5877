use axum::extract::Path;
use std::fs::remove_file;
use std::fmt;
use std::str::FromStr;
use std::ops::{Deref, Index, Add, AddAssign};

trait Area { fn area(&self, p: &str); fn twice(&self, p: &str) { self.area(p); } fn name(&self) -> String; }
struct A; struct B;
impl Area for A { fn area(&self, p: &str) { remove_file(p).ok(); } fn name(&self) -> String { "a".into() } } // want RBN301
impl Area for B { fn area(&self, p: &str) { println!("{}", p.len()); remove_file("x").ok(); } fn name(&self) -> String { "b".into() } }
fn gen<T: Area>(t: T, p: &str) { t.area(p); }
async fn g1(Path(x): Path<String>) { gen(A, &x); }

trait Sink1 { fn eat(&self, p: &str); }
struct S1; impl Sink1 for S1 { fn eat(&self, p: &str) { remove_file(p).ok(); } } // want RBN301
fn where_c<T>(t: &T, p: &str) where T: Sink1 + Send { t.eat(p); }
async fn g2(Path(x): Path<String>) { where_c(&S1, &x); }

trait Sink2 { fn eat(&self, p: &str); }
struct S2; impl Sink2 for S2 { fn eat(&self, p: &str) { remove_file(p).ok(); } } // want RBN301
fn impl_p(t: impl Sink2, p: &str) { t.eat(p); }
async fn g3(Path(x): Path<String>) { impl_p(S2, &x); }

trait Sink3 { fn eat(&self, p: &str); }
struct S3; impl Sink3 for S3 { fn eat(&self, p: &str) { remove_file(p).ok(); } } // want RBN301
async fn g4(Path(x): Path<String>) { let v: Vec<Box<dyn Sink3>> = vec![Box::new(S3)]; for s in &v { s.eat(&x); } }

trait Sink4 { fn eat(p: &str); }
struct S4; impl Sink4 for S4 { fn eat(p: &str) { remove_file(p).ok(); } } // want RBN301
fn stat<T: Sink4>(p: &str) { T::eat(p); }
async fn g5(Path(x): Path<String>) { stat::<S4>(&x); }

struct Holder<T> { inner: T }
trait Sink5 { fn eat(&self, p: &str); }
struct S5; impl Sink5 for S5 { fn eat(&self, p: &str) { remove_file(p).ok(); } } // want RBN301
impl<T: Sink5> Holder<T> { fn go(&self, p: &str) { self.inner.eat(p); } }
async fn g6(Path(x): Path<String>) { Holder { inner: S5 }.go(&x); }

trait Ext { fn path(&self) -> String; fn erase(&self); }
impl Ext for str { fn path(&self) -> String { format!("/srv/{}", self) } fn erase(&self) { remove_file(self).ok(); } } // want RBN301
async fn g7(Path(x): Path<String>) { remove_file(x.path()).ok(); x.as_str().erase(); } // want RBN301
trait Blanket { fn wipe(&self); }
impl<T: AsRef<str>> Blanket for T { fn wipe(&self) { remove_file(self.as_ref()).ok(); } } // want RBN301
async fn g8(Path(x): Path<String>) { x.wipe(); }

struct Key { a: String, b: String }
impl fmt::Display for Key { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { write!(f, "/srv/{}", self.a) } }
struct Safe { a: String }
impl fmt::Display for Safe { fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result { write!(f, "{}", self.a.len()) } }
async fn g9(Path(x): Path<String>) {
    let k = Key { a: x.clone(), b: "b".into() };
    remove_file(format!("{k}")).ok(); // want RBN301
    remove_file(k.to_string()).ok(); // want RBN301
    let k2 = Key { a: "a".into(), b: x.clone() };
    remove_file(format!("{}", k2)).ok();
    remove_file(k2.to_string()).ok();
    let s = Safe { a: x.clone() };
    remove_file(format!("{}", s)).ok();
}
impl From<&str> for Key { fn from(s: &str) -> Self { Key { a: s.to_string(), b: String::new() } } }
impl FromStr for Key { type Err = (); fn from_str(s: &str) -> Result<Self, ()> { Ok(Key { a: String::new(), b: s.into() }) } }
async fn g10(Path(x): Path<String>) {
    let k: Key = x.as_str().into();
    remove_file(&k.a).ok(); // want RBN301
    remove_file(&k.b).ok();
    let k = Key::from(x.as_str());
    remove_file(&k.a).ok(); // want RBN301
    remove_file(&k.b).ok();
    let k: Key = x.parse().unwrap();
    remove_file(&k.a).ok();
    remove_file(&k.b).ok(); // want RBN301
    let k = x.parse::<Key>().unwrap();
    remove_file(&k.a).ok();
    remove_file(&k.b).ok(); // want RBN301
}
struct W(String);
impl Deref for W { type Target = String; fn deref(&self) -> &String { &self.0 } }
impl AsRef<std::path::Path> for W { fn as_ref(&self) -> &std::path::Path { self.0.as_ref() } }
impl Add<&str> for W { type Output = W; fn add(self, o: &str) -> W { W(format!("{}{}", self.0, o)) } }
impl AddAssign<&str> for W { fn add_assign(&mut self, o: &str) { self.0.push_str(o); } }
impl Index<usize> for W { type Output = str; fn index(&self, _i: usize) -> &str { &self.0 } }
struct Num(usize);
impl Add<&str> for Num { type Output = Num; fn add(self, o: &str) -> Num { Num(self.0 + o.len()) } }
impl Num { fn path(&self) -> String { format!("{}", self.0) } }
async fn g11(Path(x): Path<String>) {
    let w = W(x.clone());
    remove_file(w.as_str()).ok(); // want RBN301
    remove_file(&*w).ok(); // want RBN301
    remove_file(&w).ok(); // want RBN301
    let w2 = W("a".into()) + &x;
    remove_file(&w2.0).ok(); // want RBN301
    let w3 = W("a".into()) + "b";
    remove_file(&w3.0).ok();
    let mut w4 = W("a".into());
    w4 += &x;
    remove_file(&w4.0).ok(); // want RBN301
    remove_file(&w4[0]).ok(); // want RBN301
    let n = Num(0) + &x;
    remove_file(n.path()).ok();
}
struct It { left: Vec<String> }
impl Iterator for It { type Item = String; fn next(&mut self) -> Option<String> { self.left.pop() } }
struct Coll { items: Vec<String> }
impl IntoIterator for Coll { type Item = String; type IntoIter = std::vec::IntoIter<String>; fn into_iter(self) -> Self::IntoIter { self.items.into_iter() } }
impl<'a> IntoIterator for &'a Coll { type Item = &'a String; type IntoIter = std::slice::Iter<'a, String>; fn into_iter(self) -> Self::IntoIter { self.items.iter() } }
struct Fixed { left: Vec<String> }
impl Iterator for Fixed { type Item = String; fn next(&mut self) -> Option<String> { Some("a".into()) } }
async fn g12(Path(x): Path<String>) {
    for p in (It { left: vec![x.clone()] }) { remove_file(p).ok(); } // want RBN301
    for p in (Fixed { left: vec![x.clone()] }) { remove_file(p).ok(); }
    let c = Coll { items: vec![x.clone()] };
    for p in &c { remove_file(p).ok(); } // want RBN301
    for p in c { remove_file(p).ok(); } // want RBN301
    let it = It { left: vec![x.clone()] };
    for p in it.map(|s| s + ".bak") { remove_file(p).ok(); } // want RBN301
}
#[derive(Debug)] struct MyErr(String);
impl From<std::io::Error> for MyErr { fn from(_e: std::io::Error) -> Self { MyErr("io".into()) } }
impl From<String> for MyErr { fn from(e: String) -> Self { MyErr(e) } }
fn fails(x: &str) -> Result<(), String> { Err(format!("no {x}")) }
fn conv(x: &str) -> Result<(), MyErr> { fails(x)?; Ok(()) }
async fn g13(Path(x): Path<String>) { if let Err(e) = conv(&x) { remove_file(e.0).ok(); } } // want RBN301
trait Const { const DIR: &'static str; fn full(p: &str) -> String { format!("{}/{}", Self::DIR, p) } }
struct C1; impl Const for C1 { const DIR: &'static str = "/srv"; }
async fn g14(Path(x): Path<String>) { remove_file(C1::full(&x)).ok(); remove_file(C1::full("a")).ok(); } // want RBN301
trait Visitor { fn visit(&mut self, p: &str); }
struct Coll2 { out: Vec<String> }
impl Visitor for Coll2 { fn visit(&mut self, p: &str) { self.out.push(p.to_string()); } }
fn walk(v: &mut dyn Visitor, p: &str) { v.visit(p); }
async fn g15(Path(x): Path<String>) { let mut c = Coll2 { out: vec![] }; walk(&mut c, &x); remove_file(&c.out[0]).ok(); } // want RBN301
fn mk(kind: u8) -> Box<dyn Sink6> { if kind == 0 { Box::new(S6) } else { Box::new(S6b) } }
trait Sink6 { fn eat(&self, p: &str); }
struct S6; impl Sink6 for S6 { fn eat(&self, p: &str) { remove_file(p).ok(); } } // want RBN301
struct S6b; impl Sink6 for S6b { fn eat(&self, p: &str) { remove_file(p).ok(); } } // want RBN301
async fn g16(Path(x): Path<String>) { mk(1).eat(&x); let s = mk(0); s.eat(&x); }
impl Default for Key { fn default() -> Self { Key { a: "a".into(), b: "b".into() } } }
async fn g17(Path(x): Path<String>) { let k = Key { b: x, ..Default::default() }; remove_file(&k.a).ok(); /*ok*/
  remove_file(&k.b).ok(); } // want RBN301

// A Display that hands its formatter on, and one that pads.
struct Whole(String);
impl fmt::Display for Whole { fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result { fmt::Display::fmt(&self.0, f) } }
struct Handed(String);
impl fmt::Display for Handed { fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result { self.0.fmt(f) } }
struct Padded(String, String);
impl fmt::Display for Padded { fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result { f.pad(&self.0) } }
async fn g18(Path(x): Path<String>) {
    remove_file(format!("{}", Whole(x.clone()))).ok(); // want RBN301
    remove_file(Handed(x.clone()).to_string()).ok(); // want RBN301
    remove_file(Padded(x.clone(), "a".into()).to_string()).ok(); // want RBN301
    remove_file(Padded("a".into(), x.clone()).to_string()).ok();
    let mut out = String::new();
    std::fmt::Write::write_fmt(&mut out, format_args!("{}", 1)).ok();
    { use std::fmt::Write; write!(out, "{}", Padded("a".into(), x.clone())).ok(); }
    remove_file(&out).ok();
}
