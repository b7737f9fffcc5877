macro_rules! append {
    ($to:ident, $part:expr) => {
        $to = $to + $part;
    };
}

macro_rules! run_all {
    ($last:expr => $($first:literal);+) => {
        runner!(std::process::Command::new; [$($first),+] $last)
    };
}

macro_rules! runner {
    ($new:path; [$program:literal, $($arg:literal),*] $last:expr) => {{
        let mut command = $new($program);
        $(command.arg($arg);)*
        let _ = command.arg(&$last).status();
    }};
}
