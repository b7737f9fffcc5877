use axum::body::Bytes;
use axum::extract::Path as Segment;
use axum::routing::{get, post};
use axum::Router;
use flate2::read::GzDecoder;
use std::fs::{self, File};
use std::io::{self, Cursor, Read};
use std::path::{Component, Path};
use tar::Archive;
use zip::ZipArchive;

async fn unzip(body: Bytes) {
    let mut archive = ZipArchive::new(Cursor::new(body.to_vec())).unwrap();
    for i in 0..archive.len() {
        let mut file = archive.by_index(i).unwrap();
        let mut data = Vec::new();
        file.read_to_end(&mut data).ok();
        let out = Path::new("/srv/out").join(file.name());
        fs::write(out, &data).ok(); // want RBN301
        fs::write(format!("/srv/out/{}", file.name()), &data).ok(); // want RBN301
        if let Some(name) = file.enclosed_name() {
            fs::write(Path::new("/srv/out").join(name), &data).ok();
        }
        fs::write(Path::new("/srv/out").join(file.mangled_name()), &data).ok();
        fs::write(format!("/srv/out/{i}"), &data).ok();
    }
}

fn unzip_file() -> io::Result<()> {
    let mut archive = zip::ZipArchive::new(File::open("/srv/in.zip")?).unwrap();
    for i in 0..archive.len() {
        let mut file = archive.by_index(i).unwrap();
        let mut out = File::create(Path::new("/srv/out").join(file.name()))?; // want RBN301
        io::copy(&mut file, &mut out)?;
    }
    if let Ok(mut readme) = archive.by_name("README") {
        io::copy(&mut readme, &mut File::create("/srv/out/README")?)?;
    }
    Ok(())
}

async fn untar(body: Bytes) {
    let mut archive = Archive::new(GzDecoder::new(Cursor::new(body.to_vec())));
    for entry in archive.entries().unwrap() {
        let mut entry = entry.unwrap();
        let path = entry.path().unwrap().into_owned();
        entry.unpack(Path::new("/srv/out").join(&path)).ok(); // want RBN301
        entry.unpack_in("/srv/out").ok();
        entry.unpack("/srv/out/fixed.bin").ok();
        if path.components().all(|part| matches!(part, Component::Normal(_))) {
            entry.unpack(Path::new("/srv/out").join(&path)).ok();
        }
    }
}

fn untar_file() -> io::Result<()> {
    let mut archive = tar::Archive::new(File::open("/srv/in.tar")?);
    for entry in archive.entries()? {
        let mut entry = entry?;
        let name = entry.header().path()?.into_owned();
        let mut out = File::create(Path::new("/srv/out").join(name))?; // want RBN301
        io::copy(&mut entry, &mut out)?;
    }
    tar::Archive::new(File::open("/srv/in.tar")?).unpack("/srv/out")
}

async fn chosen(Segment(folder): Segment<String>) {
    let mut archive = Archive::new(File::open("/srv/in.tar").unwrap());
    archive.unpack(format!("/srv/{folder}")).ok(); // want RBN301
    let mut zipped = ZipArchive::new(File::open("/srv/in.zip").unwrap()).unwrap();
    zipped.extract(Path::new("/srv").join(&folder)).ok(); // want RBN301
    zipped.extract("/srv/out").ok();
}

fn main() {
    unzip_file().ok();
    untar_file().ok();
    let _: Router = Router::new()
        .route("/unzip", post(unzip))
        .route("/untar", post(untar))
        .route("/chosen/{folder}", get(chosen));
}
