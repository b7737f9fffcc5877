//! What lies in rows, as wide as a file says.
use std::io::Read;

struct Plane {
    data: Vec<u8>,
    width: usize,
    height: usize,
    stride: usize,
}

impl Plane {
    fn parse(raw: &[u8]) -> Option<Plane> {
        let number = |at: usize| Some(u32::from_le_bytes(raw.get(at..at + 4)?.try_into().ok()?) as usize);
        let (width, height, stride) = (number(0)?, number(4)?, number(8)?);
        let data = raw.get(12..12 + width.checked_mul(height)?)?.to_vec();
        Some(Plane { data, width, height, stride })
    }

    fn at(&self, x: usize, y: usize) -> Option<u8> {
        if x >= self.width || y >= self.height {
            return None;
        }
        Some(unsafe { *self.data.get_unchecked(y * self.width + x) })
    }

    fn at_small(&self, x: u32, y: u32) -> Option<u8> {
        let (width, height) = (self.width as u32, self.height as u32);
        if x < width && y < height {
            return Some(unsafe { *self.data.get_unchecked((x + y * width) as usize) });
        }
        None
    }

    fn sum(&self) -> u64 {
        let mut sum = 0;
        for y in 0..self.height {
            for x in 0..self.width {
                let at = y * self.width + x;
                sum += u64::from(unsafe { *self.data.get_unchecked(at) });
            }
        }
        sum
    }

    fn sum_too_far(&self) -> u64 {
        let mut sum = 0;
        for y in 0..self.height {
            for x in 0..=self.width {
                sum += u64::from(unsafe { *self.data.get_unchecked(y * self.width + x) }); // want RBN802
            }
        }
        sum
    }

    fn at_row(&self, x: usize, y: usize) -> Option<u8> {
        if y >= self.height {
            return None;
        }
        Some(unsafe { *self.data.get_unchecked(y * self.width + x) }) // want RBN802
    }

    fn at_column(&self, x: usize, y: usize) -> Option<u8> {
        if x >= self.width {
            return None;
        }
        Some(unsafe { *self.data.get_unchecked(y * self.width + x) }) // want RBN802
    }

    fn at_edge(&self, x: usize, y: usize) -> Option<u8> {
        if x > self.width || y >= self.height {
            return None;
        }
        Some(unsafe { *self.data.get_unchecked(y * self.width + x) }) // want RBN802
    }

    fn at_stride(&self, x: usize, y: usize) -> Option<u8> {
        if x >= self.width || y >= self.height {
            return None;
        }
        Some(unsafe { *self.data.get_unchecked(y * self.stride + x) }) // want RBN802
    }

    fn at_either(&self, x: usize, y: usize) -> Option<u8> {
        if x >= self.width && y >= self.height {
            return None;
        }
        Some(unsafe { *self.data.get_unchecked(y * self.width + x) }) // want RBN802
    }
}

/// How much is asked for is not the product of what is gone through.
fn flat(width: u32, height: u32) -> u64 {
    let data = vec![1u8; width.wrapping_mul(height) as usize];
    let mut sum = 0;
    for y in 0..height as usize {
        for x in 0..width as usize {
            sum += u64::from(unsafe { *data.get_unchecked(y * width as usize + x) }); // want RBN802
        }
    }
    sum
}

fn main() {
    let mut raw = Vec::new();
    std::io::stdin().read_to_end(&mut raw).unwrap();
    let Some(plane) = Plane::parse(&raw) else { return };
    let place = |i: usize| std::env::args().nth(i).and_then(|s| s.parse().ok()).unwrap_or(0usize);
    let (x, y) = (place(1), place(2));
    println!("{} {}", plane.sum(), plane.sum_too_far());
    println!("{:?} {:?} {:?}", plane.at(x, y), plane.at_small(x as u32, y as u32), plane.at_row(x, y));
    println!("{:?} {:?} {:?}", plane.at_column(x, y), plane.at_edge(x, y), plane.at_stride(x, y));
    println!("{:?} {}", plane.at_either(x, y), flat(x as u32, y as u32));
}
