//! What the services, the extension and the module have in common.

pub fn draw(text: &str) -> String {
    text.chars().rev().collect()
}

pub fn outline(text: &str) -> String {
    text.to_lowercase()
}

pub fn measure(text: &str) -> usize {
    text.chars().count()
}

pub fn clean(text: &str) -> String {
    text.chars().filter(|c| c.is_ascii_alphanumeric()).collect()
}

pub fn title(text: &str) -> String {
    text.to_uppercase()
}

pub fn trim(text: &str) -> String {
    text.trim().to_string()
}

pub fn count(text: &str) -> usize {
    text.len()
}

pub fn limit() -> usize {
    80
}
