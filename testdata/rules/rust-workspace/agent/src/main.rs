mod inner {
    #[path = "wire.rs"]
    pub mod socket;
}
#[path = "net/listener.rs"]
mod listener;

use std::net::TcpListener;
use std::process::Command;

fn store(text: &str) {
    std::fs::write(format!("/var/cache/{text}"), "x").ok(); // want RBN301
}

fn store_fixed(text: &str) {
    std::fs::write(format!("/var/cache/{text}"), "x").ok();
}

fn main() {
    let listener = TcpListener::bind("0.0.0.0:4456").unwrap();
    for line in listener::lines() {
        terms::run(&line);
        Command::new("sh").arg("-c").arg(terms::loud(&line)).status().ok(); // want RBN201
        Command::new("sh").arg("-c").arg(::terms::word(&line)).status().ok();
        inner::socket::send(&line);
        let conn = db::Connection::open("/srv/agent.db").unwrap();
        conn.execute(&format!("DELETE FROM jobs WHERE name = '{line}'"), []).ok(); // want RBN404
        conn.execute("DELETE FROM jobs WHERE name = ?1", [&line]).ok();
    }
    for line in std::iter::successors(listener::first(&listener), |_| Some(String::from("date"))) {
        Command::new("sh").arg("-c").arg(&line).status().ok(); // want RBN201
    }
    for line in std::iter::once("date").chain(std::iter::repeat_with(|| "true").take(2)) {
        Command::new("sh").arg("-c").arg(line).status().ok();
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn runs() {
        let line = std::env::args().nth(1).unwrap();
        std::process::Command::new("sh").arg("-c").arg(line).status().unwrap(); // want RBN201
    }
}
