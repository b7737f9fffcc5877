// Functions that check a value by the function that they are given.

use std::fs;
use std::io::{self, BufRead, BufReader};
use std::net::TcpListener;

fn is_word(s: &str) -> bool {
    !s.is_empty() && s.chars().all(|c| c.is_ascii_lowercase())
}

fn is_short(s: &str) -> bool {
    s.len() < 20
}

fn checked(value: &str, test: fn(&str) -> bool) -> Option<&str> {
    if test(value) {
        Some(value)
    } else {
        None
    }
}

fn needed<'a>(value: &'a str, test: impl Fn(&str) -> bool) -> Result<&'a str, ()> {
    if !test(value) {
        return Err(());
    }
    Ok(value)
}

fn matched(value: &str, test: &dyn Fn(&str) -> bool) -> Option<String> {
    match test(value) {
        true => Some(value.to_string()),
        false => None,
    }
}

fn owned<F: Fn(&str) -> bool>(value: String, test: F) -> Option<String> {
    test(&value).then_some(value)
}

fn filtered<F>(test: F, value: &str) -> Option<&str>
where
    F: Fn(&str) -> bool,
{
    Some(value).filter(|v| test(v))
}

fn one(q: &str) -> Option<Vec<u8>> {
    let word = checked(q, is_word)?;
    fs::read(format!("/srv/words/{word}")).ok()
}

fn two(q: &str) -> Option<Vec<u8>> {
    let word = checked(q, is_short)?;
    fs::read(format!("/srv/words/{word}")).ok() // want RBN301
}

fn three(q: &str) -> Result<Vec<u8>, ()> {
    let word = needed(q, is_word)?;
    fs::read(format!("/srv/words/{word}")).map_err(|_| ())
}

fn four(q: &str) -> Result<Vec<u8>, ()> {
    let word = needed(q, |s| s.len() > 3)?;
    fs::read(format!("/srv/words/{word}")).map_err(|_| ()) // want RBN301
}

fn five(q: &str) -> Result<Vec<u8>, ()> {
    let word = needed(q, |s| s.chars().all(char::is_alphanumeric))?;
    fs::read(format!("/srv/words/{word}")).map_err(|_| ())
}

fn six(q: &str) -> Option<Vec<u8>> {
    let word = matched(q, &|s| is_word(s))?;
    fs::read(format!("/srv/words/{word}")).ok()
}

fn seven(q: &str) -> Option<Vec<u8>> {
    let word = matched(q, &|s| is_short(s))?;
    fs::read(format!("/srv/words/{word}")).ok() // want RBN301
}

fn eight(q: &str) -> Option<Vec<u8>> {
    let word = owned(q.to_string(), is_short)?;
    fs::read(format!("/srv/words/{word}")).ok() // want RBN301
}

fn nine(q: &str) -> Option<Vec<u8>> {
    let word = filtered(is_short, q)?;
    fs::read(format!("/srv/words/{word}")).ok() // want RBN301
}

// What is given says which way it is.
fn not(q: &str) -> Option<Vec<u8>> {
    let word = checked(q, |s| !is_word(s))?;
    fs::read(format!("/srv/words/{word}")).ok() // want RBN301
}

// What an object was made with.
struct Policy {
    accept: Box<dyn Fn(&str) -> bool>,
}

impl Policy {
    fn new(accept: impl Fn(&str) -> bool + 'static) -> Self {
        Policy { accept: Box::new(accept) }
    }

    fn check<'a>(&self, value: &'a str) -> Result<&'a str, ()> {
        if (self.accept)(value) {
            Ok(value)
        } else {
            Err(())
        }
    }
}

struct Policies {
    words: Policy,
    short: Policy,
    any: Policy,
}

impl Policies {
    fn new(words: Policy, short: Policy) -> Self {
        Policies { words, short, any: Policy::new(|_| true) }
    }

    fn other(&mut self) {
        self.any = Policy::new(is_word);
    }
}

fn kept(q: &str, policies: &Policies) -> Result<Vec<u8>, ()> {
    let word = policies.words.check(q)?;
    fs::read(format!("/srv/words/{word}")).map_err(|_| ())
}

fn kept_short(q: &str, policies: &Policies) -> Result<Vec<u8>, ()> {
    let word = policies.short.check(q)?;
    fs::read(format!("/srv/words/{word}")).map_err(|_| ()) // want RBN301
}

fn kept_any(q: &str, policies: &Policies) -> Result<Vec<u8>, ()> {
    let word = policies.any.check(q)?;
    fs::read(format!("/srv/words/{word}")).map_err(|_| ()) // want RBN301
}

fn made_here(q: &str) -> Result<Vec<u8>, ()> {
    let words = Policy::new(|s: &str| ["a", "b"].contains(&s));
    let word = words.check(q)?;
    fs::read(format!("/srv/words/{word}")).map_err(|_| ())
}

fn main() -> io::Result<()> {
    let words = Policy::new(|s: &str| ["spell", "toc"].contains(&s));
    let short = Policy::new(|s: &str| !s.is_empty() && s.len() < 64);
    let mut policies = Policies::new(words, short);
    policies.other();
    let listener = TcpListener::bind("0.0.0.0:7401")?;
    loop {
        let (stream, _) = listener.accept()?;
        let mut line = String::new();
        BufReader::new(stream).read_line(&mut line)?;
        let (verb, q) = line.split_once(' ').unwrap_or(("", ""));
        match verb {
            "one" => drop(one(q)),
            "two" => drop(two(q)),
            "three" => drop(three(q)),
            "four" => drop(four(q)),
            "five" => drop(five(q)),
            "six" => drop(six(q)),
            "seven" => drop(seven(q)),
            "eight" => drop(eight(q)),
            "nine" => drop(nine(q)),
            "not" => drop(not(q)),
            "kept" => drop(kept(q, &policies)),
            "kept-short" => drop(kept_short(q, &policies)),
            "kept-any" => drop(kept_any(q, &policies)),
            "here" => drop(made_here(q)),
            _ => {}
        }
    }
}
