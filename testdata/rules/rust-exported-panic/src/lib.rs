// What makes an exported function panic, whoever calls it.
use std::ffi::{c_char, c_int, CStr};
use std::panic::{catch_unwind, AssertUnwindSafe};
use std::{slice, time::Duration};

const DAYS: [u32; 3] = [31, 28, 31];
static FLAGS: [u8; 256] = [0; 256];

pub struct Book {
    pages: Vec<u32>,
    owner: Option<u32>,
}

fn text<'a>(text: *const c_char) -> Option<&'a CStr> {
    if text.is_null() {
        return None;
    }
    Some(unsafe { CStr::from_ptr(text) })
}

#[no_mangle]
pub extern "C" fn unwrap_text(x: *const c_char) -> usize {
    let Some(x) = text(x) else { return 0 };
    x.to_str().unwrap().len() // want RBN813 from=22
}

#[no_mangle]
pub extern "C" fn unwrap_number(x: *const c_char) -> i64 {
    let Some(x) = text(x) else { return 0 };
    let x = x.to_string_lossy();
    let first: i64 = x.trim().parse().expect("a number"); // want RBN813 from=28
    let second: i64 = x.parse().unwrap_or(0);
    let third = x.parse::<i64>();
    if third.is_ok() {
        return third.unwrap();
    }
    first ^ second
}

#[no_mangle]
pub extern "C" fn unwrap_asked(n: i64) -> u8 {
    let small = u8::try_from(n);
    if small.is_err() {
        return 0;
    }
    small.unwrap()
}

#[no_mangle]
pub extern "C" fn unwrap_narrow(n: i64, c: u32) -> u8 {
    let small: u8 = n.try_into().unwrap(); // want RBN813 from=50
    let c = char::from_u32(c).unwrap(); // want RBN813 from=50
    small ^ (c as u8)
}

// The address of a book is no text: only that it may be null counts.
#[no_mangle]
pub extern "C" fn unwrap_book(book: *const Book) -> u32 {
    let book = unsafe { book.as_ref() }.unwrap(); // want RBN813 from=58
    let owner = book.owner.unwrap();
    owner + book.pages[0]
}

#[no_mangle]
pub extern "C" fn unwrap_option(book: Option<&Book>, other: Option<&Book>) -> u32 {
    let other = other.map_or(0, |other| other.owner.unwrap());
    book.unwrap().owner.unwrap_or(other) // want RBN813 from=65
}

#[no_mangle]
pub extern "C" fn unwrap_four(data: *const u8) -> u32 {
    if data.is_null() {
        return 0;
    }
    let data = unsafe { slice::from_raw_parts(data, 8) };
    let table = unsafe { &*(data.as_ptr() as *const [u8; 8]) };
    u32::from_le_bytes(data[0..4].try_into().unwrap()) ^ u32::from(table[3])
}

#[no_mangle]
pub extern "C" fn index_number(i: usize, j: usize, k: u8) -> u32 {
    let first = DAYS[i]; // want RBN813 from=81
    let second = if j < DAYS.len() { DAYS[j] } else { 0 };
    let third = DAYS.get(j).copied().unwrap_or(0);
    first ^ second ^ third ^ u32::from(FLAGS[k as usize]) ^ DAYS[i % 3]
}

#[no_mangle]
pub extern "C" fn index_range(n: usize) -> usize {
    let name = "constant";
    let all = name[..].len();
    let mut sum = 0;
    for i in 0..n {
        sum += i;
    }
    if !name.is_char_boundary(n) {
        return all;
    }
    sum + name[n..].len()
}

#[no_mangle]
pub extern "C" fn index_cut(n: usize) -> usize {
    "constant"[..n].len() // want RBN813 from=103
}

#[no_mangle]
pub extern "C" fn index_split(data: *const u8, len: usize, at: usize) -> usize {
    if data.is_null() {
        return 0;
    }
    let data = unsafe { slice::from_raw_parts(data, len) };
    let (head, _) = data.split_at(at); // want RBN813 from=108
    (0..len).map(|i| usize::from(data[i])).sum::<usize>() + head.len()
}

#[no_mangle]
pub extern "C" fn index_first(data: *const u8, len: usize, n: usize) -> u8 {
    if data.is_null() {
        return 0;
    }
    let bytes = unsafe { slice::from_raw_parts(data, len) };
    let more = unsafe { slice::from_raw_parts(data, n) };
    if more.len() < 2 {
        return 0;
    }
    bytes[0] ^ more[1] // want RBN813 from=118
}

#[no_mangle]
pub extern "C" fn index_not_empty(data: *const u8, len: usize) -> u8 {
    if data.is_null() || len == 0 {
        return 0;
    }
    let bytes = unsafe { slice::from_raw_parts(data, len) };
    bytes[0]
}

