//! What is known of the one part of a path is known of the path; of the first of several, nothing is.

use std::fs;
use std::path::{Component, Path};

fn two_taken(p: &Path) -> Option<&Path> {
    let mut parts = p.components();
    match (parts.next(), parts.next()) {
        (Some(Component::Normal(_)), None) => Some(p),
        _ => None,
    }
}

fn two_taken_of_any(p: &Path) -> Option<&Path> {
    let mut parts = p.components();
    match (parts.next(), parts.next()) {
        (Some(Component::Normal(_)), _) => Some(p),
        _ => None,
    }
}

fn one_after_another(p: &Path) -> Option<&Path> {
    let mut parts = p.components();
    let Some(Component::Normal(_)) = parts.next() else { return None };
    if parts.next().is_some() {
        return None;
    }
    Some(p)
}

fn first_alone(p: &Path) -> Option<&Path> {
    let mut parts = p.components();
    let Some(Component::Normal(_)) = parts.next() else { return None };
    Some(p)
}

fn another_one(p: &Path) -> Option<&Path> {
    let mut parts = p.components();
    let Some(Component::Normal(_)) = parts.next() else { return None };
    if parts.next().is_none() {
        return None;
    }
    Some(p)
}

fn let_else(p: &Path) -> Option<&Path> {
    let mut parts = p.components();
    let (Some(Component::Normal(_)), None) = (parts.next(), parts.next()) else { return None };
    Some(p)
}

fn of_a_slice(p: &Path) -> Option<&Path> {
    match p.components().collect::<Vec<_>>()[..] {
        [Component::Normal(_)] => Some(p),
        _ => None,
    }
}

fn of_a_list(p: &Path) -> Option<&Path> {
    let parts: Vec<_> = p.components().collect();
    if let [Component::Normal(_)] = parts.as_slice() {
        return Some(p);
    }
    None
}

fn first_of_a_slice(p: &Path) -> Option<&Path> {
    match p.components().collect::<Vec<_>>()[..] {
        [Component::Normal(_), ..] => Some(p),
        _ => None,
    }
}

fn one_of_two(p: &Path) -> Option<&Path> {
    match p.components().collect::<Vec<_>>()[..] {
        [Component::Normal(_), _] => Some(p),
        _ => None,
    }
}

fn another_kind(p: &Path) -> Option<&Path> {
    match p.components().collect::<Vec<_>>()[..] {
        [Component::ParentDir] => Some(p),
        _ => None,
    }
}

fn all_but_the_first(p: &Path) -> Option<&Path> {
    let mut parts = p.components();
    parts.next();
    parts.all(|part| matches!(part, Component::Normal(_))).then_some(p)
}

fn asked_at_once(p: &Path) -> bool {
    let mut parts = p.components();
    matches!((parts.next(), parts.next()), (Some(Component::Normal(_)), None))
}

fn asked_of_the_first(p: &Path) -> bool {
    let mut parts = p.components();
    matches!((parts.next(), parts.next()), (Some(Component::Normal(_)), _))
}

fn main() {
    let x = std::env::args().nth(1).unwrap();
    let root = Path::new("/srv/files");
    if let Some(p) = two_taken(Path::new(&x)) { fs::read(root.join(p)).ok(); }
    if let Some(p) = two_taken_of_any(Path::new(&x)) { fs::read(root.join(p)).ok(); } // want RBN301
    if let Some(p) = one_after_another(Path::new(&x)) { fs::read(root.join(p)).ok(); }
    if let Some(p) = first_alone(Path::new(&x)) { fs::read(root.join(p)).ok(); } // want RBN301
    if let Some(p) = another_one(Path::new(&x)) { fs::read(root.join(p)).ok(); } // want RBN301
    if let Some(p) = let_else(Path::new(&x)) { fs::read(root.join(p)).ok(); }
    if let Some(p) = of_a_slice(Path::new(&x)) { fs::read(root.join(p)).ok(); }
    if let Some(p) = of_a_list(Path::new(&x)) { fs::read(root.join(p)).ok(); }
    if let Some(p) = first_of_a_slice(Path::new(&x)) { fs::read(root.join(p)).ok(); } // want RBN301
    if let Some(p) = one_of_two(Path::new(&x)) { fs::read(root.join(p)).ok(); } // want RBN301
    if let Some(p) = another_kind(Path::new(&x)) { fs::read(root.join(p)).ok(); } // want RBN301
    if let Some(p) = all_but_the_first(Path::new(&x)) { fs::read(root.join(p)).ok(); } // want RBN301
    if asked_at_once(Path::new(&x)) { fs::read(root.join(&x)).ok(); }
    if asked_of_the_first(Path::new(&x)) { fs::read(root.join(&x)).ok(); } // want RBN301
}
