// What a lexer takes out of a text consists of characters that it has asked about, one by one: where it was told to take no
// others than those of a word, the word harms no shell.
use std::iter::Peekable;
use std::process::Command;
use std::str::Chars;

struct Lexer<'a> {
    src: &'a str,
    bytes: &'a [u8],
    pos: usize,
    line: usize,
    other: Vec<u8>,
    at: usize,
}
fn is_word(b: u8) -> bool {
    b.is_ascii_alphanumeric() || b == b'_'
}
impl<'a> Lexer<'a> {
    fn new(src: &'a str) -> Self {
        Lexer { src, bytes: src.as_bytes(), pos: 0, line: 0, other: vec![], at: 0 }
    }
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.pos).copied()
    }
    fn peek_char(&self) -> Option<char> {
        self.src[self.pos..].chars().next()
    }
    fn bump(&mut self) -> Option<char> {
        let c = self.peek_char()?;
        self.pos += c.len_utf8();
        if c == '\n' {
            self.line += 1;
        }
        Some(c)
    }
    fn skip(&mut self, n: usize) {
        self.pos += n;
    }
    fn cursor(&mut self) -> &mut usize {
        &mut self.pos
    }
    fn lent_before(&mut self) -> &'a str {
        advance(&mut self.pos);
        let start = self.pos;
        while self.peek_char().is_some_and(|c| c.is_alphanumeric()) {
            self.pos += 1;
        }
        advance(&mut self.line);
        &self.src[start..self.pos]
    }
    fn lent(&mut self) -> &'a str {
        let start = self.pos;
        while self.peek_char().is_some_and(|c| c.is_alphanumeric()) {
            self.pos += 1;
        }
        advance(&mut self.pos);
        &self.src[start..self.pos]
    }
    fn lent_by(&mut self) -> &'a str {
        let start = self.pos;
        while self.peek_char().is_some_and(|c| c.is_alphanumeric()) {
            self.pos += 1;
        }
        *self.cursor() += 2;
        &self.src[start..self.pos]
    }
    fn other(&self) -> Option<u8> {
        self.other.get(self.at).copied()
    }
    fn bumped(&mut self) -> &'a str {
        let start = self.pos;
        while let Some(c) = self.peek_char() {
            if !c.is_alphanumeric() {
                break;
            }
            self.bump();
        }
        &self.src[start..self.pos]
    }
    fn bumped_any(&mut self) -> &'a str {
        let start = self.pos;
        while let Some(c) = self.peek_char() {
            if c == ' ' {
                break;
            }
            self.bump();
        }
        &self.src[start..self.pos]
    }
    fn skipped(&mut self) -> &'a str {
        let start = self.pos;
        while let Some(c) = self.peek() {
            if !is_word(c) {
                break;
            }
            self.skip(2);
        }
        &self.src[start..self.pos]
    }
    fn first(&mut self) -> &'a str {
        let b = self.peek().unwrap_or(b' ');
        if !b.is_ascii_alphabetic() {
            return "";
        }
        let start = self.pos;
        self.pos += 1;
        while let Some(c) = self.peek() {
            if !is_word(c) {
                break;
            }
            self.pos += 1;
        }
        &self.src[start..self.pos]
    }
    fn first_unasked(&mut self) -> &'a str {
        let start = self.pos;
        self.pos += 1;
        while let Some(c) = self.peek() {
            if !is_word(c) {
                break;
            }
            self.pos += 1;
        }
        &self.src[start..self.pos]
    }
    fn quote(&mut self) -> &'a str {
        self.pos += 1;
        let start = self.pos;
        while let Some(c) = self.peek() {
            if !is_word(c) {
                break;
            }
            self.pos += 1;
        }
        let word = &self.src[start..self.pos];
        self.pos += 1;
        word
    }
    fn quoted(&mut self) -> &'a str {
        self.pos += 1;
        let start = self.pos;
        while let Some(c) = self.peek() {
            if c == b'"' {
                break;
            }
            self.pos += 1;
        }
        let word = &self.src[start..self.pos];
        self.pos += 1;
        word
    }
    fn matched(&mut self) -> &'a str {
        let start = self.pos;
        loop {
            match self.peek() {
                Some(b'a'..=b'z' | b'0'..=b'9' | b'_') => self.pos += 1,
                _ => break,
            }
        }
        &self.src[start..self.pos]
    }
    fn matched_any(&mut self) -> &'a str {
        let start = self.pos;
        loop {
            match self.peek() {
                Some(b' ') | None => break,
                _ => self.pos += 1,
            }
        }
        &self.src[start..self.pos]
    }
    fn matches(&mut self) -> &'a str {
        let start = self.pos;
        while matches!(self.peek(), Some(b'a'..=b'z' | b'0'..=b'9')) {
            self.pos += 1;
        }
        &self.src[start..self.pos]
    }
    fn is_some(&mut self) -> &'a str {
        let start = self.pos;
        while self.peek().is_some_and(is_word) {
            self.pos += 1;
        }
        &self.src[start..self.pos]
    }
    fn is_some_closure(&mut self) -> &'a str {
        let start = self.pos;
        while self.peek().is_some_and(|b| b.is_ascii_digit()) {
            self.pos += 1;
        }
        &self.src[start..self.pos]
    }
    fn map_or(&mut self) -> &'a str {
        let start = self.pos;
        while self.peek().map_or(false, |b| b.is_ascii_digit()) {
            self.pos += 1;
        }
        &self.src[start..self.pos]
    }
    fn twin(&mut self) -> &'a str {
        let start = self.pos;
        while self.other().is_some_and(is_word) {
            self.pos += 1;
            self.at += 1;
        }
        &self.src[start..self.pos]
    }
    fn rest(&mut self) -> &'a str {
        while self.peek().is_some_and(is_word) {
            self.pos += 1;
        }
        &self.src[self.pos..]
    }
    fn twice(&mut self) -> &'a str {
        let start = self.pos;
        while self.peek().is_some_and(is_word) {
            self.pos += 1;
        }
        while self.peek().is_some_and(|b| b != b' ') {
            self.pos += 1;
        }
        &self.src[start..self.pos]
    }
    fn thrice(&mut self) -> &'a str {
        let start = self.pos;
        while self.peek().is_some_and(|b| b.is_ascii_digit()) {
            self.pos += 1;
        }
        while self.peek().is_some_and(is_word) {
            self.pos += 1;
        }
        &self.src[start..self.pos]
    }
    fn set(&mut self) -> &'a str {
        let start = self.pos;
        while self.peek().is_some_and(is_word) {
            self.pos += 1;
        }
        self.pos = self.src.find(';').unwrap_or(0);
        &self.src[start..self.pos]
    }
    fn utf8(&mut self) -> &'a str {
        let start = self.pos;
        while self.pos < self.bytes.len() && is_word(self.bytes[self.pos]) {
            self.pos += 1;
        }
        std::str::from_utf8(&self.bytes[start..self.pos]).unwrap_or("")
    }
    fn both(&mut self) -> &'a str {
        let start = self.pos;
        while self.pos < self.bytes.len() {
            let b = self.bytes[self.pos];
            if b.is_ascii_alphanumeric() || b == b'_' {
                self.pos += 1;
            } else {
                break;
            }
        }
        &self.src[start..self.pos]
    }
    fn ahead(&mut self) -> &'a str {
        let start = self.pos;
        while self.peek().is_some_and(is_word) {
            self.pos += 1;
        }
        &self.src[start..self.pos + 1]
    }
}
fn advance(by: &mut usize) {
    *by += 2;
}
fn f_lent(text: &str) -> &str {
    let mut i = 0;
    while i < text.len() && is_word(text.as_bytes()[i]) {
        i += 1;
    }
    advance(&mut i);
    &text[..i]
}
fn f_captured(text: &str) -> &str {
    let mut i = 0;
    while i < text.len() && is_word(text.as_bytes()[i]) {
        i += 1;
    }
    let mut more = || i += 2;
    more();
    &text[..i]
}
fn f_local(text: &str) -> &str {
    let bytes = text.as_bytes();
    let mut i = 0;
    while i < bytes.len() && is_word(bytes[i]) {
        i += 1;
    }
    &text[..i]
}
fn f_local_rest(text: &str) -> &str {
    let bytes = text.as_bytes();
    let mut i = 0;
    while i < bytes.len() && is_word(bytes[i]) {
        i += 1;
    }
    &text[i..]
}
fn f_local_two(text: &str) -> &str {
    let bytes = text.as_bytes();
    let mut i = 0;
    while i < bytes.len() && is_word(bytes[i]) {
        i += 2;
    }
    &text[..i]
}
fn f_found(text: &str) -> &str {
    match text.find(|c: char| !c.is_alphanumeric()) {
        Some(i) => &text[..i],
        None => "",
    }
}
fn f_found_whole(text: &str) -> &str {
    let end = match text.find(|c: char| !c.is_alphanumeric()) {
        Some(i) => i,
        None => text.len(),
    };
    &text[..end]
}
fn f_found_after(text: &str) -> &str {
    match text.find(|c: char| !c.is_alphanumeric()) {
        Some(i) => &text[i..],
        None => "",
    }
}
fn f_found_word(text: &str) -> &str {
    match text.find(|c: char| c.is_alphanumeric()) {
        Some(i) => &text[..i],
        None => "",
    }
}
fn f_rfound(text: &str) -> &str {
    let i = text.rfind(|c: char| !c.is_alphanumeric()).unwrap_or(text.len());
    &text[..i]
}
fn f_pos(text: &str) -> &str {
    let end = text.bytes().position(|b| !is_word(b)).unwrap_or(text.len());
    &text[..end]
}
fn f_pos_word(text: &str) -> &str {
    let end = text.bytes().position(|b| b == b';').unwrap_or(text.len());
    &text[..end]
}
fn f_indices(text: &str) -> &str {
    let end = text.char_indices().find(|(_, c)| !c.is_alphanumeric()).map_or(text.len(), |(i, _)| i);
    &text[..end]
}
fn f_count(text: &str) -> &str {
    let n = text.chars().take_while(|c| c.is_ascii_digit()).count();
    &text[..n]
}
fn f_count_any(text: &str) -> &str {
    let n = text.chars().take_while(|c| *c != ' ').count();
    &text[..n]
}
fn f_count_bytes(text: &str) -> &str {
    let n = text.bytes().take_while(u8::is_ascii_alphanumeric).count();
    &text[..n]
}
fn f_split(text: &str) -> &str {
    text.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("")
}
fn f_split_any(text: &str) -> &str {
    text.split(|c: char| c == ' ').next().unwrap_or("")
}
fn f_once(text: &str) -> &str {
    text.split_once(|c: char| !c.is_alphanumeric()).map_or("", |(a, _)| a)
}
fn f_once_rest(text: &str) -> &str {
    text.split_once(|c: char| !c.is_alphanumeric()).map_or("", |(_, b)| b)
}
fn f_last(text: &str) -> &str {
    text.rsplit_once(|c: char| !c.is_alphanumeric()).map_or("", |(_, b)| b)
}
fn f_last_rest(text: &str) -> &str {
    text.rsplit_once(|c: char| !c.is_alphanumeric()).map_or("", |(a, _)| a)
}
fn f_at(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len());
    let (a, _) = text.split_at(end);
    a
}
fn f_at_rest(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len());
    let (_, b) = text.split_at(end);
    b
}
fn f_got(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len());
    text.get(..end).unwrap_or("")
}
fn f_ends(text: &str) -> &str {
    let mut end = 0;
    for (i, c) in text.char_indices() {
        if !c.is_alphanumeric() {
            break;
        }
        end = i + c.len_utf8();
    }
    &text[..end]
}
fn f_ends_any(text: &str) -> &str {
    let mut end = 0;
    for (i, c) in text.char_indices() {
        if c == ' ' {
            break;
        }
        end = i + c.len_utf8();
    }
    &text[..end]
}
fn next_if(chars: &mut Peekable<Chars<'_>>) -> String {
    let mut out = String::new();
    while let Some(c) = chars.next_if(|c| c.is_ascii_alphanumeric() || *c == '_') {
        out.push(c);
    }
    out
}
fn next_if_not(chars: &mut Peekable<Chars<'_>>) -> String {
    let mut out = String::new();
    while let Some(c) = chars.next_if(|c| *c != ' ') {
        out.push(c);
    }
    out
}
fn take(chars: &mut Peekable<Chars<'_>>, accept: impl Fn(char) -> bool) -> String {
    let mut out = String::new();
    while let Some(&c) = chars.peek() {
        if !accept(c) {
            break;
        }
        out.push(c);
        chars.next();
    }
    out
}
fn take_if(chars: &mut Peekable<Chars<'_>>, accept: impl Fn(char) -> bool) -> String {
    let mut out = String::new();
    while let Some(c) = chars.next_if(|c| accept(*c)) {
        out.push(c);
    }
    out
}
fn collected(text: &str, accept: impl Fn(char) -> bool) -> String {
    text.chars().take_while(|c| accept(*c)).collect()
}
fn main() {
    let input = std::env::args().nth(1).unwrap();
    Command::new("sh").arg("-c").arg(Lexer::new(&input).bumped()).status();
    Command::new("sh").arg("-c").arg(Lexer::new(&input).bumped_any()).status(); // want RBN201
    Command::new("sh").arg("-c").arg(Lexer::new(&input).skipped()).status(); // want RBN201
    Command::new("sh").arg("-c").arg(Lexer::new(&input).first()).status();
    Command::new("sh").arg("-c").arg(Lexer::new(&input).first_unasked()).status(); // want RBN201
    Command::new("sh").arg("-c").arg(Lexer::new(&input).quote()).status();
    Command::new("sh").arg("-c").arg(Lexer::new(&input).quoted()).status(); // want RBN201
    Command::new("sh").arg("-c").arg(Lexer::new(&input).matched()).status();
    Command::new("sh").arg("-c").arg(Lexer::new(&input).matched_any()).status(); // want RBN201
    Command::new("sh").arg("-c").arg(Lexer::new(&input).matches()).status();
    Command::new("sh").arg("-c").arg(Lexer::new(&input).is_some()).status();
    Command::new("sh").arg("-c").arg(Lexer::new(&input).is_some_closure()).status();
    Command::new("sh").arg("-c").arg(Lexer::new(&input).map_or()).status();
    Command::new("sh").arg("-c").arg(Lexer::new(&input).twin()).status(); // want RBN201
    Command::new("sh").arg("-c").arg(Lexer::new(&input).rest()).status(); // want RBN201
    Command::new("sh").arg("-c").arg(Lexer::new(&input).twice()).status(); // want RBN201
    Command::new("sh").arg("-c").arg(Lexer::new(&input).thrice()).status();
    Command::new("sh").arg("-c").arg(Lexer::new(&input).set()).status(); // want RBN201
    Command::new("sh").arg("-c").arg(Lexer::new(&input).utf8()).status();
    Command::new("sh").arg("-c").arg(Lexer::new(&input).both()).status();
    Command::new("sh").arg("-c").arg(Lexer::new(&input).ahead()).status(); // want RBN201
    Command::new("sh").arg("-c").arg(f_local(&input)).status();
    Command::new("sh").arg("-c").arg(f_local_rest(&input)).status(); // want RBN201
    Command::new("sh").arg("-c").arg(f_local_two(&input)).status(); // want RBN201
    Command::new("sh").arg("-c").arg(f_found(&input)).status();
    Command::new("sh").arg("-c").arg(f_found_whole(&input)).status();
    Command::new("sh").arg("-c").arg(f_found_after(&input)).status(); // want RBN201
    Command::new("sh").arg("-c").arg(f_found_word(&input)).status(); // want RBN201
    Command::new("sh").arg("-c").arg(f_rfound(&input)).status(); // want RBN201
    Command::new("sh").arg("-c").arg(f_pos(&input)).status();
    Command::new("sh").arg("-c").arg(f_pos_word(&input)).status(); // want RBN201
    Command::new("sh").arg("-c").arg(f_indices(&input)).status();
    Command::new("sh").arg("-c").arg(f_count(&input)).status();
    Command::new("sh").arg("-c").arg(f_count_any(&input)).status(); // want RBN201
    Command::new("sh").arg("-c").arg(f_count_bytes(&input)).status();
    Command::new("sh").arg("-c").arg(f_split(&input)).status();
    Command::new("sh").arg("-c").arg(f_split_any(&input)).status(); // want RBN201
    Command::new("sh").arg("-c").arg(f_once(&input)).status();
    Command::new("sh").arg("-c").arg(f_once_rest(&input)).status(); // want RBN201
    Command::new("sh").arg("-c").arg(f_last(&input)).status();
    Command::new("sh").arg("-c").arg(f_last_rest(&input)).status(); // want RBN201
    Command::new("sh").arg("-c").arg(f_at(&input)).status();
    Command::new("sh").arg("-c").arg(f_at_rest(&input)).status(); // want RBN201
    Command::new("sh").arg("-c").arg(f_got(&input)).status();
    Command::new("sh").arg("-c").arg(f_ends(&input)).status(); // FP_RBN201
    Command::new("sh").arg("-c").arg(f_ends_any(&input)).status(); // want RBN201
    Command::new("sh").arg("-c").arg(next_if(&mut input.chars().peekable())).status();
    Command::new("sh").arg("-c").arg(next_if_not(&mut input.chars().peekable())).status(); // want RBN201
    Command::new("sh").arg("-c").arg(take(&mut input.chars().peekable(), |c| c.is_ascii_alphanumeric())).status();
    Command::new("sh").arg("-c").arg(take(&mut input.chars().peekable(), |c| c != ' ')).status(); // want RBN201
    Command::new("sh").arg("-c").arg(take_if(&mut input.chars().peekable(), |c| c.is_ascii_alphanumeric())).status();
    Command::new("sh").arg("-c").arg(take_if(&mut input.chars().peekable(), |c| c != ' ')).status(); // want RBN201
    Command::new("sh").arg("-c").arg(collected(&input, |c| c.is_ascii_alphanumeric())).status();
    Command::new("sh").arg("-c").arg(collected(&input, |c| c != ' ')).status(); // want RBN201
    Command::new("sh").arg("-c").arg(Lexer::new(&input).lent_before()).status(); // FP_RBN201
    Command::new("sh").arg("-c").arg(Lexer::new(&input).lent()).status(); // want RBN201
    Command::new("sh").arg("-c").arg(Lexer::new(&input).lent_by()).status(); // want RBN201
    Command::new("sh").arg("-c").arg(f_lent(&input)).status(); // want RBN201
    Command::new("sh").arg("-c").arg(f_captured(&input)).status(); // want RBN201
}
