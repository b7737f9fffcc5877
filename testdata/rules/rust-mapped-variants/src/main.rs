//! The constructor of a variant or of a tuple struct is the function that an Option is mapped by.

use std::process::Command;
enum Hook<'a> { Sync, Custom(&'a str), Two { line: &'a str } }
struct Line(String);
impl<'a> From<Option<&'a str>> for Hook<'a> { fn from(raw: Option<&'a str>) -> Self { raw.map_or(Hook::Sync, Hook::Custom) } }
impl Hook<'_> {
    fn run(&self) {
        match self {
            Hook::Sync => { Command::new("sync").status(); }
            Hook::Custom(line) => { Command::new("sh").arg("-c").arg(line).status(); } // want RBN201
            Hook::Two { line } => { Command::new("sh").arg("-c").arg(line).status(); }
        }
    }
}
fn one(l: &Line) { Command::new("sh").arg("-c").arg(&l.0).status(); } // want RBN201
fn two(l: &Line) { Command::new("sh").arg("-c").arg(&l.0).status(); } // want RBN201
fn three(l: &Line) { Command::new("sh").arg("-c").arg(&l.0).status(); } // want RBN201
fn four(l: &Line) { Command::new("sh").arg("-c").arg(&l.0).status(); }
fn five(h: &Hook) { if let Hook::Custom(line) = h { Command::new("sh").arg("-c").arg(line).status(); } } // want RBN201
fn six(h: &Hook) { if let Hook::Custom(line) = h { Command::new("sh").arg("-c").arg(line).status(); } } // want RBN201
fn main() {
    let a = std::env::args().nth(1);
    Hook::from(a.as_deref()).run();
    one(&a.clone().map(Line).unwrap());
    two(&a.clone().map_or_else(|| Line("x".into()), Line));
    three(&a.clone().map_or(Line("x".into()), Line));
    four(&a.clone().map_or(Line("x".into()), |_| Line("y".into())));
    five(&a.as_deref().map_or(Hook::Sync, Hook::Custom));
    six(&a.as_deref().map(Hook::Custom).unwrap_or(Hook::Sync));
}
