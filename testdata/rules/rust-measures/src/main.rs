//! What an object is asked twice for is the same number, what a stream is read twice for is not; and what is joined to a folder
//! begins with that.

use byteorder::{ReadBytesExt, BE};
use std::fs::File;
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::Command;

fn unpack(file: File) {
    let mut archive = tar::Archive::new(file);
    for entry in archive.entries().unwrap() {
        let entry = entry.unwrap();
        let _: Vec<u8> = Vec::with_capacity(entry.size() as usize); // want RBN804
        if entry.size() > 4096 {
            continue;
        }
        let _: Vec<u8> = Vec::with_capacity(entry.size() as usize);
    }
}

fn read(mut stream: TcpStream) {
    if stream.read_u32::<BE>().unwrap() > 100 {
        return;
    }
    let _: Vec<u8> = Vec::with_capacity(stream.read_u32::<BE>().unwrap() as usize); // want RBN804
    let n = stream.read_u32::<BE>().unwrap();
    if n < 100 {
        let _: Vec<u8> = Vec::with_capacity(n as usize);
    }
}

struct Folder {
    path: PathBuf,
}

fn pack(folder: &Folder, name: &str) {
    Command::new("tar").arg("-cf").arg("x").arg(folder.path.join(name)).status().unwrap();
    Command::new("tar").arg("-cf").arg("x").arg(Path::new(".").join(name)).status().unwrap();
    Command::new("tar").arg("-cf").arg("x").arg(PathBuf::new().join(name)).status().unwrap(); // want RBN203
    Command::new("tar").arg("-cf").arg("x").arg(name).status().unwrap(); // want RBN203
    Command::new("rsync").args(["-a", "-e", name]).arg("x").arg("host:x").status().unwrap(); // want RBN201
    Command::new("rsync").args(["-a", "-e", "ssh"]).arg("--").arg(name).arg("host:x").status().unwrap();
    Command::new("tar").arg("-I").arg(name).arg("-cf").arg("x").status().unwrap(); // want RBN201
}

fn main() {
    unpack(File::open(std::env::args().nth(1).unwrap()).unwrap()); // want RBN301
    pack(&Folder { path: std::env::current_dir().unwrap() }, &std::env::args().nth(2).unwrap());
    for stream in TcpListener::bind("127.0.0.1:7000").unwrap().incoming() {
        read(stream.unwrap());
    }
}
