//! Bits of a byte that are taken for the variants of an enum: as many bits as there are variants, or more.

use std::io::{self, Read};
use std::mem;

#[derive(Debug, Clone, Copy)]
#[repr(u8)]
enum Filter {
    None,
    Left,
    Up,
    Mean,
    Gradient,
}

#[derive(Debug, Clone, Copy)]
#[repr(u8)]
enum Scale {
    One,
    Two,
    Four,
    Eight,
}

#[derive(Debug, Clone, Copy)]
#[repr(u8)]
enum Kind {
    Indexed = 1,
    Gray = 2,
    Rgb,
}

#[derive(Debug, Clone, Copy)]
#[repr(u8)]
enum Octal {
    A = 0x0,
    B,
    C,
    D,
    E = 4,
    F,
    G = 0b110,
    H,
}

const LOW: u8 = 0x07;

fn filter(head: u8) -> Filter {
    unsafe { mem::transmute::<u8, Filter>(head & 0x07) } // want RBN803
}

fn filter_by_name(head: u8) -> Filter {
    unsafe { mem::transmute(head & LOW) } // want RBN803
}

fn filter_in_place(head: u8) -> Option<Filter> {
    let low = 7 & head;
    Some(unsafe { mem::transmute(low) }) // want RBN803
}

fn filter_left_over(head: u8) -> Filter {
    let filter: Filter = unsafe { mem::transmute(head % 6) }; // want RBN803
    filter
}

fn filter_checked(head: u8) -> Option<Filter> {
    let low = head & LOW;
    if low > Filter::Gradient as u8 {
        return None;
    }
    Some(unsafe { mem::transmute::<u8, Filter>(low) })
}

fn filter_cut(head: u8) -> Filter {
    unsafe { mem::transmute::<u8, Filter>((head & LOW).min(4)) }
}

fn filter_counted(head: u8) -> Filter {
    unsafe { mem::transmute::<u8, Filter>(head % 5) }
}

fn scale(head: u8) -> Scale {
    unsafe { mem::transmute::<u8, Scale>(head >> 6) }
}

fn scale_masked(head: u8) -> Scale {
    let scale: Scale = unsafe { mem::transmute((head >> 3) & 0b11) };
    scale
}

fn scale_wide(head: u8) -> Scale {
    unsafe { mem::transmute::<u8, Scale>(head >> 5) } // want RBN803
}

fn octal(head: u8) -> Octal {
    unsafe { mem::transmute::<u8, Octal>(head & LOW) }
}

fn kind(head: u8) -> Kind {
    unsafe { mem::transmute::<u8, Kind>(head & 3) } // want RBN803
}

fn kind_there(head: u8) -> Option<Kind> {
    let low = head & 3;
    match low {
        0 => None,
        n => Some(unsafe { mem::transmute::<u8, Kind>(n) }),
    }
}

fn kind_named(head: u8) -> Option<Kind> {
    let low = head & 3;
    if low == 0 {
        return None;
    }
    Some(unsafe { mem::transmute::<u8, Kind>(low) })
}

fn flag(head: u8) -> bool {
    unsafe { mem::transmute::<u8, bool>(head & 1) }
}

fn flag_unshifted(head: u8) -> bool {
    unsafe { mem::transmute::<u8, bool>(head & 4) } // want RBN803
}

fn unit(word: u32) -> char {
    unsafe { char::from_u32_unchecked(word & 0xffff) } // want RBN803
}

fn plain(word: u32) -> char {
    unsafe { char::from_u32_unchecked(word & 0x7f) }
}

fn main() -> io::Result<()> {
    let mut raw = [0; 8];
    io::stdin().read_exact(&mut raw)?;
    let head = raw[0];
    println!("{:?} {:?} {:?}", filter(head), filter_by_name(head), filter_in_place(head));
    println!("{:?} {:?} {:?}", filter_left_over(head), filter_checked(head), filter_cut(head));
    println!("{:?} {:?} {:?} {:?}", filter_counted(head), scale(head), scale_masked(head), scale_wide(head));
    println!("{:?} {:?} {:?}", octal(head), kind(head), (kind_there(head), kind_named(head)));
    let word = u32::from_le_bytes([raw[4], raw[5], raw[6], raw[7]]);
    println!("{} {} {} {}", flag(head), flag_unshifted(head), unit(word), plain(word));
    Ok(())
}
