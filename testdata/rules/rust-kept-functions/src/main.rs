//! Functions and objects behind a trait that newtypes and tables keep, beside other newtypes.
mod held;
mod template;

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::process::Command;
use template::Template;

pub struct Event {
    pub host: String,
    pub message: String,
    pub level: u8,
}

type Hook = Box<dyn Fn(&Event) + Send>;

pub struct Hooks(BTreeMap<&'static str, Hook>);

macro_rules! hooks {
    ($($name:literal => $f:expr),* $(,)?) => {{
        let mut map: BTreeMap<&'static str, Hook> = BTreeMap::new();
        $( map.insert($name, Box::new($f)); )*
        Hooks(map)
    }};
}

impl Hooks {
    fn standard() -> Self {
        let wall = Template::from("wall '{host}: {message}'");
        hooks! {
            "wall" => move |e| shell(&wall.render(e)),
            "level" => level,
            "page" => page,
        }
    }

    fn fire(&self, name: &str, e: &Event) {
        if let Some(hook) = self.0.get(name) {
            hook(e);
        }
    }
}

fn shell(line: &str) {
    Command::new("sh").args(["-c", line]).status().ok(); // want RBN201
}

fn level(e: &Event) {
    Command::new("sh").arg("-c").arg(format!("logger {}", e.level)).status().ok();
}

fn page(e: &Event) {
    Command::new("sh").arg("-c").arg(format!("page {}", e.message)).status().ok(); // want RBN201
}

pub fn line() -> String {
    let mut text = String::new();
    let (peer, _) = TcpListener::bind("0.0.0.0:7000").unwrap().accept().unwrap();
    BufReader::new(peer).read_line(&mut text).unwrap();
    text
}

fn main() {
    let event = Event { host: line(), message: line(), level: 3 };
    Hooks::standard().fire("page", &event);
    held::run();
}
