//! What is copied over a struct has to be no larger than that.
use std::io::Read;
use std::ptr;

#[repr(C)]
#[derive(Clone, Copy)]
struct State {
    x: f32,
    y: f32,
}

struct Table {
    states: [State; 32],
    list: Vec<State>,
}

impl Table {
    fn update_found(&mut self, slot: u8, payload: &[u8]) {
        if let Some(entry) = self.states.get_mut(slot as usize) {
            let dst = (entry as *mut State) as *mut u8;
            unsafe { ptr::copy_nonoverlapping(payload.as_ptr(), dst, payload.len()) }; // want RBN802
        }
    }
    fn update(&mut self, slot: u8, payload: &[u8]) {
        let Some(entry) = self.list.get_mut(slot as usize) else { return };
        let dst = entry as *mut State as *mut u8;
        unsafe { ptr::copy_nonoverlapping(payload.as_ptr(), dst, payload.len()) }; // want RBN802
    }
    fn update_exact(&mut self, slot: u8, payload: &[u8]) {
        if payload.len() != std::mem::size_of::<State>() {
            return;
        }
        let entry = &mut self.list[slot as usize];
        unsafe { ptr::copy_nonoverlapping(payload.as_ptr(), (entry as *mut State).cast(), payload.len()) };
    }
}
fn fill(state: &mut State, payload: &[u8]) {
    unsafe { ptr::copy_nonoverlapping(payload.as_ptr(), state as *mut State as *mut u8, payload.len()) }; // want RBN802
}

fn fill_checked(state: &mut State, payload: &[u8]) -> bool {
    let room = std::mem::size_of_val(state);
    if payload.len() > room {
        return false;
    }
    unsafe { ptr::copy_nonoverlapping(payload.as_ptr(), state as *mut State as *mut u8, payload.len()) };
    true
}

/// # Safety
/// There are so many behind each other.
unsafe fn fill_all(first: *mut State, payload: &[u8]) {
    ptr::copy_nonoverlapping(payload.as_ptr(), first.cast::<u8>(), payload.len());
}

fn data() -> Vec<u8> {
    let mut data = Vec::new();
    std::net::TcpListener::bind("0:1")
        .unwrap()
        .accept()
        .unwrap()
        .0
        .read_to_end(&mut data)
        .unwrap();
    data
}
fn main() {
    let mut t = Table {
        states: [State { x: 0., y: 0. }; 32],
        list: vec![],
    };
    t.update_found(3, &data());
    t.update(3, &data());
    t.update_exact(3, &data());
    fill(&mut t.list[0], &data());
    fill_checked(&mut t.list[0], &data());
    unsafe { fill_all(t.list.as_mut_ptr(), &data()) };
}
