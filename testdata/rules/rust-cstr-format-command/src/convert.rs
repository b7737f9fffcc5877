use std::process::Command;

pub fn through_shell(file: &str, size: i32) -> i32 {
    let cmd = format!("convert {} -thumbnail {}x{} png:-", file, size, size);
    let status = Command::new("sh")
        .arg("-c")
        .arg(&cmd) // want RBN201
        .status();
    status.ok().and_then(|status| status.code()).unwrap_or(-1)
}

pub fn directly(file: &str, size: i32) -> i32 {
    let status = Command::new("convert")
        .arg(file) // want RBN203
        .arg("-thumbnail")
        .arg(format!("{size}x{size}"))
        .arg("png:-")
        .status();
    status.ok().and_then(|status| status.code()).unwrap_or(-1)
}
