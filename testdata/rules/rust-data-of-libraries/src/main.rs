//! Objects that libraries without models make of data: what a decoder is given is read out of them again.

use eyre::{Result, WrapErr};
use rss::{Channel, Item};
use scrollwork::Scroll;
use std::fs::File;
use std::io::Read;
use std::net::TcpListener;

struct Episode {
    title: String,
    number: Option<u32>,
}

impl From<&Item> for Episode {
    fn from(item: &Item) -> Self {
        Episode {
            title: item.title().unwrap_or("untitled").to_string(),
            number: item.itunes_ext().and_then(|x| x.episode()).and_then(|n| n.parse().ok()),
        }
    }
}

// The workspace's own: what it keeps is told by its body.
struct Index {
    size: usize,
}

impl Index {
    fn parse(bytes: &[u8]) -> Index {
        Index { size: bytes.len() }
    }

    fn title(&self) -> String {
        format!("{} bytes", self.size)
    }
}

fn feed(bytes: &[u8]) -> Result<()> {
    let channel = Channel::read_from(bytes).wrap_err("no feed")?;
    File::open(channel.title())?; // want RBN301
    for episode in channel.items().iter().map(Episode::from).filter(|e| !e.title.is_empty()) {
        File::open(format!("/episodes/{}", episode.title))?; // want RBN301
        File::open(format!("/episodes/{:04}", episode.number.unwrap_or_default()))?;
    }
    Ok(())
}

fn atom(bytes: &[u8]) -> Result<()> {
    let feed = atom_syndication::Feed::read_from(bytes)?;
    for entry in feed.entries() {
        File::open(entry.title().as_str())?; // want RBN301
    }
    File::open(feed.generator_of("any"))?;
    Ok(())
}

fn scroll(bytes: &[u8], settings: &Settings) -> Result<()> {
    let scroll = Scroll::from_bytes(bytes, settings)?;
    File::open(scroll.header().name())?; // want RBN301
    for chapter in scroll.chapters() {
        File::open(chapter.place())?; // want RBN301
        File::open(format!("/chapters/{}", chapter.place().len()))?;
    }
    File::open(scroll.setting("place"))?; // want RBN301
    // Nobody knows what it makes of that, and what is made of no data.
    File::open(scroll.replaced(&settings.name))?;
    File::open(Scroll::blank().header().name())?;
    let tree = scrollwork::parse(bytes)?;
    File::open(tree.root())?; // want RBN301
    let index = Index::parse(bytes);
    File::open(index.title())?;
    Ok(())
}

fn mail(bytes: &[u8]) -> Result<()> {
    let mail = parcels::parse_mail(bytes)?;
    if let Some(thread) = mail.headers.get_first_value("In-Reply-To") {
        File::open(thread.trim())?; // want RBN301
    }
    File::open(format!("/sizes/{}", mail.headers.len()))?;
    Ok(())
}

fn main() -> Result<()> {
    let settings = Settings::default();
    for stream in TcpListener::bind("0.0.0.0:7000")?.incoming() {
        let mut bytes = Vec::new();
        stream?.read_to_end(&mut bytes)?;
        feed(&bytes)?;
        atom(&bytes)?;
        scroll(&bytes, &settings)?;
        mail(&bytes)?;
    }
    Ok(())
}
