//! A byte of a text is a number: what a type makes of it, nobody has looked at.

use std::mem;

#[repr(u8)]
#[derive(Clone, Copy, Debug)]
enum Level {
    Dry = 0,
    Damp = 1,
}

fn indexed(text: &str) -> Level {
    unsafe { mem::transmute(text.as_bytes()[0]) } // want RBN803
}

fn next(text: &str) -> Level {
    unsafe { mem::transmute(text.bytes().next().unwrap()) } // want RBN803
}

fn matched(text: &str) -> Option<Level> {
    match text.as_bytes() {
        [digit @ b'0'..=b'9'] => Some(of_digit(*digit)),
        _ => None,
    }
}

fn of_digit(digit: u8) -> Level {
    unsafe { mem::transmute::<u8, Level>(digit.wrapping_sub(b'0')) } // FN_RBN803
}

fn checked(text: &str) -> Option<Level> {
    let byte = text.as_bytes()[0];
    if byte > Level::Damp as u8 {
        return None;
    }
    Some(unsafe { mem::transmute::<u8, Level>(byte) })
}

// All bytes of a text together are text.
fn text(text: &str) -> &str {
    unsafe { std::str::from_utf8_unchecked(text.as_bytes()) }
}

fn main() {
    let given = std::env::args().nth(1).unwrap();
    println!("{:?} {:?} {:?} {:?} {}", indexed(&given), next(&given), matched(&given), checked(&given), text(&given));
}