#[no_mangle]
pub extern "C" fn index_words(x: *const c_char) -> usize {
    let Some(x) = text(x) else { return 0 };
    let x = x.to_string_lossy();
    let words: Vec<&str> = x.split(',').collect();
    let head = x.split(';').next().unwrap();
    words[0].len() + words[1].len() + head.len() // want RBN813 from=140
}

#[no_mangle]
pub extern "C" fn divided(a: u32, b: u32, c: f64, d: u32) -> u32 {
    let some = a / 2 + (c / f64::from(b)) as u32 + a / (d + 1);
    if b == 0 {
        return some;
    }
    some + a / b + a % d // want RBN813 from=149
}

#[no_mangle]
pub extern "C" fn divided_positive(a: i32, b: i32) -> i32 {
    if b > 0 {
        a / b
    } else {
        a.checked_rem(b).unwrap_or(0)
    }
}

#[no_mangle]
pub extern "C" fn in_pieces(data: *const u8, size: usize) -> usize {
    if data.is_null() {
        return 0;
    }
    let data = unsafe { slice::from_raw_parts(data, 8) };
    data.chunks(size).count() // want RBN813 from=167
}

#[no_mangle]
pub extern "C" fn asserted(n: c_int, m: c_int, p: *const u8) -> c_int {
    assert!(n > 0, "positive"); // want RBN813 from=176
    debug_assert!(m > 0);
    assert_eq!(m, 4); // want RBN813 from=176
    assert!(!p.is_null()); // want RBN813 from=176
    assert!(DAYS.len() == 3);
    n
}

#[no_mangle]
pub extern "C" fn decided(n: c_int) -> c_int {
    if n > 9 {
        panic!("too large"); // want RBN813 from=186
    }
    match n {
        1 => 2,
        _ => 3,
    }
}

#[no_mangle]
pub extern "C" fn decided_by_others(n: c_int) -> c_int {
    if std::env::var_os("BOOKS").is_some() {
        panic!("not here");
    }
    n
}

fn day(i: usize) -> u32 {
    DAYS[i] // want RBN813 from=209
}

#[no_mangle]
pub extern "C" fn by_helper(i: usize) -> u32 {
    day(i)
}

fn caught<T>(default: T, run: impl FnOnce() -> T) -> T {
    catch_unwind(AssertUnwindSafe(|| run())).unwrap_or(default)
}

#[no_mangle]
pub extern "C" fn caught_here(i: usize) -> u32 {
    let there = catch_unwind(|| day(i) + DAYS[i]).unwrap_or(0);
    let here = catch_unwind(AssertUnwindSafe(|| DAYS[i])).unwrap_or(0);
    there + here + caught(0, || DAYS[i])
}

#[no_mangle]
pub extern "C-unwind" fn unwinding(i: usize) -> u32 {
    DAYS[i]
}

pub extern "C" fn hidden(i: usize) -> u32 {
    DAYS[i & 1]
}

static SEEN: std::sync::Mutex<Vec<String>> = std::sync::Mutex::new(Vec::new());

// What was kept is no longer what a caller gave.
#[no_mangle]
pub extern "C" fn kept(x: *const c_char, n: c_int) -> usize {
    let Some(x) = text(x) else { return 0 };
    let mut seen = SEEN.lock().unwrap();
    seen.push(format!("{n} {}", x.to_string_lossy()));
    seen.len()
}

#[no_mangle]
pub extern "C" fn digit(n: u32, radix: u32) -> u32 {
    let any = char::from_digit(n, radix); // want RBN813 from=245
    let some = char::from_digit(n, 16);
    let known = if radix == 10 || radix == 16 { char::from_digit(n, radix) } else { None };
    u32::from(any.or(some).or(known).unwrap_or('0'))
}

fn engine<'a>(p: *const u32) -> Option<&'a u32> {
    unsafe { p.as_ref() }
}

// Null becomes None in the closure, and the panic stays there.
#[no_mangle]
pub extern "C" fn first_caught(p: *const u32) -> u32 {
    std::panic::catch_unwind(|| *engine(p).expect("engine")).unwrap_or(0)
}

#[no_mangle]
pub extern "C" fn first_uncaught(p: *const u32) -> u32 {
    *engine(p).expect("engine") // want RBN813
}

#[no_mangle]
pub extern "C" fn wait_for(seconds: f64, rate: f32) -> u64 {
    let step = Duration::from_secs_f32(rate); // want RBN813
    let all = Duration::from_secs_f64(seconds); // want RBN813
    let tried = Duration::try_from_secs_f64(seconds).unwrap_or_default();
    let share = 1.0 / seconds;
    (all + step + tried).as_secs() + share as u64
}

#[no_mangle]
pub extern "C" fn byte_of(n: c_int) -> u8 {
    u8::try_from(n.clamp(0, 255)).expect("a byte")
}

