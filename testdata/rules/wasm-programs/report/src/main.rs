fn main() {
    println!("a report");
}
