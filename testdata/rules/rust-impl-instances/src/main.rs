//! Impls of one generic type for several type arguments: which method runs is told by those of the receiver.

mod manifest;

use std::fs::File;
use std::io;
use std::marker::PhantomData;
use std::path::Path;

struct Draft;
struct Checked;

/// An order whose state is a type.
struct Order<S> {
    name: String,
    state: PhantomData<S>,
}

impl<S> Order<S> {
    fn label(&self) -> io::Result<File> {
        File::open(format!("/labels/{}", self.name)) // want RBN301
    }
}

impl Order<Draft> {
    fn new(name: String) -> Self {
        Order { name, state: PhantomData }
    }

    fn check(self) -> io::Result<Order<Checked>> {
        if self.name.bytes().all(|b| b.is_ascii_alphanumeric()) {
            Ok(Order { name: self.name, state: PhantomData })
        } else {
            Err(io::Error::other("a name is of letters and digits"))
        }
    }

    fn open(&self) -> io::Result<File> {
        File::open(format!("/drafts/{}", self.name)) // want RBN301
    }

    fn again(&self) -> io::Result<File> {
        self.open()
    }
}

impl Order<Checked> {
    fn open(&self) -> io::Result<File> {
        File::open(format!("/orders/{}", self.name))
    }

    fn again(&self) -> io::Result<File> {
        self.open()
    }
}

trait Store {
    fn put(&self, at: &str) -> io::Result<File>;
}

struct Cells<T> {
    first: T,
}

impl Store for Cells<u8> {
    fn put(&self, at: &str) -> io::Result<File> {
        File::create(format!("/bytes/{at}-{}", self.first)) // want RBN301
    }
}

impl Store for Cells<u16> {
    fn put(&self, at: &str) -> io::Result<File> {
        File::create(format!("/words/{at}-{}", self.first))
    }
}

fn main() -> io::Result<()> {
    let name = std::env::var("ORDER").unwrap();
    let draft = Order::<Draft>::new(name.clone());
    draft.open()?;
    draft.again()?;
    draft.label()?;
    let checked = draft.check()?;
    checked.open()?;
    checked.again()?;
    let bytes: Cells<u8> = Cells { first: 1 };
    bytes.put(&name)?;
    let words: Cells<u16> = Cells { first: 1 };
    words.put("all")?;
    manifest::run(Path::new("/srv"))
}
