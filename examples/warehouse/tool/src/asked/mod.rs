//! What `query` and `cluster` both ask for on the command line.

mod named_path;
mod sql;

pub(crate) use named_path::NamedPath;
pub(crate) use sql::Sql;
