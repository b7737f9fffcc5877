use std::env;
use std::process::Command;
use std::sync::{LazyLock, OnceLock};

// Programs whose names do not stand where they are started: a function, a static, a constant of a trait or a parameter
// says them, or a variable of the environment, with a shell otherwise.

fn tally() -> &'static str {
    "/usr/bin/tally"
}

fn shell() -> &'static str {
    "/bin/sh"
}

static LISTER: OnceLock<&'static str> = OnceLock::new();
static RUNNER: OnceLock<&'static str> = OnceLock::new();
static SORTER: LazyLock<String> = LazyLock::new(|| "/usr/bin/slice".to_string());
static BOURNE: LazyLock<String> = LazyLock::new(|| "/bin/sh".to_string());

trait Tool {
    const PROGRAM: &'static str;
    fn program(&self) -> &'static str;
}

struct Make;
struct Dash;
struct Bash;

impl Tool for Make {
    const PROGRAM: &'static str = "/usr/bin/make";
    fn program(&self) -> &'static str {
        "make"
    }
}

impl Tool for Dash {
    const PROGRAM: &'static str = "/bin/dash";
    fn program(&self) -> &'static str {
        "dash"
    }
}

impl Tool for Bash {
    const PROGRAM: &'static str = "/bin/bash";
    fn program(&self) -> &'static str {
        "bash"
    }
}

enum Flavor {
    Plain,
    Full,
}

impl Flavor {
    fn program(&self) -> &'static str {
        match self {
            Flavor::Plain => "dash",
            Flavor::Full => "/bin/bash",
        }
    }

    fn compiler(&self) -> &'static str {
        match self {
            Flavor::Plain => "cc",
            Flavor::Full => "clang",
        }
    }
}

fn start(program: &str, text: &str) {
    let _ = Command::new(program).arg("-c").arg(text).status();
}

fn start_shell(program: &str, text: &str) {
    let _ = Command::new(program).arg("-c").arg(text).status(); // want RBN201
}

fn of_type<T: Tool>(text: &str) {
    let _ = Command::new(T::PROGRAM).arg("-c").arg(text).status(); // want RBN201
}

fn of_object(tool: &Make, text: &str) {
    let _ = Command::new(tool.program()).arg("-c").arg(text).status();
}

fn of_any(tool: &dyn Tool2, text: &str) {
    let _ = Command::new(tool.name()).arg("-c").arg(text).status(); // want RBN201
}

trait Tool2 {
    fn name(&self) -> &'static str;
}

impl Tool2 for Bash {
    fn name(&self) -> &'static str {
        self.program()
    }
}

fn preferred() -> String {
    env::var("SHELL").unwrap_or_else(|_| "/bin/sh".to_string())
}

fn editor() -> String {
    env::var("EDITOR").unwrap_or_else(|_| "vi".to_string())
}

fn either(flavor: Flavor, given: Option<&str>, text: &str) {
    let _ = Command::new(flavor.compiler()).arg("-c").arg(text).status();
    let _ = Command::new(flavor.program()).arg("-c").arg(text).status(); // want RBN201
    let _ = Command::new(given.unwrap_or("cc")).arg("-c").arg(text).status();
    let _ = Command::new(given.unwrap_or("sh")).arg("-c").arg(text).status(); // want RBN201
    let made = given.map(|g| g.to_string()).unwrap_or_else(|| String::from("sh"));
    let _ = Command::new(made).arg("-c").arg(text).status(); // want RBN201
}

// A command that a function returns, whose program a static names.
fn prepared() -> Command {
    let mut command = Command::new(RUNNER.get_or_init(|| "/bin/sh"));
    command.arg("-c");
    command
}

fn sorted() -> Command {
    let mut command = Command::new(&*SORTER);
    command.arg("-c");
    command
}

fn main() {
    let text = env::args().nth(1).unwrap_or_default();
    let _ = Command::new(tally()).arg("-c").arg(&text).status();
    let _ = Command::new(shell()).arg("-c").arg(&text).status(); // want RBN201
    let _ = Command::new(LISTER.get_or_init(|| "ls")).arg("-c").arg(&text).status();
    let _ = Command::new(SORTER.as_str()).arg("-c").arg(&text).status();
    let _ = Command::new(BOURNE.as_str()).arg("-c").arg(&text).status(); // want RBN201
    let _ = Command::new(&*BOURNE).arg("-c").arg(&text).status(); // want RBN201
    let _ = Command::new(editor()).arg("-c").arg(&text).status();
    let _ = Command::new(preferred()).arg("-c").arg(&text).status(); // want RBN201
    let _ = Command::new(preferred()).arg(&text).status(); // want RBN203
    let _ = sorted().arg(&text).status();
    let _ = prepared().arg("true").arg(&text).status();
    let _ = prepared().arg(&text).status(); // want RBN201
    start("cc", &text);
    start_shell("zsh", &text);
    of_type::<Dash>(&text);
    of_object(&Make, &text);
    of_any(&Bash, &text);
    either(Flavor::Plain, option_env!("REPORT_TOOL"), &text);
}
