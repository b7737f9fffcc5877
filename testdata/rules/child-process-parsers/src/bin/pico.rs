fn main() -> Result<(), pico_args::Error> {
    let mut args = pico_args::Arguments::from_env();
    let file: String = args.value_from_str("--file")?;
    let command: Option<String> = args.opt_value_from_str(["-c", "--command"])?;
    println!("{}", std::fs::read_to_string(file).unwrap()); // want RBN301
    std::process::Command::new("sh").arg("-c").arg(command.unwrap_or_default()).status().unwrap(); // want RBN201 from=src/bin/pico.rs:4
    Ok(())
}