#[no_mangle]
pub extern "C" fn rows_of(total: usize, size: usize) -> usize {
    let Some(size) = std::num::NonZeroUsize::new(size) else { return 0 };
    total / size.get()
}

// A number with a sign can lie below the first one too.
#[no_mangle]
pub extern "C" fn index_signed(i: c_int) -> u32 {
    if i >= 3 {
        return 0;
    }
    DAYS[i as usize] // want RBN813
}

#[no_mangle]
pub extern "C" fn index_signed_whole(i: c_int) -> u32 {
    if i < 0 || i >= 3 {
        return DAYS[i.rem_euclid(3) as usize];
    }
    DAYS[i as usize]
}

#[no_mangle]
pub extern "C" fn put_in(i: usize) -> usize {
    let mut list = vec![1, 2, 3];
    list.insert(i.min(3), 4);
    list.insert(i, 4); // want RBN813
    let mut map = std::collections::HashMap::new();
    map.insert(i, 4);
    list.len() + map.len()
}

#[no_mangle]
pub extern "C" fn shared_by(total: u32, count: u32) -> u32 {
    let Some(count) = std::num::NonZeroU32::new(count) else { return 0 };
    total / count
}

#[no_mangle]
pub extern "C" fn first_letter(text: *const c_char) -> u32 {
    if text.is_null() {
        return 0;
    }
    let text = unsafe { CStr::from_ptr(text) }.to_string_lossy();
    if text.is_empty() {
        return 0;
    }
    text.chars().next().unwrap() as u32
}

#[no_mangle]
pub extern "C" fn first_letter_of_any(text: *const c_char) -> u32 {
    if text.is_null() {
        return 0;
    }
    let text = unsafe { CStr::from_ptr(text) }.to_string_lossy();
    text.chars().next().unwrap() as u32 // want RBN813
}

#[no_mangle]
pub extern "C" fn copied_to(bytes: *const u8, count: usize) -> u8 {
    if bytes.is_null() {
        return 0;
    }
    let bytes = unsafe { slice::from_raw_parts(bytes, count) };
    let mut all = [0u8; 16];
    if bytes.len() == 16 {
        all.copy_from_slice(bytes);
    }
    all[..bytes.len().min(16)].copy_from_slice(&bytes[..bytes.len().min(16)]);
    let mut head = [0u8; 16];
    head.copy_from_slice(bytes); // want RBN813
    all[0] ^ head[0]
}

// A number's bits go round, a slice's elements do not.
#[no_mangle]
pub extern "C" fn turned(x: u64, by: u8) -> u64 {
    x.rotate_left(by as u32) ^ ((x >> 1) as u32).rotate_right(by.into()) as u64
}

#[no_mangle]
pub extern "C" fn turned_list(by: usize) -> u8 {
    let mut list = [1, 2, 3];
    list.rotate_left(by); // want RBN813 from=364
    list[0]
}

// Keys of maps and sets are no indexes, and a list of four is an array of four whatever is in it. That what is made Some is
// there is not known behind a field yet.
type Streams<T> = std::collections::HashMap<u64, T>;

pub struct Sessions {
    streams: Streams<String>,
    retired: std::collections::HashSet<u64>,
    order: Vec<u64>,
}

struct Header {
    token: Option<Vec<u8>>,
}

impl Header {
    fn length(&self) -> usize {
        self.token.as_ref().unwrap().len() // FP_RBN813
    }
}

#[no_mangle]
pub extern "C" fn sessions_remove(sessions: &mut Sessions, id: u64) -> bool {
    sessions.streams.remove(&id).is_some() && sessions.retired.remove(&id)
}

#[no_mangle]
pub extern "C" fn sessions_remove_at(sessions: &mut Sessions, at: usize) -> u64 {
    sessions.order.remove(at) // want RBN813
}

#[no_mangle]
pub extern "C" fn sessions_token(token: *const u8) -> u32 {
    if token.is_null() {
        return 0;
    }
    let bytes = unsafe { std::slice::from_raw_parts(token, 4) };
    let word: [u8; 4] = match bytes.try_into() {
        Ok(word) => word,
        Err(_) => unreachable!(),
    };
    let header = Header { token: Some(bytes.to_vec()) };
    u32::from_be_bytes(word) + header.length() as u32
}

// A number that lies between two of the program's own has been judged for all that follows.
#[no_mangle]
pub extern "C" fn blocks_between(count: i32) -> usize {
    if !(1..=9).contains(&count) {
        return 0;
    }
    let count = count as usize;
    assert_ne!(count, 0);
    std::alloc::Layout::array::<u32>(count).unwrap().size()
}

#[no_mangle]
pub extern "C" fn blocks_from(count: i32) -> usize {
    if !(1..).contains(&count) {
        return 0;
    }
    let count = count as usize;
    std::alloc::Layout::array::<u32>(count).unwrap().size() // want RBN813
}
