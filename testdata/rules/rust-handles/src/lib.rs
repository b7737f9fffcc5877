//! Objects that C knows by numbers: a table of any type in a static, behind a method that lends what its lock guards.

use std::cell::{RefCell, RefMut};
use std::sync::{Arc, Mutex, MutexGuard};

struct Slot<T> {
    generation: u32,
    value: Option<Arc<T>>,
}

pub struct Handles<T> {
    slots: Mutex<Vec<Slot<T>>>,
}

impl<T> Handles<T> {
    pub const fn new() -> Self {
        Handles { slots: Mutex::new(Vec::new()) }
    }

    fn lock(&self) -> MutexGuard<'_, Vec<Slot<T>>> {
        self.slots.lock().unwrap_or_else(|e| e.into_inner())
    }

    pub fn insert(&self, value: T) -> usize {
        let mut slots = self.lock();
        slots.push(Slot { generation: 1, value: Some(Arc::new(value)) });
        slots.len() - 1
    }

    pub fn get(&self, handle: usize) -> Result<Arc<T>, ()> {
        let slots = self.lock();
        let slot = slots.get(handle).ok_or(())?;
        match &slot.value {
            Some(value) if slot.generation == 1 => Ok(Arc::clone(value)),
            _ => Err(()),
        }
    }
}

fn number() -> usize {
    std::fs::read_to_string("size").ok().and_then(|t| t.trim().parse().ok()).unwrap_or(0)
}

pub struct Tiles {
    size: usize,
    side: usize,
}

impl Tiles {
    fn open() -> Tiles {
        Tiles { size: number(), side: 16 }
    }

    fn room(&self) -> usize {
        Vec::<u8>::with_capacity(self.size).capacity() // want RBN804
    }

    fn edge(&self) -> usize {
        Vec::<u8>::with_capacity(self.side).capacity()
    }
}

pub struct Styles {
    size: usize,
}

impl Styles {
    fn room(&self) -> usize {
        Vec::<u8>::with_capacity(self.size).capacity()
    }
}

pub struct Layers {
    size: usize,
}

impl Layers {
    fn room(&self) -> usize {
        Vec::<u8>::with_capacity(self.size).capacity() // want RBN804
    }
}

static TILES: Handles<Tiles> = Handles::new();
static STYLES: Handles<Styles> = Handles::new();
static LAYERS: Handles<(u8, Layers)> = Handles::new();

#[no_mangle]
pub extern "C" fn tiles_open() -> usize {
    STYLES.insert(Styles { size: 3 });
    LAYERS.insert((1, Layers { size: number() }));
    TILES.insert(Tiles::open())
}

#[no_mangle]
pub extern "C" fn tiles_room(handle: usize) -> usize {
    TILES.get(handle).map(|t| t.room()).unwrap_or(0)
}

#[no_mangle]
pub extern "C" fn tiles_edge(handle: usize) -> usize {
    TILES.get(handle).map(|t| t.edge()).unwrap_or(0)
}

#[no_mangle]
pub extern "C" fn styles_room(handle: usize) -> usize {
    STYLES.get(handle).map(|s| s.room()).unwrap_or(0)
}

#[no_mangle]
pub extern "C" fn layers_room(handle: usize) -> usize {
    let Ok(layers) = LAYERS.get(handle) else { return 0 };
    layers.1.room()
}

// A method that returns a copy lends nothing.
#[derive(Default)]
struct Pool {
    sizes: RefCell<Vec<usize>>,
    names: Vec<String>,
}

impl Pool {
    fn lent(&self) -> RefMut<'_, Vec<usize>> {
        self.sizes.borrow_mut()
    }

    fn copied(&self) -> Vec<usize> {
        self.sizes.borrow().clone()
    }

    fn owned(&self) -> Vec<String> {
        self.names.to_vec()
    }
}

#[no_mangle]
pub extern "C" fn pooled() -> usize {
    let lent = Pool::default();
    lent.lent().push(number());
    let copied = Pool::default();
    copied.copied().push(number());
    copied.owned().push(number().to_string());
    let first = Vec::<u8>::with_capacity(lent.sizes.borrow()[0]); // want RBN804
    let second = Vec::<u8>::with_capacity(copied.sizes.borrow()[0]);
    first.capacity() + second.capacity() + copied.names.len()
}
