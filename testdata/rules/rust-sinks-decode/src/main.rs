use axum::body::Bytes;
use axum::routing::post;
use axum::Router;
use bincode::Options;
use rkyv::util::AlignedVec;
use rkyv::{access, access_unchecked};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Default)]
struct Entry {
    key: String,
    hits: u64,
}

static DEFAULTS: &[u8] = include_bytes!("defaults.bin");

// Bincode takes a length at its word, unless it has a limit.
async fn lengths(body: Bytes) {
    let _: Result<Entry, _> = bincode::deserialize(&body); // want RBN502
    let _: Result<Entry, _> = bincode::deserialize_from(&body[..]); // want RBN502
    let _: Result<Entry, _> = bincode::DefaultOptions::new().deserialize(&body); // want RBN502
    let _: Result<Entry, _> = bincode::options().with_fixint_encoding().deserialize(&body); // want RBN502
    let _: Result<Entry, _> = bincode::options().with_limit(4096).deserialize(&body);
    let _: Result<Entry, _> = bincode::DefaultOptions::new().with_limit(4096).allow_trailing_bytes().deserialize(&body);
    let _: Result<Entry, _> = bincode::deserialize(DEFAULTS);
    let _: Result<Entry, _> = bincode::deserialize(&bincode::serialize(&Entry::default()).unwrap());
}

fn limited() -> impl Options {
    bincode::DefaultOptions::new().with_fixint_encoding().with_limit(64 << 10)
}

#[derive(Deserialize)]
struct Order {
    script: String,
}

// What is decoded is as untrusted as what it was decoded from.
async fn orders(body: Bytes) {
    let order: Order = limited().deserialize(&body).unwrap();
    std::process::Command::new("sh").arg("-c").arg(&order.script).status().ok(); // want RBN201
    let order: Order = limited().allow_trailing_bytes().deserialize_from(&body[..]).unwrap();
    std::process::Command::new("sh").arg("-c").arg(&order.script).status().ok(); // want RBN201
    let order: Order = limited().allow_trailing_bytes().deserialize_from(DEFAULTS).unwrap();
    std::process::Command::new("sh").arg("-c").arg(&order.script).status().ok();
}

async fn second_version(body: Bytes) {
    let _: Result<(Entry, usize), _> = bincode::serde::decode_from_slice(&body, bincode::config::standard()); // want RBN502
    let _: Result<(Entry, usize), _> = bincode::serde::decode_from_slice(&body, bincode::config::standard().with_limit::<4096>());
}

async fn archives(body: Bytes) -> usize {
    let trusted = unsafe { access_unchecked::<ArchivedEntry>(&body) }; // want RBN502
    let checked = access::<ArchivedEntry, rkyv::rancor::Error>(&body);
    let old = unsafe { rkyv::archived_root::<Entry>(&body) }; // want RBN502
    trusted.key.len() + checked.map_or(0, |entry| entry.key.len()) + old.key.len()
}

// What is in them is what was sent.
async fn values(body: Bytes) {
    let entry = unsafe { access_unchecked::<ArchivedEntry>(&body) }; // want RBN502
    std::fs::remove_file(entry.key.as_str()).ok(); // want RBN301
    if let Ok(entry) = access::<ArchivedEntry, rkyv::rancor::Error>(&body) {
        std::fs::remove_file(entry.key.as_str()).ok(); // want RBN301
    }
    let own = unsafe { access_unchecked::<ArchivedEntry>(DEFAULTS) };
    std::fs::remove_file(own.key.as_str()).ok();
}

fn aligned(bytes: &[u8]) -> AlignedVec {
    let mut v = AlignedVec::with_capacity(bytes.len());
    v.extend_from_slice(bytes);
    v
}

async fn copied(body: Bytes) -> usize {
    let data = aligned(&body);
    let trusted = unsafe { access_unchecked::<ArchivedEntry>(&data) }; // want RBN502
    let mut older = rkyv::AlignedVec::new();
    older.extend_from_slice(&body);
    let old = unsafe { rkyv::archived_root::<Entry>(&older) }; // want RBN502
    let own = aligned(DEFAULTS);
    let kept = unsafe { access_unchecked::<ArchivedEntry>(&own) };
    trusted.key.len() + old.key.len() + kept.key.len()
}

