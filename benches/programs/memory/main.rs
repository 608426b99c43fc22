//! Prints the time and the greatest heap for each byte of the worst body of each door, as a table.
//!
//! The bodies have up to 1 MB, or as many bytes as the first argument says. A second argument chooses the doors
//! that have it in their names. What is measured holds nothing but the memory that a door takes: the body itself
//! does not count.
//!
//! With `--instructions` before these arguments, it prints the instructions for each byte instead. With `--forged`
//! alone, it prints the milliseconds until a forged body is refused.

use std::time::Instant;

use allocation_counter::measure;

use self::doors::{DOORS, Door};

mod doors;
mod forged;
mod instructions;
mod parts;

/// Heap and nanoseconds for each byte of a body of at most this size: the greatest heap of two bodies, and the longest
/// time.
fn heap_and_time(door: &Door, bytes: usize) -> String {
    let measured = door
        .bodies(bytes)
        .map(|body| door.measure(&body, |run| measured(body.len(), run)));
    let [one, other] = measured;
    let (heap, time) = (one.0.max(other.0), one.1.max(other.1));
    format!("{heap:.1} / {time:.1}")
}

fn measured(bytes: usize, run: &dyn Fn()) -> (f64, f64) {
    let heap = measure(run).bytes_max;
    let runs = (10_000_000 / bytes).clamp(1, 20);
    let times = (0..runs).map(|_| {
        let start = Instant::now();
        run();
        start.elapsed().as_secs_f64() * 1e9
    });
    let least = times.reduce(f64::min).unwrap_or_default();
    (heap as f64 / bytes as f64, least / bytes as f64)
}

fn main() {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    if instructions::run(&arguments) {
        return;
    }
    let mut arguments = arguments.iter().map(String::as_str).peekable();
    if arguments.next_if_eq(&"--forged").is_some() {
        forged::print();
        return;
    }
    let counts = arguments.next_if_eq(&"--instructions").is_some();
    let largest = arguments.next();
    let largest = largest.map_or(1_000_000, |bytes| bytes.parse().expect("a number of bytes"));
    let chosen = arguments.next().unwrap_or_default();
    let sizes = std::iter::successors(Some(1000_usize), |size| Some(size * 10));
    let sizes: Vec<_> = sizes.take_while(|size| *size <= largest).collect();
    let columns: Vec<_> = sizes.iter().map(|size| column(*size)).collect();
    println!("| door and body | {} |", columns.join(" | "));
    println!("| --- |{}", " ---: |".repeat(sizes.len()));
    let doors = DOORS.iter().enumerate();
    for (number, door) in doors.filter(|(_, door)| door.name.contains(chosen)) {
        let cells = sizes.iter().map(|size| {
            if counts {
                format!("{:.1}", instructions::measure(number, door, *size))
            } else {
                heap_and_time(door, *size)
            }
        });
        println!(
            "| {} | {} |",
            door.name,
            cells.collect::<Vec<_>>().join(" | ")
        );
    }
}

fn column(bytes: usize) -> String {
    match bytes {
        0..1_000_000 => format!("{} KB", bytes / 1000),
        _ => format!("{} MB", bytes / 1_000_000),
    }
}
