// The crate board does not depend on this one: none of its calls is of a method of this type.
pub struct Lathe;

impl Lathe {
    pub fn turns(&self, line: &str) -> bool {
        line.bytes().all(|b| b.is_ascii_alphanumeric())
    }
}

// Whatever has these grips, it is no rack of board's.
pub fn mount(line: &str) {
    bench::stock().grips.insert(line.to_string());
}
