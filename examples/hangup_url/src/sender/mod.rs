//! The other side: signs and sends requests, for the demo, the load and the tests.

pub(crate) mod demo;
pub(crate) mod load;
pub mod running;
pub mod sign;
pub mod wire;
