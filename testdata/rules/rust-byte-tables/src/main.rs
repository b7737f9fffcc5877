// A table that has an element for each byte needs no check of the byte, however it is read from a slice.
use axum::{body::Bytes, routing::post, Router};

static TABLE: [u16; 256] = [7; 256];
static ROWS: [[u8; 3]; 256] = [[7; 3]; 256];
static SHORT: [u16; 128] = [7; 128];

fn in_loops(data: &[u8]) -> u32 {
    let mut sum = 0;
    for b in data {
        sum += u32::from(unsafe { *TABLE.get_unchecked(usize::from(*b)) });
        sum += u32::from(unsafe { *SHORT.get_unchecked(usize::from(*b)) }); // want RBN802
    }
    for &b in data.iter() {
        sum += u32::from(unsafe { ROWS.get_unchecked(b as usize)[0] });
    }
    for pair in data.chunks(2) {
        sum += u32::from(unsafe { *TABLE.get_unchecked(pair[0] as usize) });
    }
    sum
}

fn in_closures(data: &[u8]) -> u32 {
    let all: u32 = data.iter().map(|b| unsafe { *TABLE.get_unchecked(*b as usize) as u32 }).sum();
    let short: u32 = data.iter().map(|b| unsafe { *SHORT.get_unchecked(*b as usize) as u32 }).sum(); // want RBN802
    data.iter().fold(all ^ short, |a, &b| a ^ unsafe { *TABLE.get_unchecked(b as usize) as u32 })
}

fn at_ends(data: &[u8]) -> u32 {
    let Some(first) = data.first() else { return 0 };
    let last = *data.last().unwrap();
    unsafe { u32::from(*TABLE.get_unchecked(*first as usize)) + u32::from(*TABLE.get_unchecked(last as usize)) }
}

async fn sums(body: Bytes) -> String {
    let data = body.to_vec();
    format!("{} {} {}", in_loops(&data), in_closures(&data), at_ends(&data))
}

#[tokio::main]
async fn main() {
    let app: Router = Router::new().route("/sums", post(sums));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:3000").await.unwrap();
    axum::serve(listener, app).await.unwrap();
}
