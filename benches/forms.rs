//! The time of reading form bodies and of asking what they say, beside that of the usual tools.

use plivo_hangup_benches::{operations, timing};

fn main() {
    let mut groups = operations::forms();
    groups.extend(operations::answers());
    timing::print(groups);
}
