pub trait Finish {
    fn varnish(&self, line: &str);
}

pub struct Plane;

impl Plane {
    pub fn shaves(&self, line: &str) -> bool {
        line.bytes().all(|b| b.is_ascii_alphanumeric())
    }
}
