//! A field is measured, and read once more after another field has changed.
use std::io::Read;
use std::ptr::copy_nonoverlapping;

struct Frame {
    body: Vec<u8>,
    kind: u8,
}

struct Slot {
    base: *mut u8,
}

impl Slot {
    fn put_any(&mut self, frame: &mut Frame) {
        if !report(frame.body.len()) {
            return;
        }
        frame.kind = 3;
        self.note(frame);
        unsafe { copy_nonoverlapping(frame.body.as_ptr(), self.base, frame.body.len()) };
    }

    fn put_blind(&mut self, frame: &mut Frame) {
        if !report(frame.kind.into()) {
            return;
        }
        frame.kind = 3;
        self.note(frame);
        unsafe { copy_nonoverlapping(frame.body.as_ptr(), self.base, frame.body.len()) }; // want RBN802
    }

    fn note(&mut self, frame: &mut Frame) {
        frame.kind += 1;
    }

    fn put_known(&mut self, frame: &mut Frame) {
        let of = &frame.body;
        if !report(of.len()) {
            return;
        }
        for _ in 0..3 {
            unsafe { copy_nonoverlapping(frame.body.as_ptr(), self.base, frame.body.len()) };
            frame.kind += 1;
        }
    }
}

fn report(n: usize) -> bool {
    std::env::var("LIMIT").ok().and_then(|v| v.parse::<usize>().ok()).is_some_and(|limit| n < limit)
}

fn main() {
    let mut body = Vec::new();
    std::io::stdin().read_to_end(&mut body).unwrap();
    let mut frame = Frame { kind: body[0], body };
    let mut slot = Slot { base: Box::leak(Box::new([0u8; 64])).as_mut_ptr() };
    slot.put_any(&mut frame);
    slot.put_blind(&mut frame);
    slot.put_known(&mut frame);
}
