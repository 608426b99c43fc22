//! The enums of the catalog, made by the build script from the files in `data/`.

include!(concat!(env!("OUT_DIR"), "/enums.rs"));
