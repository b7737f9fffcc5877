use axum::extract::Path;
use axum::routing::get;
use axum::Router;
use std::process::Command;

// Programs that run others: what the shell behind them reads is a script all the same.
async fn wrapped(Path(x): Path<String>) {
    Command::new("env").args(["-i", "sh", "-c", &x]).status().ok(); // want RBN201
    Command::new("env").args(["-i", "LANG=C", "sh", "-c"]).arg(&x).status().ok(); // want RBN201
    Command::new("env").args(["sh", "-c", "wc \"$0\"", &x]).status().ok();
    Command::new("env").arg("LANG=C").arg("cowsay").arg(&x).status().ok();
    Command::new("sudo").args(["-n", "-u", "www", "bash", "-lc", &x]).status().ok(); // want RBN201
    Command::new("sudo").args(["-u", &x, "id"]).status().ok();
    Command::new("sudo").args(["git", "log", &x]).status().ok(); // want RBN203
    Command::new("sudo").args(["git", "log", "--", &x]).status().ok();
    Command::new("timeout").args(["-s", "KILL", "10", "sh", "-c", &x]).status().ok(); // want RBN201
    Command::new("timeout").arg(&x).args(["sh", "-c", "make"]).status().ok(); // want RBN203
    Command::new("nice").args(["-n", "5", "sh", "-c", &x]).status().ok(); // want RBN201
    Command::new("nice").args(["-n", "5", "cowsay", &x]).status().ok();
    Command::new("xargs").args(["-n", "1", "sh", "-c", &x]).status().ok(); // want RBN201
    Command::new("strace").args(["-f", &x]).status().ok(); // want RBN203
    Command::new("su").args(["postgres", "-c", &x]).status().ok(); // want RBN201
    Command::new("watch").args(["-n", "5", "ls", &x]).status().ok(); // want RBN201
    Command::new("tmux").args(["attach", &x]).status().ok();
    Command::new("ssh").args(["-i", "/etc/key", "backup.internal", "ls", &x]).status().ok(); // want RBN201
}

// Where the text of the program stands, the words before it say.
async fn places(Path(x): Path<String>) {
    Command::new("bash").args(["-euo", "pipefail", "-c", &x]).status().ok(); // want RBN201
    Command::new("bash").args(["-euo", "pipefail", "-c", "wc \"$0\"", &x]).status().ok();
    Command::new("bash").args(["--norc", "-o", "errexit"]).arg("-c").arg(&x).status().ok(); // want RBN201
    Command::new("bash").args(["/opt/run.sh", "-c", &x]).status().ok();
    let mut words = vec!["-c".to_string()];
    words.push(x.clone());
    Command::new("sh").args(&words).status().ok(); // want RBN201
    let mut grown: Vec<String> = Vec::with_capacity(2);
    grown.push("-c".into());
    grown.push(x.clone());
    Command::new("sh").args(&grown).status().ok(); // want RBN201
    Command::new("sh").args(listed(x.clone())).status().ok(); // want RBN201
    Command::new("cowsay").args(listed(x.clone())).status().ok();
    Runner { shell: "/bin/sh", path: String::new() }.run(&x);
    let shell = xshell::Shell::new().unwrap();
    xshell::cmd!(shell, "sh -c {x}").run().ok(); // want RBN201
    xshell::cmd!(shell, "echo {x}").run().ok();
    xshell::cmd!(shell, "git log {x}").run().ok(); // want RBN203
    xshell::cmd!(shell, "git log -- {x}").run().ok();
    xshell::cmd!(shell, "git log --author={x}").run().ok();
    let words = vec![x.to_string()];
    xshell::cmd!(shell, "tar -cf out.tar {words...}").run().ok(); // want RBN203
    xshell::cmd!(shell, "tar -cf out.tar -- {words...}").run().ok();
    let mut words = vec!["-c".to_string(), "wc \"$@\"".to_string(), "wc".to_string()];
    words.push(x.clone());
    Command::new("sh").args(&words).status().ok();
    Command::new("perl").args(["-ne", &x, "/etc/passwd"]).status().ok(); // want RBN201
    Command::new("perl").args(["-ne", "print", &x]).status().ok();
}

