// The crate board does not depend on this one: none of its calls is of a method of this type.
pub struct Lathe;

impl Lathe {
    pub fn turns(&self, line: &str) -> bool {
        line.bytes().all(|b| b.is_ascii_alphanumeric())
    }
}

// Whatever has these grips, it is no rack of board's.
pub fn mount(line: &str) {
    bench::stock().grips.insert(line.to_string());
}

// Each of these is of something else than the method of that name that board has.
pub fn measure() -> usize {
    let mut n = 0;
    n += bench::gauge(0).fits(n);
    n += bench::gauge(1).fits(n);
    n += bench::gauge(2).fits(n);
    n += bench::gauge(3).fits(n);
    n += bench::gauge(4).fits(n);
    n += bench::gauge(5).fits(n);
    n += bench::gauge(6).fits(n);
    n += bench::gauge(7).fits(n);
    n += bench::gauge(8).fits(n);
    n += bench::gauge(9).fits(n);
    n += bench::gauge(10).fits(n);
    n += bench::gauge(11).fits(n);
    n += bench::gauge(12).fits(n);
    n += bench::gauge(13).fits(n);
    n += bench::gauge(14).fits(n);
    n += bench::gauge(15).fits(n);
    n += bench::gauge(16).fits(n);
    n += bench::gauge(17).fits(n);
    n += bench::gauge(18).fits(n);
    n += bench::gauge(19).fits(n);
    n += bench::gauge(20).fits(n);
    n += bench::gauge(21).fits(n);
    n += bench::gauge(22).fits(n);
    n += bench::gauge(23).fits(n);
    n += bench::gauge(24).fits(n);
    n += bench::gauge(25).fits(n);
    n += bench::gauge(26).fits(n);
    n += bench::gauge(27).fits(n);
    n += bench::gauge(28).fits(n);
    n += bench::gauge(29).fits(n);
    n += bench::gauge(30).fits(n);
    n += bench::gauge(31).fits(n);
    n += bench::gauge(32).fits(n);
    n += bench::gauge(33).fits(n);
    n += bench::gauge(34).fits(n);
    n += bench::gauge(35).fits(n);
    n += bench::gauge(36).fits(n);
    n += bench::gauge(37).fits(n);
    n += bench::gauge(38).fits(n);
    n += bench::gauge(39).fits(n);
    n += bench::gauge(40).fits(n);
    n += bench::gauge(41).fits(n);
    n += bench::gauge(42).fits(n);
    n += bench::gauge(43).fits(n);
    n += bench::gauge(44).fits(n);
    n += bench::gauge(45).fits(n);
    n += bench::gauge(46).fits(n);
    n += bench::gauge(47).fits(n);
    n += bench::gauge(48).fits(n);
    n += bench::gauge(49).fits(n);
    n += bench::gauge(50).fits(n);
    n += bench::gauge(51).fits(n);
    n += bench::gauge(52).fits(n);
    n += bench::gauge(53).fits(n);
    n += bench::gauge(54).fits(n);
    n += bench::gauge(55).fits(n);
    n += bench::gauge(56).fits(n);
    n += bench::gauge(57).fits(n);
    n += bench::gauge(58).fits(n);
    n += bench::gauge(59).fits(n);
    n += bench::gauge(60).fits(n);
    n += bench::gauge(61).fits(n);
    n += bench::gauge(62).fits(n);
    n += bench::gauge(63).fits(n);
    n += bench::gauge(64).fits(n);
    n += bench::gauge(65).fits(n);
    n
}
