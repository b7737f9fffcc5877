//! What a closure changes in what it is given is changed for whoever calls it.

use std::collections::HashMap;
use std::process::Command;

struct Basket {
    words: Vec<String>,
    marks: Vec<String>,
}

type Step = Box<dyn Fn(&mut Basket, String)>;

fn steps() -> HashMap<&'static str, Step> {
    let mut steps: HashMap<&'static str, Step> = HashMap::new();
    steps.insert("word", Box::new(|basket, word| basket.words.push(word)));
    steps.insert("mark", Box::new(|basket, word| basket.marks.push(word.len().to_string())));
    steps
}

fn run(word: &str) {
    Command::new("sh").arg("-c").arg(word).status().unwrap();
}

fn main() {
    let word = std::env::args().nth(1).unwrap();
    let fill = |list: &mut Vec<String>, word: String| list.push(word);
    let (mut one, mut two) = (Vec::new(), Vec::new());
    fill(&mut one, word.clone());
    fill(&mut two, "fine".to_owned());
    Command::new("sh").arg("-c").arg(&one[0]).status().unwrap(); // want RBN201
    Command::new("sh").arg("-c").arg(two.first().map_or("", |w| w.len().to_string().leak())).status().unwrap();

    let captured = word.clone();
    let fill = |list: &mut Vec<String>| list.push(captured.clone());
    let mut three = Vec::new();
    fill(&mut three);
    Command::new("sh").arg("-c").arg(&three[0]).status().unwrap(); // want RBN201

    let mut basket = Basket { words: Vec::new(), marks: Vec::new() };
    for step in steps().values() {
        step(&mut basket, word.clone());
    }
    Command::new("sh").arg("-c").arg(&basket.words[0]).status().unwrap(); // want RBN201
    Command::new("sh").arg("-c").arg(&basket.marks[0]).status().unwrap();
    run("true");
}
