//! The first character of a text is checked by itself, or taken from the iterator that goes through the others: a name that
//! begins with a dash is an option, and one of dots alone is the folder above.

use std::process::Command;

fn main() {
    let x = std::env::args().nth(1).unwrap();
    if begins0(&x).is_some() { Command::new("tar").arg(&x).status().unwrap(); }
    if begins_in_vain0(&x).is_some() { Command::new("tar").arg(&x).status().unwrap(); } // want RBN203
    if begins1(&x).is_some() { Command::new("tar").arg(&x).status().unwrap(); }
    if begins_in_vain1(&x).is_some() { Command::new("tar").arg(&x).status().unwrap(); } // want RBN203
    if begins2(&x).is_some() { Command::new("tar").arg(&x).status().unwrap(); }
    if begins_in_vain2(&x).is_some() { Command::new("tar").arg(&x).status().unwrap(); } // want RBN203
    if begins3(&x).is_some() { Command::new("tar").arg(&x).status().unwrap(); }
    if begins_in_vain3(&x).is_some() { Command::new("tar").arg(&x).status().unwrap(); } // want RBN203
    if begins4(&x).is_some() { Command::new("tar").arg(&x).status().unwrap(); }
    if begins_in_vain4(&x).is_some() { Command::new("tar").arg(&x).status().unwrap(); } // want RBN203
    if begins5(&x).is_some() { Command::new("tar").arg(&x).status().unwrap(); }
    if begins_in_vain5(&x).is_some() { Command::new("tar").arg(&x).status().unwrap(); } // want RBN203
    if begins6(&x).is_some() { Command::new("tar").arg(&x).status().unwrap(); }
    if begins_in_vain6(&x).is_some() { Command::new("tar").arg(&x).status().unwrap(); } // want RBN203
    if begins7(&x).is_some() { Command::new("tar").arg(&x).status().unwrap(); }
    if begins_in_vain7(&x).is_some() { Command::new("tar").arg(&x).status().unwrap(); } // want RBN203
    if begins8(&x).is_some() { Command::new("tar").arg(&x).status().unwrap(); }
    if begins_in_vain8(&x).is_some() { Command::new("tar").arg(&x).status().unwrap(); } // want RBN203
    if begins9(&x).is_some() { Command::new("tar").arg(&x).status().unwrap(); }
    if begins_in_vain9(&x).is_some() { Command::new("tar").arg(&x).status().unwrap(); } // want RBN203
    if begins10(&x).is_some() { Command::new("tar").arg(&x).status().unwrap(); }
    if begins_in_vain10(&x).is_some() { Command::new("tar").arg(&x).status().unwrap(); } // want RBN203
    if begins11(&x).is_some() { Command::new("tar").arg(&x).status().unwrap(); }
    if begins_in_vain11(&x).is_some() { Command::new("tar").arg(&x).status().unwrap(); } // want RBN203
    if begins12(&x).is_some() { Command::new("tar").arg(&x).status().unwrap(); }
    if begins_in_vain12(&x).is_some() { Command::new("tar").arg(&x).status().unwrap(); } // want RBN203
    if rest0(&x).is_some() { Command::new("tar").arg(&x).status().unwrap(); }
    if rest_alone0(&x).is_some() { Command::new("tar").arg(&x).status().unwrap(); } // want RBN203
    if rest1(&x).is_some() { Command::new("tar").arg(&x).status().unwrap(); }
    if rest_alone1(&x).is_some() { Command::new("tar").arg(&x).status().unwrap(); } // want RBN203
    if rest2(&x).is_some() { Command::new("tar").arg(&x).status().unwrap(); }
    if rest_alone2(&x).is_some() { Command::new("tar").arg(&x).status().unwrap(); } // want RBN203
    if rest3(&x).is_some() { Command::new("tar").arg(&x).status().unwrap(); }
    if rest_alone3(&x).is_some() { Command::new("tar").arg(&x).status().unwrap(); } // want RBN203
    if rest4(&x).is_some() { Command::new("tar").arg(&x).status().unwrap(); }
    if rest_alone4(&x).is_some() { Command::new("tar").arg(&x).status().unwrap(); } // want RBN203
    if rest5(&x).is_some() { Command::new("tar").arg(&x).status().unwrap(); }
    if rest_alone5(&x).is_some() { Command::new("tar").arg(&x).status().unwrap(); } // want RBN203
    if rest6(&x).is_some() { Command::new("tar").arg(&x).status().unwrap(); }
    if rest_alone6(&x).is_some() { Command::new("tar").arg(&x).status().unwrap(); } // want RBN203
    if rest7(&x).is_some() { Command::new("tar").arg(&x).status().unwrap(); }
    if rest_alone7(&x).is_some() { Command::new("tar").arg(&x).status().unwrap(); } // want RBN203
    if rest8(&x).is_some() { Command::new("tar").arg(&x).status().unwrap(); }
    if rest_alone8(&x).is_some() { Command::new("tar").arg(&x).status().unwrap(); } // want RBN203
    if rest9(&x).is_some() { Command::new("tar").arg(&x).status().unwrap(); }
    if rest_alone9(&x).is_some() { Command::new("tar").arg(&x).status().unwrap(); } // want RBN203
    if some0(&x).is_some() { Command::new("tar").arg(&x).status().unwrap(); } // want RBN203
    if some1(&x).is_some() { Command::new("tar").arg(&x).status().unwrap(); } // want RBN203
    if some2(&x).is_some() { Command::new("tar").arg(&x).status().unwrap(); } // want RBN203
    if some3(&x).is_some() { Command::new("tar").arg(&x).status().unwrap(); } // want RBN203
    if some4(&x).is_some() { Command::new("tar").arg(&x).status().unwrap(); } // want RBN203
    if some5(&x).is_some() { Command::new("tar").arg(&x).status().unwrap(); } // want RBN203
    if some6(&x).is_some() { Command::new("tar").arg(&x).status().unwrap(); } // want RBN203
    if some7(&x).is_some() { Command::new("tar").arg(&x).status().unwrap(); } // want RBN203
    if some8(&x).is_some() { Command::new("tar").arg(&x).status().unwrap(); } // want RBN203
}

