//! What the executors do while a query runs.

use tokio::io::{BufReader, Lines};
use tokio::process::ChildStdout;
use tokio::sync::mpsc;

use super::processes::Process;
use super::task::Task;

/// Something that the executor at this index did.
#[derive(Debug)]
pub(super) enum Event {
    Began(usize, Task),
    Ended(usize),
}

/// Reads the lines of all executors from now on.
pub(super) fn watch(executors: &mut [Process]) -> mpsc::UnboundedReceiver<Event> {
    let (sender, events) = mpsc::unbounded_channel();
    for (index, executor) in executors.iter_mut().enumerate() {
        if let Some(lines) = executor.take_lines() {
            tokio::spawn(forward(index, lines, sender.clone()));
        }
    }
    events
}

async fn forward(
    index: usize,
    mut lines: Lines<BufReader<ChildStdout>>,
    sender: mpsc::UnboundedSender<Event>,
) {
    while let Ok(Some(line)) = lines.next_line().await {
        // Whoever no longer listens needs nothing more.
        if let Ok(task) = line.parse() {
            let _ = sender.send(Event::Began(index, task));
        }
    }
    let _ = sender.send(Event::Ended(index));
}
