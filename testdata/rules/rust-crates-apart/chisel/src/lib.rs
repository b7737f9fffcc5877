pub struct Chisel;

impl Chisel {
    pub fn carves(&self, line: &str) -> bool {
        line.bytes().all(|b| b.is_ascii_alphanumeric())
    }
}
