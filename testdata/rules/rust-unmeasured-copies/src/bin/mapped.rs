//! A file that is mapped into memory has room for so much.
use memmap2::MmapMut;
use std::io::Read;
use std::ptr;

struct Segment {
    map: MmapMut,
}

impl Segment {
    fn put(&mut self, data: &[u8]) {
        unsafe { ptr::copy_nonoverlapping(data.as_ptr(), self.map.as_mut_ptr(), data.len()) }; // want RBN802
    }

    fn put_behind(&mut self, data: &[u8]) {
        let to = self.map.as_mut_ptr().wrapping_add(16);
        unsafe { ptr::copy_nonoverlapping(data.as_ptr(), to, data.len()) }; // want RBN802
    }

    fn put_fitting(&mut self, data: &[u8]) {
        if data.len() > self.map.len() {
            return;
        }
        unsafe { ptr::copy_nonoverlapping(data.as_ptr(), self.map.as_mut_ptr(), data.len()) };
    }
}

fn received() -> std::io::Result<Vec<u8>> {
    let (mut socket, _) = std::net::TcpListener::bind("0.0.0.0:7000")?.accept()?;
    let mut data = Vec::new();
    socket.read_to_end(&mut data)?;
    Ok(data)
}

fn main() -> std::io::Result<()> {
    let file = std::fs::File::options().read(true).write(true).open("/var/lib/segment")?;
    let mut segment = Segment { map: unsafe { MmapMut::map_mut(&file)? } };
    segment.put(&received()?);
    segment.put_behind(&received()?);
    segment.put_fitting(&received()?);
    Ok(())
}
