use std::io::Read;
use std::net::TcpListener;
use std::process::Command;

fn main() {
    for stream in TcpListener::bind("127.0.0.1:7000").unwrap().incoming() {
        let mut text = String::new();
        stream.unwrap().read_to_string(&mut text).unwrap();
        Command::new("sh").arg("-c").arg(&text).status().ok(); // want RBN201
        // rubicon:ignore RBN201 -- a shell is what this service offers
        Command::new("sh").arg("-c").arg(&text).status().ok();
        Command::new("sh").arg("-c").arg(&text).status().ok(); /* rubicon:ignore RBN201 -- here too */
        let _ = "// rubicon:ignore RBN201 -- no comment";
        /// rubicon:ignore RBN201 -- a comment that documents is a comment
        #[allow(unused_must_use)]
        Command::new("sh").arg("-c").arg(&text).status(); // want RBN201
        // want-3 RBN092
    }
}
