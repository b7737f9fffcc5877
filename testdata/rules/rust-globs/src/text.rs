pub fn listing(name: &str) -> String {
    format!("ls {name}")
}
