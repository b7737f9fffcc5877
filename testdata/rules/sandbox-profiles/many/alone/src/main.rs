fn main() {
    println!("a program without exports");
}
