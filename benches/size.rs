//! How much larger the catalog makes a program, by how much of it is used.

use std::path::Path;

use plivo_hangup_benches::consumer::{Consumer, REPOSITORY};
use plivo_hangup_benches::goals::reached;
use plivo_hangup_benches::table::Table;

const NOTHING: &str = include_str!("programs/nothing.rs");
const LOOKUPS: &str = include_str!("programs/lookups.rs");
const EVERYTHING: &str = include_str!("programs/everything.rs");

fn main() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("size");
    let catalog = format!(
        "[dependencies]\nplivo-hangup = {{ path = {REPOSITORY:?}, default-features = false }}"
    );
    let size = |kind: &str, manifest: &str, source| {
        let consumer = Consumer::new(&folder.join(kind), "program", manifest, source).unwrap();
        consumer.release_size().unwrap()
    };
    let without = size("without", "", NOTHING);
    let mut table = Table::new([
        "what is used of the catalog",
        "bytes",
        "more",
        "goal",
        "reached",
    ]);
    for (used, kind, source, goal) in [
        ("nothing", "nothing", NOTHING, 0),
        ("lookups by code and name", "lookups", LOOKUPS, 10 * 1024),
        (
            "all of it, every text included",
            "everything",
            EVERYTHING,
            48 * 1024,
        ),
    ] {
        let bytes = size(kind, &catalog, source);
        let more = bytes.saturating_sub(without);
        table.row([
            used.to_owned(),
            bytes.to_string(),
            more.to_string(),
            format!("≤ {goal}"),
            reached(more <= goal),
        ]);
    }
    println!("\nThe program without it has {without} bytes.\n\n{table}");
}
