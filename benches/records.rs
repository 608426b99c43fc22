//! The time of reading call records, beside that of the usual tools.

use plivo_hangup_benches::{operations, timing};

fn main() {
    timing::print(operations::records());
}
