use axum::extract::Path;
use axum::routing::get;
use axum::Router;
use duct::cmd;
use std::ffi::CString;
use std::process::Command;
use subprocess::{Exec, Popen, PopenConfig};

// What is a shell's or an interpreter's, and what only stands beside it.
async fn interpreters(Path(x): Path<String>) {
    Command::new("cmd").args(["/C", "dir", &x]).status().ok(); // want RBN201
    Command::new("cmd.exe").arg("/c").arg(format!("dir {x}")).status().ok(); // want RBN201
    Command::new("powershell").args(&["-Command", &x]).status().ok(); // want RBN201
    Command::new("php").args(["-r", &x]).status().ok(); // want RBN201
    Command::new("python3").args(["-c", &format!("print({x})")]).status().ok(); // want RBN201
    Command::new("python3").args(["report.py", &x]).status().ok();
    Command::new("php").args(["report.php", "-r", &x]).status().ok();
    Command::new("cmd").args(["dir", &x]).status().ok();
    Command::new("cmd").raw_arg("/C").raw_arg(format!("dir {x}")).status().ok(); // want RBN201
    Command::new("ssh").arg("backup.internal").arg(format!("ls {x}")).status().ok(); // want RBN201
    Command::new("ssh").arg("backup.internal").arg("uptime").status().ok();
}

async fn duct_calls(Path(x): Path<String>) {
    cmd!("sh", "-c", &x).run().ok(); // want RBN201
    cmd!("bash", "-ec", format!("ls {x}")).read().ok(); // want RBN201
    duct::cmd("sh", ["-c", &x]).run().ok(); // want RBN201
    duct_sh::sh_dangerous(format!("ls {x}")).run().ok(); // want RBN201
    duct_sh::sh("ls").run().ok();
    cmd!(&x, "-V").run().ok(); // want RBN202
    cmd!("wc", "-c", &x).run().ok();
    cmd!("sh", "-c", "wc \"$0\"", &x).run().ok();
    cmd!("git", "clone", &x).run().ok(); // want RBN203
    duct::cmd("git", ["log", &x]).run().ok(); // want RBN203
    duct::cmd("git", ["log", "--", &x]).run().ok();
}

async fn subprocess_calls(Path(x): Path<String>) {
    Exec::shell(format!("ls {x}")).join().ok(); // want RBN201
    Exec::shell("ls").join().ok();
    Exec::cmd(&x).join().ok(); // want RBN202
    Exec::cmd("sh").arg("-c").arg(&x).join().ok(); // want RBN201
    Exec::cmd("sh").args(&["-c", &x]).join().ok(); // want RBN201
    Exec::cmd("sh").args(&["-c", "wc \"$0\"", &x]).join().ok();
    Exec::cmd("tar").arg("xf").arg("a.tar").arg(&x).join().ok(); // want RBN203
    Exec::cmd("tar").arg("xf").arg("a.tar").arg("--").arg(&x).join().ok();
    Popen::create(&["sh", "-c", &x], PopenConfig::default()).ok(); // want RBN201
    Popen::create(&[x.as_str(), "-V"], PopenConfig::default()).ok(); // want RBN202
    Popen::create(&["git", "clone", &x], PopenConfig::default()).ok(); // want RBN203
    Popen::create(&["git", "clone", "--", &x], PopenConfig::default()).ok();
}

fn git() -> Command {
    let mut command = Command::new("git");
    command.arg("log");
    command
}

// A word is an option if it begins with a dash, and nothing before it ended the options.
async fn words(Path(x): Path<String>) {
    Command::new("git").arg("clone").arg(&x).status().ok(); // want RBN203
    Command::new("git").args(["clone", &x]).status().ok(); // want RBN203
    Command::new("/usr/bin/git").arg("clone").arg("--").arg(&x).status().ok();
    Command::new("git").args(["clone", "--", &x]).status().ok();
    Command::new("git").args(["log", "--"]).arg(&x).status().ok();
    Command::new("cowsay").arg(&x).status().ok();
    git().arg(&x).status().ok(); // want RBN203
    Command::new("zstd").arg("-q").arg("--").arg(&x).status().ok();
    Command::new("zstd").current_dir("/srv").arg("-o").arg(&x).status().ok();
    Command::new("zstd").current_dir("/srv").arg("-q").arg(&x).status().ok(); // want RBN203
    Command::new("vacuumdb").arg("--quiet").arg(&x).status().ok(); // want RBN203
    git().arg("--").arg(&x).status().ok();
    let mut tar = Command::new("tar");
    tar.arg("xf").arg("a.tar");
    tar.arg(&x); // want RBN203
    tar.status().ok();
    let mut ended = Command::new("tar");
    ended.arg("xf").arg("a.tar");
    ended.arg("--");
    ended.arg(&x);
    ended.status().ok();
    Command::new("git").arg("commit").arg("-m").arg(&x).status().ok();
    Command::new("git").arg("show").arg(format!("v{x}")).status().ok();
    Command::new("git").arg("show").arg(format!("--author={x}")).status().ok();
    Command::new("git").arg("show").arg(format!("{x}:README")).status().ok(); // want RBN203
    Command::new("git").arg("show").arg("refs/heads/".to_string() + &x).status().ok();
    if !x.starts_with('-') {
        Command::new("git").arg("show").arg(&x).status().ok();
    }
    if x.starts_with("--") {
        return;
    }
    Command::new("curl").arg("-s").arg(&x).status().ok();
}

async fn native(Path(x): Path<String>, session: ssh2::Session) {
    let line = CString::new(format!("lp {x}")).unwrap();
    unsafe { libc::system(line.as_ptr()) }; // want RBN201
    unsafe { libc::popen(line.as_ptr(), c"r".as_ptr()) }; // want RBN201
    let dash = CString::new("-c").unwrap();
    let sh = CString::new("/bin/sh").unwrap();
    nix::unistd::execv(&sh, &[sh.clone(), dash, line]).ok(); // want RBN201
    let program = CString::new(x.clone()).unwrap();
    nix::unistd::execvp(&program, &[&program]).ok(); // want RBN202
    let mut channel = session.channel_session().unwrap();
    channel.exec(&format!("ls {x}")).unwrap(); // want RBN201
    channel.exec("uptime").unwrap();
}

fn main() {
    let _: Router = Router::new()
        .route("/interpreters", get(interpreters))
        .route("/duct", get(duct_calls))
        .route("/subprocess", get(subprocess_calls))
        .route("/words", get(words))
        .route("/native", get(native));
}
