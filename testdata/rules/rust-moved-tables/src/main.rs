//! A table of functions that a builder fills, and that another struct has then.

use std::collections::HashMap;
use std::process::Command;
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verb { Load, Save }
type Handler = Box<dyn Fn(&mut Core, &Request) -> Result<String, String>>;
pub struct Request { verb: Verb, rest: String }
#[derive(Default)]
pub struct Core { n: u32 }
pub struct Host { core: Core, handlers: HashMap<Verb, Handler> }
#[derive(Default)]
pub struct HostBuilder { handlers: HashMap<Verb, Handler> }
impl HostBuilder {
    pub fn on<F>(mut self, verb: Verb, f: F) -> Self where F: Fn(&mut Core, &Request) -> Result<String, String> + 'static {
        self.handlers.insert(verb, Box::new(f));
        self
    }
    pub fn build(self) -> Result<Host, String> {
        Ok(Host { core: Core::default(), handlers: self.handlers })
    }
}
impl Host {
    pub fn standard() -> Result<Self, String> {
        HostBuilder::default()
            .on(Verb::Load, |_, r| { Command::new(&r.rest).spawn().ok(); Ok(String::new()) }) // want RBN202
            .on(Verb::Save, |_, r| { Command::new("x").arg("-l").spawn().ok(); Ok(String::new()) })
            .build()
    }
    pub fn dispatch(&mut self, request: &Request) -> Result<String, String> {
        let handler = self.handlers.get(&request.verb).ok_or("x")?;
        handler(&mut self.core, request)
    }
}
pub struct Host2 { core: Core, handlers: HashMap<Verb, Handler> }
impl Host2 {
    pub fn on<F>(mut self, verb: Verb, f: F) -> Self where F: Fn(&mut Core, &Request) -> Result<String, String> + 'static {
        self.handlers.insert(verb, Box::new(f));
        self
    }
    pub fn standard() -> Self {
        Host2 { core: Core::default(), handlers: HashMap::new() }
            .on(Verb::Load, |_, r| { Command::new(&r.rest).spawn().ok(); Ok(String::new()) }) // want RBN202
    }
    pub fn dispatch(&mut self, request: &Request) -> Result<String, String> {
        let handler = self.handlers.get(&request.verb).ok_or("x")?;
        handler(&mut self.core, request)
    }
}
pub struct Host3 { core: Core, handlers: HashMap<Verb, Handler> }
impl Host3 {
    pub fn standard() -> Self {
        let mut h: HashMap<Verb, Handler> = HashMap::new();
        h.insert(Verb::Load, Box::new(|_, r| { Command::new(&r.rest).spawn().ok(); Ok(String::new()) })); // want RBN202
        Host3 { core: Core::default(), handlers: h }
    }
    pub fn dispatch(&mut self, request: &Request) -> Result<String, String> {
        let handler = self.handlers.get(&request.verb).ok_or("x")?;
        handler(&mut self.core, request)
    }
}
fn main() {
    let rest = std::env::args().nth(1).unwrap();
    let r = Request { verb: Verb::Load, rest };
    let mut h = Host::standard().unwrap();
    h.dispatch(&r);
    let mut h = Host2::standard();
    h.dispatch(&r);
    let mut h = Host3::standard();
    h.dispatch(&r);
}
