use std::convert::Infallible;
use std::ffi::OsStr;
use std::path::Path;
use std::str::FromStr;

#[derive(Clone)]
pub struct PackageName(String);

impl FromStr for PackageName {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let mut letters = text.chars();
        let leads = letters.next().is_some_and(|c| c.is_ascii_lowercase());
        if !leads || !letters.all(|c| matches!(c, 'a'..='z' | '0'..='9' | '-')) {
            return Err(format!("no name: {text:?}"));
        }
        Ok(Self(text.to_owned()))
    }
}

impl AsRef<Path> for PackageName {
    fn as_ref(&self) -> &Path {
        Path::new(&self.0)
    }
}

#[derive(Clone)]
pub struct Label(String);

impl FromStr for Label {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let plain = !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric());
        plain.then(|| Self(text.to_owned())).ok_or_else(|| "no label".to_owned())
    }
}

impl AsRef<Path> for Label {
    fn as_ref(&self) -> &Path {
        Path::new(&self.0)
    }
}

impl AsRef<OsStr> for Label {
    fn as_ref(&self) -> &OsStr {
        OsStr::new(&self.0)
    }
}

/// Any place at all.
#[derive(Clone)]
pub struct Place(String);

impl FromStr for Place {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        Ok(Self(text.to_owned()))
    }
}

impl AsRef<Path> for Place {
    fn as_ref(&self) -> &Path {
        Path::new(&self.0)
    }
}

impl AsRef<OsStr> for Place {
    fn as_ref(&self) -> &OsStr {
        OsStr::new(&self.0)
    }
}

/// Where the things of a place are, of which only how long its name is counts.
pub struct Pool(usize, &'static str);

impl Pool {
    pub fn of(place: &Place) -> Self {
        Self(place.0.len(), "/var/lib/pool")
    }

    pub fn is_small(&self) -> bool {
        self.0 < 8
    }
}

impl AsRef<Path> for Pool {
    fn as_ref(&self) -> &Path {
        Path::new(self.1)
    }
}
