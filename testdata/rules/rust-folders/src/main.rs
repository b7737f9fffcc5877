//! What lies in a folder that a request names, and templates that lie there.
use std::fs;
use std::path::{Path, PathBuf};

use axum::extract;
use axum::routing::get;
use axum::Router;
use handlebars::Handlebars;
use walkdir::WalkDir;

// The program's own folder, and the names of what lies in one.
fn own() {
    for entry in WalkDir::new("content") {
        let _ = fs::read(entry.unwrap().path());
    }
    for entry in fs::read_dir("content").unwrap() {
        let _ = fs::read(entry.unwrap().path());
    }
    for path in glob::glob("content/*.md").unwrap() {
        let _ = fs::read(path.unwrap());
    }
}

async fn named(extract::Path(folder): extract::Path<String>) {
    let folder = Path::new(&folder);
    for entry in fs::read_dir(folder).unwrap() { // want RBN301
        let entry = entry.unwrap();
        let _ = fs::read(Path::new("content").join(entry.file_name()));
        let _ = fs::remove_file(entry.path()); // want RBN301
    }
    for entry in WalkDir::new(folder).max_depth(2).into_iter().filter_map(Result::ok) { // want RBN301
        if entry.file_type().is_file() {
            let _ = fs::read(Path::new("content").join(entry.file_name()));
            let _ = fs::read(entry.path()); // want RBN301
            let _ = fs::read(entry.into_path()); // want RBN301
        }
    }
    let texts: Vec<PathBuf> = folder.read_dir().unwrap().filter_map(|e| e.ok()).map(|e| e.path()).collect(); // want RBN301
    for text in &texts {
        let _ = fs::read(text); // want RBN301
    }
    for entry in fs::read_dir(folder).unwrap().flatten() { // want RBN301
        let _ = fs::read(Path::new("content").join(entry.file_name()));
        let _ = fs::read(entry.path()); // want RBN301
    }
    for path in glob::glob(&format!("{}/*.md", folder.display())).unwrap() { // want RBN301
        let _ = fs::read(path.unwrap()); // want RBN301
    }
}

async fn templates(extract::Path(theme): extract::Path<String>) {
    let mut hb = Handlebars::new();
    let _ = hb.register_template_file("page", "themes/plain/page.hbs");
    let _ = hb.register_template_file(&theme, "themes/plain/page.hbs");
    let _ = tera::Tera::new("themes/plain/**/*");
    let _ = hb.register_template_file("page", &theme); // want RBN301
    let _ = hb.register_templates_directory(&theme, Default::default()); // want RBN301
    let _ = tera::Tera::new(&format!("{theme}/**/*")); // want RBN301
}

fn main() {
    own();
    let _: Router = Router::new().route("/named/:folder", get(named)).route("/templates/:theme", get(templates));
}
