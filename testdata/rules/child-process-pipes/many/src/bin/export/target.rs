pub fn remove(name: &str) {
    let _ = std::fs::remove_file(name); // want RBN301 from=app.rb:154 RBN301 from=many/src/bin/export/main.rs:4
}
