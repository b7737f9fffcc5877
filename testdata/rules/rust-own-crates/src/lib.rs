//! A crate of the workspace that has the name of one which is known by another: its own types are its own.

pub mod task {
    pub struct Task {
        pub at: *mut u8,
    }

    pub struct Count {
        pub at: usize,
    }
}

use crate::task::{Count, Task};

unsafe impl Send for Task {} // want RBN817
unsafe impl Send for Count {}
