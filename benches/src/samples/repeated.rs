//! A reader that gives the same bytes over and over.

use std::io::{self, Read};
use std::rc::Rc;

/// Some bytes, so many times: a long stream that takes no memory.
#[derive(Clone)]
pub struct Repeated {
    bytes: Rc<[u8]>,
    position: usize,
    times: u32,
}

impl Repeated {
    pub(super) fn new(bytes: &[u8], times: u32) -> Self {
        Self {
            bytes: bytes.into(),
            position: 0,
            times,
        }
    }
}

impl Read for Repeated {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let mut filled = 0;
        while filled < buffer.len() && self.times > 0 {
            let rest = &self.bytes[self.position..];
            let part = rest.len().min(buffer.len() - filled);
            buffer[filled..filled + part].copy_from_slice(&rest[..part]);
            filled += part;
            self.position += part;
            if self.position == self.bytes.len() {
                self.position = 0;
                self.times -= 1;
            }
        }
        Ok(filled)
    }
}
