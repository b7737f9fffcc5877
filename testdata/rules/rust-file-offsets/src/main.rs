//! What is read at a place in a file that somebody names, also through a trait of the program.
use std::fs::File;
use std::io::Result;
use std::os::unix::fs::FileExt;

trait Storage {
    fn read_at(&self, offset: u64, buf: &mut [u8]) -> Result<()>;
}

struct FileStorage(File);

impl Storage for FileStorage {
    fn read_at(&self, offset: u64, buf: &mut [u8]) -> Result<()> {
        self.0.read_exact_at(buf, offset)
    }
}

struct Zeros;

impl Storage for Zeros {
    fn read_at(&self, _: u64, buf: &mut [u8]) -> Result<()> {
        buf.fill(0);
        Ok(())
    }
}

impl<S: Storage + ?Sized> Storage for Box<S> {
    fn read_at(&self, offset: u64, buf: &mut [u8]) -> Result<()> {
        (**self).read_at(offset, buf)
    }
}

struct Pager<S> {
    storage: S,
}

impl<S: Storage> Pager<S> {
    fn open(storage: S) -> Result<Self> {
        let mut raw = [0u8; 8];
        storage.read_at(0, &mut raw)?;
        let _ = vec![0u8; u64::from_le_bytes(raw) as usize]; // want RBN804
        Ok(Pager { storage })
    }

    fn page(&self) -> Result<u8> {
        let (mut raw, page) = ([0u8; 8], [0u8; 4096]);
        self.storage.read_at(8, &mut raw)?;
        let at = u64::from_le_bytes(raw) as usize;
        let first = unsafe { *page.get_unchecked(at % 4096) };
        Ok(first + unsafe { *page.get_unchecked(at) }) // want RBN802
    }
}

fn zeros() -> Result<u8> {
    let (mut raw, page) = ([0u8; 8], [0u8; 4096]);
    Zeros.read_at(0, &mut raw)?;
    Ok(unsafe { *page.get_unchecked(u64::from_le_bytes(raw) as usize) })
}

fn main() -> Result<()> {
    let file = File::open(std::env::args().nth(1).unwrap())?; // want RBN301
    let mut raw = [0u8; 8];
    file.read_exact_at(&mut raw, 8)?;
    let _ = vec![0u8; u64::from_le_bytes(raw) as usize]; // want RBN804
    let storage: Box<dyn Storage> = Box::new(FileStorage(file));
    Pager::open(storage)?.page()?;
    zeros()?;
    Ok(())
}
