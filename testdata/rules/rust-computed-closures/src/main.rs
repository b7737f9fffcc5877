// What a closure computes of what it captures is no value of the function around it, whose checks were made before.
use std::io::Read;

fn big() -> usize {
    let mut a = 0;
    for i in 0..9 { a += i * 2; }
    a
}

fn main() {
    let mut buf = vec![0u8; 64];
    let n = std::net::TcpStream::connect("x").unwrap().read(&mut buf).unwrap();
    let bits = vec![1u8; 8];
    if buf[0] as usize >= bits.len() { return; }
    let get = |k: usize| {
        let a = k + 1; let b = a * 2; let c = b + 3; let d = c * 4; let e = d + 5; let f = e + 6; let g = f + 7;
        let h = g + a + b + c + d + e + f; let i = h + 1; let j = i + 2; let l = j + 3; let m = l + 4;
        let o = m + 5; let p = o + 6; let q = p + 7; let r = q + 8; let s = r + 9; let t = s + 10; let u = t + 11;
        let x = (buf[1] as usize) + u; let y = x + 1; let z = y + 2; let aa = z + 3; let bb = aa + 4; let cc = bb + 5; let dd = cc + 6;
        let ee = dd + 7; let ff = ee + 8; let gg = ff + 9; let hh = gg + 10; let ii = hh + 11; let jj = ii + 12; let kk = jj + 13; let ll = kk + 14;
        unsafe { *bits.get_unchecked(buf[k + 30] as usize + ll) } // want RBN802
    };
    let s = unsafe { String::from_utf8_unchecked(buf.to_vec()) }; // want RBN803
    println!("{} {} {}", get(n), big(), s);
}
