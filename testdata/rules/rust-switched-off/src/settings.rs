pub const BY_SHELL: bool = false;
pub const BY_PROGRAM: bool = !BY_SHELL;
