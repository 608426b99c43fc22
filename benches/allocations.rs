//! How often the operations on payloads allocate, and how much; those on the catalog never do.

use plivo_hangup_benches::operations::{self, Measure};
use plivo_hangup_benches::report::Report;

fn main() {
    let headings = ["allocations", "bytes"];
    let mut report = Report::new(headings, [Some(Measure::Allocations), None]);
    let concerns = [
        operations::forms(),
        operations::answers(),
        operations::records(),
    ];
    for mut group in concerns.into_iter().flatten() {
        let operations = group.operations.iter_mut();
        let figures = operations.map(|operation| {
            let allocated = allocation_counter::measure(|| operation.run());
            let figures = [allocated.count_total, allocated.bytes_total];
            figures.map(|figure| figure as f64 / f64::from(operation.count))
        });
        let figures: Vec<_> = figures.collect();
        report.add(&group, &figures);
    }
    println!("\n{report}");
}
