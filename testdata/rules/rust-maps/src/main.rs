// What a map holds, and the keys under which it does, are told apart.
use std::collections::{BTreeMap, HashMap, HashSet};
use std::fs;
use std::io::Read;
use std::sync::{Arc, Mutex};

fn line() -> String {
    let mut a = String::new();
    let mut s = std::net::TcpStream::connect("a:1").unwrap();
    s.read_to_string(&mut a).unwrap();
    a
}

fn changed() {
    let mut m: HashMap<String, String> = HashMap::new();
    m.insert("a".into(), "b".into());
    for v in m.values_mut() {
        *v = line();
    }
    for (k, v) in &m {
        let _ = fs::read(k);
        let _ = fs::read(v); // want RBN301
    }
    let mut n: HashMap<String, String> = HashMap::new();
    for (_, v) in n.iter_mut() {
        v.push_str(&line());
    }
    let _ = fs::read(&n["x"]); // want RBN301
}

struct S {
    all: Arc<Mutex<HashMap<String, u64>>>,
    b: Option<BTreeMap<String, String>>,
}

impl S {
    fn put(&self, k: String, n: u64) {
        self.all.lock().unwrap().insert(k, n);
    }

    fn each(&self) {
        for (k, n) in self.all.lock().unwrap().iter() {
            let _ = fs::read(k); // want RBN301
            let _ = fs::read(format!("{n}"));
        }
        let names: Vec<String> = self.all.lock().unwrap().keys().cloned().collect();
        for n in names {
            let _ = fs::read(n); // want RBN301
        }
    }

    fn opt(&mut self) {
        if let Some(b) = &mut self.b {
            b.insert(line(), "k".into());
        }
        if let Some(b) = &self.b {
            for (k, v) in b {
                let _ = fs::read(k); // want RBN301
                let _ = fs::read(v);
            }
        }
    }
}

fn group() {
    let t = line();
    let mut g: HashMap<char, Vec<&str>> = HashMap::new();
    for l in t.lines() {
        g.entry('a').or_default().push(l);
    }
    for (c, list) in g {
        let _ = fs::read(format!("/x/{c}"));
        for l in list {
            let _ = fs::read(l); // want RBN301
        }
    }
    let mut h: HashMap<String, Vec<String>> = HashMap::new();
    h.entry("k".to_string()).or_insert_with(Vec::new).push(t.clone());
    let _ = fs::read(&h["k"][0]); // want RBN301
    let counts = t.split(',').fold(HashMap::new(), |mut m, w| {
        *m.entry(w).or_insert(0) += 1;
        m
    });
    let mut sorted: Vec<(&str, i32)> = counts.into_iter().collect();
    sorted.sort_by_key(|&(w, n)| (n, w));
    let _ = fs::read(sorted[0].0); // want RBN301
    let _ = fs::read(format!("/x/{}", sorted[0].1));
    let consts = HashMap::from([("cmd", "ls".to_string()), ("name", t.clone())]);
    let _ = fs::read(&consts["name"]); // want RBN301
    let mut sep = HashMap::new();
    sep.insert("fixed", "/etc/x".to_string());
    sep.insert("name", t.clone());
    let _ = fs::read(&sep["fixed"]);
    let _ = fs::read(sep.get("fixed").unwrap());
    let _ = fs::read(&sep["name"]); // want RBN301
    if let Some(n) = sep.get("name") {
        let _ = fs::read(n); // want RBN301
    }
    if let Some(n) = sep.remove("name") {
        let _ = fs::read(n); // want RBN301
    }
    sep.retain(|k, v| {
        let _ = fs::read(k);
        let _ = fs::read(v); // want RBN301
        true
    });
    let mut cached: Option<String> = None;
    let _ = fs::read(cached.get_or_insert_with(|| "a".to_string()));
    cached = Some(t.clone());
    let _ = fs::read(cached.get_or_insert_with(|| "a".to_string())); // want RBN301
    let mut grown: BTreeMap<String, String> = BTreeMap::new();
    grown.extend(t.lines().map(|l| (l.to_string(), "b".to_string())));
    for (k, v) in grown {
        let _ = fs::read(k); // want RBN301
        let _ = fs::read(v);
    }
    let merged: HashMap<_, _> = sep.into_iter().chain(std::iter::once(("z", t.clone()))).collect();
    let _ = fs::read(&merged["z"]); // want RBN301
}

