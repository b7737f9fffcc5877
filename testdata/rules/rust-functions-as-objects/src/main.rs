//! A trait that functions implement, too: the object that is asked for can be one of them.

use std::collections::HashMap;
use std::process::Command;
pub struct Context<'r> { pub line: &'r str }
pub trait Task { fn run(&self, cx: &Context<'_>) -> Result<i32, String>; }
impl<F> Task for F where F: Fn(&Context<'_>) -> Result<i32, String> {
    fn run(&self, cx: &Context<'_>) -> Result<i32, String> { self(cx) }
}
struct Script { template: &'static str }
impl Task for Script {
    fn run(&self, cx: &Context<'_>) -> Result<i32, String> { Command::new("sh").arg("-c").arg(cx.line).status(); Ok(1) } // want RBN201
}
fn pack(cx: &Context<'_>) -> Result<i32, String> { Command::new("sh").arg("-c").arg(cx.line).status(); Ok(1) } // want RBN201
fn list(cx: &Context<'_>) -> Result<i32, String> { Command::new("ls").arg("--").arg(cx.line).status(); Ok(1) }
#[derive(Default)]
pub struct Registry { tasks: HashMap<&'static str, Box<dyn Task>> }
impl Registry {
    pub fn with(mut self, name: &'static str, task: impl Task + 'static) -> Self { self.tasks.insert(name, Box::new(task)); self }
    pub fn find(&self, name: &str) -> Result<&dyn Task, String> { self.tasks.get(name).map(|b| b.as_ref()).ok_or("unknown task".to_string()) }
}
fn main() {
    let r = Registry::default().with("pack", pack).with("list", list).with("script", Script { template: "x" })
        .with("inline", |cx: &Context<'_>| { Command::new("sh").arg("-c").arg(cx.line).status(); Ok(1) }); // want RBN201
    let line = std::env::args().nth(1).unwrap();
    let task = r.find("pack").unwrap();
    task.run(&Context { line: &line }).unwrap();
}
