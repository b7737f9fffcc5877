//! What handlers of warp share by a counted reference: what one of them leaves there, another one finds.

use std::collections::HashMap;
use std::convert::Infallible;
use std::sync::Arc;

use bytes::Bytes;
use tokio::sync::{mpsc, RwLock};
use warp::{reply, Filter, Rejection, Reply};

type Notes = Arc<RwLock<HashMap<u64, String>>>;

struct Board {
    last: RwLock<String>,
    motto: RwLock<String>,
}

async fn put(id: u64, body: Bytes, notes: Notes) -> Result<impl Reply, Rejection> {
    notes.write().await.insert(id, String::from_utf8_lossy(&body).into_owned());
    Ok(reply::html("kept"))
}

async fn get(id: u64, notes: Notes) -> Result<impl Reply, Rejection> {
    Ok(reply::html(text(id, notes).await)) // want RBN701
}

// Another map of the same type.
async fn title(id: u64, titles: Notes) -> Result<impl Reply, Rejection> {
    Ok(reply::html(titles.read().await.get(&id).cloned().unwrap_or_default()))
}

async fn text(id: u64, notes: Notes) -> String {
    notes.read().await.get(&id).cloned().unwrap_or_default()
}

// Called by the program, with a board of its own.
async fn show(board: Arc<Board>) -> impl Reply {
    reply::html(board.last.read().await.clone())
}

// Handed to map by the program, each with a board of its own.
fn fill(board: Arc<Board>) -> usize {
    *board.last.blocking_write() = std::env::args().nth(1).unwrap_or_default();
    1
}

fn pages(board: Arc<Board>) -> usize {
    std::fs::read(board.last.blocking_read().as_str()).map_or(0, |page| page.len())
}

fn boards(first: Vec<Arc<Board>>, second: Vec<Arc<Board>>) -> usize {
    first.into_iter().map(fill).sum::<usize>() + second.into_iter().map(pages).sum::<usize>()
}

fn with(board: Arc<Board>) -> impl Filter<Extract = (Arc<Board>,), Error = Infallible> + Clone {
    warp::any().map(move || Arc::clone(&board))
}

struct Queue {
    waiting: RwLock<Vec<String>>,
}

#[derive(Clone)]
struct Shelf {
    label: String,
}

impl std::str::FromStr for Shelf {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        if text.bytes().all(|b| b.is_ascii_alphanumeric()) {
            Ok(Shelf { label: text.to_owned() })
        } else {
            Err(())
        }
    }
}

fn with_queue(queue: Arc<Queue>) -> impl Filter<Extract = (Arc<Queue>,), Error = Infallible> + Clone {
    warp::any().map(move || queue.clone())
}

async fn wait(body: Bytes, queue: Arc<Queue>) -> Result<impl warp::Reply, warp::Rejection> {
    queue.waiting.write().await.push(String::from_utf8_lossy(&body).into_owned());
    Ok("waiting")
}

async fn shelve(shelf: Shelf, queue: Arc<Queue>) -> Result<impl warp::Reply, warp::Rejection> {
    std::fs::create_dir_all(std::path::Path::new("/srv/shelves").join(&shelf.label)).ok();
    let waiting = queue.waiting.read().await;
    for name in waiting.iter() {
        std::fs::remove_file(name).ok(); // want RBN301
    }
    Ok("shelved")
}

enum Job {
    Note(String),
    Page(String),
    Stop,
}

struct Desk {
    jobs: mpsc::Sender<Job>,
}

impl Desk {
    async fn push(&self, job: Job) -> impl Reply {
        reply::html(if self.jobs.send(job).await.is_ok() { "taken" } else { "full" })
    }
}

fn with_desk(desk: Arc<Desk>) -> impl Filter<Extract = (Arc<Desk>,), Error = Infallible> + Clone {
    warp::any().map(move || desk.clone())
}

async fn work(mut jobs: mpsc::Receiver<Job>) {
    while let Some(job) = jobs.recv().await {
        match job {
            Job::Note(name) => std::fs::remove_file(name).unwrap_or_default(), // want RBN301
            Job::Page(name) => std::fs::remove_file(name).unwrap_or_default(),
            Job::Stop => return,
        }
    }
}

