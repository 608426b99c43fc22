//! `plivo-hangup decode`, run as people run it.

mod cards;
mod inputs;
mod rows;
mod run;
mod streams;