async fn verified(body: Bytes) -> usize {
    let data = aligned(&body);
    if access::<ArchivedEntry, rkyv::rancor::Error>(&data).is_err() {
        return 0;
    }
    unsafe { access_unchecked::<ArchivedEntry>(&data) }.key.len()
}

async fn verified_older(body: Bytes) -> Option<usize> {
    let data = aligned(&body);
    rkyv::check_archived_root::<Entry>(&data).ok()?;
    Some(unsafe { rkyv::archived_root::<Entry>(&data) }.key.len())
}

async fn not_asked(body: Bytes) -> usize {
    let data = aligned(&body);
    let _ = access::<ArchivedEntry, rkyv::rancor::Error>(&data);
    unsafe { access_unchecked::<ArchivedEntry>(&data) }.key.len() // want RBN502
}

async fn nested(text: String) {
    let _: Result<Entry, _> = serde_yaml::from_str(&text); // want RBN502
    let _: Result<serde_yaml::Value, _> = serde_yaml::from_slice(text.as_bytes()); // want RBN502
    let _: Result<Entry, _> = ron::from_str(&text); // want RBN502
    let _: Result<Entry, _> = ron::de::from_bytes(text.as_bytes()); // want RBN502
    let _: Result<Entry, _> = serde_json::from_str(&text);
    let _: Result<Vec<Entry>, _> = serde_json::from_slice(text.as_bytes());
    let _: Result<Entry, _> = toml::from_str(&text);
    let _: Result<Entry, _> = postcard::from_bytes(text.as_bytes());
    let _: Result<Entry, _> = serde_yaml::from_str("key: base");
    let count: u64 = text.parse().unwrap_or(0);
    let _: Result<u64, _> = serde_yaml::from_str(&count.to_string());
}

// What is longer than the program allows is not read.
const LIMIT: usize = 32 * 1024;

async fn short(text: String) -> Result<Entry, String> {
    if text.len() > LIMIT {
        return Err("too long".to_owned());
    }
    serde_yaml::from_str(&text).map_err(|e| e.to_string())
}

async fn long(text: String) -> Result<Entry, String> {
    if text.len() < LIMIT {
        return Err("too short".to_owned());
    }
    serde_yaml::from_str(&text).map_err(|e| e.to_string()) // want RBN502
}

// A file that the program keeps can be another's; its settings are those of whoever runs it.
fn kept() {
    let state = std::fs::read("/var/lib/state.bin").unwrap();
    let _: Result<Entry, _> = bincode::deserialize(&state); // want RBN502
    let settings = std::fs::read_to_string("settings.yml").unwrap();
    let _: Result<Entry, _> = serde_yaml::from_str(&settings);
}

// One that somebody names can be anybody's.
fn named() {
    let path = std::env::args().nth(1).unwrap_or_else(|| "settings.ron".into());
    let text = std::fs::read_to_string(&path).unwrap(); // want RBN301
    let _: Result<Entry, _> = ron::from_str(&text); // want RBN502
    let file = std::fs::File::open(&path).unwrap(); // want RBN301
    let _: Result<Entry, _> = serde_yaml::from_reader(file); // want RBN502
    let own = std::fs::File::open("/etc/settings.yml").unwrap();
    let _: Result<Entry, _> = serde_yaml::from_reader(own);
    let state = std::fs::File::open("/var/lib/state.bin").unwrap();
    let _: Result<Entry, _> = bincode::deserialize_from(state); // want RBN502
}

fn main() {
    kept();
    named();
    let _: Router = Router::new()
        .route("/short", post(short))
        .route("/long", post(long))
        .route("/lengths", post(lengths).put(orders))
        .route("/second", post(second_version))
        .route("/archives", post(archives))
        .route("/copied", post(copied))
        .route("/values", post(values))
        .route("/verified", post(verified))
        .route("/older", post(verified_older))
        .route("/not-asked", post(not_asked))
        .route("/nested", post(nested));
}
