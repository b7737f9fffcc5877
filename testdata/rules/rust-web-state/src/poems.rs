use poem::web::{Data, Path};
use std::fs;
use std::sync::Mutex;

#[derive(Default)]
pub struct Verses {
    book: Mutex<String>,
    line: Mutex<u32>,
}

#[poem::handler]
pub fn put(Path(book): Path<String>, verses: Data<&Verses>) {
    *verses.book.lock().unwrap() = book;
}

#[poem::handler]
pub fn get(Data(verses): Data<&Verses>) {
    fs::read(format!("/srv/{}", verses.line.lock().unwrap())).ok();
    fs::read(verses.book.lock().unwrap().as_str()).ok(); // want RBN301
}
