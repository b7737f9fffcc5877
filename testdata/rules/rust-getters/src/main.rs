// A check of what a method reads from an object is one of the field that it reads, whichever way that is read later.
#[derive(Clone, Copy)]
pub struct Handle {
    index: u32,
    generation: u32,
}
impl Handle {
    fn slot(self) -> usize {
        self.index as usize
    }
    fn age(&self) -> u32 {
        self.generation
    }
}
struct Slot {
    generation: u32,
    value: u8,
}
pub struct Arena {
    slots: Vec<Slot>,
}
impl Arena {
    fn has(&self, h: Handle) -> bool {
        h.slot() < self.slots.len()
    }
    fn has_field(&self, h: Handle) -> bool {
        (h.index as usize) < self.slots.len()
    }
    fn contains(&self, h: Handle) -> bool {
        self.slots.get(h.slot()).is_some_and(|s| s.generation == h.generation)
    }
    fn old(&self, h: Handle) -> bool {
        (h.age() as usize) < self.slots.len()
    }
    fn one(&self, h: Handle) -> u8 {
        if h.slot() >= self.slots.len() {
            return 0;
        }
        unsafe { self.slots.get_unchecked(h.slot()) }.value
    }
    fn two(&self, h: Handle) -> u8 {
        if !self.has(h) {
            return 0;
        }
        unsafe { self.slots.get_unchecked(h.slot()) }.value
    }
    fn three(&self, h: Handle) -> u8 {
        if !self.contains(h) {
            return 0;
        }
        unsafe { self.slots.get_unchecked(h.slot()) }.value
    }
    fn four(&self, h: Handle) -> u8 {
        if !self.old(h) {
            return 0;
        }
        unsafe { self.slots.get_unchecked(h.slot()) }.value // want RBN802
    }
    fn five(&self, h: Handle) -> u8 {
        if !self.has_field(h) {
            return 0;
        }
        unsafe { self.slots.get_unchecked(h.slot()) }.value
    }
    fn six(&self, h: Handle) -> u8 {
        if !self.has_field(h) {
            return 0;
        }
        unsafe { self.slots.get_unchecked(h.index as usize) }.value
    }
    fn seven(&self, h: Handle) -> u8 {
        if !self.has(h) {
            return 0;
        }
        unsafe { self.slots.get_unchecked(h.index as usize) }.value
    }
    fn eight(&self, h: Handle) -> u8 {
        if h.index as usize >= self.slots.len() {
            return 0;
        }
        unsafe { self.slots.get_unchecked(h.slot()) }.value
    }
    fn nine(&self, h: Handle, i: Handle) -> u8 {
        if !self.has(i) {
            return 0;
        }
        unsafe { self.slots.get_unchecked(h.slot()) }.value // want RBN802
    }
}
fn main() {
    let a = Arena { slots: vec![] };
    let n: u32 = std::env::args().nth(1).unwrap().parse().unwrap();
    let h = Handle { index: n, generation: n };
    println!(
        "{}",
        a.one(h) + a.two(h) + a.three(h) + a.four(h) + a.five(h) + a.six(h) + a.seven(h) + a.eight(h) + a.nine(h, h)
    );
}
