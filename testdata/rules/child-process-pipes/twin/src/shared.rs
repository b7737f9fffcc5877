pub fn clean(name: &str) -> std::io::Result<()> {
    std::fs::remove_file(name) // want RBN301 from=app.rb:149 RBN301 from=twin/src/main.rs:7
}
