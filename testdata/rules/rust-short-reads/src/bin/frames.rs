//! Values that are read out of frames, of the type that is wanted there, and pieces that are as long as a constant allows.
use std::io::Read;
use std::net::{TcpListener, TcpStream};
use std::ptr;

#[repr(C)]
#[derive(Clone, Copy)]
struct Header {
    kind: u32,
    size: u32,
}

fn header(frame: &[u8]) -> Header {
    unsafe { ptr::read_unaligned(frame.as_ptr().cast()) } // want RBN802
}

fn stated_header(frame: &[u8]) -> u32 {
    let head: Header = unsafe { frame.as_ptr().cast::<Header>().read_unaligned() }; // want RBN802
    head.kind ^ head.size
}

fn checked_header(frame: &[u8]) -> Header {
    if frame.len() < std::mem::size_of::<Header>() {
        return Header { kind: 0, size: 0 };
    }
    unsafe { ptr::read_unaligned(frame.as_ptr().cast()) }
}

fn header_of_checked(frame: &[u8]) -> Header {
    unsafe { ptr::read_unaligned(frame.as_ptr().cast()) }
}

fn first(frame: &[u8]) -> u8 {
    unsafe { ptr::read_unaligned(frame.as_ptr().cast()) }
}

// What is either of two lists is as short as each of them can be.
fn header_of_either(frame: &[u8]) -> Header {
    unsafe { ptr::read_unaligned(frame.as_ptr().cast()) } // want RBN802
}

fn header_of_either_checked(frame: &[u8]) -> Header {
    unsafe { ptr::read_unaligned(frame.as_ptr().cast()) }
}

fn header_of_either_measured(frame: &[u8]) -> Header {
    unsafe { ptr::read_unaligned(frame.as_ptr().cast()) }
}

const MOST: usize = 4096;

// A number that is no larger than a constant may be larger than a list of which nobody asks how long it is.
fn piece(rest: &[u8], len: usize) -> Vec<u8> {
    if len > MOST {
        return Vec::new();
    }
    let mut piece = Vec::<u8>::with_capacity(len);
    unsafe {
        ptr::copy_nonoverlapping(rest.as_ptr(), piece.as_mut_ptr(), len); // want RBN802
        piece.set_len(len);
    }
    piece
}

fn piece_of(rest: &[u8], len: usize) -> &[u8] {
    if len > MOST {
        return &[];
    }
    unsafe { std::slice::from_raw_parts(rest.as_ptr(), len) } // want RBN802
}

fn element(rest: &[u8], at: usize) -> u8 {
    if at >= MOST {
        return 0;
    }
    unsafe { *rest.get_unchecked(at) } // want RBN802
}

fn piece_of_rest(rest: &[u8], len: usize) -> &[u8] {
    if len > MOST || len > rest.len() {
        return &[];
    }
    unsafe { std::slice::from_raw_parts(rest.as_ptr(), len) }
}

fn piece_of_block(block: &[u8; MOST], len: usize) -> &[u8] {
    if len > MOST {
        return &[];
    }
    unsafe { std::slice::from_raw_parts(block.as_ptr(), len) }
}

fn piece_of_full(full: &[u8], len: usize) -> &[u8] {
    if len > MOST {
        return &[];
    }
    unsafe { std::slice::from_raw_parts(full.as_ptr(), len) }
}

fn number(io: &mut TcpStream) -> usize {
    let mut len = [0; 4];
    let _ = io.read_exact(&mut len);
    u32::from_le_bytes(len) as usize
}

fn frame(io: &mut TcpStream) -> Vec<u8> {
    let mut frame = vec![0u8; number(io)]; // want RBN804
    let _ = io.read_exact(&mut frame);
    frame
}

fn short_frame(io: &mut TcpStream) -> Vec<u8> {
    let len = number(io);
    if len > MOST {
        return Vec::new();
    }
    let mut frame = vec![0u8; len];
    let _ = io.read_exact(&mut frame);
    frame
}

fn main() -> std::io::Result<()> {
    let (mut io, _) = TcpListener::bind("0.0.0.0:7000")?.accept()?;
    header(&frame(&mut io));
    stated_header(&frame(&mut io));
    checked_header(&frame(&mut io));
    let checked = frame(&mut io);
    if checked.len() >= 8 {
        header_of_checked(&checked);
    }
    first(&frame(&mut io));
    let kind = number(&mut io);
    let either = match kind {
        1 => frame(&mut io),
        2 => short_frame(&mut io),
        _ => return Ok(()),
    };
    header_of_either(&either);
    let either = if kind == 1 { frame(&mut io) } else { short_frame(&mut io) };
    if either.len() > 7 {
        header_of_either_checked(&either);
    }
    let either = if kind == 3 {
        let long = frame(&mut io);
        if long.len() < 8 {
            return Ok(());
        }
        long
    } else {
        short_frame(&mut io)
    };
    header_of_either_measured(&either);
    let len = number(&mut io);
    piece(&frame(&mut io), len);
    piece_of(&frame(&mut io), len);
    element(&frame(&mut io), len);
    piece_of_rest(&frame(&mut io), len);
    if let Ok(block) = frame(&mut io)[..].try_into() {
        piece_of_block(block, len);
    }
    let full = frame(&mut io);
    if full.len() == MOST {
        piece_of_full(&full, len);
    }
    Ok(())
}
