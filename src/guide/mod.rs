//! Reference pages on the wire: every key with its accessor, and what each reader keeps.

#[doc = include_str!("keys.md")]
pub mod keys {}

#[doc = include_str!("readers.md")]
pub mod readers {}
