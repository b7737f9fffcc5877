//! A text of which all parts are checked is these parts with what stands between them: labels with single dots between them do
//! not climb, if none of them is empty.

use std::fs;

fn word(s: &str) -> bool {
    s.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}

fn labels(s: &str) -> bool {
    s.split('.').all(|l| (1..=63).contains(&l.len()) && !l.starts_with('-') && word(l))
}

fn labels_that_can_be_empty(s: &str) -> bool {
    s.split('.').all(|l| l.len() < 64 && word(l))
}

fn labels_in_a_loop(s: &str) -> bool {
    for l in s.split('.') {
        if l.is_empty() || !word(l) {
            return false;
        }
    }
    true
}

fn labels_in_a_loop_in_vain(s: &str) -> bool {
    for l in s.split('.') {
        if !word(l) {
            return false;
        }
    }
    true
}

fn labels_but_one(s: &str) -> bool {
    let mut labels = s.split('.');
    labels.next();
    labels.all(|l| !l.is_empty() && word(l))
}

fn labels_of_some(s: &str) -> bool {
    s.split('.').any(|l| !l.is_empty() && word(l))
}

fn no_other_label(s: &str) -> bool {
    !s.split('.').any(|l| l.len() == 0 || !word(l))
}

fn longer(s: &str) -> bool {
    let label = |l: &str| 0 < l.len() && word(l);
    s.split('.').all(label)
}

fn longer_or_not(s: &str) -> bool {
    let label = |l: &str| l.len() != 1 && word(l);
    s.split('.').all(label)
}

fn segments(s: &str) -> bool {
    s.split('/').all(|p| !p.is_empty() && p != ".." && p.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'.'))
}

fn segments_that_climb(s: &str) -> bool {
    s.split('/').all(|p| !p.is_empty() && p.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'.'))
}

fn either_end(s: &str) -> bool {
    s.split(['.', '_']).all(|l| !l.is_empty() && word(l))
}

fn labels_that_do_not_begin_with_a_dash(s: &str) -> bool {
    s.split('.').all(word) && !s.starts_with('-')
}

fn by_two(s: &str) -> bool {
    s.split("..").all(|l| !l.is_empty() && word(l))
}

fn main() {
    let x = std::env::args().nth(1).unwrap();
    let file = format!("/srv/zones/{x}");
    if labels(&x) { fs::read(&file).ok(); }
    if labels_that_can_be_empty(&x) { fs::read(&file).ok(); } // want RBN301
    if labels_in_a_loop(&x) { fs::read(&file).ok(); }
    if labels_in_a_loop_in_vain(&x) { fs::read(&file).ok(); } // want RBN301
    if labels_but_one(&x) { fs::read(&file).ok(); } // want RBN301
    if labels_of_some(&x) { fs::read(&file).ok(); } // want RBN301
    if no_other_label(&x) { fs::read(&file).ok(); }
    if longer(&x) { fs::read(&file).ok(); }
    if longer_or_not(&x) { fs::read(&file).ok(); } // want RBN301
    if segments(&x) { fs::read(&file).ok(); }
    if segments_that_climb(&x) { fs::read(&file).ok(); } // want RBN301
    if either_end(&x) { fs::read(&file).ok(); }
    if labels_that_do_not_begin_with_a_dash(&x) { fs::read(&file).ok(); } // want RBN301
    if by_two(&x) { fs::read(&file).ok(); } // want RBN301
}
