//! What a library hands out comes back: whoever opened a store calls its methods.

use std::path::Path;

fn number(path: &Path) -> usize {
    std::fs::read_to_string(path).ok().and_then(|t| t.trim().parse().ok()).unwrap_or(0)
}

pub struct Store {
    size: usize,
    known: usize,
}

impl Store {
    pub fn open(path: &Path) -> Result<Store, std::io::Error> {
        std::fs::metadata(path)?;
        Ok(Store { size: number(path), known: 16 })
    }

    pub fn block(&self) -> Vec<u8> {
        Vec::with_capacity(self.size) // want RBN804
    }

    pub fn small(&self) -> Vec<u8> {
        Vec::with_capacity(self.known)
    }

    pub fn bounded(&self) -> Vec<u8> {
        Vec::with_capacity(self.size.min(1 << 16))
    }
}

pub struct Reader {
    stores: Vec<Store>,
}

pub struct ReaderOptions<'a> {
    path: &'a Path,
}

impl<'a> ReaderOptions<'a> {
    pub fn new(path: &'a Path) -> Self {
        ReaderOptions { path }
    }

    pub fn open(self) -> Option<Reader> {
        Some(Reader { stores: vec![Store { size: number(self.path), known: 0 }] })
    }
}

impl Reader {
    pub fn first(&self) -> Vec<u8> {
        Vec::with_capacity(self.stores[0].size) // want RBN804
    }

    pub fn other(&self) -> Vec<u8> {
        Vec::with_capacity(self.stores[0].known)
    }
}

// A function that takes one is a method in all but name.
pub fn copy(store: &Store) -> Vec<u8> {
    Vec::with_capacity(store.size) // want RBN804
}

pub fn copy_small(store: &Store) -> Vec<u8> {
    Vec::with_capacity(store.known)
}

// Others have no way to this one: what its functions are called with is known.
struct Inner {
    size: usize,
}

impl Inner {
    fn open(path: &Path) -> Option<Inner> {
        Some(Inner { size: number(path) })
    }

    fn block(&self) -> Vec<u8> {
        Vec::with_capacity(self.size)
    }
}

pub fn inner(path: &Path) -> usize {
    let size = Inner::open(path).map_or(0, |i| i.size);
    Inner { size: 3 }.block().len() + size.min(7)
}

// What a private function returned was changed before anybody got it.
pub struct Plan {
    size: usize,
}

impl Plan {
    fn load(path: &Path) -> Plan {
        Plan { size: number(path) }
    }

    pub fn open(path: &Path) -> Plan {
        let mut plan = Plan::load(path);
        plan.size = 16;
        plan
    }

    pub fn room(&self) -> Vec<u8> {
        Vec::with_capacity(self.size)
    }
}

// Nobody can give a store to a private function that nobody calls.
#[allow(dead_code)]
fn unused(store: &Store) -> Vec<u8> {
    Vec::with_capacity(store.size)
}

// One box of many is none of the others.
pub struct Boxed<T> {
    held: T,
}

pub fn boxed_number(path: &Path) -> Boxed<usize> {
    Boxed { held: number(path) }
}

impl Boxed<usize> {
    pub fn filled(&self) -> Vec<u8> {
        Vec::with_capacity(self.held)
    }
}

// Objects that C holds: the functions take them as methods do.
pub struct Table {
    cells: Vec<u8>,
    width: usize,
}

#[no_mangle]
pub extern "C" fn table_new(width: usize) -> *mut Table {
    Box::into_raw(Box::new(Table { cells: vec![0; 64], width }))
}

#[no_mangle]
pub unsafe extern "C" fn table_free(table: *mut Table) {
    if !table.is_null() {
        drop(unsafe { Box::from_raw(table) });
    }
}

#[no_mangle]
pub unsafe extern "C" fn table_last(table: *const Table) -> u8 {
    let Some(table) = (unsafe { table.as_ref() }) else { return 0 };
    unsafe { *table.cells.get_unchecked(table.width) } // want RBN802
}

#[no_mangle]
pub unsafe extern "C" fn table_at(table: *const Table) -> u8 {
    let Some(table) = (unsafe { table.as_ref() }) else { return 0 };
    if table.width < table.cells.len() {
        return unsafe { *table.cells.get_unchecked(table.width) };
    }
    0
}

// What was made for a size has room for it.
pub struct Grid {
    cells: Vec<u8>,
    width: usize,
    height: usize,
}

#[no_mangle]
pub extern "C" fn grid_new(width: u16, height: u16) -> Box<Grid> {
    let (width, height) = (usize::from(width), usize::from(height));
    Box::new(Grid { cells: vec![0; width * height], width, height })
}

#[no_mangle]
pub extern "C" fn grid_free(grid: Box<Grid>) {
    drop(grid);
}

#[no_mangle]
pub extern "C" fn grid_at(grid: Option<&Grid>, x: usize, y: usize) -> u8 {
    let Some(grid) = grid else { return 0 };
    if x >= grid.width || y >= grid.height {
        return 0;
    }
    unsafe { *grid.cells.get_unchecked(y * grid.width + x) }
}
