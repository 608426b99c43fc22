//! The enums of the catalog, made by the build script from the files in `data/`.

#[cfg(any(not(doc), api_listing))]
include!(concat!(env!("OUT_DIR"), "/enums.rs"));
// The same, without the numbers that rustdoc would write as `3_010`. The listing of the public API has them.
#[cfg(all(doc, not(api_listing)))]
include!(concat!(env!("OUT_DIR"), "/enums_for_docs.rs"));
