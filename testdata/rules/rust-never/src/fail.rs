use std::fmt::Display;

pub fn abandon(text: &str) -> ! {
    eprintln!("{text}");
    std::process::exit(1)
}

pub fn leave(text: &str) -> ! {
    panic!("{text}")
}

pub fn finish(text: &str) -> ! {
    abandon(text)
}

pub fn warn(text: &str) {
    eprintln!("{text}");
}

pub fn with(end: fn(&str) -> !, later: bool) {
    if !later {
        end("now");
    }
}

pub struct Usage;

impl Usage {
    pub fn stop<T>(text: T) -> !
    where
        T: Display,
    {
        panic!("{text}")
    }
}
