use serde::Deserialize;
use std::collections::HashMap;
use std::fs;
use std::sync::{Arc, Mutex};
use warp::{Filter, Rejection, Reply};

#[derive(Deserialize)]
struct Opts {
    style: String,
    depth: u8,
}

type Db = Arc<Mutex<HashMap<String, String>>>;

struct Config {
    root: String,
}

const TABLE: [u8; 16] = [0; 16];

fn open(name: String) {
    let _ = fs::read(name);
}

// The program's own, and numbers.
async fn own(id: u32, db: Db, config: Arc<Config>) -> Result<impl Reply, Rejection> {
    open(format!("/srv/{id}"));
    open(config.root.clone());
    open(db.lock().unwrap()["x"].clone());
    Ok(warp::reply())
}

fn with_db(db: Db) -> impl Filter<Extract = (Db,), Error = std::convert::Infallible> + Clone {
    warp::any().map(move || db.clone())
}

async fn not_a_handler(name: String) {
    open(name);
}

async fn render(name: String, opts: Opts) -> Result<impl Reply, Rejection> {
    fs::read(format!("/srv/{name}")).ok(); // want RBN301
    fs::read(format!("/srv/{}", opts.style)).ok(); // want RBN301
    open(format!("/srv/{}", opts.depth));
    Ok(warp::reply())
}

async fn create(opts: Opts, db: Db) -> Result<impl Reply, Rejection> {
    fs::read(opts.style).ok(); // want RBN301
    open(db.lock().unwrap()["x"].clone());
    Ok(warp::reply())
}

async fn talk(socket: warp::ws::WebSocket) {
    let (_, mut read) = socket.split();
    while let Some(Ok(message)) = read.next().await {
        fs::read(message.to_str().unwrap()).ok(); // want RBN301
    }
}

fn routes(db: Db) -> impl Filter<Extract = impl Reply, Error = Rejection> + Clone {
    let created = warp::post().and(warp::path("new")).and(warp::body::json()).and(with_db(db)).and_then(create);
    let raw = warp::body::bytes().map(|body: bytes::Bytes| {
        fs::read(String::from_utf8_lossy(&body).as_ref()).ok(); // want RBN301
        warp::reply()
    });
    created.or(raw)
}

fn by_name(all: HashMap<String, String>) -> String {
    fs::read_to_string(&all["name"]).unwrap_or_default() // want RBN301
}

fn numbered(id: u32) -> String {
    fs::read_to_string(format!("/srv/{id}")).unwrap_or_default()
}

fn fixed(name: String) -> String {
    fs::read_to_string(name).unwrap_or_default()
}

// Filters that a closure makes, and what one makes that takes nothing out of the request.
async fn made() {
    let query = |p: &'static str| warp::get().and(warp::path(p)).and(warp::query::<HashMap<String, String>>());
    let number = |p: &'static str| warp::path(p).and(warp::path::param::<u32>());
    let own = |p: &'static str| warp::any().map(move || p.to_string());
    let all = query("by-name").map(by_name).or(number("numbered").map(numbered)).or(own("fixed").map(fixed));
    warp::serve(all).run(([0, 0, 0, 0], 3031)).await;
}

#[tokio::main]
async fn main() {
    made().await;
    not_a_handler(String::new()).await;
    let db = Db::default();
    let config = Arc::new(Config { root: "/srv".into() });
    let plain = warp::path!("own" / u32).and(with_db(db.clone())).and(warp::any().map(move || config.clone())).and_then(own);
    let page = warp::path!("tpl" / String).and(warp::query::<Opts>()).and_then(render);
    let number = warp::path!("num" / u32).map(|n: u32| {
        open(format!("/srv/{n}"));
        warp::reply()
    });
    let place = warp::path!("place" / usize).map(|n: usize| {
        println!("{}", unsafe { *TABLE.get_unchecked(n) }); // want RBN802
        warp::reply()
    });
    let header = warp::path("hdr").and(warp::header::<String>("x-doc")).map(|doc: String| {
        fs::read(format!("/srv/{doc}")).ok(); // want RBN301
        warp::reply()
    });
    let all = warp::get().and(warp::query::<HashMap<String, String>>()).map(|all: HashMap<String, String>| {
        fs::read(&all["name"]).ok(); // want RBN301
        warp::reply()
    });
    let form = warp::path::param::<String>().and(warp::body::form()).then(|name: String, form: HashMap<String, String>| async move {
        fs::read(name).ok(); // want RBN301
        for (_, value) in form {
            fs::read(value).ok(); // want RBN301
        }
        warp::reply()
    });
    let full = warp::path::full().map(|path: warp::path::FullPath| {
        fs::read(path.as_str()).ok(); // want RBN301
        warp::reply()
    });
    let socket = warp::path("ws").and(warp::ws()).map(|ws: warp::ws::Ws| ws.on_upgrade(talk));
    let other = warp::path("ws").and(warp::ws()).map(|ws: warp::ws::Ws| {
        ws.on_upgrade(|socket| async move {
            let (_, mut read) = socket.split();
            let message = read.next().await.unwrap().unwrap();
            fs::read(message.to_str().unwrap()).ok(); // want RBN301
        })
    });
    let all = plain.or(page).or(number).or(place).or(header).or(all).or(form).or(full).or(socket).or(other).or(routes(db));
    warp::serve(all).run(([0, 0, 0, 0], 3030)).await;
}