fn vals() {
    let mut m = HashMap::new();
    m.insert("fixed".to_string(), line());
    for (k, v) in &m {
        let _ = fs::read(k);
        let _ = fs::read(v); // want RBN301
    }
    for k in m.keys() {
        let _ = fs::read(k);
    }
    for v in m.values() {
        let _ = fs::read(v); // want RBN301
    }
    for (k, v) in m.iter() {
        let _ = fs::read(k);
        let _ = fs::read(v); // want RBN301
    }
    for (k, v) in m {
        let _ = fs::read(k);
        let _ = fs::read(v); // want RBN301
    }
}

fn keys() {
    let mut m = BTreeMap::new();
    m.insert(line(), "x".to_string());
    for (k, v) in &m {
        let _ = fs::read(k); // want RBN301
        let _ = fs::read(v);
    }
    for k in m.keys() {
        let _ = fs::read(k); // want RBN301
    }
    for v in m.values() {
        let _ = fs::read(v);
    }
    let first = m.iter().next().map(|(k, _)| k.clone()).unwrap();
    let _ = fs::read(first); // want RBN301
    let last = m.last_key_value().unwrap();
    let _ = fs::read(last.0); // want RBN301
    let _ = fs::read(last.1);
    let names: Vec<String> = m.into_keys().collect();
    let _ = fs::read(&names[0]); // want RBN301
}

fn entries() {
    let mut m: HashMap<String, usize> = HashMap::new();
    *m.entry(line()).or_insert(0) += 1;
    let mut all: Vec<_> = m.iter().collect();
    all.sort_by(|a, b| b.1.cmp(a.1));
    for (name, n) in all {
        let _ = fs::read(name); // want RBN301
        let _ = fs::read(format!("/x/{n}"));
    }
    if let Some((name, n)) = m.iter().max_by_key(|(_, n)| **n) {
        let _ = fs::read(name); // want RBN301
        let _ = fs::read(format!("/x/{n}"));
    }
}

fn sets() {
    let mut m = HashSet::new();
    m.insert(line());
    for k in &m {
        let _ = fs::read(k); // want RBN301
    }
    let _ = m.drain().map(|x| fs::read(x)).count(); // want RBN301
}

fn collected() {
    let text = line();
    let m: HashMap<&str, &str> = text.lines().filter_map(|l| l.split_once('=')).collect();
    let _ = fs::read(m["file"]); // want RBN301
    let _ = fs::read(m.get("file").unwrap()); // want RBN301
    for (k, v) in &m {
        let _ = fs::read(k); // want RBN301
        let _ = fs::read(v); // want RBN301
    }
    let lens: HashMap<String, usize> = text.lines().map(|l| (l.to_string(), l.len())).collect();
    let _ = fs::read(format!("/x/{}", lens["a"]));
    for (k, n) in lens {
        let _ = fs::read(k); // want RBN301
        let _ = fs::read(format!("/x/{n}"));
    }
    let m2: HashMap<&str, String> = HashMap::from([("a", text.clone())]);
    for (k, v) in m2 {
        let _ = fs::read(k);
        let _ = fs::read(v); // want RBN301
    }
}

struct Word(String);

impl Word {
    fn of(text: String) -> Option<Word> {
        text.bytes().all(|b| b.is_ascii_lowercase()).then_some(Word(text))
    }

    fn text(&self) -> &str {
        &self.0
    }
}

// What is taken out of it comes with its key.
fn taken() {
    let jobs: dashmap::DashMap<u32, (String, String)> = dashmap::DashMap::new();
    jobs.insert(1, (line(), "a".into()));
    if let Some((id, (name, kind))) = jobs.remove(&1) {
        let _ = fs::read(format!("/x/{id}"));
        let _ = fs::read(kind);
        let _ = fs::read(name); // want RBN301
    }
    let named: dashmap::DashMap<u32, (String, Word)> = dashmap::DashMap::new();
    if let Some(word) = Word::of(line()) {
        named.insert(1, (line(), word));
    }
    if let Some((_, (text, word))) = named.remove(&1) {
        let _ = fs::read(format!("/x/{}", word.text()));
        let _ = fs::read(text); // want RBN301
    }
    if let Some(job) = jobs.get(&1) {
        let _ = fs::read(&job.value().1);
        let _ = fs::read(&job.value().0); // want RBN301
    }
}

fn main() {
    taken();
    vals();
    keys();
    entries();
    sets();
    collected();
    changed();
    group();
    let mut s = S {
        all: Default::default(),
        b: None,
    };
    s.put(line(), 3);
    s.each();
    s.opt();
}
