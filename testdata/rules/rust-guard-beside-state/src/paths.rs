use serde::Deserialize;

#[derive(Deserialize)]
#[serde(try_from = "String")]
pub struct LocalPath(String);

impl TryFrom<String> for LocalPath {
    type Error = &'static str;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        let word = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'/' | b'-' | b'_');
        if !text.starts_with('/') || text.starts_with("//") || !text.bytes().all(word) {
            return Err("not a path of this site");
        }
        Ok(Self(text))
    }
}

impl AsRef<str> for LocalPath {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

#[derive(Deserialize)]
#[serde(try_from = "String")]
pub struct Loose(String);

impl TryFrom<String> for Loose {
    type Error = &'static str;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        if text.is_empty() {
            return Err("empty");
        }
        Ok(Self(text))
    }
}

impl AsRef<str> for Loose {
    fn as_ref(&self) -> &str {
        &self.0
    }
}
