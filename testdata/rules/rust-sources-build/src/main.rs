fn main() {
    if let Ok(tool) = std::env::var("FREIGHT_TOOL") {
        let _ = std::process::Command::new(&tool).status(); // want RBN202
    }
}
