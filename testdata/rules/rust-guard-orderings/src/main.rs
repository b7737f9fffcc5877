//! What the order of two values says of them.

use std::cmp::Ordering;
use std::process::Command;

fn number() -> usize {
    std::env::args().nth(1).unwrap().parse().unwrap()
}

fn matched(list: &[u8]) -> u8 {
    let n = number();
    match n.cmp(&list.len()) {
        Ordering::Less => unsafe { *list.get_unchecked(n) },
        Ordering::Equal => unsafe { *list.get_unchecked(n) }, // want RBN802
        Ordering::Greater => unsafe { *list.get_unchecked(n) }, // want RBN802
    }
}

fn others(list: &[u8]) -> u8 {
    let n = number();
    match n.cmp(&list.len()) {
        Ordering::Greater => 0,
        _ => unsafe { *list.get_unchecked(n) }, // want RBN802
    }
}

fn the_other_way_round(list: &[u8]) -> u8 {
    let n = number();
    match list.len().cmp(&n) {
        Ordering::Greater => unsafe { *list.get_unchecked(n) },
        Ordering::Equal | Ordering::Less => 0,
    }
}

fn compared(list: &[u8]) -> u8 {
    let n = number();
    if n.cmp(&list.len()) == Ordering::Less {
        return unsafe { *list.get_unchecked(n) };
    }
    if n.cmp(&list.len()) != Ordering::Greater {
        return unsafe { *list.get_unchecked(n) }; // want RBN802
    }
    0
}

fn early(list: &[u8]) -> u8 {
    let n = number();
    if n.cmp(&list.len()) != Ordering::Less {
        return 0;
    }
    unsafe { *list.get_unchecked(n) }
}

static TABLE: [u8; 4] = [1, 2, 3, 4];

fn of_table() -> u8 {
    let n = number();
    if n < TABLE.len() {
        return unsafe { *TABLE.get_unchecked(n) };
    }
    if n == TABLE.len() {
        return unsafe { *TABLE.get_unchecked(n) }; // want RBN802
    }
    0
}

fn names() {
    let name = std::env::args().nth(1).unwrap();
    match name.as_str().cmp("date") {
        Ordering::Equal => Command::new("sh").arg("-c").arg(&name).status().unwrap(),
        _ => Command::new("sh").arg("-c").arg(&name).status().unwrap(), // want RBN201
    };
}

fn main() {
    println!("{}", of_table());
    let list = vec![1, 2, 3];
    println!("{}", matched(&list) + others(&list) + the_other_way_round(&list) + compared(&list) + early(&list));
    names();
}
