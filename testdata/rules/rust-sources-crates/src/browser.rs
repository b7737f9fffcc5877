use wasm_bindgen::prelude::*;
use web_sys::Element;

#[wasm_bindgen]
pub fn render(target: &Element, text: &str, count: u32) {
    target.set_inner_html(&format!("<p>{text}</p>")); // want RBN701
    target.set_inner_html(&format!("<p>{count}</p>"));
    target.insert_adjacent_html("beforeend", text).unwrap(); // want RBN701
    target.insert_adjacent_html("beforeend", "<hr>").unwrap();
    target.set_text_content(Some(text));
}

#[wasm_bindgen]
pub struct Page {
    root: Element,
}

#[wasm_bindgen]
impl Page {
    pub fn show(&self, text: String, count: u32) {
        self.root.set_inner_html(&text); // want RBN701
        self.root.set_inner_html(&format!("<p>{count}</p>"));
    }
}

impl Page {
    pub fn own(&self, text: String) {
        self.root.set_inner_html(&text);
    }
}

pub fn from_address(target: &Element) {
    let search = web_sys::window().unwrap().location().search().unwrap();
    target.set_inner_html(&search); // want RBN701
    target.set_inner_html("<p>none</p>");
}
