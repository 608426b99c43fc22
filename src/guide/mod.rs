//! Reference pages: every key with its accessor, what each reader keeps, and what to store.

#[doc = include_str!("keys.md")]
pub mod keys {}

#[doc = include_str!("readers.md")]
pub mod readers {}

#[doc = include_str!("databases.md")]
pub mod databases {}
