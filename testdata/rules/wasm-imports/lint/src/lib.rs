#[link(wasm_import_module = "shop")]
extern "C" {
    fn asset_known(start: *const u8, len: usize) -> i32;
    fn progress(percent: i32);
    fn asset_named(start: *const u8, len: usize) -> i32;
}

#[no_mangle]
pub unsafe extern "C" fn lint(start: *const u8, len: usize) -> i32 {
    progress(50);
    asset_known(start, len)
}

#[no_mangle]
pub unsafe extern "C" fn named(start: *const u8, len: usize) -> i32 {
    asset_named(start, len)
}
