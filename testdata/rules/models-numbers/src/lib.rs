static TABLE: [u8; 256] = [7; 256];

/// Trusts whoever calls it.
#[no_mangle]
pub extern "C" fn numbers_at(n: usize) -> u8 {
    // want+2 RBN802 from=app.rb:16 RBN802 from=app.rb:17 RBN802 from=app.rb:18 RBN802 from=app.rb:22 RBN802 from=app.rb:24
    // want+1 RBN802 from=app.rb:26 RBN802 from=app.rb:27 RBN802 from=app.rb:28 RBN802 from=app.rb:36 RBN802 from=app.rb:46
    unsafe { *TABLE.get_unchecked(n) } // want RBN802 from=app.rb:51 RBN802 from=app.rb:83
}
