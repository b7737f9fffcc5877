//! Bytes that unsafe code takes for texts, of Rust and of C, and lines that are logged.
use std::ffi::{c_char, CStr};
use std::io::Read;
use std::net::TcpListener;
use std::{slice, str};

#[repr(C)]
pub struct Label {
    name: [u8; 32],
    len: u32,
}

#[no_mangle]
pub unsafe extern "C" fn width(raw: *const [u8; 32]) -> usize {
    let Some(raw) = raw.as_ref() else { return 0 };
    str::from_utf8_unchecked(raw).len() // want RBN803
}

#[no_mangle]
pub unsafe extern "C" fn width_checked(raw: *const [u8; 32]) -> usize {
    let Some(raw) = raw.as_ref() else { return 0 };
    match str::from_utf8(raw) {
        Ok(_) => str::from_utf8_unchecked(raw).len(),
        Err(_) => 0,
    }
}

#[no_mangle]
pub unsafe extern "C" fn width_array(raw: &[u8; 16]) -> usize {
    str::from_utf8_unchecked(raw).len() // want RBN803
}

#[no_mangle]
pub unsafe extern "C" fn label_width(l: *const Label) -> usize {
    if l.is_null() {
        return 0;
    }
    let l = &*l;
    str::from_utf8_unchecked(&l.name).len() // FN_RBN803
}

#[no_mangle]
pub unsafe extern "C" fn label_text(l: *const Label) -> usize {
    let Some(l) = l.as_ref() else { return 0 };
    CStr::from_ptr(l.name.as_ptr().cast()).to_bytes().len() // FN_RBN803
}

#[no_mangle]
pub unsafe extern "C" fn bytes_width(p: *const u8, n: usize) -> usize {
    if p.is_null() {
        return 0;
    }
    let b = slice::from_raw_parts(p, n); // want RBN812
    str::from_utf8_unchecked(b).len() // want RBN803
}

#[no_mangle]
pub extern "C" fn flag(n: u8) -> u32 {
    let on: bool = unsafe { std::mem::transmute(n) }; // want RBN803
    on as u32
}

fn owner(raw: &[u8]) -> &CStr {
    unsafe { CStr::from_ptr(raw.as_ptr().cast()) } // want RBN803
}

fn owner_as(raw: &[u8]) -> &CStr {
    unsafe { CStr::from_ptr(raw.as_ptr() as *const c_char) } // want RBN803
}

fn owner_vec(raw: Vec<u8>) -> usize {
    let n = unsafe { libc::strlen(raw.as_ptr() as *const c_char) }; // want RBN803
    n
}

fn owner_checked(raw: &[u8]) -> Option<&CStr> {
    if raw.last() != Some(&0) {
        return None;
    }
    Some(unsafe { CStr::from_ptr(raw.as_ptr().cast()) })
}

fn owner_contains(raw: &[u8]) -> Option<&CStr> {
    if !raw.contains(&0) {
        return None;
    }
    Some(unsafe { CStr::from_ptr(raw.as_ptr().cast()) })
}

fn owner_any(raw: &[u8]) -> Option<&CStr> {
    if raw.iter().any(|b| *b == 0) {
        return Some(unsafe { CStr::from_ptr(raw.as_ptr().cast()) });
    }
    None
}

fn owner_ends(raw: &[u8]) -> Option<&CStr> {
    if raw.ends_with(&[0]) {
        return Some(unsafe { CStr::from_ptr(raw.as_ptr().cast()) });
    }
    None
}

fn owner_pushed(raw: &[u8]) -> usize {
    let mut copy = raw.to_vec();
    copy.push(0);
    unsafe { CStr::from_ptr(copy.as_ptr().cast()) }.to_bytes().len()
}

fn owner_position(raw: &[u8]) -> Option<usize> {
    let _at = raw.iter().position(|&b| b == 0)?;
    Some(unsafe { CStr::from_ptr(raw.as_ptr().cast()) }.to_bytes().len())
}

fn owner_last(raw: &[u8]) -> Option<&CStr> {
    if raw.last() == Some(&0) {
        return Some(unsafe { CStr::from_ptr(raw.as_ptr().cast()) });
    }
    None
}

fn owner_resized(raw: &[u8]) -> usize {
    let mut copy = raw.to_vec();
    copy.resize(raw.len() + 1, 0);
    unsafe { CStr::from_ptr(copy.as_ptr().cast()) }.to_bytes().len()
}

