// What is read out of a page by its elements is as untrusted as the page.
use scraper::{Html, Selector};
use std::process::Command;

fn main() {
    let page = std::io::read_to_string(std::io::stdin()).unwrap();
    let doc = Html::parse_document(&page);
    let sel = Selector::parse("a").unwrap();
    let direct = doc.select(&sel).next().unwrap().inner_html();
    Command::new("sh").arg("-c").arg(direct).status().ok(); // want RBN201
    let pick = |css: &str| Selector::parse(css).ok().and_then(|s| doc.select(&s).next());
    let picked = pick("article").map(|e| e.inner_html()).unwrap_or_default();
    Command::new("sh").arg("-c").arg(picked).status().ok(); // want RBN201
    let text: String = doc.select(&sel).flat_map(|e| e.text()).collect();
    Command::new("sh").arg("-c").arg(text).status().ok(); // want RBN201
    for e in doc.select(&sel) {
        if let Some(href) = e.value().attr("href") {
            Command::new("sh").arg("-c").arg(href).status().ok(); // want RBN201
        }
    }
    let root = doc.root_element().html();
    Command::new("sh").arg("-c").arg(root).status().ok(); // want RBN201
    let own = Html::parse_fragment("<b>x</b>").select(&sel).next().unwrap().inner_html();
    Command::new("sh").arg("-c").arg(own).status().ok();
    Command::new("wc").arg(doc.select(&sel).count().to_string()).status().ok();
}
