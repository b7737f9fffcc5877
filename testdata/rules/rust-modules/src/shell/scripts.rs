pub fn run_script(script: &str) -> bool {
    std::process::Command::new("sh").arg("-c").arg(script).status().is_ok() // want RBN201 from=app.rb:25
}
