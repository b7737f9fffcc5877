#[derive(Default)]
pub struct Options {
    pub file: Option<String>,
    pub count: Option<u32>,
}

impl Options {
    pub fn of(args: impl Iterator<Item = String>) -> Self {
        let mut options = Options::default();
        for arg in args {
            match arg.split_once('=') {
                Some(("--file", v)) => options.file = Some(v.to_string()),
                Some(("--count", v)) => options.count = v.parse().ok(),
                _ => {}
            }
        }
        options
    }
}
