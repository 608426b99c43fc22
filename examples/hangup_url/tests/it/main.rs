//! The service over real HTTP: the program that users start, in a process of its own.

mod callbacks;
mod faults;
mod forged;
mod load;
mod page;
mod slow;
mod support;
