// What closures and functions that are named make of what is found is of the type that they answer, however it was found;
// of two types that have a method of one name, the one's is called.
use std::collections::HashMap;
use std::env;
use std::fs;
use std::io::{self, BufRead, Read};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex, MutexGuard};

struct Name(String);

impl Name {
    fn new(text: String) -> Name {
        Name(text)
    }
    fn found(&self) {
        let _ = fs::read(&self.0); // want RBN301
    }
    fn named(&self) {
        let _ = fs::read(&self.0); // want RBN301
    }
    fn mapped(&self) {
        let _ = fs::read(&self.0); // want RBN301
    }
    fn gathered(&self) {
        let _ = fs::read(&self.0); // want RBN301
    }
    fn tried(&self) {
        let _ = fs::read(&self.0); // want RBN301
    }
}

struct Title(String);

impl Title {
    fn found(&self) {
        let _ = fs::read(&self.0);
    }
    fn named(&self) {
        let _ = fs::read(&self.0);
    }
    fn mapped(&self) {
        let _ = fs::read(&self.0);
    }
    fn gathered(&self) {
        let _ = fs::read(&self.0);
    }
    fn tried(&self) {
        let _ = fs::read(&self.0);
    }
}

fn of_found() -> Option<()> {
    let name = env::args().nth(1).map(|text| Name(text)).unwrap();
    name.found();
    let name = env::args().nth(1).map(Name::new)?;
    name.named();
    env::args().nth(2).map(Name).map(|name| name.mapped());
    let names = env::args().map(Name).collect::<Vec<_>>();
    for name in &names {
        name.gathered();
    }
    let tried: Result<Vec<_>, env::VarError> = env::args().map(|n| env::var(n).map(Name)).collect();
    tried.ok()?[0].tried();
    for line in io::BufReader::new(io::stdin()).lines().map(|line| line.map(Name)).collect::<Result<Vec<_>, _>>().ok()? {
        line.found();
    }
    let _: Result<Vec<_>, io::Error> = io::stdin().lock().lines().collect();
    Some(())
}

#[derive(Default)]
struct Options<'a> {
    keep: Option<&'a str>,
    drop: Option<&'a str>,
}

impl<'a> Options<'a> {
    fn keep(mut self, text: &'a str) -> Self {
        self.keep = Some(text);
        self
    }
}

fn folded(args: &[String]) {
    let options = args.iter().filter_map(|a| a.strip_prefix("--")?.split_once('=')).fold(Options::default(), |o, (name, value)| match name {
        "keep" => o.keep(value),
        _ => o,
    });
    let _ = fs::read(options.keep.unwrap()); // want RBN301
    let _ = fs::read(options.drop.unwrap());
}

struct Raw(Vec<u8>);

impl Raw {
    fn text(self) -> String {
        unsafe { String::from_utf8_unchecked(self.0) } // want RBN803
    }
    fn checked(self) -> String {
        if self.0.is_ascii() {
            return unsafe { String::from_utf8_unchecked(self.0) };
        }
        String::new()
    }
}

struct Document {
    lines: Vec<String>,
    notes: Vec<String>,
}

impl FromIterator<String> for Document {
    fn from_iter<I: IntoIterator<Item = String>>(lines: I) -> Self {
        Document { lines: lines.into_iter().collect(), notes: vec!["note".into()] }
    }
}

fn document(input: impl BufRead, whole: bool) -> io::Result<Document> {
    input.split(b'\n').map(|line| line.map(Raw)).map(|line| line.map(|raw| if whole { raw.text() } else { raw.checked() })).collect()
}

fn pages(input: Box<dyn BufRead>) -> usize {
    input.split(b'\n').map(|part| part.unwrap_or_default()).map(Page::new).map(|page| page.weight(3)).sum()
}

struct Page {
    bytes: Vec<u8>,
}

impl Page {
    fn new(bytes: Vec<u8>) -> Self {
        Page { bytes }
    }
    fn weight(&self, at: usize) -> usize {
        let weights = [1usize, 2, 3];
        let at = self.bytes[at] as usize;
        unsafe { *weights.get_unchecked(at) } // want RBN802
    }
}

struct View<'a> {
    bytes: &'a [u8],
}

impl<'a> View<'a> {
    fn new(bytes: &'a [u8]) -> Self {
        View { bytes }
    }
    fn first(&self) -> u8 {
        unsafe { *[1u8, 2, 3].get_unchecked(self.bytes[0] as usize) } // want RBN802
    }
    fn second(&self) -> u8 {
        unsafe { *[1u8, 2, 3].get_unchecked(self.bytes[1] as usize) } // want RBN802
    }
    fn masked(&self) -> u8 {
        unsafe { *[1u8, 2, 3, 4].get_unchecked(self.bytes[1] as usize & 3) }
    }
}

