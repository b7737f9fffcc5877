#[macro_use]
mod steps;
mod forms;

use forms::Order;
use std::env;
use std::process::Command;
use tool_kit::{loud, shell};

macro_rules! deny_unless {
    ($cond:expr, $($why:tt)+) => {
        if !$cond {
            eprintln!($($why)+);
            return;
        }
    };
}

macro_rules! longest {
    ($a:expr) => { $a };
    ($a:expr, $($rest:expr),+) => {{
        let a = $a;
        let b = longest!($($rest),+);
        if a.len() > b.len() { a } else { b }
    }};
}

macro_rules! safe {
    ($s:expr) => { $s.chars().all(|c| c.is_ascii_alphanumeric()) };
}

macro_rules! declare {
    ($name:ident = $value:expr) => {
        let text = String::from("ls ");
        let $name = text + $value;
    };
}

fn main() {
    let name = env::args().nth(1).unwrap_or_default();
    let count: u32 = env::args().nth(2).and_then(|c| c.parse().ok()).unwrap_or(1);

    shell!("ping {}", name); // want RBN201
    shell!("ping -c {} localhost", count);
    shell!("ping {}", tool_kit::quoted(&name));
    tool_kit::shell!("date");
    Command::new("sh").arg("-c").arg(loud!(&name)).status().ok(); // want RBN201

    forms::list(&name);
    forms::size("fixed");
    let order = Order { host: name.clone(), ..Default::default() };
    Command::new("sh").arg("-c").arg(order.host()).status().ok(); // want RBN201
    Command::new("sh").arg("-c").arg(format!("exit {}", order.tries())).status().ok();

    let list = forms::words!("ls", &name);
    Command::new("sh").arg("-c").arg(list.join(" ")).status().ok(); // want RBN201
    let list = forms::words!("ls", count);
    Command::new("sh").arg("-c").arg(list.join(" ")).status().ok();

    let text = longest!(name.as_str(), "x", "yz");
    Command::new("sh").arg("-c").arg(text).status().ok(); // want RBN201
    let text = longest!("x", "yz");
    Command::new("sh").arg("-c").arg(text).status().ok();

    let text = String::from("/tmp/x");
    declare!(line = &name);
    Command::new("sh").arg("-c").arg(&text).status().ok();
    Command::new("sh").arg("-c").arg(&line).status().ok(); // want RBN201

    let mut all = String::new();
    for part in [name.as_str(), "b"] {
        append!(all, part);
    }
    Command::new("sh").arg("-c").arg(&all).status().ok(); // want RBN201
    let mut fixed = String::new();
    append!(fixed, "tmp");
    Command::new("sh").arg("-c").arg(&fixed).status().ok();
    run_all!(name => "sh"; "-c"); // want RBN201
    run_all!("ls" => "sh"; "-c");

    if forms::agrees(&name) {
        deny_unless!(safe!(name), "not {}", name);
        Command::new("sh").arg("-c").arg(format!("id {name}")).status().ok();
    } else {
        Command::new("sh").arg("-c").arg(format!("id {name}")).status().ok(); // want RBN201
    }
}