// Lists that are made of others have their words.
async fn made_of_lists(Path(x): Path<String>) {
    Command::new("sh").args(["-c", &x].map(String::from)).status().ok(); // want RBN201
    Command::new("sh").args(["-c", &x].map(|word| word.to_string())).status().ok(); // want RBN201
    Command::new("sh").args(["-c", "wc \"$0\"", &x].map(String::from)).status().ok();
    let words: Vec<String> = ["-c", x.as_str()].iter().map(|word| word.to_string()).collect();
    Command::new("sh").args(&words).status().ok(); // want RBN201
    let words: Vec<String> = ["run.sh", x.as_str()].iter().map(|word| word.to_string()).collect();
    Command::new("sh").args(&words).status().ok();
    Command::new("sh").args(vec!["-c", &x].into_iter()).status().ok(); // want RBN201
    Command::new("sh").args(Vec::from(["-c", &x])).status().ok(); // want RBN201
    Command::new("sh").args(std::iter::once("-c").chain([x.as_str()])).status().ok(); // want RBN201
    Command::new("sh").args(["-c", "wc \"$0\""].iter().chain(&[x.as_str()])).status().ok();
    let mut words = vec!["-c".to_string()];
    words.extend([x.as_str()].map(String::from));
    Command::new("sh").args(&words).status().ok(); // want RBN201
    let mut words = vec!["-c", "wc \"$0\""];
    words.extend([x.as_str()]);
    Command::new("sh").args(&words).status().ok();
    Command::new("git").args(["log", &x].map(String::from)).status().ok(); // want RBN203
    Command::new("git").args(["log", "--", &x].map(String::from)).status().ok();
}

fn listed(text: String) -> Vec<String> {
    vec!["-c".to_string(), text]
}

struct Runner {
    shell: &'static str,
    path: String,
}

impl Runner {
    fn run(&self, text: &str) {
        Command::new(self.shell).arg("-c").arg(text).status().ok(); // want RBN201
        Command::new(&self.path).arg("-c").arg(text).status().ok();
    }
}

// The command comes from elsewhere.
struct Shell;

impl Shell {
    fn quiet(command: &mut Command) -> &mut Command {
        command.env_clear().arg("-e")
    }
}

trait Script {
    fn script(&mut self, text: &str) -> &mut Self;
    fn word(&mut self, text: &str) -> &mut Self;
}

impl Script for Command {
    fn script(&mut self, text: &str) -> &mut Self {
        self.arg("-c").arg(text) // want RBN201
    }
    fn word(&mut self, text: &str) -> &mut Self {
        self.arg(text)
    }
}

fn run(mut command: Command, text: &str) {
    command.arg(text).status().ok(); // want RBN201
}

fn show(command: &mut Command, text: &str) {
    command.arg(text).status().ok();
}

async fn handed(Path(x): Path<String>) {
    Command::new("sh").script(&x).status().ok();
    Command::new("cowsay").word(&x).status().ok();
    let mut shell = Command::new("sh");
    shell.arg("-c");
    run(shell, &x);
    show(&mut Command::new("cowsay"), &x);
    let mut shell = Command::new("sh");
    Shell::quiet(&mut shell);
    shell.arg("-c").arg(&x).status().ok(); // want RBN201
    let mut shell = Command::new("sh");
    Shell::quiet(&mut shell).args(["-c", "wc \"$0\""]).arg(&x).status().ok();
    let (program, flag) = if cfg!(windows) { ("cmd", "/C") } else { ("sh", "-c") };
    Command::new(program).arg(flag).arg(&x).status().ok(); // want RBN201
    let mut shell = Command::new("sh");
    shell.arg("-c");
    let mut last = move |text: &str| shell.arg(text).status(); // want RBN201
    last(&x).ok();
}

// An option that begins with what the program says is one, whatever comes behind it.
async fn begun(Path((x, n)): Path<(String, i32)>) {
    Command::new("nice").arg(format!("-n{n}")).args(["sh", "-c", "make", &x]).status().ok();
    Command::new("nice").arg(format!("-n{n}")).args(["cowsay", &x]).status().ok();
    Command::new("nice").arg(format!("-n{n}")).args(["sh", "-c", &x]).status().ok(); // want RBN201
    Command::new("nice").arg(format!("--adjustment={n}")).arg("sh").arg("-c").arg(&x).status().ok(); // want RBN201
    let mut command = Command::new("nice");
    command.arg(format!("-n{}", n));
    if x.is_empty() {
        command.arg("worker").arg(&x);
    } else {
        command.arg("sh").arg("-c").arg(&x); // want RBN201
    }
    command.status().ok();
}

fn main() {
    let _: Router = Router::new().route("/wrapped", get(wrapped)).route("/places", get(places)).route("/handed", get(handed)).route("/begun/:x/:n", get(begun)).route("/made/:x", get(made_of_lists));
}
