//! Numbers of which each byte holds seven bits: the mask bounds the bits, not the number.

use std::io::Read;

struct Cursor<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Cursor<'_> {
    fn byte(&mut self) -> Option<u8> {
        let byte = self.bytes.get(self.at).copied()?;
        self.at += 1;
        Some(byte)
    }

    fn varint(&mut self) -> Option<u64> {
        let mut value = 0u64;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            value |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Some(value);
            }
        }
        None
    }

    fn varint_into(&mut self, to: &mut usize) -> bool {
        let mut value = 0;
        let mut shift = 0;
        while let Some(byte) = self.byte() {
            value |= ((byte & 0x7f) as usize) << shift;
            shift += 7;
            if byte & 0x80 == 0 {
                *to = value;
                return true;
            }
        }
        false
    }
}

fn entries(input: &[u8], table: &[u8]) -> Option<u8> {
    let mut cursor = Cursor { bytes: input, at: 0 };
    let at = cursor.varint()? as usize;
    let mut len = 0;
    cursor.varint_into(&mut len);
    let mut sum = unsafe { *table.get_unchecked(at) }; // want RBN802
    sum += unsafe { *table.as_ptr().add(len) }; // want RBN802
    if at < table.len() {
        sum += unsafe { *table.get_unchecked(at) };
    }
    if len < table.len() {
        sum += unsafe { *table.as_ptr().add(len) };
    }
    Some(sum)
}

// The same with the most significant bits first, by shifts, by products, in a fold.
fn first_bits_first(input: &[u8], table: &[u8]) -> u8 {
    let (mut shifted, mut multiplied) = (0usize, 0usize);
    for byte in input {
        shifted = shifted << 7 | (byte & 0x7f) as usize;
        multiplied = multiplied * 128 + (byte & 0x7f) as usize;
    }
    let folded = input.iter().fold(0usize, |value, byte| value << 7 | usize::from(byte & 0x7f));
    let mut listed = 0usize;
    for place in [0, 7, 14, 21] {
        listed |= usize::from(input[0] & 0x7f) << place;
    }
    unsafe {
        *table.get_unchecked(shifted) // want RBN802
            + *table.get_unchecked(multiplied) // want RBN802
            + *table.get_unchecked(folded) // want RBN802
            + *table.get_unchecked(listed) // want RBN802
    }
}

// Few bits are used as they are, and shifted for something else.
fn both(input: &[u8], digits: &[u8]) -> u32 {
    let low = input[0] & 0x0f;
    let bit = 1u32 << (input[1] & 31);
    let high = u32::from(low) << 20;
    high + bit + u32::from(unsafe { *digits.get_unchecked(low as usize) })
}

// Bits that are put together to no more than there is.
fn nibbles(input: &[u8], table: &[u8; 256], low: &[u8; 128]) -> u8 {
    let (a, b) = (input[0], input[1]);
    let whole = (a & 0x0f) << 4 | b >> 4;
    let seven = a & 0x7f;
    let wide = u32::from(a & 0x7f) << 20;
    unsafe {
        *table.get_unchecked(whole as usize)
            + *low.get_unchecked(seven as usize)
            + *table.get_unchecked(wide as usize) // want RBN802
    }
}

// A pointer that is moved in safe code is dangerous where it is followed.
fn moved(input: &[u8], data: &[u8]) -> u8 {
    let at = usize::from_le_bytes(input[..8].try_into().unwrap());
    let place = data.as_ptr().wrapping_add(at);
    let end = data.as_ptr_range().end;
    let mut sum = unsafe { *place }; // want RBN801
    sum += unsafe { std::slice::from_raw_parts(place, 4) }[0]; // want RBN801
    if at < data.len() {
        let checked = data.as_ptr().wrapping_add(at);
        sum += unsafe { *checked };
    }
    if place < end {
        sum += unsafe { *place };
    }
    let fixed = data.as_ptr().wrapping_add(3);
    sum + unsafe { fixed.read() }
}

fn main() {
    let mut input = Vec::new();
    std::io::stdin().read_to_end(&mut input).unwrap();
    println!("{:?}", entries(&input, &[1, 2, 3]));
    println!("{}", first_bits_first(&input, &[1, 2, 3]));
    println!("{}", both(&input, b"0123456789abcdef"));
    println!("{}", nibbles(&input, &[0; 256], &[0; 128]));
    println!("{}", moved(&input, &[1, 2, 3, 4]));
}
