//! Ports that a word of the command line says.
use std::arch::asm;

pub fn all(port: u16) {
    chosen(port);
    checked(port);
    raw(port);
}

fn chosen(port: u16) {
    let port: u16 = if port % 2 == 0 { 0x378 } else { 0x278 };
    unsafe { asm!("out dx, al", in("dx") port, in("al") 0u8) }
}

fn checked(port: u16) {
    if port != 0x300 && port != 0x301 {
        return;
    }
    unsafe { asm!("out dx, al", in("dx") port, in("al") 1u8) }
}

fn raw(port: u16) {
    unsafe { asm!("out dx, al", in("dx") port, in("al") 1u8) } // want RBN806
}