struct Store {
    map: Vec<u8>,
}

impl Store {
    fn chunks(&self) -> impl Iterator<Item = &[u8]> + '_ {
        self.map.chunks_exact(16).skip(1)
    }
    fn views(&self) -> Box<dyn Iterator<Item = View<'_>> + '_> {
        Box::new(self.map.chunks(16).map(View::new))
    }
}

fn views(store: &Store) -> usize {
    for view in store.views() {
        view.second();
    }
    store.chunks().map(View::new).fold(0, |sum, view| sum + view.first() as usize + view.masked() as usize)
}

struct Colors([[u8; 3]; 16]);

impl Colors {
    fn of(&self, index: u8) -> [u8; 3] {
        unsafe { *self.0.get_unchecked(usize::from(index)) } // want RBN802
    }
    fn low(&self, index: u8) -> [u8; 3] {
        unsafe { *self.0.get_unchecked(usize::from(index & 15)) }
    }
}

fn paint(colors: &Colors, body: &[u8]) {
    let mut line = vec![0u8; 20];
    for (to, from) in line.iter_mut().zip(body) {
        let [red, ..] = colors.of(*from);
        *to = red + colors.low(*from)[0];
    }
}

struct Slots {
    slots: Vec<Vec<u8>>,
}

impl Slots {
    fn fetch(&self, index: usize) -> &Vec<u8> {
        unsafe { self.slots.get_unchecked(index) } // want RBN802
    }
    fn check(&self, index: usize) -> Option<&Vec<u8>> {
        (index < self.slots.len()).then(|| unsafe { self.slots.get_unchecked(index) })
    }
}

struct Spare;

impl Spare {
    fn fetch(&self, _index: usize) {}
    fn check(&self, _index: usize) {}
}

fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
}

struct Session {
    slots: Arc<Mutex<Slots>>,
    spare: Arc<Mutex<Spare>>,
}

impl Session {
    fn run(&self, stream: &mut TcpStream) {
        let mut head = [0u8; 4];
        stream.read_exact(&mut head).unwrap();
        let index = u32::from_be_bytes(head) as usize;
        let slots = held(&self.slots);
        slots.fetch(index);
        slots.check(index);
        held(&self.spare).fetch(index);
    }
}

#[derive(Clone)]
struct Entry {
    origin: String,
    fallback: String,
}

#[derive(Clone, Default)]
struct Cache {
    inner: Arc<Mutex<HashMap<String, Entry>>>,
}

impl Cache {
    fn put(&self, key: String, entry: Entry) {
        if let Ok(mut guard) = self.inner.lock() {
            guard.entry(key).and_modify(|old| old.fallback = "spare".into()).or_insert(entry);
        }
    }
    fn all(&self) -> Vec<Entry> {
        self.inner.lock().unwrap().values().cloned().collect()
    }
}

fn cached(name: String) {
    let cache = Cache::default();
    cache.put("key".into(), Entry { origin: name, fallback: "default".into() });
    for entry in cache.all() {
        let _ = fs::read(&entry.origin); // want RBN301
        let _ = fs::read(&entry.fallback);
    }
}

fn replaced(text: &str) {
    let numbers = regex::Regex::new("~([0-9]{1,8})").unwrap();
    numbers.replace_all(text, |found: &regex::Captures<'_>| {
        let code: u32 = found[1].parse().unwrap_or_default();
        unsafe { char::from_u32_unchecked(code) }.to_string() // want RBN803
    });
    numbers.replace_all(text, |found: &regex::Captures<'_>| {
        let code: u32 = found[1].parse().unwrap_or_default();
        if code >= 0xD800 {
            return String::from("?");
        }
        unsafe { char::from_u32_unchecked(code) }.to_string()
    });
}

fn main() {
    of_found();
    let args: Vec<String> = env::args().skip(1).collect();
    folded(&args);
    Name(String::from("fixed")).found();
    Title(String::from("fixed")).found();
    let session = Session { slots: Arc::new(Mutex::new(Slots { slots: vec![] })), spare: Arc::new(Mutex::new(Spare)) };
    for stream in TcpListener::bind("0.0.0.0:7000").unwrap().incoming() {
        let mut stream = stream.unwrap();
        session.run(&mut stream);
        let mut body = vec![0u8; 64];
        stream.read_exact(&mut body).unwrap();
        paint(&Colors([[0; 3]; 16]), &body);
        views(&Store { map: body });
        pages(Box::new(io::BufReader::new(stream.try_clone().unwrap())));
        let mut line = String::new();
        io::BufReader::new(stream).read_line(&mut line).unwrap();
        replaced(&line);
        cached(line);
    }
    let document = document(io::stdin().lock(), true).unwrap();
    let _ = fs::read(&document.lines[0]); // want RBN301
    let _ = fs::read(&document.notes[0]);
}
