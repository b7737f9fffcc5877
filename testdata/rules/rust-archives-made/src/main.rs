//! What is put into archives, what these say of themselves, and pictures that are saved by what others name.

#[macro_use]
extern crate rocket;

use bincode::Options;
use rocket::tokio::fs;
use serde::Deserialize;
use std::fs::File;
use std::io::{self, Read};
use std::os::unix::net::UnixStream;
use std::path::Path;

#[get("/pack/<folder>")]
fn pack(folder: &str) -> io::Result<()> {
    let mut tar = tar::Builder::new(File::create("/srv/out.tar")?);
    tar.append_dir_all(folder, "/srv/films")?;
    tar.append_dir("films", "/srv/films")?;
    tar.append_dir_all("films", Path::new("/srv").join(folder))?; // want RBN301
    tar.append_path_with_name("/srv/list.txt", folder)?;
    tar.append_path_with_name(format!("/srv/{folder}"), "list.txt")?; // want RBN301
    tar.finish()
}

fn sizes() -> io::Result<usize> {
    let mut room = 0;
    let mut archive = tar::Archive::new(File::open("/srv/in.tar")?);
    for entry in archive.entries()? {
        let mut entry = entry?;
        let small: Vec<u8> = Vec::with_capacity(entry.size().min(4096) as usize);
        let mut whole = vec![0u8; entry.size() as usize]; // want RBN804
        entry.read_exact(&mut whole)?;
        let said = Vec::<u8>::with_capacity(entry.header().size()? as usize); // want RBN804
        room += small.capacity() + whole.len() + said.capacity();
    }
    let mut zipped = zip::ZipArchive::new(File::open("/srv/in.zip")?)?;
    let item = zipped.by_index(0)?;
    let all = Vec::<u8>::with_capacity(item.size() as usize); // want RBN804
    Ok(room + all.capacity())
}

#[get("/print/<name>")]
fn print(name: &str) -> image::ImageResult<()> {
    let picture = image::open("/srv/films/first.png")?;
    let small = picture.thumbnail(64, 64);
    small.save("/srv/prints/first.png")?;
    small.save(Path::new("/srv/prints").join(name))?; // want RBN301
    picture.rotate90().grayscale().save(format!("/srv/prints/{name}"))?; // want RBN301
    picture.to_rgb8().save_with_format(name, image::ImageFormat::Png) // want RBN301
}

#[get("/note?<name>")]
async fn note(name: &str) -> io::Result<String> {
    if name.bytes().all(|b| b.is_ascii_lowercase()) {
        return fs::read_to_string(format!("/srv/notes/{name}.txt")).await;
    }
    fs::read_to_string(format!("/srv/notes/{name}.md")).await // want RBN301
}

#[get("/daemon/<name>")]
fn daemon(name: &str) -> io::Result<()> {
    UnixStream::connect("/run/darkroom.sock")?;
    UnixStream::connect(format!("/run/{name}.sock"))?; // want RBN301
    Ok(())
}

#[derive(Deserialize)]
struct Film {
    name: String,
    frames: u32,
}

#[post("/films", data = "<sent>")]
fn films(sent: Vec<u8>) -> rusqlite::Result<()> {
    let Ok(list) = bincode::DefaultOptions::new().with_limit(1 << 16).deserialize::<Vec<Film>>(&sent) else {
        return Ok(());
    };
    let store = rusqlite::Connection::open("/srv/films.db")?;
    for film in &list {
        store.execute_batch(&format!("UPDATE films SET frames = {}", film.frames))?;
        store.execute_batch(&format!("INSERT INTO films VALUES ('{}')", film.name))?; // want RBN404
    }
    Ok(())
}

#[launch]
fn rocket() -> _ {
    sizes().ok();
    rocket::build().mount("/", routes![pack, print, note, daemon, films])
}
