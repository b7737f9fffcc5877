// Handles that a library keeps a list of: one that stands in it is what the library has given out.
use std::collections::{BTreeSet, HashSet};
use std::sync::{Mutex, MutexGuard, PoisonError};

pub struct Room {
    seats: u32,
}

static LIVE: Mutex<BTreeSet<usize>> = Mutex::new(BTreeSet::new());

fn live() -> MutexGuard<'static, BTreeSet<usize>> {
    LIVE.lock().unwrap_or_else(PoisonError::into_inner)
}

unsafe fn room<'a>(handle: *mut Room) -> Option<&'a mut Room> {
    if !live().contains(&(handle as usize)) {
        return None;
    }
    Some(&mut *handle)
}

unsafe fn any_room<'a>(handle: *mut Room, other: *mut Room) -> Option<&'a mut Room> {
    if !live().contains(&(other as usize)) {
        return None;
    }
    Some(&mut *handle) // want RBN811
}

#[no_mangle]
pub unsafe extern "C" fn room_new(seats: u32) -> *mut Room {
    let room = Box::into_raw(Box::new(Room { seats }));
    live().insert(room as usize);
    room
}

#[no_mangle]
pub unsafe extern "C" fn room_free(handle: *mut Room) {
    if live().remove(&(handle as usize)) {
        drop(Box::from_raw(handle));
    }
}

#[no_mangle]
pub unsafe extern "C" fn room_seats(handle: *mut Room) -> u32 {
    room(handle).map_or(0, |r| r.seats)
}

#[no_mangle]
pub unsafe extern "C" fn room_both(handle: *mut Room, other: *mut Room) -> u32 {
    any_room(handle, other).map_or(0, |r| r.seats)
}

// What stands in the list of those that are closed is none.
#[no_mangle]
pub unsafe extern "C" fn room_open(handle: *mut Room, closed: u32) -> u32 {
    let gone: HashSet<usize> = HashSet::from([closed as usize]);
    if gone.contains(&(handle as usize)) {
        return 0;
    }
    (*handle).seats // want RBN811
}

#[no_mangle]
pub unsafe extern "C" fn room_register(handle: *mut Room) -> u32 {
    live().insert(handle as usize);
    (*handle).seats // want RBN811
}
