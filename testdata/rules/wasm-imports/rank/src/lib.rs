extern "C" {
    fn add(points: i32);
}

#[no_mangle]
pub unsafe extern "C" fn rank(points: i32) {
    add(points)
}
