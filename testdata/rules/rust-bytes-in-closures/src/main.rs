//! Bytes that a closure is given one after the other, and that are an index there.

use std::io::{self, Read};

fn mapped(colors: &[u32], indices: &[u8]) -> u32 {
    indices.iter().map(|&i| unsafe { *colors.get_unchecked(i as usize) }).sum() // want RBN802
}

fn looped(colors: &[u32], indices: &[u8]) -> u32 {
    let mut s = 0;
    for &i in indices {
        s += unsafe { *colors.get_unchecked(i as usize) }; // want RBN802
    }
    s
}

fn by_reference(colors: &[u32], indices: &[u8]) -> u32 {
    indices.iter().map(|i| unsafe { *colors.get_unchecked(*i as usize) }).sum() // want RBN802
}

fn collected(colors: &[u32], indices: &[u8]) -> Vec<u32> {
    indices.iter().map(|&i| unsafe { *colors.get_unchecked(i as usize) }).collect() // want RBN802
}

fn other_length(colors: &[u32], indices: &[u8]) -> u32 {
    assert!(indices.len() < colors.len());
    let mut s = 0;
    for &i in indices {
        s += unsafe { *colors.get_unchecked(i as usize) }; // want RBN802
    }
    s
}

fn other_length_early(colors: &[u32], indices: &[u8]) -> u32 {
    if indices.len() >= colors.len() {
        return 0;
    }
    let mut s = 0;
    for &i in indices {
        s += unsafe { *colors.get_unchecked(i as usize) }; // want RBN802
    }
    s
}

fn main() -> io::Result<()> {
    let mut data = Vec::new();
    io::stdin().read_to_end(&mut data)?;
    let colors = vec![0u32; data.len() / 7];
    mapped(&colors, &data);
    looped(&colors, &data);
    by_reference(&colors, &data);
    collected(&colors, &data);
    other_length(&colors, &data);
    other_length_early(&colors, &data);
    let mut colors = colors;
    more(&mut colors, &data);
    Ok(())
}

fn filtered(colors: &[u32], indices: &[u8]) -> u32 {
    indices.iter().filter(|&&i| (i as usize) < colors.len()).map(|&i| unsafe { *colors.get_unchecked(i as usize) }).sum()
}

fn filtered_loop(colors: &[u32], indices: &[u8]) -> u32 {
    let mut s = 0;
    for &i in indices.iter().filter(|&&i| (i as usize) < colors.len()) {
        s += unsafe { *colors.get_unchecked(i as usize) };
    }
    s
}

fn checked_in(colors: &[u32], indices: &[u8]) -> u32 {
    indices.iter().map(|&i| if (i as usize) < colors.len() { unsafe { *colors.get_unchecked(i as usize) } } else { 0 }).sum()
}

fn by_all(colors: &[u32], indices: &[u8]) -> u32 {
    if !indices.iter().all(|&i| (i as usize) < colors.len()) {
        return 0;
    }
    indices.iter().map(|&i| unsafe { *colors.get_unchecked(i as usize) }).sum()
}

fn indexed(colors: &[u32], indices: &[u8]) -> u32 {
    indices.iter().enumerate().map(|(n, &i)| n as u32 + unsafe { *colors.get_unchecked(i as usize) }).sum() // want RBN802
}

fn each(colors: &mut [u32], indices: &[u8]) {
    indices.iter().for_each(|&i| unsafe { *colors.get_unchecked_mut(i as usize) = 1 }); // want RBN802
}

// What is cut out of the bytes is bytes.
fn cut_out(colors: &[u32], data: &[u8], at: usize, n: usize) -> Option<u32> {
    let part = data.get(at..at + n).ok_or(()).ok()?;
    let sum: u32 = part.iter().map(|&i| unsafe { *colors.get_unchecked(i as usize) }).sum(); // want RBN802
    let rest = data.strip_prefix(b"x")?;
    let more: u32 = rest.iter().map(|&i| unsafe { *colors.get_unchecked(i as usize) }).sum(); // want RBN802
    let first = *data.get(n)?;
    let end = unsafe { data.get_unchecked(data.len() / 2..) };
    let next = unsafe { *colors.get_unchecked(first as usize) }; // want RBN802
    Some(sum + more + next + end.iter().map(|&i| unsafe { *colors.get_unchecked(i as usize) }).sum::<u32>()) // want RBN802
}

fn folded(colors: &[u32], indices: &[u8]) -> u32 {
    indices.iter().fold(0, |s, &i| s + unsafe { *colors.get_unchecked(i as usize) }) // want RBN802
}

fn table(indices: &[u8]) -> u32 {
    static TABLE: [u8; 256] = [0; 256];
    indices.iter().map(|&i| unsafe { *TABLE.get_unchecked(i as usize) } as u32).sum()
}

fn byte(i: u8, colors: &[u32]) -> u32 {
    let at = |b: u8| unsafe { *colors.get_unchecked(b as usize) };
    if (i as usize) < colors.len() { at(i) } else { 0 }
}

fn chars(text: &str, colors: &[u32]) -> u32 {
    text.bytes().map(|b| unsafe { *colors.get_unchecked((b - b'0') as usize) }).sum() // want RBN802
}

fn more(colors: &mut [u32], data: &[u8]) {
    filtered(colors, data);
    filtered_loop(colors, data);
    checked_in(colors, data);
    by_all(colors, data);
    indexed(colors, data);
    each(colors, data);
    cut_out(colors, data, 4, 4);
    folded(colors, data);
    table(data);
    byte(data[0], colors);
    chars(std::str::from_utf8(data).unwrap(), colors);
}