fn owner_formatted(raw: &str) -> usize {
    let text = format!("{raw}\0");
    let all = unsafe { CStr::from_ptr(text.as_ptr().cast()) }.to_bytes().len();
    let other = format!("{raw}.");
    all + unsafe { CStr::from_ptr(other.as_ptr().cast()) }.to_bytes().len() // want RBN803
}

fn owner_made(raw: &str) -> usize {
    let Ok(text) = std::ffi::CString::new(raw) else { return 0 };
    let all = text.as_bytes_with_nul();
    let again = unsafe { CStr::from_ptr(all.as_ptr().cast()) }.to_bytes().len();
    again + unsafe { CStr::from_ptr(text.as_ptr()) }.to_bytes_with_nul().len()
}

fn owner_kept(raw: &str) -> usize {
    let Ok(text) = std::ffi::CString::new(raw) else { return 0 };
    let mut all = text.into_bytes_with_nul();
    unsafe { libc::strlen(all.as_mut_ptr().cast()) }
}

fn owner_until(raw: &[u8]) -> usize {
    let Ok(text) = CStr::from_bytes_until_nul(raw) else { return 0 };
    let all = text.to_bytes_with_nul();
    let first = unsafe { libc::strlen(all.as_ptr().cast()) };
    let Ok(exact) = CStr::from_bytes_with_nul(raw) else { return first };
    first + unsafe { CStr::from_ptr(exact.as_ptr()) }.to_bytes().len()
}

fn owner_searched(raw: &[u8]) -> usize {
    if memchr::memchr(0, raw).is_none() {
        return 0;
    }
    let copy = unsafe { libc::strdup(raw.as_ptr().cast()) };
    let other = raw.to_ascii_lowercase();
    copy as usize + unsafe { libc::strdup(other.as_ptr().cast()) } as usize
}

fn with_nul(raw: &[u8]) -> &CStr {
    unsafe { CStr::from_bytes_with_nul_unchecked(raw) } // want RBN803
}

fn nonzero(n: u16) -> std::num::NonZeroU16 {
    unsafe { std::num::NonZeroU16::new_unchecked(n) } // want RBN803
}

fn ch(n: u32) -> char {
    unsafe { char::from_u32_unchecked(n) } // want RBN803
}

fn ch_ok(n: u32) -> char {
    if n > 0x7f {
        return '?';
    }
    unsafe { char::from_u32_unchecked(n) }
}

#[repr(u8)]
#[derive(Clone, Copy)]
enum Kind {
    A,
    B,
    C,
}

fn kind(n: u8) -> Kind {
    unsafe { std::mem::transmute::<u8, Kind>(n) } // want RBN803
}

fn kind_ok(n: u8) -> Option<Kind> {
    if n > Kind::C as u8 {
        return None;
    }
    Some(unsafe { std::mem::transmute::<u8, Kind>(n) })
}

fn kind_table(n: u8) -> Kind {
    [Kind::A, Kind::B, Kind::C][(n % 3) as usize]
}

pub fn queue(db: &mut redis::Connection) -> redis::RedisResult<()> {
    let (_, raw): (String, String) = redis::Commands::blpop(db, "jobs", 0.0)?;
    log::warn!("unreadable {raw}"); // want RBN702
    log::warn!("unreadable {raw:?}");
    Ok(())
}

pub fn serve() -> std::io::Result<()> {
    for s in TcpListener::bind("0.0.0.0:6011")?.incoming() {
        let mut s = s?;
        let mut b = vec![0u8; 512];
        s.read_exact(&mut b)?;
        owner(&b);
        owner_as(&b);
        owner_vec(b.clone());
        owner_checked(&b);
        owner_contains(&b);
        owner_any(&b);
        owner_ends(&b);
        owner_pushed(&b);
        owner_position(&b);
        owner_last(&b);
        owner_resized(&b);
        owner_until(&b);
        owner_searched(&b);
        let text = String::from_utf8_lossy(&b);
        owner_formatted(&text);
        owner_made(&text);
        owner_kept(&text);
        for line in text.lines() {
            log::info!("{line}"); // want RBN702
            log::info!("{line:?}");
        }
        with_nul(&b);
        let n = u16::from_le_bytes([b[0], b[1]]);
        nonzero(n);
        ch(n as u32);
        ch_ok(n as u32);
        kind(b[3]);
        kind_ok(b[3]);
        kind_table(b[4]);
    }
    Ok(())
}
