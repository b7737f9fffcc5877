use crate::Event;
use std::fmt::Write;

pub enum Piece {
    Literal(String),
    Field(String),
}

pub struct Template(Vec<Piece>);

pub struct Tenant(String);

impl TryFrom<String> for Tenant {
    type Error = String;
    fn try_from(s: String) -> Result<Self, String> {
        if (1..=24).contains(&s.len()) { Ok(Tenant(s)) } else { Err(s) }
    }
}

impl Tenant {
    pub fn short(&self) -> String {
        self.0.split('.').map(|p| p.chars().take(3).collect::<String>()).fold(String::new(), |all, p| all + &p)
    }
}

impl From<&str> for Template {
    fn from(text: &str) -> Self {
        let mut pieces = Vec::new();
        for part in text.split_inclusive('}') {
            match part.split_once('{') {
                Some((literal, field)) => {
                    pieces.push(Piece::Literal(literal.to_string()));
                    pieces.push(Piece::Field(field.trim_end_matches('}').to_string()));
                }
                None => pieces.push(Piece::Literal(part.to_string())),
            }
        }
        Template(pieces)
    }
}

impl Template {
    pub fn render(&self, e: &Event) -> String {
        self.render_with(e, |s| s.to_string())
    }

    pub fn render_with(&self, e: &Event, clean: impl Fn(&str) -> String) -> String {
        self.0.iter().fold(String::new(), |mut out, piece| {
            match piece {
                Piece::Literal(l) => out.push_str(l),
                Piece::Field(f) => match f.as_str() {
                    "host" => out.push_str(&clean(&e.host)),
                    "message" => out.push_str(&clean(&e.message)),
                    other => drop(write!(out, "{}{}", other, e.level)),
                },
            }
            out
        })
    }
}
