pub fn finish(text: &str) {
    println!("{text}");
}
