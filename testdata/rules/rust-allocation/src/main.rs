// How much memory is asked for, a request says.
use axum::extract::Path;
use axum::routing::{get, post};
use axum::Router;
use bytes::Bytes;
use std::alloc::{alloc, realloc, Layout};
use std::collections::{HashMap, VecDeque};
use std::io::Read;

const MOST: usize = 1 << 16;

fn limited(n: usize) -> usize {
    let mut sum = 0;
    if n <= MOST {
        sum += vec![0u8; n].len();
    }
    let list: Vec<u8> = Vec::with_capacity(n.min(MOST));
    let text = "-".repeat(n.clamp(1, 80));
    let map: HashMap<u8, u8> = HashMap::with_capacity(n % 100);
    sum += list.capacity() + text.len() + map.len();
    if n > MOST {
        return sum;
    }
    let mut queue: VecDeque<u8> = VecDeque::with_capacity(n);
    queue.resize(n * 2, 0);
    sum + queue.len()
}

fn product(rows: usize, columns: usize) -> Result<Vec<u8>, String> {
    let cells = rows.checked_mul(columns).ok_or("too many")?;
    if cells > MOST {
        return Err(String::from("too many"));
    }
    let mut grid = Vec::with_capacity(cells);
    grid.resize(cells, 0);
    Ok(grid)
}

fn asked(n: usize) -> usize {
    let mut list: Vec<u8> = Vec::with_capacity(n); // want RBN804
    list.reserve(n); // want RBN804
    list.resize(n, 7); // want RBN804
    list.resize_with(n, Default::default); // want RBN804
    let zeroes = vec![0u8; n]; // want RBN804
    let grid = vec![vec![0u8; 80]; n + 1]; // want RBN804
    let text = String::with_capacity(n); // want RBN804
    let map: HashMap<u8, u8> = HashMap::with_capacity(n * 2); // want RBN804
    let line = "=".repeat(n); // want RBN804
    let many: Vec<u8> = std::iter::repeat(1).take(n).collect(); // want RBN804
    let pieces: Vec<u8> = std::iter::repeat_n(1, n).collect(); // want RBN804
    let copies = [1u8, 2].repeat(n); // want RBN804
    list.len() + zeroes.len() + grid.len() + text.len() + map.len() + line.len() + many.len() + pieces.len() + copies.len()
}

unsafe fn raw(n: usize) -> *mut u8 {
    let Ok(layout) = Layout::from_size_align(n, 8) else {
        return std::ptr::null_mut();
    };
    let first = alloc(layout); // want RBN804
    let second = alloc(Layout::array::<u64>(n).unwrap()); // want RBN804
    let Ok(bytes) = Layout::array::<u8>(n.max(1)) else {
        return first;
    };
    alloc(bytes); // want RBN804
    let page = Layout::array::<u8>(n.clamp(1, 4096)).unwrap();
    alloc(page);
    let third = realloc(first, layout, n); // want RBN804
    let other = libc::malloc(n); // want RBN804
    let more = libc::calloc(n, 8); // want RBN804
    let again = libc::realloc(other, n); // want RBN804
    if second.is_null() || more.is_null() || again.is_null() {
        return third;
    }
    alloc(Layout::new::<u64>())
}

// A byte asks for little, what arrived is there, and what grows is bounded by what arrives.
fn little(body: &[u8], n: u16) -> usize {
    let short = vec![0u8; body[0] as usize];
    let words = vec![0u8; usize::from(n)];
    let copy = Vec::<u8>::with_capacity(body.len());
    let mut rest = Vec::new();
    let _ = body.take(body[1] as u64).read_to_end(&mut rest);
    let large = u32::from_be_bytes([body[0], body[1], body[2], body[3]]);
    let frame = vec![0u8; large as usize]; // want RBN804
    let stepped: Vec<u8> = body.iter().copied().take(large as usize).collect();
    let mut head = [0u8; 1];
    head.copy_from_slice(&body[..1]);
    let tail = vec![0u8; head[0] as usize];
    tail.len() + short.len() + words.len() + copy.len() + rest.len() + frame.len() + stepped.len()
}

// How large a program's own buffers are is for the one who starts it to say.
fn local() -> Vec<u8> {
    let n: usize = std::env::args().nth(1).and_then(|n| n.parse().ok()).unwrap_or(4);
    vec![0u8; n]
}

async fn show(Path((n, rows)): Path<(usize, usize)>) -> String {
    let raw = unsafe { raw(n) };
    format!("{} {} {} {:p}", limited(n), asked(n), product(rows, n).map_or(0, |grid| grid.len()), raw)
}

async fn frame(Path(n): Path<u16>, body: Bytes) -> String {
    format!("{} {}", little(&body, n), local().len())
}

// The upper half of a number is small; all but its lowest bits are not.
struct Count {
    four: [u8; 4],
}

impl Count {
    fn read(&self) -> std::io::Result<u32> {
        Ok(u32::from_be_bytes(self.four))
    }

    fn halves(&self) -> std::io::Result<usize> {
        let n = self.read()? >> 16;
        let high: Vec<u8> = Vec::with_capacity(n as usize);
        let same: Vec<u8> = Vec::with_capacity((self.read()? / 65536) as usize);
        let most: Vec<u8> = Vec::with_capacity((self.read()? >> 2) as usize); // want RBN804
        Ok(high.len() + same.len() + most.len())
    }
}

async fn halves(body: Bytes) -> String {
    let mut four = [0; 4];
    four.copy_from_slice(&body[..4]);
    format!("{}", Count { four }.halves().unwrap_or(0))
}

fn main() {
    let _: Router = Router::new().route("/{n}/{rows}", get(show)).route("/{n}", post(frame)).route("/halves", post(halves));
}
