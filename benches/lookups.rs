//! The time of lookups in the catalog, beside that of the usual tools.

use plivo_hangup_benches::{operations, timing};

fn main() {
    let mut groups = operations::lookups();
    groups.extend(operations::texts());
    timing::print(groups);
}
