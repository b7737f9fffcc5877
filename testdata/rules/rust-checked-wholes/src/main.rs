//! A struct of which a part was checked, and which then goes on as a whole: returned by its own method, put into a channel,
//! given to another function, converted.

use std::fs::File;
use std::sync::mpsc::{Receiver, Sender};

use axum::extract::State;
use axum::routing::post;
use axum::{Json, Router};
use serde::Deserialize;

#[derive(Clone, Deserialize)]
struct Note {
    name: String,
    draft: String,
    shelf: Shelf,
}

#[derive(Clone, Deserialize)]
struct Shelf {
    row: u8,
    label: String,
    owner: Box<Owner>,
}

#[derive(Clone, Deserialize)]
struct Owner {
    nick: String,
    mail: String,
}

fn word(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric())
}

impl Note {
    fn checked(self) -> Result<Self, String> {
        if !word(&self.name) {
            return Err(self.name);
        }
        Ok(self)
    }

    fn check(&self) -> Result<(), String> {
        if word(&self.name) {
            Ok(())
        } else {
            Err("name".into())
        }
    }

    fn both(self) -> Option<Note> {
        self.check().ok()?;
        Some(self)
    }

    fn looked_at(self) -> Result<Self, String> {
        if !word(&self.name) {
            eprintln!("an odd name");
        }
        Ok(self)
    }

    fn wrong_way(self) -> Result<Self, String> {
        if word(&self.name) {
            return Err(self.name);
        }
        Ok(self)
    }

    fn asserted(self) -> Self {
        assert!(word(&self.shelf.label));
        self
    }

    fn rename(&mut self, name: &str) {
        self.name = name.to_owned();
    }

    fn is_valid(&self) -> bool {
        word(&self.name) && word(&self.shelf.label) && word(&self.shelf.owner.nick)
    }

    fn open(&self) -> Result<(), String> {
        self.check()?;
        self.opened(1)
    }

    fn opened(&self, _mode: u8) -> Result<(), String> {
        let _ = File::open(&self.name);
        let _ = File::open(&self.draft); // want RBN301
        Ok(())
    }
}

async fn by_methods(Json(note): Json<Note>) -> Result<(), String> {
    let checked = note.clone().checked()?;
    let _ = File::open(&checked.name);
    let _ = File::open(&checked.draft); // want RBN301
    let both = note.clone().both().ok_or("name")?;
    let _ = File::open(&both.name);
    let _ = File::open(&both.draft); // want RBN301
    let asserted = note.clone().asserted();
    let _ = File::open(&asserted.shelf.label);
    let _ = File::open(&asserted.name); // want RBN301
    let looked_at = note.clone().looked_at()?;
    let _ = File::open(&looked_at.name); // want RBN301
    let wrong = note.clone().wrong_way()?;
    let _ = File::open(&wrong.name); // want RBN301
    note.open()
}

async fn in_a_list(Json(notes): Json<Vec<Note>>) -> Result<(), String> {
    let mut kept = Vec::new();
    for note in notes {
        kept.push(note.checked()?);
    }
    for note in &kept {
        let _ = File::open(&note.name);
        let _ = File::open(&note.draft); // want RBN301
    }
    for note in kept.into_iter().filter_map(Note::both) {
        let _ = File::open(&note.name);
        let _ = File::open(&note.draft); // want RBN301
    }
    Ok(())
}

async fn through_a_channel(State(sender): State<Sender<Note>>, Json(note): Json<Note>) -> Result<(), String> {
    note.check()?;
    sender.send(note).map_err(|e| e.to_string())
}

fn receive(receiver: Receiver<Note>) {
    for note in receiver {
        let _ = File::open(&note.name);
        let _ = File::open(&note.draft); // want RBN301
    }
}

async fn nested(Json(note): Json<Note>) -> Result<(), String> {
    if !note.is_valid() {
        return Err("not valid".into());
    }
    keep(note);
    Ok(())
}

fn keep(note: Note) {
    let Note { name, draft, shelf } = note;
    let _ = File::open(name);
    let _ = File::open(draft); // want RBN301
    let _ = File::open(&shelf.label);
    let _ = File::open(&shelf.owner.nick);
    let _ = File::open(&shelf.owner.mail); // want RBN301
}

async fn changed_after(Json(mut note): Json<Note>) -> Result<(), String> {
    note.check()?;
    let draft = note.draft.clone();
    note.rename(&draft);
    keep_changed(&note);
    Ok(())
}

fn keep_changed(note: &Note) {
    let _ = File::open(&note.name); // want RBN301
}

async fn in_one_arm(Json(note): Json<Note>) {
    if !note.is_valid() {
        eprintln!("not valid");
    }
    keep_any(&note);
}

fn keep_any(note: &Note) {
    let _ = File::open(&note.name); // want RBN301
    let _ = File::open(&note.shelf.label); // want RBN301
}

struct Checked(Note);

impl TryFrom<Note> for Checked {
    type Error = String;

    fn try_from(note: Note) -> Result<Self, String> {
        note.check()?;
        Ok(Checked(note))
    }
}

async fn converted(Json(note): Json<Note>) -> Result<(), String> {
    let checked = Checked::try_from(note)?;
    let _ = File::open(&checked.0.name);
    let _ = File::open(&checked.0.draft); // want RBN301
    Ok(())
}

async fn in_an_option(Json(note): Json<Note>) -> Result<(), String> {
    let named = match note {
        note if word(&note.name) => note,
        _ => return Err("name".into()),
    };
    let labelled = Some(named).filter(|n| word(&n.shelf.label)).ok_or("label")?;
    keep_labelled(labelled);
    Ok(())
}

fn keep_labelled(note: Note) {
    let _ = File::open(&note.name);
    let _ = File::open(&note.draft); // want RBN301
    let _ = File::open(&note.shelf.label);
    let _ = File::open(&note.shelf.owner.nick); // want RBN301
}

struct Paper {
    title: String,
    text: String,
}

impl From<Note> for Paper {
    fn from(note: Note) -> Self {
        Paper { title: note.name, text: note.draft }
    }
}

fn print(paper: &Paper) {
    let _ = File::open(&paper.title);
    let _ = File::open(&paper.text); // want RBN301
}

async fn wanted_there(Json(note): Json<Note>) -> Result<(), String> {
    note.check()?;
    print(&note.into());
    Ok(())
}

fn main() {
    let (sender, receiver) = std::sync::mpsc::channel();
    std::thread::spawn(move || receive(receiver));
    let _app: Router = Router::new()
        .route("/methods", post(by_methods))
        .route("/list", post(in_a_list))
        .route("/channel", post(through_a_channel))
        .route("/nested", post(nested))
        .route("/changed", post(changed_after))
        .route("/arm", post(in_one_arm))
        .route("/converted", post(converted))
        .route("/option", post(in_an_option))
        .route("/wanted", post(wanted_there))
        .with_state(sender);
}
