//! Classes of Ruby in the forms that Helix has.
#[macro_use]
extern crate helix;

use std::fs;
use std::process::Command;

ruby! {
    #[derive(Debug)]
    class Words {
        struct {
            folder: String,
            size: u64
        }

        def initialize(helix, folder: String) {
            Words { helix, folder: folder, size: 0 }
        }

        def read(&self, name: String) -> String {
            fs::read_to_string(name).unwrap_or_default() // want RBN301 from=app.rb:6
        }

        def kept(&self) -> Vec<u8> {
            fs::read(&self.folder).unwrap_or_default() // want RBN301 from=app.rb:5
        }

        #[ruby_name = "write!"]
        def write(&mut self, _first: String, name: String) {
            fs::write(name, "x").ok(); // want RBN301 from=app.rb:9
        }

        #[cfg(not(windows))]
        def open(name: String) -> Vec<u8> {
            fs::read(name).unwrap_or_default() // want RBN301 from=app.rb:10
        }

        def number(&self, n: u64) -> Vec<u8> {
            fs::read(n.to_string()).unwrap_or_default()
        }

        // A method of the class is none of its objects, and the other way round.
        def never(&self, name: String) -> Vec<u8> {
            fs::read(name).unwrap_or_default()
        }
    }

    #[ruby_name = "Tool"]
    pub class Inner {
        def run(text: String) {
            Command::new("sh").arg("-c").arg(text).status().ok(); // want RBN201 from=app.rb:12
        }

        def run_never(text: String) {
            Command::new("sh").arg("-c").arg(text).status().ok();
        }
    }

    // A function of the class, written as Ruby writes it, takes nothing from those beside it.
    class Shelf {
        struct {
            folder: String,
        }

        def initialize(helix, folder: String) {
            Shelf { helix, folder }
        }

        def kept(&self) -> Option<String> {
            fs::read_to_string(format!("/srv/{}.txt", self.folder)).ok() // want RBN301 from=app.rb:16
        }

        def self.import(tool: String, count: u32) -> bool {
            Command::new(&tool).arg(count.to_string()).status().is_ok() // want RBN202 from=app.rb:18
        }

        #[cfg(unix)]
        def self.import_known(tool: String) -> bool {
            match tool.as_str() {
                "tar" => Command::new(&tool).status().is_ok(),
                _ => false,
            }
        }

        def self.count(folder: String) -> u64 {
            folder.len() as u64
        }
    }

    reopen class String {
        def shell(&self, text: String) {
            Command::new("sh").arg("-c").arg(text).status().ok(); // want RBN201 from=app.rb:15
        }
    }
}
