/// It looks at nothing but how many words there are.
fn main() {
    println!("{}", std::env::args().count());
}
