fn main() {
    println!("a program, which may abort");
}
