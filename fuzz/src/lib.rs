//! What the targets share: what other crates read in the same bytes, and what must hold of everything that
//! is read.

pub mod body;
pub mod judgement;
pub mod lossless;
pub mod marker;
pub mod payload;
pub mod reference;
pub mod signer;
pub mod vocabulary;
