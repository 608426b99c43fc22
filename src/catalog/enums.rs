//! The enums of the catalog, made by the build script from the files in `data/`.

#[cfg(not(doc))]
include!(concat!(env!("OUT_DIR"), "/enums.rs"));
// The same, without the numbers that rustdoc would write as `3_010`.
#[cfg(doc)]
include!(concat!(env!("OUT_DIR"), "/enums_for_docs.rs"));
