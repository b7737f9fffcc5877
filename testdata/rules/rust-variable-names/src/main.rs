//! Names of variables of the environment: behind a beginning of the program's own they are none that choose code. A value is not
//! made harmless by what stands before it.

use std::collections::BTreeMap;
use std::io::{self, Read};
use std::process::Command;

struct Job {
    labels: Vec<(String, String)>,
}

fn labelled(words: &BTreeMap<String, u32>) -> Job {
    Job { labels: words.iter().map(|(n, w)| (format!("LABEL_{n}"), w.to_string())).collect() }
}

fn plain(words: &BTreeMap<String, u32>) -> Job {
    Job { labels: words.iter().map(|(n, w)| (n.clone(), w.to_string())).collect() }
}

fn start(job: &Job) {
    let mut c = Command::new("hook");
    for (name, value) in &job.labels {
        c.env(name, value); // want RBN205 (of plain)
    }
    c.status().ok();
}

fn start_labelled(job: &Job) {
    let mut c = Command::new("hook");
    for (name, value) in &job.labels {
        c.env(name, value);
    }
    c.status().ok();
}

fn main() {
    let mut text = String::new();
    io::stdin().read_to_string(&mut text).unwrap();
    let mut words = BTreeMap::new();
    for word in text.split_whitespace() {
        *words.entry(word.to_owned()).or_insert(0u32) += 1;
    }
    start(&plain(&words));
    start_labelled(&labelled(&words));

    let mut c = Command::new("hook");
    c.envs(words.iter().map(|(n, w)| (format!("CI_{}", n.to_uppercase()), w.to_string())));
    c.envs(text.lines().filter_map(|l| l.split_once('='))); // want RBN205
    c.envs(text.lines().map(|l| (format!("LD_{l}"), "x"))); // want RBN205
    c.envs(text.lines().map(|l| ("JOB_".to_owned() + l, "x")));
    let pair = (format!("HOOK_{text}"), text.clone());
    c.env(&pair.0, &pair.1);
    c.env("PATH", format!("/opt/hooks:{text}")); // want RBN205
    c.status().ok();
}