fn begins0(s: &str) -> Option<()> { if !s.starts_with(char::is_alphanumeric) { return None; } s.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.')).then_some(()) }
fn begins_in_vain0(s: &str) -> Option<()> { if s.starts_with(char::is_alphanumeric) { return None; } s.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.')).then_some(()) }
fn begins1(s: &str) -> Option<()> { if !s.starts_with(|c: char| c.is_ascii_lowercase()) { return None; } s.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.')).then_some(()) }
fn begins_in_vain1(s: &str) -> Option<()> { if !s.starts_with(|c: char| c != '.') { return None; } s.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.')).then_some(()) }
fn begins2(s: &str) -> Option<()> { if !matches!(s.chars().next(), Some('a'..='z' | '0'..='9')) { return None; } s.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.')).then_some(()) }
fn begins_in_vain2(s: &str) -> Option<()> { if !matches!(s.chars().next(), Some('a'..='z' | '-' | '.')) { return None; } s.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.')).then_some(()) }
fn begins3(s: &str) -> Option<()> { if matches!(s.as_bytes().first(), None | Some(b'-' | b'.')) { return None; } s.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.')).then_some(()) }
fn begins_in_vain3(s: &str) -> Option<()> { if matches!(s.as_bytes().first(), None | Some(b'+' | b'%')) { return None; } s.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.')).then_some(()) }
fn begins4(s: &str) -> Option<()> { match s.bytes().next()? { b'a'..=b'z' | b'0'..=b'9' => (), _ => return None } s.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.')).then_some(()) }
fn begins_in_vain4(s: &str) -> Option<()> { match s.bytes().next()? { b'a'..=b'z' | b'+'..=b'9' => (), _ => return None } s.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.')).then_some(()) }
fn begins5(s: &str) -> Option<()> { let Some(h) = s.chars().next() else { return None }; if !(h.is_ascii_lowercase() || h.is_ascii_digit()) { return None; } s.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.')).then_some(()) }
fn begins_in_vain5(s: &str) -> Option<()> { let Some(h) = s.chars().next() else { return None }; if h.is_ascii_lowercase() || h.is_ascii_digit() { return None; } s.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.')).then_some(()) }
fn begins6(s: &str) -> Option<()> { let h = s.chars().next().ok_or(()).ok()?; if !h.is_ascii_alphanumeric() { return None; } s.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.')).then_some(()) }
fn begins_in_vain6(s: &str) -> Option<()> { let h = s.chars().nth(1).ok_or(()).ok()?; if !h.is_ascii_alphanumeric() { return None; } s.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.')).then_some(()) }
fn begins7(s: &str) -> Option<()> { let (&h, _) = s.as_bytes().split_first()?; if !h.is_ascii_alphanumeric() { return None; } s.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.')).then_some(()) }
fn begins_in_vain7(s: &str) -> Option<()> { let (&h, _) = s.as_bytes().split_last()?; if !h.is_ascii_alphanumeric() { return None; } s.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.')).then_some(()) }
fn begins8(s: &str) -> Option<()> { let [h, ..] = s.as_bytes() else { return None }; if !h.is_ascii_alphanumeric() { return None; } s.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.')).then_some(()) }
fn begins_in_vain8(s: &str) -> Option<()> { let [.., h] = s.as_bytes() else { return None }; if !h.is_ascii_alphanumeric() { return None; } s.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.')).then_some(()) }
fn begins9(s: &str) -> Option<()> { match s.as_bytes() { [b'-' | b'.', ..] | [] => return None, _ => {} } s.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.')).then_some(()) }
fn begins_in_vain9(s: &str) -> Option<()> { match s.as_bytes() { [_, b'-' | b'.', ..] | [] => return None, _ => {} } s.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.')).then_some(()) }
fn begins10(s: &str) -> Option<()> { if &s[..1] == "-" || &s[..1] == "." { return None; } s.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.')).then_some(()) }
fn begins_in_vain10(s: &str) -> Option<()> { if &s[..2] == "-" || &s[..2] == "." { return None; } s.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.')).then_some(()) }
fn begins11(s: &str) -> Option<()> { if s.get(..1) == Some("-") || s.get(..1) == Some(".") { return None; } s.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.')).then_some(()) }
fn begins_in_vain11(s: &str) -> Option<()> { if s.get(1..) == Some("-") || s.get(1..) == Some(".") { return None; } s.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.')).then_some(()) }
fn begins12(s: &str) -> Option<()> { let (h, _) = s.split_at_checked(1)?; if h == "-" || h == "." { return None; } s.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.')).then_some(()) }
fn begins_in_vain12(s: &str) -> Option<()> { let (_, h) = s.split_at_checked(1)?; if h == "-" || h == "." { return None; } s.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.')).then_some(()) }

// The others are looked at behind it.
fn rest0(s: &str) -> Option<()> { let mut cs = s.chars(); let h = cs.next()?; if !h.is_ascii_lowercase() || !cs.all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '.') { return None; } Some(()) }
fn rest_alone0(s: &str) -> Option<()> { let mut cs = s.chars(); let h = cs.next()?; if h.is_ascii_lowercase() || !cs.all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '.') { return None; } Some(()) }
fn rest1(s: &str) -> Option<()> { let mut cs = s.chars(); if !(cs.next().is_some_and(|c| c.is_ascii_lowercase()) && cs.all(|c| matches!(c, 'a'..='z' | '0'..='9' | '-' | '.'))) { return None; } Some(()) }
fn rest_alone1(s: &str) -> Option<()> { let mut cs = s.chars(); if !(cs.next().is_some() && cs.all(|c| matches!(c, 'a'..='z' | '0'..='9' | '-' | '.'))) { return None; } Some(()) }
fn rest2(s: &str) -> Option<()> { let mut cs = s.bytes(); let Some(b'a'..=b'z') = cs.next() else { return None }; if !cs.all(|c| matches!(c, b'a'..=b'z' | b'-' | b'.')) { return None; } Some(()) }
fn rest_alone2(s: &str) -> Option<()> { let mut cs = s.bytes(); let Some(_) = cs.next() else { return None }; if !cs.all(|c| matches!(c, b'a'..=b'z' | b'-' | b'.')) { return None; } Some(()) }
fn rest3(s: &str) -> Option<()> { let [h, t @ ..] = s.as_bytes() else { return None }; if !h.is_ascii_lowercase() || !t.iter().all(|c| matches!(c, b'a'..=b'z' | b'-' | b'.')) { return None; } Some(()) }
fn rest_alone3(s: &str) -> Option<()> { let [_, t @ ..] = s.as_bytes() else { return None }; if !t.iter().all(|c| matches!(c, b'a'..=b'z' | b'-' | b'.')) { return None; } Some(()) }
fn rest4(s: &str) -> Option<()> { match s.as_bytes() { [b'a'..=b'z', t @ ..] if t.iter().all(|c| matches!(c, b'a'..=b'z' | b'-' | b'.')) => {} _ => return None } Some(()) }
fn rest_alone4(s: &str) -> Option<()> { match s.as_bytes() { [b'a'..=b'z', t @ .., _] if t.iter().all(|c| matches!(c, b'a'..=b'z')) => {} [t @ .., _] if t.len() == 9 => {} _ => return None } Some(()) }
fn rest5(s: &str) -> Option<()> { let (h, t) = s.as_bytes().split_first()?; if !h.is_ascii_lowercase() || !t.iter().all(|c| matches!(c, b'a'..=b'z' | b'-' | b'.')) { return None; } Some(()) }
fn rest_alone5(s: &str) -> Option<()> { let (_, t) = s.as_bytes().split_first()?; if !t.iter().all(|c| matches!(c, b'a'..=b'z' | b'-' | b'.')) { return None; } Some(()) }
fn rest6(s: &str) -> Option<()> { let (h, t) = s.split_at(1); if !h.bytes().all(|c| c.is_ascii_lowercase()) || !t.bytes().all(|c| matches!(c, b'a'..=b'z' | b'-' | b'.')) { return None; } Some(()) }
fn rest_alone6(s: &str) -> Option<()> { let (h, t) = s.split_at(2); if !h.bytes().all(|c| c != b'/') || !t.bytes().all(|c| matches!(c, b'a'..=b'z' | b'-' | b'.')) { return None; } Some(()) }
fn rest7(s: &str) -> Option<()> { let mut it = s.bytes(); if !it.next()?.is_ascii_lowercase() { return None; } for c in it { if !c.is_ascii_lowercase() && c != b'-' && c != b'.' { return None; } } Some(()) }
fn rest_alone7(s: &str) -> Option<()> { let mut it = s.bytes(); it.next()?; for c in it { if !c.is_ascii_lowercase() && c != b'-' && c != b'.' { return None; } } Some(()) }
fn rest8(s: &str) -> Option<()> { let mut it = s.bytes(); if !it.next()?.is_ascii_lowercase() { return None; } while let Some(c) = it.next() { if !c.is_ascii_lowercase() && c != b'-' && c != b'.' { return None; } } Some(()) }
fn rest_alone8(s: &str) -> Option<()> { let mut it = s.bytes(); it.next()?; while let Some(c) = it.next() { if !c.is_ascii_lowercase() && c != b'-' && c != b'.' { return None; } } Some(()) }
fn rest9(s: &str) -> Option<()> { let cs = s.bytes(); let mut ds = cs.clone(); ds.next(); let mut cs = cs; if !cs.all(|c| c.is_ascii_lowercase()) { return None; } Some(()) }
fn rest_alone9(s: &str) -> Option<()> { let mut cs = s.bytes(); if s.len() > 3 { cs.next(); cs.next(); } if !cs.all(|c| c.is_ascii_lowercase()) { return None; } Some(()) }

// Nobody knows how many have been taken.
fn some0(s: &str) -> Option<()> { let mut cs = s.bytes(); cs.next_back(); if !cs.all(|c| c.is_ascii_lowercase()) { return None; } Some(()) }
fn some1(s: &str) -> Option<()> { let mut cs = s.bytes(); while cs.next() == Some(b'-') {} if !cs.all(|c| c.is_ascii_lowercase()) { return None; } Some(()) }
fn some2(s: &str) -> Option<()> { let mut cs = s.bytes(); for _ in 0..2 { cs.next(); } if !cs.all(|c| c.is_ascii_lowercase()) { return None; } Some(()) }
fn some3(s: &str) -> Option<()> { let mut cs = s.bytes(); cs.find(|c| *c == b'-'); if !cs.all(|c| c.is_ascii_lowercase()) { return None; } Some(()) }
fn some4(s: &str) -> Option<()> { let mut cs = s.bytes(); cs.by_ref().take(2).for_each(drop); if !cs.all(|c| c.is_ascii_lowercase()) { return None; } Some(()) }
fn some5(s: &str) -> Option<()> { let mut cs = s.char_indices(); cs.next(); if !cs.all(|(_, c)| c.is_ascii_lowercase()) { return None; } Some(()) }
fn some6(s: &str) -> Option<()> { let mut cs = s.bytes().rev(); cs.next(); if !cs.all(|c| c.is_ascii_lowercase()) { return None; } Some(()) }
fn some7(s: &str) -> Option<()> { let mut cs = s.chars().enumerate(); cs.next(); if !cs.all(|(_, c)| c.is_ascii_lowercase()) { return None; } Some(()) }
fn some8(s: &str) -> Option<()> { let mut cs = s.chars().peekable(); cs.next(); if !cs.all(|c| c.is_ascii_lowercase()) { return None; } Some(()) }
