use std::env;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::Command;

fn shell(line: &str) {
    let _ = Command::new("sh").arg("-c").arg(line).status();
}

// Which file is opened and which program runs is for the one who starts the program to say: it is good to know, no more.
fn own_choice() -> io::Result<()> {
    let name = env::args().nth(1).unwrap();
    fs::remove_file(&name)?; // want RBN301
    Command::new(&name).status()?; // want RBN202
    if let Ok(editor) = env::var("EDITOR") {
        Command::new(editor).arg("notes.txt").status()?;
    }
    let mut line = String::new();
    io::stdin().read_line(&mut line)?;
    fs::write(line.trim(), "")?; // want RBN301
    if let Ok(pager) = env::var("REPORT_PAGER") {
        Command::new(&pager).status()?; // want RBN202
    }
    let logs = env::var_os("REPORT_LOGS").unwrap_or_else(|| "/var/log".into());
    fs::remove_file(&logs)?; // want RBN301
    let dir = PathBuf::from(logs); // where a program keeps its files is for who starts it to say
    fs::remove_file(dir.join("old.log"))?;
    fs::create_dir_all(dir.join("old").join("older"))?;
    let which = std::env::args().nth(2).unwrap_or_default();
    fs::remove_file(dir.join(which).join("old.log"))?; // want RBN301
    let host = fs::read_to_string("/var/spool/report/host")?;
    fs::create_dir_all(Path::new("/var/report").join(host.trim()))?; // want RBN301
    Command::new("grep").args(["-r", line.trim(), "/var/report"]).status()?; // want RBN203
    Ok(())
}

// What everyone's environment has, so that programs find his files, and what cannot lead elsewhere.
fn own_places() -> io::Result<()> {
    let home = env::var("HOME").unwrap_or_default();
    fs::read(format!("{home}/.reportrc"))?;
    fs::create_dir_all(PathBuf::from(env::var_os("XDG_CACHE_HOME").unwrap_or_default()).join("report"))?;
    if let Some(pager) = env::var_os("PAGER") {
        Command::new(pager).status()?;
    }
    Command::new("sh").arg("-c").arg(env::var("EDITOR").unwrap_or_default()).status()?; // want RBN201
    fs::write(format!("/run/report.{}", env::args().count()), "")?;
    let quiet = env::var_os("REPORT_QUIET").is_some();
    fs::write(format!("/run/report.{quiet}"), "")?;
    let jobs: u8 = env::var("REPORT_JOBS").ok().and_then(|j| j.parse().ok()).unwrap_or(1);
    fs::write(format!("/run/report.{jobs}"), "")?;
    let name = env::args().nth(1).unwrap_or_default();
    Command::new("grep").args(["-r", "--", &name, "/var/report"]).status()?;
    if let Some(file) = Path::new(&name).file_name() {
        fs::remove_file(Path::new("/var/report").join(file))?;
    }
    Ok(())
}

// So are the server that is asked, the expression that is searched for, the variables that a program is given, and how
// much memory a file asks for; a number, an escaped text and a limited size are not.
fn own_talk() -> Result<(), Box<dyn std::error::Error>> {
    let args: Vec<String> = env::args().collect();
    let port: u16 = args[1].parse()?;
    ureq::get(&format!("http://127.0.0.1:{port}/")).call()?;
    let _ = regex::Regex::new(&regex::escape(&args[2]))?;
    Command::new("make").env("JOBS", &args[3]).status()?;
    Command::new("make").env(format!("OPT_{}", args[3]), "1").status()?;
    let many: usize = args[4].parse()?;
    let _ = Vec::<u8>::with_capacity(many);
    ureq::post(&args[5]).call()?; // want RBN601
    let _ = regex::Regex::new(&args[6])?; // want RBN405
    let (name, value) = args[7].split_once('=').ok_or("no value")?;
    Command::new("make").env(name, value).status()?; // want RBN205
    let mirror = env::var("REPORT_MIRROR")?;
    ureq::get(&mirror).call()?; // want RBN601
    Ok(())
}

// A log may say what its own user named and what his files hold; what came through a pipe others wrote. What all threads
// see is no place for any of it.
fn own_log() -> io::Result<()> {
    let name = env::args().nth(2).unwrap_or_default();
    log::info!("report {name}");
    let text = fs::read_to_string(&name)?; // want RBN301
    log::info!("title {text}");
    let mut line = String::new();
    io::stdin().read_line(&mut line)?;
    log::info!("read {line:?}");
    log::info!("read {line}"); // want RBN702
    unsafe { WIDTH = line.len() }
    unsafe { TITLE = text } // want RBN805
    unsafe { NAME = name } // want RBN805
    Ok(())
}

static mut WIDTH: usize = 0;
static mut TITLE: String = String::new();
static mut NAME: String = String::new();

fn own_sizes(name: &str) -> io::Result<usize> {
    let mut file = File::open(name)?;
    let mut head = [0u8; 8];
    file.read_exact(&mut head)?;
    let rows = u32::from_le_bytes([head[0], head[1], head[2], head[3]]) as usize;
    let small = vec![0u8; rows.min(4096)];
    let table: Vec<u64> = Vec::with_capacity(rows); // want RBN804
    let mut line = String::new();
    io::stdin().read_line(&mut line)?;
    let more = vec![0u8; line.trim().parse().unwrap_or(0)]; // want RBN804
    Ok(small.len() + table.len() + more.len())
}

