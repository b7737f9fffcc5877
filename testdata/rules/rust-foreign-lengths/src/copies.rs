//! Texts of C that are copied up to their ends.
use std::ffi::{c_char, CString};

#[repr(C)]
struct Job {
    name: [c_char; 32],
}

pub fn all(name: &str) -> Result<(), std::ffi::NulError> {
    short(name)?;
    measured(name)?;
    constant();
    copied(name)
}

fn short(name: &str) -> Result<(), std::ffi::NulError> {
    let mut job = Job { name: [0; 32] };
    if name.len() < job.name.len() {
        let text = CString::new(name)?;
        unsafe { libc::strcpy(job.name.as_mut_ptr(), text.as_ptr()) };
    }
    Ok(())
}

fn measured(name: &str) -> Result<(), std::ffi::NulError> {
    let mut job = Job { name: [0; 32] };
    let text = CString::new(name)?;
    if text.as_bytes_with_nul().len() > job.name.len() {
        return Ok(());
    }
    unsafe { libc::strcpy(job.name.as_mut_ptr(), text.as_ptr()) };
    Ok(())
}

fn constant() {
    let mut job = Job { name: [0; 32] };
    unsafe { libc::strcpy(job.name.as_mut_ptr(), c"nightly".as_ptr()) };
}

fn copied(name: &str) -> Result<(), std::ffi::NulError> {
    let mut job = Job { name: [0; 32] };
    let text = CString::new(name)?;
    unsafe { libc::strcpy(job.name.as_mut_ptr(), text.as_ptr()) }; // want RBN802
    Ok(())
}
