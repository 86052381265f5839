@preconcurrency import Glibc

/// The descriptor behind the C library's standard error; −1 where it is none that can be written to.
func standardErrorDescriptor() -> Int32 { fileno(stderr) }