// How many there are, numbers, and what was written to a stream.
fn near_misses() -> io::Result<()> {
    shell(&format!("seq {}", env::args().count()));
    shell(&format!("seq {}", env::args().len()));
    let count: u32 = env::args().nth(1).and_then(|n| n.parse().ok()).unwrap_or(1);
    shell(&format!("seq {count}"));
    let mut line = String::new();
    let read = io::stdin().read_line(&mut line)?;
    shell(&format!("seq {read}"));
    shell(&format!("seq {}", line.len()));
    let mut out = io::stdout().lock();
    out.write_all(line.as_bytes())?;
    shell(&format!("echo {:?}", out));
    let mut other = String::new();
    other.push_str("ls");
    shell(&other);
    let size = File::open("/etc/motd")?.metadata()?.len();
    shell(&format!("seq {size}"));
    Ok(())
}

fn command_line() {
    let all: Vec<String> = env::args().collect();
    let _ = Command::new("sh").arg("-c").arg(&all[1]).status(); // want RBN201
    for word in env::args().skip(1) {
        let _ = Command::new("sh").arg("-c").arg(&word).status(); // want RBN201
    }
    let mut words = env::args();
    let _ = words.next();
    if let (Some(first), Some(_)) = (words.next(), words.next()) {
        let _ = Command::new("sh").arg("-c").arg(first).status(); // want RBN201
    }
    match env::args_os().nth(2) {
        Some(os) => {
            let _ = Command::new("sh").arg("-c").arg(os.to_string_lossy().as_ref()).status(); // want RBN201
        }
        None => shell("ls"),
    }
    let args: Vec<_> = env::args().collect();
    match args.as_slice() {
        [_, verb, rest @ ..] if verb == "run" => {
            let _ = Command::new("sh").arg("-c").arg(rest.join(" ")).status(); // want RBN201
        }
        _ => {}
    }
}

fn environment() {
    let hook = env::var("HOOK").unwrap_or_else(|_| "true".to_string());
    let _ = Command::new("sh").arg("-c").arg(hook).status(); // want RBN201
    if let Some(post) = env::var_os("POST") {
        let _ = Command::new("sh").arg("-c").arg(post).status(); // want RBN201
    }
    for (key, value) in env::vars() {
        if key.starts_with("HOOK_") {
            let _ = Command::new("sh").arg("-c").arg(value).status(); // want RBN201
        }
    }
    let all: std::collections::HashMap<String, String> = env::vars().collect();
    let _ = Command::new("sh").arg("-c").arg(&all["HOOK"]).status(); // want RBN201
}

fn standard_input() -> io::Result<()> {
    let mut line = String::new();
    io::stdin().read_line(&mut line)?;
    Command::new("sh").arg("-c").arg(line.trim()).status()?; // want RBN201

    let stdin = io::stdin();
    for line in stdin.lock().lines() {
        Command::new("sh").arg("-c").arg(line?).status()?; // want RBN201
    }
    for line in io::stdin().lines().map_while(Result::ok) {
        Command::new("sh").arg("-c").arg(line).status()?; // want RBN201
    }
    let mut all = String::new();
    io::stdin().lock().read_to_string(&mut all)?;
    Command::new("sh").arg("-c").arg(all).status()?; // want RBN201

    let text = io::read_to_string(io::stdin())?;
    Command::new("sh").arg("-c").arg(text).status()?; // want RBN201

    let mut bytes = Vec::new();
    BufReader::new(io::stdin()).read_until(b'\0', &mut bytes)?;
    Command::new("sh").arg("-c").arg(String::from_utf8_lossy(&bytes).as_ref()).status()?; // want RBN201
    from_reader(io::stdin().lock())
}

fn from_reader<R: BufRead>(mut reader: R) -> io::Result<()> {
    let mut line = String::new();
    while reader.read_line(&mut line)? > 0 {
        Command::new("sh").arg("-c").arg(&line).status()?; // want RBN201
        line.clear();
    }
    Ok(())
}

fn files() -> io::Result<()> {
    let text = fs::read_to_string("hooks.txt")?;
    for line in text.lines() {
        Command::new("sh").arg("-c").arg(line).status()?; // want RBN201
    }
    let reader = BufReader::new(File::open("hooks.txt")?);
    for line in reader.lines() {
        let line = line?;
        Command::new("sh").arg("-c").arg(&line).status()?; // want RBN201
    }
    let mut all = Vec::new();
    OpenOptions::new().read(true).open("hooks.txt")?.read_to_end(&mut all)?;
    let all = String::from_utf8(all).unwrap();
    Command::new("sh").arg("-c").arg(&all).status()?; // want RBN201
    fs::remove_file(all) // want RBN301
}

fn main() -> io::Result<()> {
    own_choice()?;
    own_places()?;
    let _ = own_talk();
    own_sizes("report.bin")?;
    own_log()?;
    near_misses()?;
    command_line();
    environment();
    standard_input()?;
    files()
}
