use actix_files::NamedFile;
use axum::extract::{Path, Query};
use axum::routing::get;
use axum::Router;
use nix::fcntl::OFlag;
use nix::sys::stat::Mode;
use serde::Deserialize;
use std::ffi::CString;
use std::path::{Path as FilePath, PathBuf};
use tempfile::NamedTempFile;

#[derive(Deserialize)]
struct Document {
    name: String,
    id: u64,
}

async fn served(Path(name): Path<String>) {
    NamedFile::open(FilePath::new("/srv/www").join(&name)).ok(); // want RBN301
    actix_files::NamedFile::open_async(format!("/srv/www/{name}")).await.ok(); // want RBN301
    rocket::fs::NamedFile::open(&name).await.ok(); // want RBN301
    tower_http::services::ServeDir::new(&name); // want RBN301
    actix_files::Files::new("/static", PathBuf::from(&name)); // want RBN301
    actix_files::Files::new(&name, "/srv/www");
    NamedFile::open("/srv/www/logo.png").ok();
    NamedFile::open(FilePath::new("/srv/www").join(FilePath::new(&name).file_name().unwrap())).ok();
    NamedFile::open(format!("/srv/www/{}", sanitize_filename::sanitize(&name))).ok();
}

async fn asynchronous(Query(document): Query<Document>) {
    let base = PathBuf::from("/srv/vault");
    tokio::fs::read(base.join(&document.name)).await.ok(); // want RBN301
    tokio::fs::File::open(&document.name).await.ok(); // want RBN301
    tokio::fs::OpenOptions::new().append(true).open(&document.name).await.ok(); // want RBN301
    async_fs::remove_file(base.join(&document.name)).await.ok(); // want RBN301
    fs_err::read_to_string(&document.name).ok(); // want RBN301
    fs_err::File::create(base.join(&document.name)).ok(); // want RBN301
    tokio::fs::symlink("/srv/vault/all", base.join(&document.name)).await.ok(); // want RBN301
    tokio::fs::read(base.join(document.id.to_string())).await.ok();
    tokio::fs::write("/srv/vault/last", document.name.as_bytes()).await.ok();
    tokio::fs::write(base.join(format!("{:016x}", document.id)), "text").await.ok();
}

async fn temporary(Path(name): Path<String>) {
    let file = NamedTempFile::new().unwrap();
    file.persist(format!("/srv/uploads/{name}")).ok(); // want RBN301
    tempfile::tempdir_in(&name).ok(); // want RBN301
    tempfile::Builder::new().prefix("upload").tempfile_in(&name).ok(); // want RBN301
    tempfile::Builder::new().prefix("upload").tempfile_in("/srv/uploads").ok();
    walkdir::WalkDir::new(&name); // want RBN301
    fs_extra::dir::copy("/srv/template", &name, &Default::default()).ok(); // want RBN301
    image::open(&name).unwrap().save("/srv/thumb.png").ok(); // want RBN301
    image::open("/srv/a.png").unwrap().save(&name).ok(); // want RBN301
}

async fn system(Path(name): Path<String>) {
    nix::fcntl::open(name.as_str(), OFlag::O_RDONLY, Mode::empty()).ok(); // want RBN301
    nix::unistd::unlink(name.as_str()).ok(); // want RBN301
    nix::unistd::unlink("/srv/lock").ok();
    nix::mount::mount(Some("tmpfs"), name.as_str(), Some("tmpfs"), nix::mount::MsFlags::empty(), None::<&str>).ok(); // want RBN301
    let path = CString::new(name.as_str()).unwrap();
    let fixed = c"/srv/lock";
    unsafe {
        libc::unlink(path.as_ptr()); // want RBN301
        libc::chmod(path.as_ptr(), 0o600); // want RBN301
        libc::symlink(fixed.as_ptr(), path.as_ptr()); // want RBN301
        libc::mount(c"none".as_ptr(), path.as_ptr(), c"tmpfs".as_ptr(), 0, std::ptr::null()); // want RBN301
        libc::renameat(libc::AT_FDCWD, fixed.as_ptr(), libc::AT_FDCWD, path.as_ptr()); // want RBN301
        libc::symlinkat(fixed.as_ptr(), libc::AT_FDCWD, path.as_ptr()); // want RBN301
        libc::unlink(fixed.as_ptr());
        libc::write(1, path.as_ptr().cast(), 3);
    }
}

fn main() {
    let _: Router = Router::new()
        .route("/served/{name}", get(served))
        .route("/asynchronous", get(asynchronous))
        .route("/temporary/{name}", get(temporary))
        .route("/system/{name}", get(system));
}
