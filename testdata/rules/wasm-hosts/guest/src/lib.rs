#[link(wasm_import_module = "env")]
extern "C" {
    fn notify(at: *const u8, length: usize);
    fn archive(at: *const u8, length: usize);
    fn tick(n: i32);
    fn lookup(at: *const u8, length: usize) -> *const u8;
    fn remember(at: *const u8, length: usize);
}

fn take(at: *const u8, length: usize) -> String {
    if at.is_null() || length > 4096 {
        return String::new();
    }
    String::from_utf8_lossy(unsafe { std::slice::from_raw_parts(at, length) }).into_owned()
}

#[no_mangle]
pub extern "C" fn send(at: *const u8, length: usize) -> i32 {
    let line = format!("sent: {}", take(at, length));
    unsafe { notify(line.as_ptr(), line.len()) };
    unsafe { tick(line.len() as i32) };
    0
}

// Only letters leave it.
#[no_mangle]
pub extern "C" fn store(at: *const u8, length: usize) -> i32 {
    let word: String = take(at, length).chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    unsafe { archive(word.as_ptr(), word.len()) };
    0
}

// What Ruby answers comes back.
#[no_mangle]
pub extern "C" fn forward(at: *const u8, length: usize) -> i32 {
    let to = take(unsafe { lookup(at, length) }, 32);
    std::fs::remove_file(format!("/spool/{to}")).map_or(1, |_| 0) // want RBN301 from=app.rb:74
}

#[no_mangle]
pub extern "C" fn keep(at: *const u8, length: usize) -> i32 {
    unsafe { remember(at, length) };
    0
}
