//! Generic functions whose checks are those of the type that a call names: by a turbofish, an annotation, a result or an
//! argument.
use std::fs;
use std::io::{self, BufRead, BufReader};
use std::marker::PhantomData;
use std::net::TcpListener;
use std::ops::Deref;
use std::str::FromStr;

trait Rule {
    fn holds(raw: &str) -> bool;
}

struct Slug;
struct Filled;

impl Rule for Slug {
    fn holds(raw: &str) -> bool {
        !raw.is_empty() && raw.bytes().all(|b| b.is_ascii_alphanumeric())
    }
}

impl Rule for Filled {
    fn holds(raw: &str) -> bool {
        !raw.is_empty()
    }
}

struct Checked<R: Rule> {
    text: String,
    rule: PhantomData<R>,
}

impl<R: Rule> TryFrom<&str> for Checked<R> {
    type Error = io::Error;

    fn try_from(raw: &str) -> io::Result<Self> {
        if R::holds(raw) {
            Ok(Checked { text: raw.to_string(), rule: PhantomData })
        } else {
            Err(io::ErrorKind::InvalidInput.into())
        }
    }
}

impl<R: Rule> Deref for Checked<R> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.text
    }
}

fn by_path(x: &str) -> io::Result<()> {
    let filled = Checked::<Filled>::try_from(x)?;
    fs::read(format!("/srv/{}", &*filled))?; // want RBN301
    let slug = Checked::<Slug>::try_from(x)?;
    fs::read(format!("/srv/{}", &*slug))?;
    Ok(())
}

fn by_annotation(x: &str) -> io::Result<()> {
    let filled: Checked<Filled> = x.try_into()?;
    fs::read(format!("/srv/{}", &*filled))?; // want RBN301
    let slug: Checked<Slug> = x.try_into()?;
    fs::read(format!("/srv/{}", &*slug))?;
    Ok(())
}

fn slug_of(x: &str) -> io::Result<Checked<Slug>> {
    Checked::try_from(x)
}

fn filled_of(x: &str) -> io::Result<Checked<Filled>> {
    Checked::try_from(x)
}

fn by_result(x: &str) -> io::Result<()> {
    fs::read(format!("/srv/{}", &*filled_of(x)?))?; // want RBN301
    fs::read(format!("/srv/{}", &*slug_of(x)?))?;
    Ok(())
}

fn require<R: Rule>(x: &str) -> io::Result<&str> {
    if !R::holds(x) {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    Ok(x)
}

fn twice<R>(x: &str) -> io::Result<&str>
where
    R: Rule,
{
    require::<R>(x)
}

fn ensure<R: Rule>(x: &str) -> bool {
    <R as Rule>::holds(x)
}

fn by_turbofish(x: &str) -> io::Result<()> {
    fs::read(format!("/srv/{}", require::<Filled>(x)?))?; // want RBN301
    fs::read(format!("/srv/{}", require::<Slug>(x)?))?;
    Ok(())
}

fn by_condition(x: &str) -> io::Result<()> {
    if ensure::<Filled>(x) {
        fs::read(format!("/srv/{x}"))?; // want RBN301
    }
    if ensure::<Slug>(x) {
        fs::read(format!("/srv/{x}"))?;
    }
    Ok(())
}

fn handed_on(x: &str) -> io::Result<()> {
    fs::read(format!("/srv/{}", twice::<Filled>(x)?))?; // want RBN301
    fs::read(format!("/srv/{}", twice::<Slug>(x)?))?;
    Ok(())
}

struct Folder<R> {
    root: &'static str,
    rule: PhantomData<R>,
}

impl<R: Rule> Folder<R> {
    fn new(root: &'static str) -> Self {
        Folder { root, rule: PhantomData }
    }

    fn path(&self, x: &str) -> Option<String> {
        self.allows(x).then(|| format!("{}/{x}", self.root))
    }

    fn allows(&self, x: &str) -> bool {
        R::holds(x)
    }

    fn checked(&self, x: &str) -> Option<String> {
        if !Self::good(x) {
            return None;
        }
        Some(format!("{}/{x}", self.root))
    }

    fn good(x: &str) -> bool {
        R::holds(x)
    }
}

fn by_receiver(x: &str) {
    let slugs = Folder::<Slug>::new("/srv/slugs");
    let all: Folder<Filled> = Folder::new("/srv/all");
    if let Some(path) = slugs.path(x) {
        let _ = fs::read(path);
    }
    if let Some(path) = all.path(x) {
        let _ = fs::read(path); // want RBN301
    }
    if let Some(path) = slugs.checked(x) {
        let _ = fs::read(path);
    }
    if let Some(path) = all.checked(x) {
        let _ = fs::read(path); // want RBN301
    }
}

fn through<R: Rule>(folder: &Folder<R>, x: &str) -> bool {
    R::holds(x) && folder.root.len() < x.len()
}

fn by_argument(x: &str) {
    let slugs = Folder::<Slug>::new("/srv/slugs");
    let all = Folder::<Filled>::new("/srv/all");
    if through(&slugs, x) {
        let _ = fs::read(format!("/srv/slugs/{x}"));
    }
    if through(&all, x) {
        let _ = fs::read(format!("/srv/all/{x}")); // want RBN301
    }
}

fn word<T: FromStr>(x: &str, n: usize) -> Option<T> {
    x.split(',').nth(n)?.parse().ok()
}

fn or<T: FromStr>(x: &str, other: T) -> T {
    x.parse().unwrap_or(other)
}

fn parsed(x: &str) {
    let _ = fs::read(format!("/srv/{}", word::<u32>(x, 0).unwrap_or(0)));
    let _ = fs::read(format!("/srv/{}", word::<String>(x, 1).unwrap_or_default())); // want RBN301
    if let Some(name) = word::<String>(x, 2) {
        let _ = fs::read(format!("/srv/{name}")); // want RBN301
    }
    let _ = fs::read(format!("/srv/{}", or(x, 7u16)));
    let _ = fs::read(format!("/srv/{}", or(x, String::new()))); // want RBN301
}

fn main() -> io::Result<()> {
    for s in TcpListener::bind("0.0.0.0:6012")?.incoming() {
        for line in BufReader::new(s?).lines() {
            let line = line?;
            let _ = by_path(&line);
            let _ = by_annotation(&line);
            let _ = by_result(&line);
            let _ = by_turbofish(&line);
            let _ = by_condition(&line);
            let _ = handed_on(&line);
            by_receiver(&line);
            by_argument(&line);
            parsed(&line);
        }
    }
    Ok(())
}