struct Caller {
    tenant: String,
    agent: Option<String>,
    kind: &'static str,
}

fn caller() -> impl Filter<Extract = (Caller,), Error = warp::Rejection> + Clone {
    warp::header::<String>("x-tenant")
        .and(warp::header::optional::<String>("user-agent"))
        .map(|tenant, agent| Caller { tenant, agent, kind: "tenant" })
}

#[tokio::main]
async fn main() {
    let notes: Notes = Arc::default();
    let titles: Notes = Arc::new(RwLock::new(HashMap::from([(1, "one".to_owned())])));
    let board = Arc::new(Board { last: RwLock::default(), motto: RwLock::default() });
    let with_notes = warp::any().map(move || notes.clone());
    let with_titles = warp::any().map(move || titles.clone());
    let routes = warp::path!("put" / u64)
        .and(warp::body::bytes())
        .and(with_notes.clone())
        .and_then(put)
        .or(warp::path!("get" / u64).and(with_notes).and_then(get))
        .or(warp::path!("title" / u64).and(with_titles).and_then(title));

    let pin = warp::path!("pin").and(warp::body::bytes()).and(with(board.clone())).then(|body: Bytes, board: Arc<Board>| async move {
        *board.last.write().await = String::from_utf8_lossy(&body).into_owned();
        *board.motto.write().await = "be brief".to_owned();
        reply::html("pinned")
    });
    let last = warp::path!("last" / u64).and(with(board.clone())).then(|_: u64, board: Arc<Board>| async move {
        reply::html(board.last.read().await.clone()) // want RBN701
    });
    let motto = warp::path!("motto" / u64).and(with(board.clone())).then(|_: u64, board: Arc<Board>| async move {
        reply::html(board.motto.read().await.clone())
    });

    let at = board.clone();
    let ask = warp::path!("ask").and(warp::query::raw()).map(move |query: String| {
        *at.motto.blocking_write() = "be kind".to_owned();
        *at.last.blocking_write() = query;
        reply::html("asked")
    });
    let at = board.clone();
    let asked = warp::path!("asked").map(move || reply::html(at.last.blocking_read().clone())); // want RBN701
    let at = board.clone();
    let kind = warp::path!("kind").map(move || reply::html(at.motto.blocking_read().clone()));

    // What one handler puts into the state is no parameter of another one.
    let queue = Arc::new(Queue { waiting: RwLock::default() });
    let wait = warp::path!("wait").and(warp::body::bytes()).and(with_queue(queue.clone())).and_then(wait);
    let shelve = warp::path!("shelf" / Shelf).and(with_queue(queue)).and_then(shelve);

    // Nor is one job that is put on the desk another one.
    let (sender, jobs) = mpsc::channel(8);
    let desk = Arc::new(Desk { jobs: sender });
    let note = warp::path!("note").and(with_desk(desk.clone())).and(warp::body::json()).then(|desk: Arc<Desk>, name: String| async move { desk.push(Job::Note(name)).await });
    let page = warp::path!("page").and(with_desk(desk.clone())).then(|desk: Arc<Desk>| async move { desk.push(Job::Page("cover".to_owned())).await });
    let stop = warp::path!("stop").and(with_desk(desk)).then(|desk: Arc<Desk>| async move { desk.push(Job::Stop).await });
    tokio::spawn(work(jobs));

    // What a filter of the program holds is there behind other filters, too.
    let who = warp::path!("who").and(caller()).and(warp::query::raw()).map(|c: Caller, _: String| reply::html(c.tenant)); // want RBN701
    let agent = caller().and(with(board.clone())).and(warp::path!("agent")).map(|c: Caller, _: Arc<Board>| reply::html(c.agent.unwrap_or_default())); // want RBN701
    let what = warp::path!("what").and(caller()).and(warp::query::raw()).map(|c: Caller, _: String| reply::html(c.kind));

    let empty = Arc::new(Board { last: RwLock::default(), motto: RwLock::default() });
    show(empty).await;
    boards(vec![], vec![]);
    warp::serve(routes.or(pin).or(last).or(motto).or(ask).or(asked).or(kind).or(wait).or(shelve).or(note).or(page).or(stop).or(who).or(agent).or(what)).run(([127, 0, 0, 1], 3030)).await;
}
