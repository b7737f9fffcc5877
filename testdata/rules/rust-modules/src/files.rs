use std::fs;

pub fn remove(path: &str) -> bool {
    fs::remove_file(path).is_ok() // want RBN301 from=app.rb:20
}

pub fn same(path: &str) -> bool {
    fs::remove_dir_all(path).is_ok()
}
