//! How long a table is that stands in the program, by its type or by its text.

const DIGITS: &[u8; 16] = b"0123456789abcdef";
const ALPHABET: &[u8] = b"0123456789abcdef";
static SHARED: &[u8; 16] = b"0123456789abcdef";
static OWNED: [u8; 16] = *b"0123456789abcdef";
const SHORT: &[u8; 15] = b"0123456789abcde";
const SHORT_TEXT: &[u8] = b"0123456789abcde";
const ESCAPED: &[u8] = b"\x00\x01\x02\x03\x04";

fn nibbles(bytes: &[u8], out: &mut Vec<u8>) {
    for byte in bytes {
        let high = usize::from(byte >> 4);
        out.push(unsafe { *DIGITS.get_unchecked(high) });
        out.push(unsafe { *ALPHABET.get_unchecked(high) });
        out.push(unsafe { *SHARED.get_unchecked(high) });
        out.push(unsafe { *OWNED.get_unchecked(high) });
        out.push(unsafe { *SHORT.get_unchecked(high) }); // want RBN802
        out.push(unsafe { *SHORT_TEXT.get_unchecked(high) }); // want RBN802
        out.push(unsafe { *ESCAPED.get_unchecked(high) }); // want RBN802
    }
}

fn counted(bytes: &[u8]) -> [u32; 256] {
    let mut table: [u32; 256] = [0; 256];
    for byte in bytes {
        let count = unsafe { table.get_unchecked_mut(usize::from(*byte)) };
        *count += 1;
    }
    table
}

fn counted_short(bytes: &[u8]) -> [u32; 255] {
    let mut table: [u32; 255] = [0; 255];
    for byte in bytes {
        let count = unsafe { table.get_unchecked_mut(usize::from(*byte)) }; // want RBN802
        *count += 1;
    }
    table
}

fn main() {
    let bytes = std::fs::read("data").unwrap_or_default();
    let mut out = Vec::new();
    nibbles(&bytes, &mut out);
    println!("{} {:?} {:?}", out.len(), counted(&bytes), counted_short(&bytes));
}
