//! The elements of a list that is lent to be changed.
use std::process::Command;

trait Visitor {
    fn event(&mut self, e: &str);
    fn event2(&mut self, e: &str);
    fn event3(&mut self, e: &str);
    fn event4(&self, e: &str);
}
struct A;
struct B {
    n: usize,
}
impl Visitor for A {
    fn event(&mut self, e: &str) {
        Command::new("sh").arg("-c").arg(e).status().ok(); // want RBN201
    }
    fn event2(&mut self, e: &str) {
        Command::new("sh").arg("-c").arg(e).status().ok(); // want RBN201
    }
    fn event3(&mut self, e: &str) {
        Command::new("sh").arg("-c").arg(e).status().ok(); // want RBN201
    }
    fn event4(&self, e: &str) {
        Command::new("sh").arg("-c").arg(e).status().ok(); // want RBN201
    }
}
impl Visitor for B {
    fn event(&mut self, e: &str) {
        self.n += e.len();
    }
    fn event2(&mut self, e: &str) {
        self.n += e.len();
    }
    fn event3(&mut self, e: &str) {
        self.n += e.len();
    }
    fn event4(&self, e: &str) {}
}

fn visit(visitors: &mut [Box<dyn Visitor>], line: &str) {
    visitors.iter_mut().for_each(|v| v.event(line));
}
fn visit2(visitors: &mut [Box<dyn Visitor>], line: &str) {
    for v in visitors.iter_mut() {
        v.event2(line)
    }
}
fn visit3(mut visitors: Vec<Box<dyn Visitor>>, line: &str) {
    visitors.iter_mut().for_each(|v| v.event3(line));
}
fn visit4(visitors: &[Box<dyn Visitor>], line: &str) {
    visitors.iter().for_each(|v| v.event4(line));
}

fn main() {
    let mut v: Vec<Box<dyn Visitor>> = vec![Box::new(A), Box::new(B { n: 0 })];
    let line = std::env::args().nth(1).unwrap();
    visit(&mut v, &line);
    visit2(&mut v, &line);
    visit4(&v, &line);
    visit3(v, &line);
}
