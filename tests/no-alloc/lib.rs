//! The catalog in a program without std and without an allocator.
//!
//! A second panic handler, which std brings, or an allocator that is asked for and not there stops the build.
#![no_std]

use core::panic::PanicInfo;

use plivo_hangup::HangupCause;

#[panic_handler]
fn panic(_: &PanicInfo<'_>) -> ! {
    loop {}
}

/// What a C program would call. Returns 0 if the code is not listed.
#[unsafe(no_mangle)]
pub extern "C" fn plivo_hangup_outcome(code: u16) -> u8 {
    match HangupCause::from_code(code) {
        Some(cause) => cause.outcome() as u8 + 1,
        None => 0,
    }
}
