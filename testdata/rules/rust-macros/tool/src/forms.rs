use std::process::Command;

macro_rules! reader {
    ($($name:ident => $tool:literal),+ $(,)?) => {
        $(pub fn $name(file: &str) -> bool {
            Command::new("sh").arg("-c").arg(format!(concat!($tool, " {}"), file)).status().is_ok() // want RBN201
        })+
    };
}

reader! {
    list => "ls",
    size => "du -s",
}

macro_rules! record {
    ($(#[$meta:meta])* $vis:vis struct $name:ident { $($field:ident: $ty:ty = $default:expr),* $(,)? }) => {
        $(#[$meta])*
        $vis struct $name { $(pub $field: $ty),* }

        impl Default for $name {
            fn default() -> Self {
                $name { $($field: $default),* }
            }
        }

        impl $name {
            $(pub fn $field(&self) -> &$ty { &self.$field })*
        }
    };
}

record! {
    /// What one asks for.
    #[derive(Debug)]
    pub struct Order { host: String = String::from("localhost"), tries: u8 = 3 }
}

macro_rules! words {
    (@one $w:literal) => { $w.to_string() };
    (@one $w:expr) => { format!("{}", $w) };
    ($($w:expr),*) => { vec![$($crate::forms::words!(@one $w)),*] };
}
pub(crate) use words;

macro_rules! yes {
    () => { "y" | "yes" };
}

pub fn agrees(answer: &str) -> bool {
    match answer {
        yes!() => true,
        _ => false,
    }
}
